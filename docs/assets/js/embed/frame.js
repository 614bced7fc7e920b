// The side of the scan in somebody else's page. The page that shows it asks (listener.js); hosts that the owner
// of this site allows are told how high the scan is, and where it went on. Nothing about answers goes out.

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
