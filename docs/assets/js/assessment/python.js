// Boots Pyodide: everything is fetched at once, and used when it has been found whole.
import runtime, { address, Failure, load } from "./whole.js";

const { files, lock } = runtime;
const { compileStreaming } = WebAssembly;
const fetchElsewhere = self.fetch.bind(self);

/**
 * Boot Python with our package in it.
 * @param {() => void} progress called whenever something has happened
 * @returns {Promise<(request: string) => string>} `selfscan.service.call`
 */
export async function boot(progress) {
  await checkWebAssembly();
  const wasm = compile(progress);
  const stdlib = load(files.stdlib, progress);
  const selfscan = load(files.selfscan, progress);
  const definitions = load(files.definitions, progress);
  const scripts = Promise.all([script(files.loader, progress), script(files.glue, progress)]);
  const python = scripts.then(([{ loadPyodide }]) => start(loadPyodide, wasm, stdlib));
  // Pyodide waits for ever for a file that failed: that is why all of them are waited for here.
  const [pyodide, archive, texts] = await Promise.all([python, selfscan, definitions, wasm, stdlib]);
  progress();
  pyodide.FS.writeFile("/selfscan.zip", archive);
  pyodide.runPython("import sys; sys.path.insert(0, '/selfscan.zip')");
  const service = pyodide.pyimport("selfscan.service");
  service.use(new TextDecoder().decode(texts));
  return service.call;
}

/** Only what a browser without WebAssembly, or a policy that forbids it, gets wrong. */
async function checkWebAssembly() {
  const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  await WebAssembly.compile(smallest).catch((error) => {
    throw new Failure("blocked", error);
  });
}

/**
 * Compile while the bytes come in, and hand over when they turn out to be the right ones.
 * @param {() => void} progress
 */
async function compile(progress) {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let early;
  const bytes = await load(files.wasm, progress, (response) => {
    early = compileStreaming(response);
    early.catch(() => {});
  });
  // A host that does not know what kind of file it is, stops the streaming only.
  return (early ?? Promise.reject()).catch(() => WebAssembly.compile(bytes));
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
 * @param {Function} loadPyodide @param {Promise<WebAssembly.Module>} wasm @param {Promise<Uint8Array<ArrayBuffer>>} stdlib
 */
async function start(loadPyodide, wasm, stdlib) {
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
        return { module, instance: await WebAssembly.instantiate(module, imports) };
      } catch (error) {
        // Pyodide only warns about it, and waits.
        reject(error);
        throw error;
      }
    };
    const indexURL = address(runtime.pyodide);
    const lockFileContents = JSON.stringify(lock);
    loadPyodide({ indexURL, stdLibURL, lockFileContents, stdout: () => {} }).then(resolve, reject);
  });
}
