// The comparison page: gathers results, asks Python to compare them, shows what it says.
import { take } from "../site/arrival.js";
import { write } from "../site/clipboard.js";
import { fill } from "../site/fill.js";
import { markup } from "../site/trusted.js";
import { Engine } from "../python/engine.js";
import { written } from "../scan/saved_answers.js";
import { actions as agendaActions, enhance } from "./agenda.js";
import { checkSize, gather, showRefused } from "./gather.js";
import { List } from "./list.js";
import { Problem, Problems } from "./problem.js";

/** @template {HTMLElement} [E=HTMLElement] @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/** @type {HTMLFormElement} */
const form = find("form[data-compare]");
const introduction = find("[data-introduction]");
const status = find("[data-status]");
const said = find("[data-said]");
const failure = find("[data-failure]");
const result = find("[data-result]");
const resultActions = find("[data-result-actions]");
/** @type {HTMLTextAreaElement} */
const paste = find("[data-paste]");
/** @type {HTMLInputElement} */
const files = find("[data-files]");
/** @type {HTMLSelectElement} */
const which = find("[data-which]");
/** @type {HTMLInputElement} */
const consent = find("[data-consent]");
const consentSaid = find("[data-consent-said]");
const versions = find("[data-versions]");
/** Fewer people that come or go can be told from what changes; `people.group` of the scan, twice: out and in. */
const FEW = 2 * Number(form.dataset.group);
/** @type {ComparisonTexts} */
const words = JSON.parse(form.dataset.words ?? "{}");
const { states, errors } = words;
const title = document.title;

let busy = false;
const engine = new Engine((state) => {
  if (!busy) status.textContent = states[state];
  else if (state === "silent" && failure.hidden) fail(words.failure.silent);
});
const list = new List(form, words.page, takeBack, () => {
  clean();
  show("form", { focus: false, remember: false });
  status.textContent = states["wiped-elsewhere"];
});
const problems = new Problems(form, errors);

// --- gathering and comparing -----------------------------------------------------------------------

/** Add texts and files to the list, and say once what came of it. @param {(string | File)[]} sources */
async function add(sources) {
  await work(states.reading, async () => {
    const { added, refused, problem } = await gather(sources, { words, list, engine });
    if (list.all.some((contribution) => contribution.mirrors)) askPair();
    else showScans();
    status.textContent = [count("added", added), count("refused", refused)].filter(Boolean).join(" ");
    if (problem) throw problem;
  });
}

/** When was begun what is being done, and when the tick was set, in milliseconds. */
let acting = Infinity;
let ticked = 0;

/** Who agreed, agreed with these people and these names: to whatever the list becomes, all have to agree anew. */
function takeBack() {
  // Who ticked while pasted results were still being read, ticked for those too.
  if (!consent.checked || acting < ticked) return;
  consent.checked = false;
  consentSaid.textContent = words.page["consent-again"];
  forget();
}

/** @param {"added" | "refused"} what @param {number} number */
const count = (what, number) =>
  number === 1 ? states[`${what}-one`] : number ? fill(states[`${what}-more`], { count: number }) : "";

async function addPasted() {
  if (!paste.value.trim()) throw new Problem(errors.empty, "plak");
  await add([paste.value]);
  paste.value = "";
}

/** Ask which scan is meant when there are more of them. */
function showScans() {
  const { scans } = list;
  const chosen = which.value;
  which.replaceChildren(...[...scans].map(([value, text]) => new Option(text, value)));
  if (scans.has(chosen)) which.value = chosen;
  find("[data-which-part]").hidden = scans.size < 2 || asksPair();
  find("[data-consent-part]").hidden = asksPair();
}

const asksPair = () => new FormData(form).get("view") === "pair";

/** Choose to lay two results side by side: a mirror has no other use. */
function askPair() {
  /** @type {HTMLInputElement} */ (find("input[name=view][value=pair]")).checked = true;
  showScans();
}

