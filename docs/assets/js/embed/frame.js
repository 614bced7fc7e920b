// The side of the scan in somebody else's page.

// --- the scan --------------------------------------------------------------------------------------

// It stands on its own page only, and is taken from there.
const place = /** @type {HTMLElement} */ (document.querySelector("[data-scan]"));
const source = new URL(place.dataset.scan ?? "", location.href);

/** @returns {Promise<Element>} what stands on the page of the scan; rejects when that does not come */
async function fetchScan() {
  const response = await fetch(source);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const scan = /** @type {Element} */ (page.querySelector(".page"));
  for (const around of scan.querySelectorAll(".introduction > :not(h1, .facts)")) around.remove();
  for (const way of ["href", "data-root"]) {
    for (const one of scan.querySelectorAll(`[${way}]`)) one.setAttribute(way, new URL(one.getAttribute(way) ?? "", source).href);
  }
  return scan;
}

fetchScan().then(
  (scan) => {
    place.replaceChildren(...scan.childNodes);
    return import("../scan/page.js");
  },
  () => (/** @type {HTMLElement} */ (place.querySelector("[data-absent]")).hidden = false),
);

// --- the page around it ----------------------------------------------------------------------------

// It asks (listener.js); hosts that the owner of this site allows are told how high the scan is, and where it went
// on. Nothing about answers goes out.

const { embedHosts = "[]" } = /** @type {HTMLElement} */ (document.querySelector("[data-embed-hosts]")).dataset;
/** @type {string[]} */
const allowed = JSON.parse(embedHosts);
let host = "";

/** @param {{height: number} | {top: number}} message in CSS pixels */
const tell = (message) => host && parent.postMessage(message, host);
const tellHeight = () => tell({ height: Math.ceil(document.body.getBoundingClientRect().height) });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data !== "scan-height" || !allowed.includes(origin)) return;
  host = origin;
  tellHeight();
});
new ResizeObserver(tellHeight).observe(document.body);

// A next step, the result or an error takes the focus to its heading: the page around scrolls along.
addEventListener("focusin", ({ target }) => {
  const heading = /** @type {Element} */ (target);
  if (heading.matches('[tabindex="-1"]')) tell({ top: heading.getBoundingClientRect().top });
});

export {};
