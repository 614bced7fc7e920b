// Takes a WebAssembly binary apart and puts it together again, by sections (WebAssembly Core Specification 2.0,
// chapter 5, "Binary Format"). What is inside of functions is left to the library wasmparser.

const HEADER = 8; // bytes: the magic number and the version
export const SECTION = { type: 1, import: 2, export: 7, element: 9, code: 10, data: 11, dataCount: 12 };
export const FUNCTION = 0; // the kind of an import or export that is a function

/** Reads numbers and bytes one after the other. */
export class Cursor {
  /** @param {Buffer} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** @param {number} count */
  take(count) {
    return this.bytes.subarray(this.at, (this.at += count));
  }

  /** What stands from `start` to here. @param {number} start */
  since(start) {
    return this.bytes.subarray(start, this.at);
  }

  /** A number of at most 32 bits in LEB128; `signed` sets the bits above it. */
  number(signed = false) {
    let result = 0;
    let shift = 0;
    for (let byte = 128; byte & 128; shift += 7) {
      byte = this.byte();
      result |= (byte & 127) << shift;
      if (signed && !(byte & 128) && byte & 64 && shift < 25) result |= -1 << (shift + 7);
    }
    return signed ? result : result >>> 0;
  }

  text() {
    return this.take(this.number()).toString();
  }

  /** A vector: its length, and then that many of what `read` reads. @template T @param {() => T} read @returns {T[]} */
  all(read) {
    return Array.from({ length: this.number() }, read);
  }
}

/** A number from 0 in LEB128. @param {number} value */
export function unsigned(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A number in signed LEB128. @param {number} value */
export function signed(value) {
  const bytes = [];
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value & 127]);
}

/** @param {string} value */
export const text = (value) => sized(Buffer.from(value));

/** Bytes with their length before them. @param {Buffer} bytes */
export const sized = (bytes) => Buffer.concat([unsigned(bytes.length), bytes]);

/** @param {Buffer[]} parts */
export const vector = (parts) => Buffer.concat([unsigned(parts.length), ...parts]);

export class Binary {
  /** @param {Buffer} bytes */
  constructor(bytes) {
    const cursor = new Cursor(bytes);
    this.header = cursor.take(HEADER);
    /** @type {[number, Buffer][]} */
    this.sections = [];
    while (cursor.at < bytes.length) this.sections.push([cursor.byte(), cursor.take(cursor.number())]);
  }

  /** A cursor on the content of a section. @param {number} id */
  read(id) {
    return new Cursor(this.#find(id)[1]);
  }

  /** @param {number} id @param {Buffer} content */
  write(id, content) {
    this.#find(id)[1] = content;
  }

  /** @param {number} id */
  #find(id) {
    const found = this.sections.find(([candidate]) => candidate === id);
    if (!found) throw new Error(`There is no section ${id}.`);
    return found;
  }

  /** The bodies of the functions that are defined here. */
  get bodies() {
    const cursor = this.read(SECTION.code);
    return cursor.all(() => cursor.take(cursor.number()));
  }

  set bodies(bodies) {
    this.write(SECTION.code, vector(bodies.map(sized)));
  }

  get bytes() {
    return Buffer.concat([this.header, ...this.sections.flatMap(([id, content]) => [Buffer.of(id), sized(content)])]);
  }
}

/** What is imported, with the description as it stands. @param {Binary} binary */
export function imports(binary) {
  const cursor = binary.read(SECTION.import);
  return cursor.all(() => {
    const [module, name, start] = [cursor.text(), cursor.text(), cursor.at];
    const kind = cursor.byte();
    let type = -1;
    if (kind === FUNCTION) type = cursor.number();
    else if (kind === 3) cursor.take(2); // a global
    else {
      if (kind !== 2) cursor.byte(); // a table's type of reference, a tag's attribute
      const limits = cursor.number();
      if (kind !== 4) for (let count = limits & 1; count >= 0; count--) cursor.number();
    }
    return { module, name, kind, type, description: cursor.since(start) };
  });
}

/** The types of functions, as [parameters, results]. @param {Binary} binary */
export function types(binary) {
  const cursor = binary.read(SECTION.type);
  return cursor.all(() => {
    if (cursor.byte() !== 0x60) throw new Error("Not the type of a function.");
    return [cursor.take(cursor.number()), cursor.take(cursor.number())];
  });
}
