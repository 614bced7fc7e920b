// Makes a snapshot of Python with everything imported, in Node: node snapshot.mjs FOLDER
//
// Reads in/python.mjs and in/python.wasm (see trim.mjs), in/stdlib.zip, in/selfscan.zip and in/definitions.json;
// writes out/snapshot.bin, which docs/assets/js/python/snapshot.js puts back. The way of snapshots is private to Pyodide
// (its version is pinned), so the browser boots plainly whenever a snapshot does not fit.
//
// Only the difference is stored against the memory that WebAssembly starts with, and of that only
// what is not zero: [sizes: header, body, fresh, runs] [offset and length of each run]
// [header] [runs], numbers as 32 bits, everything on whole words. The index of the runtime tells the first three sizes
// too, so that a browser makes room before the file is there.
import { readFileSync, writeFileSync } from "node:fs";
import { open } from "./pyodide.mjs";

const WORD = 4;
const GAP = 256; // Fewer equal bytes than this do not end a run.

const folder = process.argv[2];

// Two builds must give the same bytes: there is no clock and no chance, and nothing of this machine.
globalThis.Date = /** @type {any} */ (class extends Date {
  static now = () => 0;
  constructor(/** @type {any[]} */ ...given) {
    super(.../** @type {[any]} */ (given.length ? given : [0]));
  }
});
/** @param {string} name @param {object} value */
const replace = (name, value) => Object.defineProperty(globalThis, name, { value });
replace("performance", { timeOrigin: 0, now: () => 0 });
replace("crypto", { getRandomValues: (/** @type {Uint8Array} */ bytes) => bytes.fill(0) });
// Pyodide leaves out a function on an iPhone and in older engines: without it, every Node does the same.
replace("navigator", { userAgent: "iPhone" });

let fresh = new Uint8Array();
const instantiate = /** @type {(...given: any[]) => Promise<any>} */ (WebAssembly.instantiate);
WebAssembly.instantiate = async (/** @type {any[]} */ ...given) => {
  const made = await instantiate(...given);
  const memory = made.instance?.exports.memory;
  if (!memory) return made;
  fresh = new Uint8Array(memory.buffer).slice();
  return made;
};

const python = await open(`${folder}/in`, {
  _makeSnapshot: true,
  _sysExecutable: "/python",
  stdLibURL: `${folder}/in/stdlib.zip`,
  env: { PYTHONHASHSEED: "0", LANG: "C.UTF-8" },
});
for (const name of ["selfscan.zip", "definitions.json"]) python.FS.writeFile(`/${name}`, readFileSync(`${folder}/in/${name}`));
python.runPython(readFileSync(new URL("prepare_snapshot.py", import.meta.url), "utf8"));
clear(python._module);

const snapshot = python.makeMemorySnapshot();
if (python._module.HEAPU8.length !== fresh.length) throw "The memory grew; the browser has less to put it in.";
const header = snapshot.subarray(0, new Uint32Array(snapshot.buffer)[1]);
if (header.length % WORD) throw "The header does not end on a whole word.";
const body = snapshot.subarray(header.length);
const freshEnd = end(fresh);
for (let index = 0; index < freshEnd; index++) body[index] ^= fresh[index];
const runs = [...different(body.subarray(0, end(body)))];
const numbers = [header.length, end(body), freshEnd, runs.length];
for (const [start, stop] of runs) numbers.push(start, stop - start);
const parts = [new Uint8Array(Uint32Array.from(numbers).buffer), header];
for (const [start, stop] of runs) parts.push(body.subarray(start, stop));
writeFileSync(`${folder}/out/snapshot.bin`, Buffer.concat(parts));

/** Where the zeros at the end begin, on a whole word. @param {Uint8Array} bytes */
function end(bytes) {
  let last = bytes.length;
  while (last && !bytes[last - 1]) last--;
  return Math.ceil(last / WORD) * WORD;
}

/** The stretches in which something is not zero. @param {Uint8Array} bytes */
function* different(bytes) {
  for (let start = 0, stop = 0; ; start = stop) {
    while (start < bytes.length && !bytes[start]) start++;
    if (start === bytes.length) return;
    stop = start + 1;
    for (let index = stop; index < bytes.length && index - stop < GAP; index++) if (bytes[index]) stop = index + 1;
    stop = Math.ceil(stop / WORD) * WORD;
    yield [Math.floor(start / WORD) * WORD, stop];
  }
}

/**
 * Fill what is free with zeros, by taking all of it and giving it back: zeros are not stored.
 * @param {any} module Emscripten's
 */
function clear({ HEAPU8, HEAPU32, _emscripten_get_sbrk_ptr, _malloc, _free, _PyMem_Malloc, _PyMem_Free }) {
  const top = () => HEAPU32[_emscripten_get_sbrk_ptr() >>> 2];
  /** @type {[number, Function][]} */
  const taken = [];
  /** @param {(size: number) => number} take @param {Function} release @param {number} size */
  const exhaust = (take, release, size) => {
    for (let before = top(); ; ) {
      const block = take(size);
      taken.push([block, release]);
      if (top() !== before) return;
      HEAPU8.fill(0, block, block + size);
    }
  };
  for (let size = 512; size; size -= 16) exhaust(_PyMem_Malloc, _PyMem_Free, size);
  for (let size = 1 << 20; size >= 16; size >>= 1) exhaust(_malloc, _free, size);
  for (const [block, release] of taken) release(block);
}
