// The list of results: what was added, and whose it is, which can be changed.
import { fill } from "../site/fill.js";
import { ownName } from "../site/own_name.js";
import { Wiping } from "../site/wiping.js";
import { forgetShared } from "../scan/saved_answers.js";

/**
 * @typedef {{code: string, label: string, organisation: string, assessment: string, title: string,
 *   mirrors: string | null}} Contribution
 */

const KEY = ownName("vergelijking");
const MARK = `${KEY}:merk`;

/** What every contribution has as text. @type {(keyof Contribution)[]} */
const TEXTS = ["code", "label", "organisation", "assessment", "title"];

/** Rows that are shown; more would slow the page down and nobody reads them. */
const MOST_ROWS = 50;

export class List {
  /** @type {Contribution[]} */ #all = [];

  /**
   * @param {HTMLElement} form
   * @param {ComparisonTexts["page"]} words
   * @param {() => void} onChange who is in it, or how they are called
   * @param {() => void} onWiped another tab wiped all lists
   */
  constructor(form, words, onChange, onWiped) {
    /** @type {(selector: string) => HTMLElement} */
    const find = (selector) => /** @type {HTMLElement} */ (form.querySelector(selector));
    this.words = words;
    this.onChange = onChange;
    this.wiping = new Wiping(KEY, () => {
      this.all = [];
      onWiped();
    });
    this.count = find("[data-count]");
    this.part = find("[data-list]");
    this.rows = find("[data-rows]");
    this.first = find("[data-first]");
    this.organisations = find("[data-organisations]");
    this.row = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-row]"));
    this.rows.addEventListener("change", (event) => this.#rename(/** @type {HTMLInputElement} */ (event.target)));
  }

  get all() {
    return this.#all;
  }

  set all(contributions) {
    this.#all = contributions;
    this.#save();
    this.#render();
    this.onChange();
  }

  /** The scans in the list, by name, in the order in which they came in. */
  get scans() {
    return new Map(this.#all.map((contribution) => [contribution.assessment, contribution.title]));
  }

  /** @param {Contribution[]} contributions */
  add(contributions) {
    this.all = [...this.#all, ...contributions];
  }

  /** Take a contribution out; returns the button that should have focus now, if any is left. @param {Element} button */
  remove(button) {
    const place = this.#place(button);
    this.all = this.#all.filter((_, index) => index !== place);
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (this.rows.querySelectorAll("[data-action=remove]"));
    return buttons[Math.min(place, buttons.length - 1)];
  }

  /** What can be opened again on this page: codes with organisations and names, for behind `#g=`. */
  get fragment() {
    const parts = this.#all.map(({ code, organisation, label }) => {
      const names = [organisation, label].map(encodeURIComponent).join(":").replace(/:*$/, "");
      return names ? `${code}:${names}` : code;
    });
    return `g=${parts.join(",")}`;
  }

  /** Put back what this tab kept. */
  async restore() {
    try {
      /** @type {Contribution[]} */
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      if (!kept.length) return;
      const isAlive = await this.wiping.isAlive(sessionStorage.getItem(MARK) ?? "");
      const isList = kept.every((entry) => TEXTS.every((name) => typeof entry[name] === "string"));
      this.all = isAlive && isList ? kept : [];
    } catch {
      // Storage is refused or holds something else; the list starts empty.
    }
  }

  /** Take all lists away, in every tab. */
  wipe() {
    this.all = [];
    forgetShared();
    this.wiping.wipe();
  }

  async #save() {
    const mark = await this.wiping.mark;
    try {
      for (const key of [KEY, MARK]) sessionStorage.removeItem(key);
      if (!this.#all.length) return;
      sessionStorage.setItem(KEY, JSON.stringify(this.#all));
      if (mark) sessionStorage.setItem(MARK, mark);
    } catch {
      // The list lives on the page only.
    }
  }

  /** @param {Element} element */
  #place(element) {
    return [...this.rows.children].findIndex((row) => row.contains(element));
  }

  /** @param {HTMLInputElement} input */
  #rename(input) {
    const field = /** @type {"label" | "organisation"} */ (input.dataset.field);
    this.#all[this.#place(input)][field] = input.value.trim().replace(/\s+/g, " ");
    this.#save();
    this.#renderOrganisations();
    this.onChange();
  }

  #render() {
    const { words } = this;
    const count = this.#all.length;
    const text = count === 1 ? words["people-one"] : fill(words["people-more"], { count });
    this.count.textContent = count ? text : words.nobody;
    this.part.hidden = !count;
    this.first.hidden = count <= MOST_ROWS;
    this.first.textContent = fill(words.first, { count: MOST_ROWS });
    const several = this.scans.size > 1;
    this.rows.replaceChildren(...this.#all.slice(0, MOST_ROWS).map((contribution, place) => this.#line(contribution, place + 1, several)));
    this.#renderOrganisations();
  }

  /**
   * A code is all that somebody answered, so a line is told by its number.
   * @param {Contribution} contribution @param {number} number @param {boolean} several
   */
  #line(contribution, number, several) {
    const line = /** @type {HTMLElement} */ (this.row.content.cloneNode(true));
    /** @type {(selector: string) => any} */
    const find = (selector) => line.querySelector(selector);
    const name = fill(this.words.number, { number });
    find("[data-number]").textContent = name;
    find("[data-scan]").textContent = several ? contribution.title : "";
    for (const whose of line.querySelectorAll("[data-whose]")) whose.textContent = ` ${name}`;
    find("[data-field=organisation]").value = contribution.organisation;
    find("[data-field=label]").value = contribution.label;
    return line;
  }

  #renderOrganisations() {
    const names = [...new Set(this.#all.map((contribution) => contribution.organisation))].filter(Boolean).slice(0, MOST_ROWS);
    const options = names.map((value) => Object.assign(document.createElement("option"), { value }));
    this.organisations.replaceChildren(...options);
  }
}
