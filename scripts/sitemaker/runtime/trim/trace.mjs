// Finds out which functions of Python's WebAssembly are called while Python starts and answers, in Node:
// node trace.mjs FOLDER
//
// Reads in/stdlib.zip, in/selfscan.zip, in/definitions.json and programs in/*.py; runs these one after the other with
// the folder as /job, makes a snapshot as snapshot.mjs does, and writes out/called.json: the indices of all functions
// that were called. Every function is made to tell so when it begins.
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";
import { Binary, Cursor, FUNCTION, imports, signed, types, unsigned } from "./wasm.mjs";

const TELL = "emscripten_promise_destroy"; // An import that Python never calls, which takes one number.
const [I32_CONST, CALL, I32] = [0x41, 0x10, 0x7f];

const folder = process.argv[2];
const pyodide = fileURLToPath(new URL(".", import.meta.resolve("pyodide")));
cpSync(pyodide, `${folder}/pyodide`, { recursive: true });
const file = `${folder}/pyodide/pyodide.asm.wasm`;
writeFileSync(file, telling(readFileSync(file)));

/** @type {Set<number>} */
const called = new Set();
const instantiate = /** @type {(...given: any[]) => Promise<any>} */ (WebAssembly.instantiate);
WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ given) => {
  if (given?.env?.[TELL]) given.env[TELL] = (/** @type {number} */ index) => called.add(index);
  return instantiate(source, given);
};
const python = await loadPyodide({
  indexURL: `${folder}/pyodide`,
  stdLibURL: `${folder}/in/stdlib.zip`,
  env: { PYTHONHASHSEED: "0", LANG: "C.UTF-8" },
  stdout: () => {},
  _makeSnapshot: true,
  _sysExecutable: "/python",
});
for (const name of ["selfscan.zip", "definitions.json"]) python.FS.writeFile(`/${name}`, readFileSync(`${folder}/in/${name}`));
python.mountNodeFS("/job", folder);
for (const name of readdirSync(`${folder}/in`).filter((file) => file.endsWith(".py")).sort()) {
  python.runPython(readFileSync(`${folder}/in/${name}`, "utf8"), { filename: name });
}
python.makeMemorySnapshot();
writeFileSync(`${folder}/out/called.json`, JSON.stringify([...called].sort((low, high) => low - high)));

/** @param {Buffer} bytes */
function telling(bytes) {
  const binary = new Binary(bytes);
  const functions = imports(binary).filter(({ kind }) => kind === FUNCTION);
  const tell = functions.findIndex(({ name }) => name === TELL);
  const [parameters, results] = types(binary)[functions[tell]?.type] ?? [];
  if (!parameters?.equals(Buffer.of(I32)) || results.length) throw new Error(`${TELL} takes something else now.`);
  binary.bodies = binary.bodies.map((body, index) => {
    const cursor = new Cursor(body);
    cursor.all(() => [cursor.number(), cursor.byte()]); // the local variables
    const told = [Buffer.of(I32_CONST), signed(functions.length + index), Buffer.of(CALL), unsigned(tell)];
    return Buffer.concat([cursor.since(0), ...told, body.subarray(cursor.at)]);
  });
  return binary.bytes;
}
