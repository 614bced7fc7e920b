// What a consultant put into the link of a scan: for whom it is (`t`, `o`), and which of the addresses that
// the owner of the site allows gets the intake mail (`m`, a key). The respondent decides whether it is shared.

import { fill } from "../site/fill.js";
import limits from "../site/limits.js";

/** Characters that are looked at: whatever somebody put into a link, it takes no time. */
export const MOST = 1_000;

/**
 * What stands in a link, as one short line: nothing in it can hide, turn or pile up over other text.
 * @param {string | null} text
 */
const line = (text) => {
  const bare = (text ?? "").slice(0, MOST).normalize("NFC").replace(/[\p{C}\p{Z}]+/gu, " ").replace(/(\p{M}{2})\p{M}+/gu, "$1");
  return [...bare.trim()].slice(0, limits.name).join("");
};

export class Preset {
  /**
   * @param {HTMLElement} element where it is told @param {import("./form.js").Form} form
   * @param {string} labels as they stand in a link
   */
  constructor(element, form, labels) {
    const given = new URLSearchParams(labels);
    const words = form.words.preset;
    const addresses = JSON.parse(element.dataset.addresses ?? "{}");
    const key = given.get("m") ?? "";
    const allowed = Object.hasOwn(addresses, key);
    /** @type {{label?: string, organisation?: string}} */
    this.given = Object.fromEntries(
      [["label", line(given.get("t"))], ["organisation", line(given.get("o"))]].filter(([, text]) => text),
    );
    /** Where the intake mail goes. */
    this.email = allowed ? addresses[key] : form.element.dataset.email;
    this.text = fill(words.for, { label: Object.values(this.given).join(", ") });
    this.consent = /** @type {HTMLInputElement} */ (element.querySelector("input"));

    const named = Object.keys(this.given).length > 0;
    const [label, share, mail] = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-part]"));
    label.textContent = named ? this.text : "";
    mail.textContent = allowed ? fill(words.mail, { address: this.email ?? "" }) : "";
    label.hidden = share.hidden = !named;
    mail.hidden = !allowed;
    element.hidden = !named && !allowed;
  }

  /** What goes along with a result: nothing, unless the respondent agreed. */
  get shared() {
    return this.consent.checked ? this.given : {};
  }

  /** The same for a link, to put behind the code. */
  get fragment() {
    const { label, organisation } = this.shared;
    const parts = new URLSearchParams([["t", label ?? ""], ["o", organisation ?? ""]].filter(([, text]) => text));
    return String(parts) && `&${parts}`;
  }

  /** The same above a text: one line, or none. */
  get lines() {
    return Object.keys(this.shared).length ? [this.text] : [];
  }

  /** The same as HTML. */
  get rich() {
    return this.lines.map((textContent) => Object.assign(document.createElement("p"), { textContent }).outerHTML).join("");
  }
}
