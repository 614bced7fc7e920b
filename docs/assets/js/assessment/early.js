// Where somebody opens a result, Python is booted before anything else of the page is there; see engine.js.
if (/[#&][rg]=/.test(location.hash) && self.Worker) {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const script = new URL("../../../assessments/worker.js", src);
  self.earlyWorker = new Worker(script, { type: "module", name: "first" });
  // The engine tries again, and is there to tell when that fails too.
  self.earlyWorker.addEventListener("error", () => delete self.earlyWorker);
}
