// Wiped is wiped: in every tab that is open, and in those that a browser brings back later.
//
// What a tab keeps carries a mark. Who wipes makes a new mark, and what carries another counts for nothing from then
// on. The mark says nothing; it stands in IndexedDB, because a tab that was closed takes its own storage along, and
// localStorage is for who chose to keep answers. There is none before somebody wiped.
import { ownName } from "./own_name.js";

const DATABASE = ownName("gewist");
const STORE = "merk";
const PATIENCE = 1_000; // Milliseconds; a browser that refuses may say nothing at all.

export class Wiping {
  /** @type {BroadcastChannel | undefined} */ #channel;

  /** @param {string} name of what is kept @param {() => void} onWiped somebody wiped it elsewhere */
  constructor(name, onWiped) {
    this.name = name;
    /** The mark of what is kept now; undefined when the browser does not tell. @type {Promise<string | undefined>} */
    this.mark = find(name);
    try {
      this.#channel = new BroadcastChannel(name);
      this.#channel.addEventListener("message", ({ data }) => {
        this.mark = Promise.resolve(data);
        onWiped();
      });
    } catch {
      // The storage of this page is nobody else's.
    }
    // A page that was put aside as it was, and comes back with everything in it.
    window.addEventListener("pageshow", async ({ persisted }) => {
      if (!persisted) return;
      const before = await this.mark;
      const after = await (this.mark = find(name));
      if (after !== undefined && before !== after) onWiped();
    });
  }

  /** Whether something with this mark may still be used. @param {string | undefined} mark */
  async isAlive(mark = "") {
    const now = await this.mark;
    return now === undefined || now === mark;
  }

  /** Let nothing count that is kept so far. Resolves when that is sure. */
  async wipe() {
    const mark = [...crypto.getRandomValues(new Uint32Array(2))].join("-");
    this.mark = Promise.resolve(mark);
    this.#channel?.postMessage(mark);
    await store("readwrite", (marks) => marks.put(mark, this.name));
  }
}

/** @param {string} name @returns {Promise<string | undefined>} */
const find = (name) => store("readonly", (marks) => marks.get(name));

/**
 * @param {IDBTransactionMode} mode @param {(marks: IDBObjectStore) => IDBRequest} use
 * @returns {Promise<string | undefined>} what was found, "" when nobody ever wiped
 */
function store(mode, use) {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => {
        if (mode === "readwrite") return opening.result.createObjectStore(STORE);
        resolve("");
        opening.transaction?.abort(); // Nothing is made for who wiped nothing.
      };
      opening.onerror = (event) => (event.preventDefault(), resolve(undefined));
      opening.onsuccess = () => {
        const asked = use(opening.result.transaction(STORE, mode).objectStore(STORE));
        asked.onsuccess = () => resolve(asked.result ?? "");
        asked.onerror = () => resolve(undefined);
        opening.result.close();
      };
    } catch {
      resolve(undefined);
    }
  });
}
