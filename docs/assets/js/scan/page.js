// A scan page: one step at a time, Python booting behind it, the result on the same page.
import { Engine } from "../python/engine.js";
import { handOver, take } from "../site/arrival.js";
import { fill } from "../site/fill.js";
import limits from "../site/limits.js";
import { markup } from "../site/trusted.js";
import { Form, kinds, wordsOf } from "./form.js";
import { SavedAnswers, written } from "./saved_answers.js";
import { AnswerTimes } from "./answer_times.js";
import { MOST, Preset } from "./preset.js";

/** @template {HTMLElement} [E=HTMLElement] @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

const form = new Form(find("form[data-assessment]"));
const introduction = find("[data-introduction]");
const status = find("[data-status]");
const failure = find("[data-failure]");
const result = find("[data-result]");
const resultActions = find("[data-result-actions]");
const resume = find("[data-resume]");
const reopen = find("[data-reopen]");
/** @type {HTMLFormElement} */
const reopenForm = find("[data-reopen-form]");
const keepSaid = find("[data-keep-said]");
const edit = find("[data-action=edit]");
const own = find("[data-action=own]");
/** @type {HTMLInputElement} */
const keepHere = find("[data-keep-here]");
const keepTick = /** @type {HTMLElement} */ (keepHere.closest("label"));
const { steps } = form;
const title = document.title;
const { states } = form.words;
const savedAnswers = new SavedAnswers(form.slug, form.version, () => {
  clean();
  show(0, { focus: false, remember: false });
  keepSaid.textContent = form.words.keep["wiped-elsewhere"];
});
const answerTimes = new AnswerTimes(form.element);

/** The code of a result that somebody shared, and what stands behind it: labels, which stay with this visit. */
const arrived = arrival();
/** @type {string} */
const labels = arrived.labels || (history.state?.labels ?? "");
// A consultant's link may say for whom the scan is.
const preset = labels ? new Preset(find("[data-preset]"), form, labels) : null;

function arrival() {
  const given = new URLSearchParams(take().slice(1));
  const told = ["t", "o", "m"].flatMap((name) => (given.has(name) ? [[name, (given.get(name) ?? "").slice(0, MOST)]] : []));
  return { code: given.get("r"), labels: String(new URLSearchParams(told)) };
}

const engine = new Engine((state) => {
  // Behind the form, like Python; once that is ready nothing is fetched any more.
  if (state === "loading") import("./result_actions.js").catch(() => {});
  if (asked && state === "silent" && failure.hidden) refuse(form.words.failure.silent);
  else if (!asked && result.dataset.state !== "ready") status.textContent = states[state];
});

// --- steps -----------------------------------------------------------------------------------------

let current = 0;
/** @type {Record<string, number | string | null> | null} The answers of somebody else's result, while that is what shows. */
let shared = null;

/**
 * Show one step; `steps.length` stands for the result.
 * @param {number} index @param {{focus?: boolean, remember?: boolean}} [options]
 */
function show(index, { focus = true, remember = true } = {}) {
  current = index;
  asked = null;
  const showsResult = index === steps.length;
  steps.forEach((step, position) => (step.hidden = position !== index));
  form.element.hidden = showsResult;
  result.hidden = resultActions.hidden = !showsResult;
  introduction.classList.toggle("is-compact", index > 0);
  reopen.hidden = index > 0;
  failure.hidden = resume.hidden = true;
  keepTick.hidden = showsResult && shared !== null; // What somebody shared is not kept.
  if (index === steps.length - 1) showOverview();
  if (remember) history.pushState(state(), "");
  const heading = showsResult ? result.querySelector("h2") : steps[index].querySelector("h2");
  name(heading?.textContent ?? "");
  if (focus && heading) {
    heading.focus({ preventScroll: true });
    (heading.previousElementSibling ?? heading).scrollIntoView({ block: "start" });
  }
}

/** What the history remembers of a step: where it is, and for whom the scan is; never an answer. */
const state = () => ({ step: current, labels });

/** Put where you are first in the title of the page. @param {string} heading */
function name(heading, prefix = "") {
  const count = steps[current]?.querySelector(".step-count")?.textContent;
  document.title = prefix + (current === 0 && !prefix ? title : [count, heading].filter(Boolean).join(": ") + ` – ${title}`);
}

function showOverview() {
  for (const [index, step] of steps.slice(0, -1).entries()) {
    const items = kinds[step.dataset.kind ?? ""]?.count?.(step) ?? step.querySelectorAll("[data-item]").length;
    const answered = items - form.problems(step).length;
    find(`[data-answered="${index + 1}"]`).textContent = fill(form.words.form.answered, { answered, items });
  }
}

/** @param {Element | null} step @returns {boolean} whether everything in it was answered */
function complete(step) {
  const problems = form.problems(step);
  form.showErrors(problems);
  if (problems.length) name(form.words.errors.title, `${form.words.errors.prefix} `);
  return problems.length === 0;
}