async function compare() {
  if (paste.value.trim()) await addPasted();
  const contributions = list.all;
  if (!contributions.length) throw new Problem(errors.nobody, "plak");
  if (asksPair() && contributions.length !== 2) throw new Problem(errors.two, "plak");
  const assessment = list.scans.size > 1 ? which.value : null;
  const request = asksPair()
    ? { do: "pair", contributions }
    : { do: "compare", contributions, consent: consent.checked, assessment };
  await work(states.calculating, async () => {
    result.dataset.state = "loading";
    const { error, comparison, html } = await engine.ask(request);
    if (error) throw new Problem(error, "plak");
    if (comparison.message) throw new Problem(comparison.message, comparison.state === "ask" ? "akkoord" : "plak");
    result.innerHTML = markup(html);
    result.dataset.state = "ready";
    enhance(result);
    const stamp = /** @type {HTMLElement} */ (result.querySelector("[data-stamp]"));
    stamp.textContent = fill(/** @type {any} */ (stamp.dataset.stamp ?? ""), { date: written(Date.now()), address: location.origin + location.pathname });
    said.textContent = states.shown;
    compareVersions(contributions);
    show("result");
  });
}

/** Who was in the comparison that showed before this one; laid side by side the two tell of who came or went. */
/** @type {Set<string>} */
let shownBefore = new Set();

/** Say so when this comparison differs from the one before by a few people. @param {import("./list.js").Contribution[]} people */
function compareVersions(people) {
  const now = new Set(people.map(({ code, organisation }) => `${code} ${organisation}`));
  const apart = shownBefore.size ? [...now].filter((person) => !shownBefore.has(person)).length + [...shownBefore].filter((person) => !now.has(person)).length : 0;
  versions.hidden = apart === 0 || apart >= FEW;
  shownBefore = now;
}

// --- doing and showing -----------------------------------------------------------------------------

/** @type {() => unknown} */
let lastTry = compare;
/** What is being tried; it ends before something else is. */
let trying = Promise.resolve();

/** @param {() => unknown} action */
function attempt(action) {
  if (!failure.hidden) engine.giveUp();
  const begun = performance.now();
  return (trying = trying.then(async () => {
    acting = begun;
    await run(action);
    acting = Infinity;
  }));
}

/** Run an action; what a visitor can mend shows at its field, a failure of Python in its own place. */
async function run(/** @type {() => unknown} */ action) {
  lastTry = action;
  try {
    await action();
  } catch (error) {
    if (result.dataset.state === "loading") result.dataset.state = "error";
    if (error instanceof Problem) {
      show("form", { focus: false });
      problems.show(error);
      return;
    }
    const { reason } = /** @type {import("../python/engine.js").EngineError} */ (error);
    fail(words.failure[/** @type {keyof typeof words.failure} */ (reason ?? "broken")]);
  }
}

/** @param {string} reason */
function fail(reason) {
  find("[data-failure-reason]").textContent = reason;
  failure.hidden = false;
  find("#mislukt").focus({ preventScroll: true });
  failure.scrollIntoView({ block: "start" });
}

/** Do something in which Python has a part, and say so. */
async function work(/** @type {string} */ doing, /** @type {() => Promise<void>} */ task) {
  busy = true;
  failure.hidden = true;
  problems.hide();
  status.textContent = engine.ready ? doing : states.waiting;
  try {
    await task();
    failure.hidden = true;
  } finally {
    busy = false;
    if ([states.waiting, doing].includes(status.textContent ?? "")) status.textContent = "";
  }
}

/** @param {"form" | "result"} view @param {{focus?: boolean, remember?: boolean}} [options] */
function show(view, { focus = true, remember = true } = {}) {
  const showsResult = view === "result";
  const changes = form.hidden !== showsResult;
  form.hidden = status.hidden = showsResult;
  introduction.toggleAttribute("data-small", showsResult);
  result.hidden = resultActions.hidden = !showsResult;
  failure.hidden = true;
  const heading = showsResult ? find("[data-result] h2") : find("#lijst");
  document.title = showsResult ? `${heading.textContent} – ${title}` : title;
  if (changes && remember) history.pushState({ view, pair: asksPair() }, "");
  if (focus) {
    heading.focus({ preventScroll: true });
    (heading.previousElementSibling ?? heading).scrollIntoView({ block: "start" });
  }
}

