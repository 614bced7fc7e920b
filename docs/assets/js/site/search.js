// Searching: MiniSearch finds in the index that MkDocs makes, this shows it.
import MiniSearch from "./minisearch.js";

const WORD = /([\p{L}\p{N}]+)/u; // Splits a text so that every second piece is a word.
const PARTS = 3; // Of one page; there is a list of contents for the rest.
const [BEFORE, LENGTH] = [16, 60]; // Of what is shown of a text: pieces before the first word found, and in all.

/** @template {HTMLElement} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(`[data-search] ${selector}`));

/** @type {HTMLInputElement} */
const field = find("input");
const list = find("ol");
const status = find("[role=status]");
const form = /** @type {HTMLFormElement} */ (field.form);
const index = new URL(form.dataset.index ?? "", location.href);
const site = new URL("..", index);

/** @typedef {import("minisearch").SearchResult} Found a page or a part of it: `id` (its address), `title`, `text` and `terms` */

/** @type {Promise<MiniSearch> | undefined} */
let finder;

/** @param {string} word @returns {string} what it is found by: without accents and capitals */
const plain = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {Promise<MiniSearch>} that knows the whole site; rejects when the index cannot be had */
async function prepare() {
  const response = await fetch(index);
  if (!response.ok) throw new Error(response.statusText);
  const { docs } = await response.json();
  const whole = new MiniSearch({
    idField: "location",
    fields: ["title", "text"],
    storeFields: ["title", "text"],
    tokenize: (text) => text.split(WORD).filter((_, place) => place % 2),
    processTerm: plain,
    searchOptions: {
      boost: { title: 8 },
      boostDocument: (location) => (location.includes("#") ? 1 : 2),
      prefix: true,
      fuzzy: (word) => word.length > 4 && 0.2,
      combineWith: "AND",
    },
  });
  await whole.addAllAsync(docs);
  return whole;
}

/** Show what is found of the words in the field; rejects when that cannot be done now. */
export async function search() {
  finder ??= prepare();
  finder.catch(() => (finder = undefined)); // The next letter tries again.
  const ready = await finder;
  const all = ready.search(field.value);
  const found = all.length ? all : ready.search(field.value, { combineWith: "OR" });
  /** @type {Map<string, Found[]>} */
  const pages = new Map();
  for (const part of found) {
    const page = part.id.split("#")[0];
    pages.set(page, [...(pages.get(page) ?? []), part]);
  }
  const sorted = [...pages].sort(([, left], [, right]) => weight(right) - weight(left));
  status.textContent = field.value.trim() && told(sorted.length);
  list.replaceChildren(...sorted.map(([page, parts]) => entry({ ...ready.getStoredFields(page), id: page, terms: [] }, parts)));
}

/** @param {number} pages */
function told(pages) {
  const { none = "", one = "", more = "" } = status.dataset;
  return pages === 0 ? none : pages === 1 ? one : more.replace("{count}", String(pages));
}

/** @param {Found[]} parts */
const weight = (parts) => parts.reduce((sum, { score }) => sum + score, 0);

/** @param {Pick<Found, "id" | "terms">} page @param {Found[]} found the page itself, when that has the words, and parts of it */
function entry(page, found) {
  const whole = found.find(({ id }) => id === page.id) ?? page;
  const parts = found.filter(({ id }) => id !== page.id).slice(0, PARTS);
  const item = document.createElement("li");
  item.append(...[whole, ...parts].map(link));
  return item;
}

/** @param {Record<string, any>} found */
function link({ id, title, text, terms }) {
  const anchor = document.createElement("a");
  anchor.href = new URL(id, site).href;
  const name = document.createElement("strong");
  name.append(...marked(title.split(WORD), terms));
  anchor.append(name);
  const pieces = text.split(WORD);
  const first = pieces.findIndex((/** @type {string} */ piece) => terms.includes(plain(piece)));
  if (first < 0) return anchor;
  const start = Math.max(0, first - BEFORE);
  const shown = document.createElement("span");
  shown.append(start ? "… " : "", ...marked(pieces.slice(start, start + LENGTH), terms), start + LENGTH < pieces.length ? " …" : "");
  anchor.append(" ", shown);
  return anchor;
}

/** @param {string[]} pieces @param {string[]} terms @returns {(string | Element)[]} the pieces, and those found in `<mark>` */
function marked(pieces, terms) {
  return pieces.map((piece) => {
    if (!terms.includes(plain(piece))) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

form.addEventListener("submit", () => list.querySelector("a")?.click());
// Up and down go through what was found.
form.addEventListener("keydown", (event) => {
  const stops = [field, ...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
  const next = step && stops[stops.findIndex((stop) => stop === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
