// The page's side of the worker: starts it, asks it, and notices when it stays silent.
import { program } from "../site/trusted.js";

const SILENCE = 15_000;
// Beside the pages with a scan: their service worker answers only for workers below its own folder.
const script = new URL("../../../assessments/worker.js", import.meta.url);

/** Once for each page. */
const keepOffline = () => import("./offline.js").then(({ keepOffline }) => keepOffline(), () => {});

export class EngineError extends Error {
  /** @param {string} reason missing | blocked | silent | broken | stopped */
  constructor(reason, detail = "") {
    super(detail);
    this.reason = reason;
  }
}

export class Engine {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, {request: string, resolve: (answer: any) => void, reject: (error: EngineError) => void}>} */
  #waiting = new Map();
  #count = 0;
  #ready = false;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #watchdog;

  /** @param {(state: "loading" | "ready" | "failed" | "silent") => void} onState */
  constructor(onState) {
    this.onState = onState;
  }

  get ready() {
    return this.#ready;
  }

  /** Boot Python when the page has nothing better to do; for who saves data or has a slow connection, not before it is needed. */
  prepare() {
    /** @type {any} not every browser tells */
    const { connection } = navigator;
    if (connection?.saveData || /2g/.test(connection?.effectiveType)) return;
    (self.requestIdleCallback ?? setTimeout)(() => this.start());
  }

  /** Boot Python in the background; does nothing when that has begun. */
  start() {
    if (this.#worker) return;
    this.onState("loading");
    try {
      this.#worker = begunWorker() ?? new Worker(program(script), { type: "module", name: this.#again ? "again" : "first" });
    } catch (error) {
      this.#fail(new EngineError("blocked", String(error)));
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    // The worker's own script, or a script that it imports, did not load.
    this.#worker.addEventListener("error", () => this.#fail(new EngineError("missing")));
    this.#watch();
  }

  /**
   * Ask Python; starts it when needed.
   * @param {object} request see `selfscan.service.call`
   * @returns {Promise<any>} its answer; rejects with an EngineError
   */
  ask(request) {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { request: JSON.stringify(request), resolve, reject });
      this.start();
      this.#post(id);
      this.#watch();
    });
  }

  /** @param {number} id of a question that waits */
  #post(id) {
    this.#worker?.postMessage({ id, request: this.#waiting.get(id)?.request });
  }

  /** @param {{type: string, id?: number, answer?: string, reason?: string, detail?: string}} message */
  #receive(message) {
    if (message.type === "ready") {
      this.#ready = true;
      this.#announce();
    } else if (message.type === "answer" && message.id) {
      this.#ready = true;
      this.#waiting.get(message.id)?.resolve(JSON.parse(message.answer ?? ""));
      this.#waiting.delete(message.id);
      keepOffline(); // for who was before Python; all others have done so
    } else if (message.type === "failed") {
      const error = new EngineError(message.reason ?? "broken", message.detail);
      if (error.reason === "stopped" && !this.#again) {
        this.#askAgain();
      } else if (error.reason === "broken" && message.id) {
        this.#waiting.get(message.id)?.reject(error);
        this.#waiting.delete(message.id);
      } else {
        this.#fail(error);
      }
    }
    this.#watch();
  }

  /** What it takes to work without a network is fetched before Python is called ready: after that, nothing is. */
  async #announce() {
    if (!this.#waiting.size) await keepOffline();
    if (this.#ready) this.onState("ready");
  }

  /** (Re)start the clock while something is expected of the worker. */
  #watch() {
    clearTimeout(this.#watchdog);
    if (this.#worker && (!this.#ready || this.#waiting.size)) {
      // On a slow device or line the answer may still come: giving up is up to the visitor.
      this.#watchdog = setTimeout(() => this.onState("silent"), SILENCE);
    }
  }

  /** Leave a worker that still owes an answer; the next question starts another. */
  giveUp() {
    if (this.#waiting.size) this.#fail(new EngineError("silent"));
  }

  /** Python came upon something that was trimmed away: the same questions are for the whole of it. */
  #askAgain() {
    this.#end();
    this.#again = true;
    this.start();
    for (const id of this.#waiting.keys()) this.#post(id);
  }

  #end() {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
  }

  /** @param {EngineError} error */
  #fail(error) {
    this.#end();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.onState("failed");
    for (const { reject } of waiting) reject(error);
  }
}

/** The worker that boot_early.js began, once. */
function begunWorker() {
  const { earlyWorker } = self;
  delete self.earlyWorker;
  return earlyWorker;
}
