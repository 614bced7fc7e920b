// Boots Pyodide: everything is fetched at once, and used when it has been found whole.
import { Snapshot } from "./snapshot.js";
import runtime, { address, Failure, load } from "./whole.js";

const { files, lock } = runtime;
const fetchElsewhere = self.fetch.bind(self);
const STALLED = 5_000; // Milliseconds in which a snapshot that is there must be put back.

/**
 * @typedef {object} Parts what every way of booting needs; all are under way at once
 * @property {Promise<Function>} loader `loadPyodide`
 * @property {Promise<WebAssembly.Module>} wasm
 * @property {() => void} progress
 */

/**
 * Boot Python with our package in it.
 * @param {() => void} progress called whenever something has happened
 * @param {boolean} quickly from a snapshot, unless it does not fit
 * @returns {Promise<(request: string) => string>} `selfscan.service.call`
 */
export async function boot(progress, quickly) {
  await checkWebAssembly();
  const scripts = Promise.all([script(files.loader, progress), script(files.glue, progress)]);
  const parts = { wasm: compile(progress), loader: scripts.then(([{ loadPyodide }]) => loadPyodide), progress };
  const python = quickly ? restore(parts).catch(() => bootPlainly(parts)) : bootPlainly(parts);
  const [pyodide, texts] = await Promise.all([python, load(files.definitions, progress)]);
  progress();
  const service = pyodide.pyimport("selfscan.service");
  service.use(new TextDecoder().decode(texts));
  return service.call;
}

/** Boot from the archives, which works everywhere. @param {Parts} parts */
async function bootPlainly({ wasm, loader, progress }) {
  const stdlib = load(files.stdlib, progress);
  const selfscan = load(files.selfscan, progress);
  // Pyodide waits for ever for a file that failed: that is why all of them are waited for here.
  const [pyodide, archive] = await Promise.all([start(loader, wasm, stdlib), selfscan, stdlib, wasm]);
  pyodide.FS.writeFile("/selfscan.zip", archive);
  pyodide.runPython("import sys; sys.path.insert(0, '/selfscan.zip')");
  return pyodide;
}

/** Put back a memory in which everything has been imported. @param {Parts} parts */
async function restore({ wasm, loader, progress }) {
  const unpacked = load(files.snapshot, progress).then((bytes) => new Snapshot(bytes));
  const stalled = Promise.all([unpacked, loader, wasm]).then(
    () => new Promise((_, reject) => setTimeout(reject, STALLED)),
  );
  const pyodide = await Promise.race([start(loader, wasm, undefined, unpacked), stalled]);
  (await unpacked).settle();
  return pyodide;
}

/** A snapshot saves work and costs bytes and memory: not for a slow line or a small device. */
export function snapshotPays() {
  /** @type {any} not every browser tells */
  const { connection, deviceMemory = 8 } = navigator;
  return !connection?.saveData && !/[23]g/.test(connection?.effectiveType) && deviceMemory > 1;
}

/** Only what a browser without WebAssembly, or a policy that forbids it, gets wrong. */
async function checkWebAssembly() {
  const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  try {
    await WebAssembly.compile(smallest);
  } catch (error) {
    throw new Failure("blocked", error);
  }
}

/**
 * Compile while the bytes come in, and hand over when they turn out to be the right ones.
 * @param {() => void} progress
 */
async function compile(progress) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let early;
  const bytes = await load(files.wasm, progress, (response) => {
    early = WebAssembly.compileStreaming(response);
    early.catch(() => {});
  });
  // A host that does not know what kind of file it is, stops the streaming only.
  return (early ?? Promise.reject()).catch(() => WebAssembly.compile(bytes)).catch((error) => {
    // The bytes are right, so the browser is too old for them.
    throw new Failure("blocked", error);
  });
}

/**
 * Import a script that has been found whole; it comes from the cache then.
 * @param {import("./whole.js").File} file @param {() => void} progress
 */
async function script(file, progress) {
  await load(file, progress);
  return import(address(file.url)).catch((error) => {
    throw new Failure("missing", error);
  });
}

/**
 * Pyodide fetches and compiles by itself; it is given what we have, when we have it.
 * @param {Promise<Function>} loader @param {Promise<WebAssembly.Module>} wasm
 * @param {Promise<Uint8Array<ArrayBuffer>>} [stdlib] @param {Promise<Snapshot>} [unpacked] one of both
 * @returns {Promise<any>} rejects when Python does not start, or waits for ever for a file
 */
async function start(loader, wasm, stdlib, unpacked) {
  const loadPyodide = await loader;
  const snapshot = await unpacked;
  const stdLibURL = address(files.stdlib.url);
  self.fetch = async (input, options) => {
    if (String(input) === stdLibURL) return new Response(await stdlib);
    if (String(input) === address(files.wasm.url)) return new Response();
    return fetchElsewhere(input, options);
  };
  return new Promise((resolve, reject) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const module = await wasm;
        const instance = await WebAssembly.instantiate(module, imports);
        snapshot?.complete(instance.exports);
        return { module, instance };
      } catch (error) {
        // Pyodide only warns about it, and waits.
        reject(error);
        throw error;
      }
    };
    loadPyodide({
      indexURL: address(runtime.pyodide),
      stdLibURL,
      lockFileContents: JSON.stringify(lock),
      stdout: () => {},
      fsInit: () => snapshot?.look(),
      _loadSnapshot: snapshot?.bytes,
    }).then(resolve, reject);
  });
}
