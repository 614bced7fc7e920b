// Where somebody opens a result, Python is booted before anything else of the page is there; see engine.js.
// Whatever goes wrong here: the engine tries again, and tells when that fails too.
if (/[#&][rg]=/.test(location.hash)) {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  try {
    self.earlyWorker = new Worker(new URL("../../../assessments/worker.js", src), { type: "module", name: "first" });
    self.earlyWorker.addEventListener("error", () => delete self.earlyWorker);
  } catch {
    // Workers are refused.
  }
}
