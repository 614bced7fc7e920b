// Fetches files of the runtime, and looks at every byte before anything is trusted.
import runtime from "../../runtime/index.mjs";

const base = new URL("../assets/runtime/", location.href); // as seen from the worker, wherever this file went
const fetchFile = self.fetch.bind(self);

/** @typedef {typeof runtime.files.stdlib} File */

export class Failure extends Error {
  /** @param {"missing" | "blocked" | "broken"} reason @param {unknown} detail */
  constructor(reason, detail) {
    super(String(detail));
    this.reason = reason;
  }
}

/** @param {string} url a name in the runtime */
export const address = (url) => new URL(url, base).href;

/**
 * Fetch a file and make sure that it is whole. What is broken in the cache is fetched once more
 * from the server; what is good there, is good on a retry too.
 * @param {File} file
 * @param {() => void} progress called whenever something has come in
 * @param {(response: Response) => void} [onResponse] gets the same response before it has been checked
 */
export async function load(file, progress, onResponse) {
  try {
    return await loadFrom(nearest, file, progress, onResponse);
  } catch {
    return loadFrom(server, file, progress, onResponse);
  }
}

/**
 * Import a script while it is looked at. One that was not whole at once cannot be imported again here, but what is
 * in the cache is good from then on.
 * @param {File} file @param {() => void} progress @returns {Promise<any>}
 */
export async function loadScript(file, progress) {
  const script = import(address(file.url));
  try {
    const [imported] = await Promise.all([script, loadFrom(browser, file, progress)]);
    return imported;
  } catch (error) {
    await loadFrom(server, file, progress);
    throw new Failure("missing", error);
  }
}

/** @typedef {(address: string) => Promise<Response>} Source where a file comes from */

/** @type {Source} as an import gets it: what is looked at must be what runs */
const browser = (from) => fetchFile(from, { cache: "default" });
/** @type {Source} */
const server = (from) => fetchFile(from, { cache: "reload" });
/** @type {Source} what the service worker keeps, read past it: that is a quarter of the work */
const nearest = async (from) =>
  (await self.caches?.match(from, { ignoreVary: true }).catch(() => undefined)) ?? browser(from);

/** @param {Source} source @param {File} file @param {() => void} progress @param {(response: Response) => void} [onResponse] */
async function loadFrom(source, { url, size, sha256 }, progress, onResponse) {
  try {
    const response = await source(address(url));
    if (!response.ok || !response.body) throw response.status;
    onResponse?.(response.clone());
    const bytes = new Uint8Array(size);
    let end = 0;
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (end + value.length > size) throw `longer than ${size} bytes`;
      bytes.set(value, end);
      end += value.length;
      progress();
    }
    if (end !== size) throw `${end} of ${size} bytes`;
    // On plain http there is no SubtleCrypto; the size is checked all the same.
    if (self.crypto.subtle) {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      if (btoa(String.fromCharCode(...digest)) !== sha256) throw "wrong content";
    }
    return bytes;
  } catch (error) {
    throw new Failure("missing", `${url}: ${error}`);
  }
}

export default runtime;
