// Reads what was pasted, picked or dropped into the list, and names what could not be used.
import { fill } from "../site/fill.js";
import limits from "../site/limits.js";
import { Problem } from "./problem.js";

const MOST_BYTES = 1_000_000;

/** @typedef {{label: string, line: number, reason: string}} Refusal what could not be used, by its place or its name */
/** @typedef {{words: ComparisonTexts, list: import("./list.js").List, engine: import("../python/engine.js").Engine}} Page */

/**
 * Add what is in these texts and files. Returns how many were added and how many refused, and
 * the problem of the first text or file that could not be read at all.
 * @param {(string | File)[]} sources @param {Page} page
 */
export async function gather(sources, page) {
  let added = 0;
  let more = 0;
  /** @type {(Refusal & {where: string})[]} */
  const refused = [];
  /** @type {Problem | undefined} */
  let problem;
  for (const source of sources) {
    try {
      const found = await collect(source, page);
      added += found.added;
      more += found.more;
      refused.push(...found.refused);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problem ??= error;
    }
  }
  showRefused(refused, more, page.words.refused);
  return { added, refused: refused.length + more, problem };
}

/** @param {string | File} source @param {Page} page */
async function collect(source, { words, list, engine }) {
  const file = typeof source === "string" ? "" : source.name;
  const text = typeof source === "string" ? source : await content(source, words.errors);
  checkSize(text, words.errors);
  const { error, contributions, refused, more } = await engine.ask({ do: "collect", text, have: list.all });
  if (error) throw new Problem(file ? `${file}: ${error}` : error, file ? "bestanden" : "plak");
  list.add(contributions);
  const place = (/** @type {number} */ line) =>
    line === 0 ? file : file ? fill(words.refused.file, { name: file, line }) : fill(words.refused.line, { line });
  const named = refused.map((/** @type {Refusal} */ refusal) => ({ ...refusal, where: place(refusal.line) }));
  return { added: contributions.length, refused: named, more };
}

/** Refuse a text that is too large, before anything is done with it. @param {string} text @param {ComparisonTexts["errors"]} errors */
export function checkSize(text, errors) {
  if (text.length <= limits.list) return;
  throw new Problem(fill(errors["too-much"], { most: limits.list.toLocaleString("nl") }), "plak");
}

/** @param {File} file @param {ComparisonTexts["errors"]} errors */
async function content(file, errors) {
  const problem = (/** @type {Template<"name">} */ text) => new Problem(fill(text, { name: file.name }), "bestanden");
  if (file.size > MOST_BYTES) throw problem(errors["too-big"]);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw problem(errors.unreadable);
  }
}

/** @param {(Refusal & {where: string})[]} refused @param {number} more @param {ComparisonTexts["refused"]} words */
export function showRefused(refused, more, words) {
  const part = /** @type {HTMLElement} */ (document.querySelector("[data-refused]"));
  const rest = /** @type {HTMLElement} */ (part.querySelector("[data-refused-rest]"));
  part.hidden = !refused.length;
  part.querySelector("[data-refused-list]")?.replaceChildren(
    ...refused.map(({ where, label, reason }) =>
      Object.assign(document.createElement("li"), { textContent: `${[where, label].filter(Boolean).join(", ")}: ${reason}` }),
    ),
  );
  rest.hidden = !more;
  rest.textContent = fill(words.rest, { count: more });
}