window.addEventListener("popstate", ({ state: visited }) => {
  // A link within the page, such as the skip link, leads to the step that shows.
  if (!visited) return history.replaceState(state(), "");
  form.showErrors([]);
  const { step } = visited;
  show(step === steps.length && result.dataset.state !== "ready" ? steps.length - 1 : step, { remember: false });
});

form.element.addEventListener("show-question", (event) => {
  const question = /** @type {CustomEvent<HTMLElement>} */ (event).detail;
  const index = steps.findIndex((step) => step.contains(question));
  if (index !== current) show(index, { focus: false });
});

// --- the result ------------------------------------------------------------------------------------

/** @type {object | null} What Python is asked; going back, or another question, makes its answer moot. */
let asked = null;
/** @type {() => Promise<void>} */
let lastTry = showResult;
/** @type {Record<string, (button: HTMLElement) => unknown>} */
let takeActions = {};

async function showResult() {
  if (!complete(null)) return;
  await present({ do: "score", assessment: form.slug, answers: form.answers, seconds: answerTimes.seconds });
}

/** @param {string} text a code, a link or the content of a file @param {boolean} [linked] whether a link gave it */
async function open(text, linked = false) {
  if (text.length > limits.file) return refuse(form.words.reopen["too-big"]);
  lastTry = () => open(text, linked);
  await present({ do: "open", text, assessment: form.slug }, linked);
}

/** Whether these are the answers in the form. @param {Record<string, number | string | null>} answers */
function areOwn(answers) {
  const given = form.answers;
  return Object.entries(answers).every(([item, value]) => (given[item] ?? null) === value);
}

const hasOwn = () => Object.keys(form.answers).length > 0;

/** Ask Python and show what it says. @param {object} request @param {boolean} [linked] whether a link gave it */
async function present(request, linked = false) {
  asked = request;
  result.dataset.state = "loading";
  failure.hidden = true;
  status.textContent = engine.ready ? states.calculating : states.waiting;
  /** @type {[any, any?]} */
  const [answered, takeAlong] = await Promise.all([
    engine.ask({ ...request, root: form.root }),
    import("./result_actions.js"),
  ]).catch((/** @type {{reason?: keyof ScanTexts["failure"]}} */ { reason = "missing" }) => [{ error: form.words.failure[reason] }]);
  if (asked !== request) return;
  asked = null;
  if (answered.error) return refuse(answered.error);
  const { assessment, version, code } = answered.result;
  if (assessment !== form.slug) {
    // A result of another scan belongs on the page of that scan.
    if (!handOver(form.root + answered.path, `#r=${code}`)) refuse(form.words.reopen.elsewhere);
    return;
  }
  // A result of an older version has its own questions; those are not on this page.
  const sameVersion = String(version) === form.version;
  const isOwn = areOwn(answered.answers) || !(linked || hasOwn());
  shared = isOwn ? null : answered.answers;
  savedAnswers.saveShared(isOwn ? "" : code);
  if (isOwn && sameVersion) form.answers = answered.answers;
  edit.hidden = !sameVersion;
  edit.textContent = isOwn ? form.words.form.again : form.words.form.adopt;
  own.hidden = isOwn;
  own.textContent = form.words.form[hasOwn() ? "own" : "fill-in"];
  result.innerHTML = markup(answered.html);
  if (!isOwn) callShared();
  result.dataset.state = "ready";
  status.textContent = isOwn ? states.shown : states["shown-shared"];
  const today = written(Date.now());
  takeActions = takeAlong.actions(result, answered, form, engine, preset, today);
  show(steps.length, { remember: history.state?.step !== steps.length });
  if (isOwn && sameVersion && hasOwn()) save();
}

/** Call somebody else's result that, where it says whose it is. */
function callShared() {
  const { title, notice } = form.words.shared;
  /** @type {HTMLElement} */ (result.querySelector("h2")).textContent = title;
  result.querySelector(".lead")?.after(Object.assign(document.createElement("p"), { className: "notice", textContent: notice }));
}

/** Make the answers that somebody shared one's own. @returns {boolean} whether that was wanted */
function adopt() {
  if (hasOwn() && !agrees(edit, form.words.form["adopt-question"])) return false;
  form.answers = shared ?? {};
  shared = null;
  savedAnswers.saveShared("");
  save();
  return true;
}

/** @param {string} reason */
function refuse(reason) {
  result.dataset.state = "error";
  status.textContent = "";
  find("[data-failure-reason]").textContent = reason;
  failure.hidden = false;
  const heading = /** @type {HTMLElement} */ (failure.querySelector("h2"));
  heading.focus({ preventScroll: true });
  failure.scrollIntoView({ block: "start" });
}

// --- keeping answers -------------------------------------------------------------------------------

async function save() {
  await savedAnswers.save(form.answers, keepHere.checked);
  sayKept();
}

