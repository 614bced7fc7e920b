// Ways of answering that are more than one choice a question, by the kind of their form.
import { points } from "./points.js";
import { ranking } from "./ranking.js";

/**
 * @typedef {object} Kind
 * @property {(questions: HTMLFieldSetElement[], answers: Record<string, number | string>,
 *   errors: Record<string, string>) => import("./form.js").Problem[]} problems what is still missing or wrong
 * @property {(step: Element) => number} [count] how many answers the step asks for, where that is not one a question
 * @property {(step: HTMLElement) => void} [enhance] makes the step easier to fill in
 */

/** @type {Record<string, Kind>} */
export const kinds = { points, ranking };
