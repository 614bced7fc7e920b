// Boots Pyodide: everything is fetched at once, and used when it has been found whole.
import { Snapshot } from "./snapshot.js";
import runtime, { address, Failure, load, loadScript } from "./verified_fetch.js";

const { files, memory, lock, knowsDefinitions } = runtime;
const fetchElsewhere = self.fetch.bind(self);
// Without a file Pyodide would start all the same, and die of it; who waits for the files has been told by then.
const forEver = () => /** @type {Promise<never>} */ (new Promise(() => {}));
const STALLED = 5_000; // Milliseconds in which a snapshot that is there must be put back.

/**
 * What was trimmed away stops Python, a bit of it or all of it at once; then the whole of it is needed.
 * @typedef {{script: File, wasm: File, glue?: File}} Python
 * @typedef {import("./verified_fetch.js").File} File
 */

/**
 * Boot Python with our package and the definitions in it.
 * @param {() => void} progress called whenever something has happened
 * @param {boolean} again whether it failed before: now without anything of our own making
 * @returns {Promise<{call: (request: string) => Promise<string>, rehearse: (turn: number) => void}>} of `selfscan.service`
 */
export async function boot(progress, again) {
  await checkWebAssembly();
  const parts = begin(again ? runtime.whole : runtime.trimmed, progress);
  const plainly = () => bootPlainly(parts, progress);
  const pyodide = await (again || !snapshotPays() ? plainly() : restore(parts, progress).catch(plainly));
  const { call: ask, rehearse } = service(pyodide);
  /** @type {Promise<void> | undefined} */
  let remembering;
  /** @param {string} request */
  async function call(request) {
    const answer = ask(request);
    if (answer) return answer;
    await (remembering ??= remember(pyodide, progress).finally(() => (remembering = undefined)));
    return ask(request);
  }
  return { call, rehearse };
}

/** @type {WeakMap<object, any>} */
const services = new WeakMap();

/**
 * `selfscan.service`, looked up once and kept: whatever of Python's a browser throws away, it hands back by a
 * function that was trimmed away.
 * @param {any} pyodide
 */
function service(pyodide) {
  if (!services.has(pyodide)) {
    const module = pyodide.pyimport("selfscan.service");
    const { call, rehearse, use, remember } = module;
    services.set(pyodide, { module, call, rehearse, use, remember });
  }
  return services.get(pyodide);
}

/** Older versions come when somebody has a code of theirs. @param {any} pyodide @param {() => void} progress */
async function remember(pyodide, progress) {
  pyodide.FS.writeFile("/released.zip", await load(files.released, progress));
  service(pyodide).remember("/released.zip");
}

/** @typedef {{python: Promise<any>, wasm: Promise<WebAssembly.Module>}} Parts what every way of booting needs */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {Python} from @param {() => void} progress @returns {Parts} */
function begin({ script, glue, wasm }, progress) {
  // A script that comes in only says what it can do; Python starts when all has been found whole.
  const scripts = [script, glue].map((file) => file && loadScript(file, progress));
  return { python: Promise.all(scripts).then(([python]) => python), wasm: compile(wasm, progress) };
}

/** Boot from the archives, which works everywhere. @param {Parts} parts @param {() => void} progress */
async function bootPlainly(parts, progress) {
  const [stdlib, selfscan, definitions] = [files.stdlib, files.selfscan, files.definitions].map((file) => load(file, progress));
  // Pyodide never tells of a file that failed: that is why all of them are waited for here.
  const [pyodide, archive, texts] = await Promise.all([start(parts, { stdlib }), selfscan, definitions, stdlib, parts.wasm]);
  pyodide.FS.writeFile("/selfscan.zip", archive);
  pyodide.pyimport("sys").path.insert(0, "/selfscan.zip");
  inform(pyodide, texts);
  return pyodide;
}

/** Put back a memory in which all is ready. @param {Parts} parts @param {() => void} progress */
async function restore(parts, progress) {
  const stored = load(files.snapshot, progress);
  const texts = knowsDefinitions ? null : load(files.definitions, progress);
  const stalled = Promise.all([stored, ...Object.values(parts)]).then(
    () => new Promise((_, reject) => setTimeout(reject, STALLED)),
  );
  const snapshot = new Snapshot(memory);
  const pyodide = await Promise.race([start(parts, { snapshot, stored }), stalled]);
  snapshot.settle();
  if (texts) inform(pyodide, await texts);
  return pyodide;
}

/** @param {any} pyodide @param {Uint8Array} texts the definitions */
function inform(pyodide, texts) {
  service(pyodide).use(new TextDecoder().decode(texts));
}

/** A snapshot saves work and costs bytes and memory: not for a slow line or a small device. */
function snapshotPays() {
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
 * @param {File} file @param {() => void} progress
 */
async function compile(file, progress) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let compiling;
  const bytes = await load(file, progress, (response) => {
    compiling = WebAssembly.compileStreaming(response);
    compiling.catch(() => {});
  });
  // A host that does not know what kind of file it is, stops the streaming only.
  return (compiling ?? Promise.reject()).catch(() => WebAssembly.compile(bytes)).catch((error) => {
    // The bytes are right, so the browser is too old for them.
    throw new Failure("blocked", error);
  });
}

/**
 * Pyodide fetches and compiles by itself; it is given what we have, when we have it.
 * @param {Parts} parts
 * @param {{stdlib?: Promise<Bytes>, snapshot?: Snapshot, stored?: Promise<Bytes>}} from the library, or a snapshot and its file
 * @returns {Promise<any>} rejects when Python does not start, or waits for ever for a file
 */
async function start({ python, wasm }, { stdlib, snapshot, stored }) {
  const { loadPyodide, default: createPyodideModule } = await python;
  const stdLibURL = address(files.stdlib.url);
  self.fetch = async (input, options) => {
    if (String(input) === stdLibURL) return new Response(await stdlib?.catch(forEver));
    if (String(input).endsWith(".wasm")) return new Response();
    return fetchElsewhere(input, options);
  };
  return new Promise((resolve, reject) => {
    WebAssembly.instantiateStreaming = async (_, imports) => {
      try {
        const module = await wasm;
        const instance = await WebAssembly.instantiate(module, imports);
        snapshot?.begin(instance.exports);
        return { module, instance };
      } catch (error) {
        // Pyodide only warns about it, and waits.
        reject(error);
        throw error;
      }
    };
    loadPyodide({
      createPyodideModule,
      indexURL: address(runtime.pyodide),
      stdLibURL,
      lockFileContents: JSON.stringify(lock),
      stdout: () => {},
      fsInit: async () => stored && snapshot?.fill(await stored.catch(forEver)),
      _loadSnapshot: snapshot?.bytes,
    }).then(resolve, reject);
  });
}