// --- what a visitor does -----------------------------------------------------------------------------

/** Leave nothing of a result that was shown. */
function forget() {
  result.replaceChildren();
  result.dataset.state = "idle";
  said.textContent = "";
}

/** Nothing of an answer stays on this page: not in a field, not in what shows, not in what can be tried again. */
function clean() {
  problems.hide();
  form.reset();
  consentSaid.textContent = "";
  shownBefore = new Set();
  forget();
  lastTry = compare;
  showRefused([], 0, words.refused);
  showScans();
}

function startOver() {
  if (!confirm(words.page["remove-question"])) return false;
  list.wipe();
  clean();
  status.textContent = states.wiped;
  return true;
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  ...agendaActions,
  add: () => attempt(addPasted),
  remove(button) {
    const next = list.remove(button);
    showScans();
    status.textContent = states.removed;
    (next ?? find("#lijst")).focus();
  },
  "remove-all": () => startOver() && find("#lijst").focus(),
  edit: () => show("form"),
  again: () => startOver() && show("form"),
  print: () => print(),
  retry: () => attempt(lastTry),
  async "copy-link"() {
    const copied = await write(`${location.origin}${location.pathname}#${list.fragment}`);
    said.textContent = words.page[copied ? "copied" : "not-copied"];
  },
};

document.addEventListener("click", (event) => {
  const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
  if (button) actions[button.dataset.action ?? ""]?.(button);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt(compare);
});

consent.addEventListener("change", () => {
  ticked = performance.now();
  consentSaid.textContent = "";
});
form.addEventListener("change", showScans);

files.addEventListener("change", async () => {
  const picked = [...(files.files ?? [])];
  await attempt(() => add(picked));
  files.value = "";
});

// A text too large to paste is refused before the browser has to lay it out.
paste.addEventListener("paste", (event) => {
  try {
    checkSize(event.clipboardData?.getData("text") ?? "", errors);
  } catch (error) {
    event.preventDefault();
    problems.show(/** @type {Problem} */ (error));
  }
});

const drop = find("[data-drop]");
for (const type of ["dragenter", "dragover"]) {
  drop.addEventListener(type, (event) => {
    event.preventDefault();
    drop.dataset.over = "";
  });
}
drop.addEventListener("dragleave", () => delete drop.dataset.over);
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  delete drop.dataset.over;
  const dropped = event.dataTransfer;
  const sources = dropped?.files.length ? [...dropped.files] : [dropped?.getData("text") ?? ""].filter(Boolean);
  if (sources.length) attempt(() => add(sources));
});

window.addEventListener("popstate", ({ state }) => {
  const canShow = state?.view === "result" && result.dataset.state === "ready";
  show(canShow ? "result" : "form", { remember: false });
});

// --- at the start ------------------------------------------------------------------------------------

/** Open the comparison that a link or a result gave along, if there is one. @returns {boolean} whether there is */
function openLink() {
  const given = take();
  if (!given.startsWith("#g=")) return false;
  attempt(async () => {
    const before = list.all;
    if (before.length && !confirm(words.page["replace-question"])) return;
    list.all = [];
    try {
      await add([given]);
    } finally {
      // What cannot be read replaces nothing.
      if (!list.all.length) list.all = before;
      showScans();
    }
    // One result is half of a pair: the other is still to be given.
    if (list.all.length === 1) askPair();
    else if (list.all !== before) await compare();
  });
  return true;
}

window.addEventListener("hashchange", openLink);
form.dataset.enhanced = "";
await list.restore();
showScans();
// Loaded again where the comparison was: there it comes back, unless all have to agree to it anew.
if (!openLink() && history.state?.view === "result" && list.all.length) {
  if (history.state.pair) askPair();
  attempt(compare);
}
engine.prepare();
