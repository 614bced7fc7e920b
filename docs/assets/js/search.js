// Searching: the theme's worker finds in the index that MkDocs makes, this shows it.

// The worker's kinds of messages.
const [SETUP, READY, QUERY] = [0, 1, 2];
const PARTS = 3; // Of one page; there is a list of contents for the rest.

/**
 * A page or a part of it, with what was found in `<mark>`; `terms` is empty when that is nothing.
 * @typedef {{location: string, title: string, text: string, terms: Record<string, boolean>}} Found
 */

/** @template {HTMLElement} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(`[data-search] ${selector}`));

/** @type {HTMLInputElement} */
const field = find("input");
const list = find("ol");
const status = find("[role=status]");
const form = /** @type {HTMLFormElement} */ (field.form);
const { index = "", worker: script = "" } = form.dataset;
const site = new URL("..", new URL(index, location.href));

/** @type {Promise<Worker> | undefined} */
let finder;

/** @returns {Promise<Worker>} that knows the whole site; rejects when it or the index cannot be had */
async function prepare() {
  const response = await fetch(index);
  if (!response.ok) throw new Error(response.statusText);
  const data = { ...(await response.json()), options: {} };
  const worker = new Worker(script);
  return new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = ({ data: { type, data } }) => (type === READY ? resolve(worker) : show(data.items));
    worker.postMessage({ type: SETUP, data });
  });
}

/** Show what is found of the words in the field; rejects when that cannot be done now. */
export async function search() {
  finder ??= prepare();
  finder.catch(() => (finder = undefined)); // The next letter tries again.
  (await finder).postMessage({ type: QUERY, data: field.value });
}

/** @param {Found[][]} pages what was found, by page, the best first */
function show(pages) {
  const { none = "", one = "", more = "" } = status.dataset;
  const told = pages.length > 1 ? more.replace("{count}", String(pages.length)) : pages.length ? one : none;
  status.textContent = field.value.trim() && told;
  list.replaceChildren(...pages.map(entry));
}

/** @param {Found[]} found of one page: the page itself and parts of it */
function entry(found) {
  const page = found.find(({ location }) => !location.includes("#")) ?? found[0];
  const parts = found.filter((one) => one !== page).slice(0, PARTS);
  const item = document.createElement("li");
  item.append(...[page, ...parts].map(link));
  return item;
}

/** @param {Found} found */
function link({ location, title, text, terms }) {
  const anchor = document.createElement("a");
  anchor.href = new URL(location, site).href;
  // Our own pages as MkDocs wrote them, so this is HTML that we trust.
  anchor.innerHTML = `<strong>${title}</strong>` + (Object.keys(terms).length ? ` <span>${text}</span>` : "");
  return anchor;
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
