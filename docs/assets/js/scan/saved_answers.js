// Where answers live between visits: in this tab always, on this device only by choice.
import { ownName } from "../site/own_name.js";
import { Wiping } from "../site/wiping.js";
import months from "./months.js";

/** @typedef {{version: string, date: string, answers: Record<string, number | string>, mark?: string}} Kept */

const SHARED = ":gedeeld";

/** Forget the results that somebody shared and this tab opened, on the page of any scan. */
export function forgetShared() {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.endsWith(SHARED)) sessionStorage.removeItem(key);
  } catch {
    // Storage is refused: there is nothing.
  }
}

export class SavedAnswers {
  /** Storage may be refused (private window, strict settings); the scan works without. */
  refused = false;
  /** What is kept now. @type {Kept | null} */
  kept = null;

  /** @param {string} slug @param {string} version @param {() => void} onWiped another tab wiped the answers */
  constructor(slug, version, onWiped) {
    this.key = ownName(`zelfscan:${slug}`);
    this.sharedKey = this.key + SHARED;
    this.version = version;
    this.wiping = new Wiping(this.key, () => {
      this.#remove();
      onWiped();
    });
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

  /** What was kept, from this tab or else this device; null when nothing usable was. @returns {Promise<Kept | null>} */
  async load() {
    for (const kind of ["session", "local"]) {
      const kept = read(this.#try(kind, (storage) => storage.getItem(this.key)));
      if (kept && (await this.wiping.isAlive(kept.mark))) return (this.kept = kept);
      if (kept) this.#try(kind, (storage) => storage.removeItem(this.key));
    }
    return (this.kept = null);
  }

  /** @param {Record<string, number | string>} answers @param {boolean} here on this device as well */
  async save(answers, here) {
    const mark = (await this.wiping.mark) || undefined;
    this.kept = { version: this.version, date: new Date().toISOString(), answers, mark };
    const text = JSON.stringify(this.kept);
    this.#try("session", (storage) => storage.setItem(this.key, text));
    if (here) this.#try("local", (storage) => storage.setItem(this.key, text));
  }

  /** Only this tab keeps the answers from now on. */
  forgetHere() {
    this.#try("local", (storage) => storage.removeItem(this.key));
  }

  /** The code of somebody else's result that was opened in this tab, for when the page is loaded again. */
  async loadShared() {
    const [mark, code = ""] = (this.#try("session", (storage) => storage.getItem(this.sharedKey)) ?? "").split(" ");
    return code && (await this.wiping.isAlive(mark)) ? code : "";
  }

  /** @param {string} code of the result that shows; empty when it is one's own */
  async saveShared(code) {
    const mark = (await this.wiping.mark) ?? "";
    this.#try("session", (storage) =>
      code ? storage.setItem(this.sharedKey, `${mark} ${code}`) : storage.removeItem(this.sharedKey),
    );
  }

  /** Take away everything, in every tab. */
  wipe() {
    this.#remove();
    return this.wiping.wipe();
  }

  #remove() {
    this.kept = null;
    for (const kind of ["session", "local"]) this.#try(kind, (storage) => storage.removeItem(this.key));
    this.#try("session", (storage) => storage.removeItem(this.sharedKey));
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
