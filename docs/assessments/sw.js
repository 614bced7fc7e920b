// Lets the scans work without a network. It looks after the pages of this folder and keeps one release: every
// file of it, whole, or nothing.
//
// A page comes from the server, or from the cache when the server does not answer in time. All that a page of this
// release loads comes from the cache as well; all that a page of another release loads comes from the server. So a
// page never gets files of two releases, an open page keeps the release that it began with, and whoever has a network
// sees the newest page. Browsers let the next release wait until no page uses this release any more.
//
// `scripts/build` writes the release and its files in the line below. As it stands, which is how `scripts/serve`
// has it, it holds nothing: it removes itself, and what an earlier release kept.

/** @type {{release: string, files: Record<string, string>}} the SHA-256 of each file, by its address from here */
const { release, files } = { release: "", files: {} };

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
// Copies of the site on one host each have their own; see site/own_name.js.
const { pathname: home } = new URL("../", location.href);
const PREFIX = home === "/" ? "scans-" : `scans-${home}`;
const PATIENCE = 4_000; // Milliseconds in which the server must answer before a page comes from here.
const cacheName = PREFIX + release;
const digests = new Map(Object.entries(files).map(([file, digest]) => [new URL(file, location.href).href, digest]));
const stopping = new AbortController();

worker.addEventListener("install", (event) => event.waitUntil(release ? keep() : worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(release ? drop(cacheName) : leave()));
worker.addEventListener("message", ({ data }) => data === "stop" && stopping.abort());

worker.addEventListener("fetch", (event) => {
  const { request, resultingClientId } = event;
  if (!release || request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(event));
  // A page that found a file broken asks for it with "reload": that is for the server.
  else if (request.cache === "reload") return;
  else if (resultingClientId || digests.has(bare(request.url))) event.respondWith(file(event));
});

/** @param {string} address @returns {string} without query and fragment, which say nothing to a static site */
const bare = (address) => address.replace(/[?#].*/s, "");

/** @param {FetchEvent} event the visit of a page */
async function page({ request, resultingClientId }) {
  const cache = await caches.open(cacheName);
  const digest = digests.get(bare(request.url));
  const kept = digest && (await cache.match(bare(request.url), { ignoreVary: true }));
  const asked = fetch(request).then(async (response) => {
    if (kept && response.status >= 500) throw response.status;
    return { response, ours: (await sha256(response.clone())) === digest };
  });
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  const { response, ours } = kept
    ? await Promise.race([asked, late]).catch(() => ({ response: kept, ours: true }))
    : await asked;
  if (!ours) await noteStranger(cache, resultingClientId);
  return response;
}

/** @param {FetchEvent} event what a page or its worker loads */
async function file({ request, clientId, resultingClientId }) {
  const cache = await caches.open(cacheName);
  const [stranger, kept] = await Promise.all([
    cache.match(note(clientId)),
    cache.match(bare(request.url), { ignoreVary: true }),
  ]);
  if (stranger) await noteStranger(cache, resultingClientId);
  return (!stranger && kept) || fetch(request);
}

// Which pages are of another release is noted by their id: this worker is stopped and started all the time. Do not
// ask for the page itself: `clients.get` waits for a module worker until its imports are there, which wait for us.

/** @param {string} id of a page or a worker */
const note = (id) => `client/${id}`;

/** A page or a worker of another release. @param {Cache} cache @param {string} id */
const noteStranger = async (cache, id) => id && cache.put(note(id), new Response());

/** Bring in the whole release, or nothing. */
async function keep() {
  const fresh = !(await caches.has(cacheName)); // unless an earlier release is published again
  const cache = await caches.open(cacheName);
  const each = [...digests].map(async ([address, digest]) => cache.put(address, await whole(address, digest)));
  try {
    await Promise.all(each);
  } catch (error) {
    stopping.abort();
    if (fresh) await caches.delete(cacheName);
    throw error;
  }
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

/** Drop what other releases kept. @param {string} [but] */
async function drop(but) {
  const names = (await caches.keys()).filter((name) => name !== but && name.startsWith(PREFIX) && !name.slice(PREFIX.length).includes("/"));
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function leave() {
  await drop();
  worker.registration.unregister(); // which is done when this is: do not wait for it
}
