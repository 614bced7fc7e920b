// Unpacks a snapshot of Python's memory; scripts/sitemaker/inside/snapshot.mjs made it, and says how it is stored.

export class Snapshot {
  #body;
  #freshEnd;
  /** @type {WebAssembly.Memory | undefined} */ #memory;
  #trampolineAt = 0;
  #trampoline = 0;

  /** @param {Uint8Array<ArrayBuffer>} stored */
  constructor({ buffer }) {
    const [header, body, freshEnd, runs] = new Uint32Array(buffer, 0, 4);
    this.#body = header;
    this.#freshEnd = freshEnd;
    const places = new Uint32Array(buffer, 16, 2 * runs);
    let from = 16 + places.byteLength;
    /** What Pyodide wants to have: its own header and the memory. */
    this.bytes = new Uint8Array(header + body);
    this.bytes.set(new Uint8Array(buffer, from, header));
    from += header;
    for (let run = 0; run < places.length; run += 2) {
      const [offset, length] = places.subarray(run, run + 2);
      this.bytes.set(new Uint8Array(buffer, from, length), header + offset);
      from += length;
    }
  }

  /** Undo the difference with the memory that an instance starts with. @param {any} exports its exports */
  complete({ memory, _PyRuntime, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
    const fresh = new Uint32Array(memory.buffer);
    const body = new Uint32Array(this.bytes.buffer, this.#body, this.#freshEnd / 4);
    for (let index = 0; index < body.length; index++) body[index] ^= fresh[index];
    this.#memory = memory;
    this.#trampolineAt = (_PyRuntime.value + fresh[offset.value >>> 2]) >>> 2;
  }

  // Before Python starts, Pyodide notes where the table of functions has its trampoline. That differs from
  // browser to browser; iPhones have none.

  /** Look at the note before the snapshot is laid over it. */
  look() {
    this.#trampoline = this.#words[this.#trampolineAt];
  }

  /** Write the note again. */
  settle() {
    this.#words[this.#trampolineAt] = this.#trampoline;
  }

  get #words() {
    if (!this.#memory) throw new Error("No memory was made.");
    return new Uint32Array(this.#memory.buffer);
  }
}
