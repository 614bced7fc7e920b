// The form as data: what was answered, what is missing, and what to say about it.
import found from "../kinds/index.js";
import { fill } from "../site/fill.js";
import shared from "./words.js";

/** @typedef {{question: HTMLFieldSetElement, message: string}} Problem */

/**
 * @typedef {object} Kind
 * @property {(step: Element, questions: HTMLFieldSetElement[], words: Record<string, string>) => Problem[]} problems
 *   what is still missing or wrong
 * @property {(step: Element) => number} [count] how many answers the step asks for, where that is not one for each question
 * @property {(step: HTMLElement, words: Record<string, string>) => void} [enhance] makes the step easier to fill in
 */

/** @type {Record<string, Kind>} Ways of answering that are more than one choice a question. */
export const kinds = found;

/** @param {HTMLElement} step @returns {Record<string, string>} what its kind says there */
export const wordsOf = (step) => JSON.parse(step.dataset.words ?? "{}");

export class Form {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    this.slug = element.dataset.assessment ?? "";
    this.version = element.dataset.version ?? "";
    this.root = element.dataset.root ?? "";
    /** @type {Record<string, Record<string, string>>} */
    const own = JSON.parse(element.dataset.words ?? "{}");
    const merged = Object.fromEntries(Object.entries(shared).map(([part, words]) => [part, { ...words, ...own[part] }]));
    this.words = /** @type {ScanTexts} */ (/** @type {unknown} */ (merged));
    /** @type {HTMLFieldSetElement[]} */
    this.questions = [...element.querySelectorAll("fieldset")].filter((fieldset) => fieldset.dataset.item);
    /** @type {HTMLElement[]} */
    this.steps = [...element.querySelectorAll("[data-step]")].map((step) => /** @type {HTMLElement} */ (step));
    this.summary = this.#part("[data-error-summary]");
  }

  /** @param {string} selector @returns {HTMLElement} */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.element.querySelector(selector));
  }

  /** What was answered, by item: a number, "weet-niet" or "nvt". @returns {Record<string, number | string>} */
  get answers() {
    const given = [...new FormData(this.element)].filter(([, value]) => value !== "");
    return Object.fromEntries(given.map(([item, value]) => [item, /^\d+$/.test(String(value)) ? Number(value) : String(value)]));
  }

  /** @param {Record<string, number | string | null>} answers */
  set answers(answers) {
    const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (this.element.querySelectorAll("input, select"));
    for (const input of inputs) {
      const given = String(answers[input.name] ?? "");
      if (input.type === "radio") input.checked = given === input.value;
      else input.value = given;
    }
    this.element.dispatchEvent(new Event("answers"));  // Whoever shows something about them looks again.
  }

  /**
   * What still keeps one step, or (null) the whole form, from a result.
   * @param {Element | null} step
   * @returns {Problem[]}
   */
  problems(step = null) {
    const { answers } = this;
    return this.steps.filter((part) => !step || part === step).flatMap((part) => {
      const questions = this.questions.filter((question) => part.contains(question));
      const kind = kinds[part.dataset.kind ?? ""];
      if (kind) return kind.problems(part, questions, wordsOf(part));
      const open = questions.filter((question) => !((question.dataset.item ?? "") in answers));
      return open.map((question) => ({
        question,
        message: fill(this.words.errors.item, { number: this.questions.indexOf(question) + 1 }),
      }));
    });
  }

  /** Show the error summary for these problems, or hide it when there are none. @param {Problem[]} problems */
  showErrors(problems) {
    const { errors } = this.words;
    for (const question of this.questions) {
      const problem = problems.find((candidate) => candidate.question === question);
      question.querySelector(".error")?.remove();
      question.removeAttribute("aria-describedby");
      if (!problem) continue;
      const message = document.createElement("p");
      message.className = "error";
      message.id = `fout-${question.dataset.item}`;
      message.textContent = `${errors.prefix} ${problem.message}`;
      question.querySelector("legend")?.after(message);
      question.setAttribute("aria-describedby", message.id);
    }
    this.summary.hidden = problems.length === 0;
    if (!problems.length) return;
    this.#part("[data-error-count]").textContent =
      problems.length === 1 ? errors.one : fill(errors.more, { count: problems.length });
    this.#part("[data-error-list]").replaceChildren(...problems.map((problem) => this.#link(problem)));
    this.summary.focus({ preventScroll: true });
    this.summary.scrollIntoView({ block: "start" });
  }

  /** @param {Problem} problem */
  #link({ question, message }) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const first = /** @type {HTMLElement} */ (question.querySelector("input, select"));
    link.href = `#${question.dataset.item}`;
    link.textContent = message;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.element.dispatchEvent(new CustomEvent("show-question", { detail: question }));
      first.focus({ preventScroll: true });
      question.scrollIntoView({ block: "start" });
    });
    item.append(link);
    return item;
  }

  /** Also for result_actions.js, which comes later and would bring one more file along. */
  fill = fill;

  clear() {
    this.answers = {};
    this.showErrors([]);
  }
}
