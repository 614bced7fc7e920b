// Trims Python's WebAssembly and its JavaScript to what the scans use, in Node: node trim.mjs FOLDER
//
// Reads in/pyodide.asm.wasm, in/pyodide.asm.mjs, in/pyodide.mjs and in/used.json (what was called in an
// exercise of everything, see exercise.py); writes out/python.wasm, and out/python.mjs with both scripts in one.
//
// What was called is kept, with all that it calls by name. Any other function only stops Python: then the page asks
// again, of Python as a whole (engine.js). So a trimmed Python answers the same, or not at all.
//
// Stretches of data are dropped: tables for functions that are gone. No function that is kept may have an address in
// one; constants that look like such an address and are plain numbers (a multiplier, the last character) are listed.
import { readFileSync, writeFileSync } from "node:fs";
import { minify } from "terser";
import { BinaryReader, BinaryReaderState, OperatorCode } from "wasmparser";
import { Binary, FUNCTION, SECTION, imports, sized, signed, text, unsigned, vector } from "./wasm.mjs";

const STOP = Buffer.of(0, 0x00, 0x0b); // A function without variables: unreachable, end.
const GAP = 16; // Fewer zeros than this do not end a stretch of data.
const EXPORTS = /var [\w$,]+;function assignWasmExports\(wasmExports\)\{([^}]*)\}/;
const IMPORTS = /var wasmImports=\{([^}]*)\}/;
const OFFERED = /Module\["([\w$]+)"\]=\1;/g;
/** What Pyodide gets by running a line of Python, asked for by name: reading Python takes hundreds of functions. */
const ASKED = {
  'API.rawRun("import _pyodide_core")': 't?[0]:API.rawRun("import _pyodide_core")', // `t`: it comes with the snapshot
  'API._pyodide._base.eval_code("{}")': "API._pyodide._base.builtins.dict()",
  'API.runPythonInternal("import importlib; importlib")': 'API._pyodide._base.import_module("importlib")',
  'API.runPythonInternal("import __main__; __main__.__dict__")': 'o("__main__").__dict__',
  'API.runPythonInternal("import builtins; builtins.__dict__")': 'o("builtins").__dict__',
};
const SAME_NAME = "malloc"; // An import that is not used may be anything that exists.

const folder = process.argv[2];
/** @type {{called: number[], dropped_data: {from: number, to: number, of: string}[], not_addresses: number[]}} */
const { called, dropped_data: droppedData, not_addresses: notAddresses } = JSON.parse(readFileSync(`${folder}/in/used.json`, "utf8"));
const whole = readFileSync(`${folder}/in/pyodide.asm.wasm`);
const glue = readFileSync(`${folder}/in/pyodide.asm.mjs`, "utf8");
const loader = readFileSync(`${folder}/in/pyodide.mjs`, "utf8");