function sayKept() {
  const { kept } = savedAnswers;
  const saved = savedAnswers.here && kept ? fill(form.words.keep.saved, { date: written(kept.date) }) : "";
  const text = savedAnswers.refused ? form.words.keep.refused : saved;
  // The same words again would be read aloud again, at every answer.
  if (keepSaid.textContent !== text) keepSaid.textContent = text;
}

/** Nothing of an answer stays on this page: not in a field, not in what shows, not in what can be tried again. */
function clean() {
  keepHere.checked = false;
  form.clear();
  showOverview();
  answerTimes.clear();
  reopenForm.reset();
  result.replaceChildren();
  result.dataset.state = "idle";
  shared = null;
  takeActions = {};
  lastTry = showResult;
  status.textContent = states[engine.ready ? "ready" : "idle"];
}

function startOver() {
  savedAnswers.wipe();
  clean();
  show(0);
  keepSaid.textContent = form.words.keep.wiped;
}

/** @type {HTMLElement | null} */
let asking = null;

/**
 * Ask before answers go. A frame may not ask: the browser says no for the visitor. There who presses twice, agrees.
 * @param {HTMLElement} button @param {string} question
 */
function agrees(button, question) {
  if (self === top) return confirm(question);
  const again = asking === button;
  asking = again ? null : button;
  if (!again) keepSaid.textContent = `${question} ${form.words.form["press-again"]}`;
  return again;
}

// --- what a visitor does -----------------------------------------------------------------------------

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  next: () => complete(steps[current]) && show(current + 1),
  previous: () => (form.showErrors([]), show(current - 1)),
  edit: () => (!shared || adopt()) && show(steps.length - 1),
  own: goOn,
  continue: goOn,
  print: () => print(),
  retry() {
    engine.giveUp();
    lastTry();
  },
  restart: wipe,
  wipe,
};

/** To the first question that is still open. */
function goOn() {
  const open = steps.findIndex((step) => form.problems(step).length);
  show(open < 0 ? steps.length - 1 : open);
}

/** @param {HTMLElement} button */
function wipe(button) {
  if (agrees(button, form.words.form["restart-question"])) startOver();
}

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (!button) return;
  const action = button.dataset.action ?? "";
  if (button !== asking) asking = null;
  if (button.dataset.go) show(Number(button.dataset.go) - 1);
  else ((result.contains(button) && takeActions[action]) || actions[action])?.(button);
});

form.element.addEventListener("submit", (event) => {
  event.preventDefault();
  // Enter in the middle of the form means "go on", not "I am done".
  if (/** @type {SubmitEvent} */ (event).submitter?.dataset.action !== "result") return actions.next(form.element);
  lastTry = showResult;
  showResult();
});

result.addEventListener("submit", (event) => event.preventDefault());
// What belongs to this result goes along to the comparison, past the address.
result.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-compare]"));
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  handOver(link.href, `#g=${link.dataset.compare}`);
});

form.element.addEventListener("change", () => {
  save();
  engine.start();
});
keepHere.addEventListener("change", () => {
  if (!keepHere.checked) savedAnswers.forgetHere();
  save();
});

reopenForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  const data = new FormData(reopenForm);
  const file = /** @type {File} */ (data.get("file"));
  const { empty, "too-big": tooBig } = form.words.reopen;
  const error = find("[data-reopen-error]");
  const code = String(data.get("code"));
  const size = file.size || code.length;
  const wrong = size > limits.file ? tooBig : size ? "" : empty;
  error.textContent = wrong;
  error.hidden = !wrong;
  if (wrong) return;
  reopenForm.reset(); // What was opened does not stay in the field.
  open(file.size ? await file.text() : code);
});

// --- the start ---------------------------------------------------------------------------------------

const step = history.state?.step;
const [kept, sharedBefore] = await Promise.all([savedAnswers.load(), step === steps.length ? savedAnswers.loadShared() : ""]);
const fits = kept?.version === form.version;

if (kept && fits) form.answers = kept.answers;
keepHere.checked = savedAnswers.here;
form.element.dataset.enhanced = "";
find("[data-keep]").hidden = false;
for (const part of steps) kinds[part.dataset.kind ?? ""]?.enhance?.(part, wordsOf(part));
show(step > 0 && step < steps.length && fits ? step : 0, { focus: false, remember: false });
sayKept();

window.addEventListener("hashchange", () => {
  const { code } = arrival();
  if (code) open(code, true);
});
if (arrived.code) open(arrived.code, true);
else if (sharedBefore) open(sharedBefore, true);
else if (step === steps.length && fits) showResult();
else if (kept && !fits) keepSaid.textContent = form.words.keep.renewed;
else if (kept && step === undefined) {
  find("[data-resume-intro]").textContent = fill(form.words.keep["resume-intro"], { date: written(kept.date) });
  resume.hidden = false;
}
// Where the result was and comes again, that is where the history is.
if (step !== steps.length || arrived.code) history.replaceState(state(), "");
engine.prepare();
