// Lets the scans work without a network after one visit: has their service worker keep this release.
// Where service workers are refused, bytes are dear, or in somebody's frame, nothing is kept and all else works.

const PATIENCE = 30_000;
const script = new URL("../../assessments/sw.js", import.meta.url);
const { serviceWorker: workers } = navigator;

/** A newer release that came in during an earlier visit starts with this one, if this is the only page with a scan. */
export async function useNewest() {
  const registration = await workers.getRegistration(script);
  if (!registration?.waiting) return;
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  const ask = () => registration.waiting?.postMessage("take over");
  ask();
  // The page that was left just now may still be counted: ask again, until the visitor begins.
  const asking = setInterval(ask, 250);
  const stop = () => clearInterval(asking);
  for (const began of ["pointerdown", "keydown"]) addEventListener(began, stop, { once: true });
  setTimeout(stop, 5_000);
}

/**
 * Have the release that is on the server now kept on this device.
 * Resolves when nothing more is fetched for it, whether that worked or not; it never rejects.
 */
export async function keepOffline() {
  try {
    if (self !== top || isDear()) return;
    // With "all" the browser's own look for a new release, soon after ours, comes from its cache: no request.
    const registration = await workers.register(script, { updateViaCache: "all" });
    if (registration.active) await registration.update();
    if (registration.installing) await settled(registration.installing);
  } catch {
    // Refused, or no network: what was kept before still works.
  }
}

/** Whether every byte counts: more is kept than one visit needs. */
function isDear() {
  /** @type {any} not every browser tells */
  const { connection } = navigator;
  return connection?.saveData || /[23]g/.test(connection?.effectiveType);
}

/** @param {ServiceWorker} worker @returns {Promise<void>} */
function settled(worker) {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => worker.postMessage("stop"), PATIENCE);
    worker.addEventListener("statechange", () => {
      clearTimeout(impatience);
      resolve();
    });
  });
}
