// Lets the scans work without a network after one visit: has their service worker keep this release.
// Nothing is kept, and all else works, where service workers are refused, where a visitor saves data or has a slow
// connection, and in the frame of another site.
import { program } from "../site/trusted.js";

const PATIENCE = 30_000; // Milliseconds in which everything must have come in,
const NO_SERVER = 5_000; // and in which a server says whether there is something newer.
const script = new URL("../../../assessments/sw.js", import.meta.url);
/** @type {Promise<void> | undefined} */
let keeping;

/**
 * Have the release that is on the server now kept on this device; once for each page.
 * Resolves when nothing more is fetched for it, whether that worked or not; it never rejects.
 */
export const keepOffline = () => (keeping ??= keep().catch(() => {}));

async function keep() {
  if (self !== top || savesData()) return;
  const { serviceWorker: workers } = navigator;
  // With "all" the browser's own look for a new release, soon after ours, comes from its cache: no request.
  const registration = isReleased()
    ? await workers.register(program(script), { updateViaCache: "all" })
    : await workers.getRegistration(script);
  if (registration?.active) {
    await Promise.race([registration.update(), new Promise((resolve) => setTimeout(resolve, NO_SERVER))]);
  }
  if (registration?.installing) await settled(registration, registration.installing);
}

/** Whether `scripts/build` made this page; what `scripts/serve` shows, changes all the time. */
const isReleased = () => document.querySelector("meta[name=release]") !== null;

/** Whether a visitor saves data or has a slow connection: more is kept than one visit needs. */
function savesData() {
  /** @type {any} not every browser tells */
  const { connection } = navigator;
  return connection?.saveData || /[23]g/.test(connection?.effectiveType);
}

/**
 * Wait until a worker that comes in is in use, waits for its turn, or has failed.
 * @param {ServiceWorkerRegistration} registration @param {ServiceWorker} worker @returns {Promise<void>}
 */
function settled(registration, worker) {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => worker.postMessage("stop"), PATIENCE);
    worker.addEventListener("statechange", () => {
      // The first worker goes on at once.
      if (worker.state === "activating" || (worker.state === "installed" && !registration.active)) return;
      clearTimeout(impatience);
      resolve();
    });
  });
}
