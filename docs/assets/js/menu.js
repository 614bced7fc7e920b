// The menu and the search field open with real buttons; Escape closes them and gives the focus back.

/** @template {Element} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/** @type {HTMLElement} */
const menu = find("#menu");
/** @type {HTMLButtonElement} */
const menuButton = find("[data-menu-button]");
/** @type {HTMLInputElement} */
const search = find("#__search");
/** @type {HTMLButtonElement} */
const searchButton = find("[data-search-button]");

document.documentElement.classList.remove("no-js");

/** @param {boolean} open */
function setMenu(open) {
  menu.classList.toggle("is-open", open);
  menuButton.setAttribute("aria-expanded", String(open));
}

/** @param {boolean} open */
function setSearch(open) {
  if (open) loadSearch();
  if (search.checked !== open) search.click();
  searchButton.setAttribute("aria-expanded", String(open));
  if (open) /** @type {HTMLElement} */ (find(".md-search__input")).focus();
}

/** The theme's own script does the searching; it is fetched the first time somebody searches. */
function loadSearch() {
  const { base } = JSON.parse(/** @type {string} */ (find("#__config").textContent));
  // What the theme's script expects from its inline script: where the site begins, and a store (ours is empty).
  Object.assign(window, { __md_scope: new URL(base, location.href), __md_get: () => null, __md_set: () => {} });
  /** @type {HTMLTemplateElement | null} */
  const template = document.querySelector("template[data-search-scripts]");
  for (const { src } of template?.content.querySelectorAll("script") ?? []) {
    document.body.append(Object.assign(document.createElement("script"), { src }));
  }
  template?.remove();
}

// The theme searches on keys only; what is pasted or spoken must count as well.
find(".md-search__input").addEventListener("input", ({ target }) => target?.dispatchEvent(new KeyboardEvent("keyup")));
// Only who opens the part for consultants needs its buttons.
document.querySelector(".offer")?.addEventListener("toggle", () => import("./proposal.js"), { once: true });
menuButton.addEventListener("click", () => setMenu(!menu.classList.contains("is-open")));
searchButton.addEventListener("click", () => setSearch(!search.checked));
search.addEventListener("change", () => searchButton.setAttribute("aria-expanded", String(search.checked)));

window.addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape") {
      if (menu.classList.contains("is-open")) {
        setMenu(false);
        menuButton.focus();
      } else if (search.checked) {
        setSearch(false);
        searchButton.focus();
      }
      return;
    }
    // Once loaded, the theme acts on single letters (n, p, s, f, /), even on a radio button (WCAG 2.1.4).
    const target = /** @type {Element} */ (event.target);
    const bare = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (bare && !target.matches?.(".md-search__input, textarea, select")) event.stopImmediatePropagation();
  },
  true,
);
