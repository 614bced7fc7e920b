// Keeps the scans on the visitor's device, so that they work without a network. It looks after the pages of
// this folder and holds one release: every file of it, whole, or it does not take over.
//
// `scripts/build` writes the release and its files in the line below. As it stands, which is how `scripts/serve`
// has it, it holds nothing: it removes itself, and what an earlier one kept.

/** @type {{release: string, files: Record<string, string>}} the SHA-256 of each file, by its address from here */
const { release, files } = { release: "", files: {} };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const PREFIX = "scans-";
const cacheName = PREFIX + release;
const digests = new Map(Object.entries(files).map(([file, digest]) => [new URL(file, location.href).href, digest]));
const stopping = new AbortController();

worker.addEventListener("install", (event) => event.waitUntil(release ? keep() : worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(release ? drop(cacheName) : leave()));

worker.addEventListener("message", (event) => {
  if (event.data === "stop") stopping.abort();
  if (event.data === "take over") event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  // A page that found a file broken asks for it with "reload": that is for the server.
  if (request.method !== "GET" || request.cache === "reload" || !digests.has(bare(request.url))) return;
  event.respondWith(answer(event));
});

/** @param {string} address @returns {string} without query and fragment, which say nothing to a static site */
const bare = (address) => address.replace(/[?#].*/s, "");

/** @param {FetchEvent} event */
async function answer({ request, clientId }) {
  // A page that came from the network gets its files from there too: they may be of another release.
  const client = await worker.clients.get(clientId);
  const ours = request.mode === "navigate" || !client || digests.has(bare(client.url));
  const cache = await caches.open(cacheName);
  return (ours && (await cache.match(bare(request.url), { ignoreVary: true }))) || fetch(request);
}

/** Bring in the whole release. What has come in stays when the rest fails, and is used at the next try. */
async function keep() {
  const cache = await caches.open(cacheName);
  const each = [...digests].map(async ([address, digest]) => cache.put(address, await whole(address, digest)));
  await Promise.all(each);
}

/**
 * A file with this content: from an earlier release, else from the browser's cache, else from the server.
 * @param {string} address @param {string} digest
 */
async function whole(address, digest) {
  const { signal } = stopping;
  const sources = [
    () => caches.match(address, { ignoreVary: true }),
    () => fetch(address, { signal }),
    () => fetch(address, { signal, cache: "reload" }),
  ];
  for (const source of sources) {
    const response = await source();
    if (response?.ok && !response.redirected && (await sha256(response.clone())) === digest) return response;
  }
  throw new Error(`${address} is not of release ${release}`);
}

/** @param {Response} response */
async function sha256(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** Take over from the release before, when only the page that asks would notice. */
async function takeOver() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const scans = pages.filter(({ url }) => url.startsWith(worker.registration.scope));
  if (scans.length === 1) await worker.skipWaiting();
}

/** Drop what other releases kept. @param {string} [but] */
async function drop(but) {
  const names = (await caches.keys()).filter((one) => one.startsWith(PREFIX) && one !== but);
  await Promise.all(names.map((one) => caches.delete(one)));
}

async function leave() {
  await drop();
  worker.registration.unregister(); // which is done when this is: do not wait for it
}
