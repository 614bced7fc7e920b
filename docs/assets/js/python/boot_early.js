// What a link gives along goes out of the address before anything of the page is there (see site/arrival.js), and
// where it is a result, Python is booted before anything else; see engine.js.
// `scripts/build` puts this into the page. Whatever goes wrong here: the page and the engine try again, and the
// engine tells when that fails too.
{
  const { hash, pathname, search } = location;
  const { worker = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  if (/[#&][rgtom](=|%3d)/i.test(hash)) {
    self.arrived = hash;
    history.replaceState(history.state, "", pathname + search);
  }
  if (/[#&][rg](=|%3d)/i.test(hash)) {
    /** @type {any} not every browser has these */
    const { trustedTypes } = self;
    const rules = { createScriptURL: () => worker };
    try {
      self.earlyWorker = new Worker((trustedTypes?.createPolicy("vroeg", rules) ?? rules).createScriptURL(""), { type: "module", name: "first" });
      self.earlyWorker.addEventListener("error", () => delete self.earlyWorker);
    } catch {
      // Workers are refused.
    }
  }
}
