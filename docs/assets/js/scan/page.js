// A scan page: one step at a time, Python booting behind it, the result on the same page.
import { Engine } from "../python/engine.js";
import { fill } from "../site/fill.js";
import limits from "../site/limits.js";
import { Form, kinds, wordsOf } from "./form.js";
import { Keep, written } from "./saved_answers.js";
import { Pace } from "./answer_times.js";
import { Preset } from "./preset.js";

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
const keepSaid = find("[data-keep-said]");
/** @type {HTMLInputElement} */
const keepHere = find("[data-keep-here]");
const { steps } = form;
const title = document.title;
const { states } = form.words;
const keep = new Keep(form.slug, form.version);
const pace = new Pace(form.element);
// A consultant's link may say for whom the scan is.
const preset = /[#&][tom]=/.test(location.hash) ? new Preset(find("[data-preset]"), form) : null;

const engine = new Engine((state) => {
  // Behind the form, like Python; once that is ready nothing is fetched any more.
  if (state === "loading") import("./result_actions.js").catch(() => {});
  if (asked && state === "silent" && failure.hidden) refuse(form.words.failure.silent);
  else if (!asked && result.dataset.state !== "ready") status.textContent = states[state];
});

// --- steps -----------------------------------------------------------------------------------------

let current = 0;

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
  if (index === steps.length - 1) showOverview();
  if (remember) history.pushState({ step: index }, "");
  const heading = showsResult ? result.querySelector("h2") : steps[index].querySelector("h2");
  name(heading?.textContent ?? "");
  if (focus && heading) {
    heading.focus({ preventScroll: true });
    (heading.previousElementSibling ?? heading).scrollIntoView({ block: "start" });
  }
}

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

window.addEventListener("popstate", ({ state }) => {
  // A link within the page, such as the one past the header, leads to the step that shows.
  if (!state) return history.replaceState({ step: current }, "");
  form.showErrors([]);
  const { step } = state;
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
  await present({ do: "score", assessment: form.slug, answers: form.answers, seconds: pace.seconds });
}

/** @param {string} text a code, a link or the content of a file */
async function open(text) {
  if (text.length > limits.file) return refuse(form.words.reopen["too-big"]);
  lastTry = () => open(text);
  await present({ do: "open", text, assessment: form.slug });
}

/** Ask Python and show what it says. @param {object} request */
async function present(request) {
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
    location.href = `${form.root}${answered.path}#r=${code}`;
    return;
  }
  // A result of an older version has its own questions; those are not on this page.
  const sameVersion = String(version) === form.version;
  if (sameVersion) form.answers = answered.answers;
  find("[data-action=edit]").hidden = !sameVersion;
  result.innerHTML = answered.html;
  result.dataset.state = "ready";
  status.textContent = states.shown;
  const today = written(Date.now());
  takeActions = takeAlong.actions(result, answered, form, engine, preset, today);
  show(steps.length);
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

function save() {
  keep.save(form.answers, keepHere.checked);
  sayKept();
}

function sayKept() {
  const kept = keep.load();
  const saved = keep.here && kept ? fill(form.words.keep.saved, { date: written(kept.date) }) : "";
  const text = keep.refused ? form.words.keep.refused : saved;
  // The same words again would be read aloud again, at every answer.
  if (keepSaid.textContent !== text) keepSaid.textContent = text;
}

function startOver() {
  keep.wipe();
  keepHere.checked = false;
  form.clear();
  pace.clear();
  result.replaceChildren();
  result.dataset.state = "idle";
  // The code in the address holds the answers that were just wiped.
  const fragment = new URLSearchParams(location.hash.slice(1));
  fragment.delete("r");
  history.replaceState(null, "", String(fragment) ? `#${fragment}` : location.pathname);
  show(0);
}

// --- what a visitor does -----------------------------------------------------------------------------

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  next: () => complete(steps[current]) && show(current + 1),
  previous: () => (form.showErrors([]), show(current - 1)),
  edit: () => show(steps.length - 1),
  continue() {
    const open = steps.findIndex((step) => form.problems(step).length);
    show(open < 0 ? steps.length - 1 : open);
  },
  print: () => print(),
  retry() {
    engine.giveUp();
    lastTry();
  },
  restart: () => confirm(form.words.form["restart-question"]) && startOver(),
  wipe() {
    startOver();
    keepSaid.textContent = form.words.keep.wiped;
  },
};

document.addEventListener("click", (event) => {
  const button = /** @type {Element} */ (event.target).closest("button");
  if (!button) return;
  const action = button.dataset.action ?? "";
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

form.element.addEventListener("change", () => {
  save();
  engine.start();
});
keepHere.addEventListener("change", () => {
  if (!keepHere.checked) keep.forgetHere();
  save();
});

find("[data-reopen-form]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const file = /** @type {File} */ (data.get("file"));
  const { empty, "too-big": tooBig } = form.words.reopen;
  const error = find("[data-reopen-error]");
  const code = String(data.get("code"));
  const size = file.size || code.length;
  const wrong = size > limits.file ? tooBig : size ? "" : empty;
  error.textContent = wrong;
  error.hidden = !wrong;
  if (!wrong) open(file.size ? await file.text() : code);
});

// --- the start ---------------------------------------------------------------------------------------

/** The code in the address, where somebody opened a shared result. */
const sharedCode = () => new URLSearchParams(location.hash.slice(1)).get("r");
const shared = sharedCode();
const kept = keep.load();
const fits = kept?.version === form.version;
const step = history.state?.step;

if (kept && fits) form.answers = kept.answers;
keepHere.checked = keep.here;
form.element.dataset.enhanced = "";
find("[data-keep]").hidden = false;
for (const one of steps) kinds[one.dataset.kind ?? ""]?.enhance?.(one, wordsOf(one));
show(step > 0 && step < steps.length && fits ? step : 0, { focus: false, remember: false });
history.replaceState({ step: current }, "");
sayKept();

window.addEventListener("hashchange", () => {
  const code = sharedCode();
  if (code) open(code);
});
if (shared) open(shared);
else if (step === steps.length && fits) showResult();
else if (kept && !fits) keepSaid.textContent = form.words.keep.renewed;
else if (kept && step === undefined) {
  find("[data-resume-intro]").textContent = fill(form.words.keep["resume-intro"], { date: written(kept.date) });
  resume.hidden = false;
}
engine.prepare();
