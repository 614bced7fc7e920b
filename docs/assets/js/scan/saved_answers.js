// Where answers live between visits: in this tab always, on this device only by choice.
import months from "./months.js";

/** @typedef {{version: string, date: string, answers: Record<string, number | string>}} Kept */

export class Keep {
  /** Storage may be refused (private window, strict settings); the scan works without. */
  refused = false;

  /** @param {string} slug @param {string} version */
  constructor(slug, version) {
    this.key = `zelfscan:${slug}`;
    this.version = version;
  }

  /** @param {string} kind session or local @param {(storage: Storage) => any} use */
  #try(kind, use) {
    try {
      return use(kind === "local" ? localStorage : sessionStorage);
    } catch {
      this.refused = true;
      return null;
    }
  }

  /** Whether the answers stay on this device. */
  get here() {
    return this.#try("local", (storage) => storage.getItem(this.key)) !== null;
  }

  /** What was kept, from this tab or else this device; null when nothing usable was. @returns {Kept | null} */
  load() {
    const texts = ["session", "local"].map((kind) => this.#try(kind, (storage) => storage.getItem(this.key)));
    return texts.map(read).find((kept) => kept) ?? null;
  }

  /** @param {Record<string, number | string>} answers @param {boolean} here on this device as well */
  save(answers, here) {
    const kept = JSON.stringify({ version: this.version, date: new Date().toISOString(), answers });
    this.#try("session", (storage) => storage.setItem(this.key, kept));
    if (here) this.#try("local", (storage) => storage.setItem(this.key, kept));
  }

  /** Only this tab keeps the answers from now on. */
  forgetHere() {
    this.#try("local", (storage) => storage.removeItem(this.key));
  }

  wipe() {
    this.#try("session", (storage) => storage.removeItem(this.key));
    this.forgetHere();
  }
}

/** What somebody kept earlier; null when it is something else. @param {string | null} text @returns {Kept | null} */
function read(text) {
  try {
    const kept = JSON.parse(text ?? "");
    const usable = Object.keys(kept.answers).length && !Number.isNaN(Date.parse(kept.date));
    return usable ? kept : null;
  } catch {
    return null;
  }
}

// A browser writes dates too, but first it looks up how the Dutch do: 50 ms in which a result does not show.
// Hence the names of the months in a module (docs/words.yml).

/** A date as people write it. @param {string | number} time */
export function written(time) {
  const date = new Date(time);
  return `${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`;
}
