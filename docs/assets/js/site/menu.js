// The menu and the search field open with real buttons; Escape closes them and gives the focus back.

/** @template {HTMLElement} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/** @type {HTMLElement} */
const menu = find("#menu");
/** @type {HTMLButtonElement} */
const menuButton = find("[data-menu-button]");
const search = find("[data-search]");
/** @type {HTMLButtonElement} */
const searchButton = find("[data-search-button]");

/** @param {boolean} open */
function setMenu(open) {
  menu.classList.toggle("is-open", open);
  menuButton.setAttribute("aria-expanded", String(open));
}

/** @param {boolean} open */
function setSearch(open) {
  search.hidden = !open;
  searchButton.setAttribute("aria-expanded", String(open));
  if (!open) return;
  find("[data-search] input").focus();
  lookFor();
}

/** What does the searching is fetched the first time that somebody searches. */
async function lookFor() {
  try {
    await (await import("./search.js")).search();
  } catch {
    const status = find("[data-search] [role=status]");
    status.textContent = status.dataset.failed ?? "";
  }
}

menuButton.addEventListener("click", () => setMenu(!menu.classList.contains("is-open")));
searchButton.addEventListener("click", () => setSearch(search.hidden));
search.addEventListener("input", lookFor);
search.addEventListener("submit", (event) => event.preventDefault());

window.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  if (menu.classList.contains("is-open")) {
    setMenu(false);
    menuButton.focus();
  } else if (!search.hidden) {
    setSearch(false);
    searchButton.focus();
  }
});