const binary = new Binary(whole);
const imported = imports(binary);
const importedFunctions = imported.filter(({ kind }) => kind === FUNCTION);
const atBuild = readFileSync(new URL("../in_pyodide/snapshot.mjs", import.meta.url), "utf8");
const rest = [loader, glue.replace(EXPORTS, "").replace(IMPORTS, ""), atBuild].join(" ");
/** Every word in the scripts, with and without its quotes, but for the lists of what goes in and out of the WebAssembly. */
const words = new Set([...rest.matchAll(/"?([\w$]+)"?/g), ...rest.matchAll(/wasmExports\.[\w$]+/g)].flat());
/** Every property that something is asked for. */
const properties = new Set([...`${loader} ${glue.replace(OFFERED, "")}`.matchAll(/(?:\.|Module\[")([\w$]+)/g)].map(([, name]) => name));
const exported = readExports();
const kept = reach();
binary.write(SECTION.import, vector(imported.map(writeImport)));
binary.write(SECTION.export, vector(exported.filter(isUsed).map(({ bytes }) => bytes)));
binary.bodies = binary.bodies.map((body, index) => (kept.has(importedFunctions.length + index) ? body : STOP));
trimTable();
trimData();
await WebAssembly.compile(binary.bytes);
writeFileSync(`${folder}/out/python.wasm`, binary.bytes);
writeFileSync(`${folder}/out/python.mjs`, await trimScript());

function readExports() {
  const cursor = binary.read(SECTION.export);
  return cursor.all(() => {
    const start = cursor.at;
    const [name, kind, index] = [cursor.text(), cursor.byte(), cursor.number()];
    return { name, kind, index, bytes: cursor.since(start) };
  });
}

/** Whether the script names it; tables, memories and tags are few. @param {{name: string, kind: number}} entry */
function isUsed({ name, kind }) {
  return [`_${name}`, `"${name}"`, `wasmExports.${name}`].some((spelling) => words.has(spelling)) || ![FUNCTION, 3].includes(kind);
}

/** The functions that may run: those that were called, that the script calls, and all that these call by name. */
function reach() {
  const { calls, constants } = inside();
  const found = new Set([...called, ...exported.filter((entry) => entry.kind === FUNCTION && isUsed(entry)).map(({ index }) => index)]);
  for (const index of found) for (const callee of calls[index - importedFunctions.length] ?? []) found.add(callee);
  for (const index of found) {
    for (const constant of constants[index - importedFunctions.length] ?? []) {
      const data = droppedData.find(({ from, to }) => constant >= from && constant < to);
      if (data && !notAddresses.includes(constant)) throw new Error(`Function ${index} uses ${constant}, in the data of ${data.of}.`);
    }
  }
  return found;
}

/** What each function that is defined here calls by name, and the constants that may be addresses. */
function inside() {
  /** @type {Set<number>[]} */ const calls = [];
  /** @type {Set<number>[]} */ const constants = [];
  const reader = new BinaryReader();
  reader.setData(whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length), 0, whole.length);
  while (reader.read()) {
    const result = /** @type {any} */ (reader.result);
    if (reader.state === BinaryReaderState.BEGIN_FUNCTION_BODY) {
      calls.push(new Set());
      constants.push(new Set());
    } else if (reader.state === BinaryReaderState.CODE_OPERATOR) {
      if (result.funcIndex !== undefined) calls.at(-1)?.add(result.funcIndex);
      if (result.code === OperatorCode.i32_const) constants.at(-1)?.add(result.literal >>> 0);
      if (result.memoryAddress) constants.at(-1)?.add(result.memoryAddress.offset >>> 0);
    }
  }
  if (reader.error) throw reader.error;
  return { calls, constants };
}

/** Everything keeps its number; what is not called gets a name that is there anyway. @param {typeof imported[0]} entry */
function writeImport(entry) {
  let { module, name } = entry;
  if (module === "GOT.func") name = SAME_NAME; // Addresses of functions, for libraries that are loaded later.
  else if (entry.kind === FUNCTION && !kept.has(importedFunctions.indexOf(entry))) [module, name] = ["env", "exit"];
  return Buffer.concat([text(module), text(name), entry.description]);
}

/** In the table of functions, all that stops is one and the same. */
function trimTable() {
  const cursor = binary.read(SECTION.element);
  cursor.number(); // one segment, of the oldest form: [kind, i32.const, offset, end]
  if (cursor.byte() !== 0 || cursor.byte() !== 0x41) throw new Error("The table is of another form.");
  cursor.number();
  cursor.byte();
  const head = cursor.since(0);
  const slots = cursor.all(() => cursor.number());
  const stop = slots.find((index) => !kept.has(index)) ?? 0;
  const trimmed = slots.map((index) => unsigned(kept.has(index) ? index : stop));
  binary.write(SECTION.element, Buffer.concat([head, vector(trimmed)]));
}

/** The data without what is dropped, in stretches without long rows of zeros. */
function trimData() {
  const cursor = binary.read(SECTION.data);
  const segments = cursor.all(() => {
    if (cursor.byte() !== 0 || cursor.byte() !== 0x41) throw new Error("Data of another form.");
    const offset = cursor.number(true);
    cursor.byte();
    return { offset, bytes: cursor.take(cursor.number()) };
  });
  const last = segments.reduce((end, { offset, bytes }) => Math.max(end, offset + bytes.length), 0);
  const memory = Buffer.alloc(last);
  for (const { offset, bytes } of segments) bytes.copy(memory, offset);
  for (const { from, to } of droppedData) memory.fill(0, from, to);
  const stretches = [];
  for (let start = 0, stop; ; start = stop) {
    while (start < last && !memory[start]) start++;
    if (start === last) break;
    stop = start + 1;
    for (let index = stop; index < last && index - stop < GAP; index++) if (memory[index]) stop = index + 1;
    const place = Buffer.concat([Buffer.of(0, 0x41), signed(start), Buffer.of(0x0b)]);
    stretches.push(Buffer.concat([place, sized(memory.subarray(start, stop))]));
  }
  binary.write(SECTION.data, vector(stretches));
  binary.write(SECTION.dataCount, unsigned(stretches.length));
}

/** The script that starts Python, with only what the WebAssembly still asks for and the script itself uses. */
async function trimScript() {
  const names = new Set(exported.filter(isUsed).map(({ name }) => name));
  const asked = new Set([...kept].map((index) => importedFunctions[index]?.name));
  const trimmed = glue
    .replace(EXPORTS, (statement, list) => statement.replace(list, () => filter(list, ";", (entry) => names.has(entry.match(/"([^"]+)"\]/g)?.at(-1)?.slice(1, -2) ?? ""))))
    .replace(IMPORTS, (statement, list) => statement.replace(list, () => filter(list, ",", (entry) => asked.has(entry.split(":")[0]))))
    .replace(/[\w$]+\.sig="[^"]*";/g, "") // The types of functions, for libraries that are loaded later.
    .replace(/(?<![\w$.])eval\(/g, "(0,eval)(") // Otherwise every name has to stay.
    .replace(OFFERED, (statement, name) => (properties.has(name) ? statement : ""));
  const asking = Object.entries(ASKED).reduce(replaceOne, trimmed);
  const { code } = await minify([loader, asking].join("\n"), { module: true, ecma: 2022, compress: { passes: 2 } });
  return code ?? "";
}

/** @param {string} script @param {string[]} pair what must be there, and what takes its place */
function replaceOne(script, [there, instead]) {
  if (script.split(there).length !== 2) throw new Error(`The script should say once: ${there}`);
  return script.replace(there, () => instead);
}

/** @param {string} list @param {string} separator @param {(entry: string) => boolean} wanted */
function filter(list, separator, wanted) {
  return list.split(separator).filter(wanted).join(separator);
}
