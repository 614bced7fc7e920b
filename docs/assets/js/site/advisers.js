// For consultants: filters the list of pages while somebody types, and puts a link with a label together.
import "./proposal.js";

/** @template {HTMLElement} [E=HTMLElement] @param {string} selector @param {ParentNode} [within] @returns {E} */
const find = (selector, within = document) => /** @type {E} */ (within.querySelector(selector));

// --- the list of pages -----------------------------------------------------------------------------

const filter = find("[data-filter]");
const found = find("[data-found]");
const pages = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-page]"))];
const groups = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-group]"))];

/** Letters without accents, and one kind of apostrophe. @param {string | null} text */
const plain = (text) => (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

filter.addEventListener("input", () => {
  const words = plain(/** @type {HTMLInputElement} */ (find("input", filter)).value).split(/\s+/);
  for (const page of pages) {
    const text = plain(page.textContent);
    page.hidden = !words.every((word) => text.includes(word));
  }
  for (const group of groups) group.hidden = !group.querySelector("[data-page]:not([hidden])");
  const count = pages.filter((page) => !page.hidden).length;
  const { one, more = "", none } = found.dataset;
  found.textContent = count === 0 ? none ?? "" : count === 1 ? one ?? "" : more.replace("{count}", String(count));
});

// --- a link with a label ---------------------------------------------------------------------------

/** @type {HTMLFormElement} */
const form = find("[data-label-form]");

function showLink() {
  const { scan, ...preset } = Object.fromEntries(new FormData(form));
  const filled = Object.entries(preset).map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
  const fragment = filled.length ? `#${new URLSearchParams(filled)}` : "";
  find("[data-link]", form).textContent = find("[data-copy]", form).dataset.copy = scan + fragment;
}

form.addEventListener("input", showLink);
form.addEventListener("submit", (event) => event.preventDefault());
showLink();
