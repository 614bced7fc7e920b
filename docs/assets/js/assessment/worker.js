// Boots Pyodide off the main thread and answers requests with Python.
//
// In:  {id, request}            a request for `selfscan.service.call`, as JSON text
// Out: {type: "progress"}       something happened; silence is what the page watches for
//      {type: "ready"}          Python can score
//      {type: "answer", id, answer}
//      {type: "failed", reason, detail, id?}   reason: missing | blocked | broken
import runtime from "../../runtime/index.mjs";

const base = new URL("../../runtime/", import.meta.url);
const fetchFile = self.fetch.bind(self);

class Failure extends Error {
  /** @param {string} reason @param {string} detail */
  constructor(reason, detail) {
    super(detail);
    this.reason = reason;
  }
}

const progress = () => postMessage({ type: "progress" });

/**
 * Fetch a file of the runtime and make sure that it is whole.
 * @param {{url: string, size: number, sha256: string}} file
 */
async function load({ url, size, sha256 }) {
  // A retry asks the server again: what is broken must not come from the cache once more.
  const cache = self.name === "retry" ? "no-cache" : "default";
  const response = await fetchFile(new URL(url, base), { cache }).catch((error) => {
    throw new Failure("missing", `${url}: ${error}`);
  });
  if (!response.ok || !response.body) throw new Failure("missing", `${url}: ${response.status}`);
  const bytes = new Uint8Array(size);
  let end = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw new Failure("missing", `${url}: ${error}`);
    });
    if (done) break;
    if (end + value.length > size) throw new Failure("missing", `${url}: longer than ${size} bytes`);
    bytes.set(value, end);
    end += value.length;
    progress();
  }
  if (end !== size) throw new Failure("missing", `${url}: ${end} of ${size} bytes`);
  // On plain http there is no SubtleCrypto; the size is checked all the same.
  if (self.crypto.subtle) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if (btoa(String.fromCharCode(...digest)) !== sha256) throw new Failure("missing", `${url}: wrong content`);
  }
  return bytes;
}

/** Only what a browser without WebAssembly, or a policy that forbids it, gets wrong. */
async function checkWebAssembly() {
  const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  try {
    await WebAssembly.compile(smallest);
  } catch (error) {
    throw new Failure("blocked", String(error));
  }
}

async function boot() {
  await checkWebAssembly();
  const [wasm, stdlib, selfscan, { loadPyodide }] = await Promise.all([
    load(runtime.files.wasm),
    load(runtime.files.stdlib),
    load(runtime.files.selfscan),
    import(new URL(`${runtime.pyodide}pyodide.mjs`, base).href).catch((error) => {
      throw new Failure("missing", String(error));
    }),
  ]);
  // Pyodide fetches these two itself; it gets the bytes that were checked.
  const checked = new Map([
    ["pyodide.asm.wasm", () => new Response(wasm, { headers: { "content-type": "application/wasm" } })],
    ["python_stdlib.zip", () => new Response(stdlib)],
  ]);
  self.fetch = async (input, options) => {
    const name = String(input instanceof Request ? input.url : input).split("/").pop() ?? "";
    return checked.get(name)?.() ?? fetchFile(input, options);
  };
  progress();
  const pyodide = await loadPyodide({
    indexURL: new URL(runtime.pyodide, base).href,
    lockFileContents: JSON.stringify(runtime.lock),
    stdout: () => {},
  });
  progress();
  pyodide.FS.writeFile("/selfscan.zip", selfscan);
  pyodide.runPython("import sys; sys.path.insert(0, '/selfscan.zip')");
  const { call } = pyodide.pyimport("selfscan.service");
  return /** @type {(request: string) => string} */ (call);
}

/** @param {unknown} error @param {number} [id] */
function fail(error, id) {
  const reason = error instanceof Failure ? error.reason : "broken";
  postMessage({ type: "failed", reason, detail: String(error).slice(0, 500), id });
}

const ready = boot();
ready.then(() => postMessage({ type: "ready" }), fail);

addEventListener("message", async ({ data: { id, request } }) => {
  const call = await ready.catch(() => null);
  if (!call) return;
  try {
    postMessage({ type: "answer", id, answer: call(request) });
  } catch (error) {
    fail(error, id);
  }
});
