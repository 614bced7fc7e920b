// The side of the scan in somebody else's page.
import { markup } from "../site/trusted.js";

// --- the scan --------------------------------------------------------------------------------------

// It stands on its own page only, and is taken from there.
const place = /** @type {HTMLElement} */ (document.querySelector("[data-scan]"));
const source = new URL(place.dataset.scan ?? "", location.href);
/** What is told; 0 until it is known. */
let height = 0;

/** @returns {Promise<Element>} what stands on the page of the scan; rejects when that does not come */
async function fetchScan() {
  const response = await fetch(source);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(markup(await response.text()), "text/html");
  const scan = /** @type {Element} */ (page.querySelector(".page"));
  for (const around of scan.querySelectorAll(".introduction > :not(h1, .facts)")) around.remove();
  for (const way of ["href", "data-root"]) {
    for (const linked of scan.querySelectorAll(`[${way}]`)) linked.setAttribute(way, new URL(linked.getAttribute(way) ?? "", source).href);
  }
  return scan;
}

/**
 * How high the frame has to be for the largest step of the form, as it is before anybody answered.
 * @returns {number} CSS pixels
 */
function measure() {
  const later = /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-keep], [data-reopen]"));
  for (const part of later) part.hidden = false;
  const heights = [...place.querySelectorAll("[data-step]")].map((step) => step.getBoundingClientRect().height);
  const all = heights.reduce((sum, height) => sum + height, 0);
  const whole = document.body.getBoundingClientRect().height;
  for (const part of later) part.hidden = true;
  return Math.ceil(whole - all + Math.max(...heights));
}

fetchScan().then(
  async (scan) => {
    place.replaceChildren(...scan.childNodes);
    await Promise.all([...document.fonts].map((font) => font.load())).catch(() => {}); // they decide where lines end
    height = measure();
    tellHeight();
    return import("../scan/page.js");
  },
  () => (/** @type {HTMLElement} */ (place.querySelector("[data-absent]")).hidden = false),
);

// --- the page around it ----------------------------------------------------------------------------

// It asks (listener.js); hosts that the owner of this site allows are told how high the frame has to be, and when to
// scroll to its top. Nothing of an answer may be seen by that: the height is one, measured before there are answers,
// whatever is asked for, opened or shown afterwards; the result, errors and what was kept scroll inside the frame. And
// a button that may lead on says "to the top" when it is pressed, wherever it leads.

const { embedHosts = "[]" } = /** @type {HTMLElement} */ (document.querySelector("[data-embed-hosts]")).dataset;
/** @type {string[]} */
const allowed = JSON.parse(embedHosts);
let host = "";

/** @param {{height: number} | {top: number}} message in CSS pixels */
const tell = (message) => host && parent.postMessage(message, host);
const tellHeight = () => height && tell({ height });

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data !== "scan-height" || !allowed.includes(origin)) return;
  host = origin;
  tellHeight();
});

const LEADS = "[data-action=next], [data-action=previous], [data-action=result], [data-action=edit]";
addEventListener("click", ({ target }) => {
  if (/** @type {Element} */ (target).closest(LEADS)) tell({ top: 0 });
});
