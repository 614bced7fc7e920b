// Where somebody opens a result, Python is booted before anything else of the page is there; see engine.js.
// `scripts/build` puts this into the page. Whatever goes wrong here: the engine tries again, and tells when that
// fails too.
if (/[#&][rg]=/.test(location.hash)) {
  const { worker = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  try {
    self.earlyWorker = new Worker(worker, { type: "module", name: "first" });
    self.earlyWorker.addEventListener("error", () => delete self.earlyWorker);
  } catch {
    // Workers are refused.
  }
}
