// Unpacks a snapshot of Python's memory; scripts/sitemaker/runtime/in_pyodide/snapshot.mjs made it, and says how it is stored.

export class Snapshot {
  #header;
  #fresh;
  /** @type {WebAssembly.Memory | undefined} */ #memory;
  #trampolineAt = 0;
  #trampoline = 0;

  /** Make room. @param {{header: number, body: number, fresh: number}} sizes in bytes */
  constructor({ header, body, fresh }) {
    this.#header = header;
    this.#fresh = fresh;
    /** What Pyodide wants to have: its own header and the memory. */
    this.bytes = new Uint8Array(header + body);
  }

  /** Note the memory that an instance starts with. @param {any} exports its exports */
  begin({ memory, _PyRuntime, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
    this.bytes.set(new Uint8Array(memory.buffer, 0, this.#fresh), this.#header);
    this.#memory = memory;
    this.#trampolineAt = (_PyRuntime.value + this.#words[offset.value >>> 2]) >>> 2;
  }

  /** Lay the difference over it, when Python is about to start. @param {Uint8Array<ArrayBuffer>} stored */
  fill({ buffer }) {
    const words = new Uint32Array(buffer);
    const runs = words.subarray(4, 4 + 2 * words[3]);
    const made = new Uint32Array(this.bytes.buffer);
    const body = made.subarray(this.#header / 4);
    let from = 4 + runs.length;
    made.set(words.subarray(from, (from += this.#header / 4)));
    for (let run = 0; run < runs.length; run += 2) {
      const at = runs[run] / 4;
      const part = words.subarray(from, (from += runs[run + 1] / 4));
      const known = Math.min(part.length, this.#fresh / 4 - at);
      for (let index = 0; index < known; index++) part[index] ^= body[at + index];
      body.set(part, at);
    }
    this.#trampoline = this.#words[this.#trampolineAt];
  }

  // Before Python starts, Pyodide notes where the table of functions has its trampoline. That differs from
  // browser to browser; iPhones have none.

  /** Write that note again, over that of the snapshot. */
  settle() {
    this.#words[this.#trampolineAt] = this.#trampoline;
  }

  get #words() {
    if (!this.#memory) throw new Error("No memory was made.");
    return new Uint32Array(this.#memory.buffer);
  }
}
