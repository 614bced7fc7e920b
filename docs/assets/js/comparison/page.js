// The comparison page: gathers results, asks Python to compare them, shows what it says.
import { Engine } from "../assessment/engine.js";
import { actions as agendaActions, enhance } from "./agenda.js";
import { List } from "./list.js";

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
const summary = find("[data-error-summary]");
const refusedPart = find("[data-refused]");
/** @type {HTMLTextAreaElement} */
const paste = find("[data-paste]");
/** @type {HTMLInputElement} */
const files = find("[data-files]");
/** @type {HTMLSelectElement} */
const which = find("[data-which]");
/** @type {HTMLInputElement} */
const consent = find("[data-consent]");
const words = JSON.parse(form.dataset.words ?? "{}");
const { states, errors } = words;
const title = document.title;

const MOST_CHARACTERS = 900_000;
const MOST_BYTES = 1_000_000;

const engine = new Engine((state) => {
  if (!busy) status.textContent = states[state];
});
const list = new List(form, words.page);
let busy = false;

// --- gathering -------------------------------------------------------------------------------------

/** @typedef {{code: string, label: string, line: number, reason: string}} Refusal */

/** Something that a visitor can mend, at the field where it can be mended. */
class Problem extends Error {
  /** @param {string} message @param {string} field */
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

/**
 * Add what is in a text. Returns what could not be used, with where it stood.
 * @param {string} text @param {string} [file]
 */
async function collect(text, file = "") {
  const field = file ? "bestanden" : "plak";
  if (text.length > MOST_CHARACTERS) {
    throw new Problem(file ? errors["too-big"].replace("{name}", file) : errors["too-much"], field);
  }
  const { error, contributions, refused, more } = await engine.ask({ do: "collect", text, have: list.codes });
  if (error) throw new Problem(file ? `${file}: ${error}` : error, field);
  list.add(contributions);
  const place = (/** @type {Refusal} */ { line }) =>
    line === 0 ? file : (file ? words.refused.file : words.refused.line).replace("{name}", file).replace("{line}", String(line));
  return {
    added: contributions.length,
    refused: refused.map((/** @type {Refusal} */ one) => ({ where: place(one), ...one })),
    more,
  };
}

/** Read texts and files one after the other, and say once what came of it. @param {(string | File)[]} sources */
async function addAll(sources) {
  await work(states.reading, async () => {
    let added = 0;
    let more = 0;
    const refused = [];
    /** @type {Problem[]} */
    const problems = [];
    for (const source of sources) {
      try {
        const found = typeof source === "string" ? await collect(source) : await collect(await content(source), source.name);
        added += found.added;
        more += found.more;
        refused.push(...found.refused);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        problems.push(error);
      }
    }
    showRefused(refused, more);
    showScans();
    const count = refused.length + more;
    status.textContent = [
      added === 1 ? states["added-one"] : added ? states["added-more"].replace("{count}", added) : "",
      count === 1 ? states["refused-one"] : count ? states["refused-more"].replace("{count}", count) : "",
    ].join(" ").trim();
    if (problems.length) throw problems[0];
  });
}

/** @param {File} file */
async function content(file) {
  if (file.size > MOST_BYTES) throw new Problem(errors["too-big"].replace("{name}", file.name), "bestanden");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Problem(errors.unreadable.replace("{name}", file.name), "bestanden");
  }
}

/** @param {({where: string} & Refusal)[]} refused @param {number} more */
function showRefused(refused, more) {
  refusedPart.hidden = !refused.length;
  find("[data-refused-list]").replaceChildren(
    ...refused.map(({ where, label, code, reason }) => {
      const item = document.createElement("li");
      const given = document.createElement("code");
      given.textContent = code;
      item.append([where, label].filter(Boolean).join(", ") + ": ", given, ` ${reason}`);
      return item;
    }),
  );
  const rest = find("[data-refused-rest]");
  rest.hidden = !more;
  rest.textContent = words.refused.rest.replace("{count}", String(more));
}

/** Ask which scan is meant when there are more of them. */
function showScans() {
  const { scans } = list;
  const chosen = which.value;
  which.replaceChildren(...[...scans].map(([value, text]) => new Option(text, value)));
  if (scans.has(chosen)) which.value = chosen;
  find("[data-which-part]").hidden = scans.size < 2;
}

async function add() {
  if (!paste.value.trim()) throw new Problem(errors.empty, "plak");
  await addAll([paste.value]);
  paste.value = "";
}

// --- comparing -------------------------------------------------------------------------------------

/** @type {() => unknown} */
let lastTry = compare;

async function compare() {
  if (paste.value.trim()) await add();
  if (!list.all.length) throw new Problem(errors.nobody, "plak");
  const pair = new FormData(form).get("view") === "pair";
  if (pair && list.all.length !== 2) throw new Problem(errors.two, "plak");
  await work(states.calculating, async () => {
    result.dataset.state = "loading";
    const contributions = list.all;
    const assessment = list.scans.size > 1 ? which.value : null;
    const request = pair ? { do: "pair", contributions } : { do: "compare", contributions, consent: consent.checked, assessment };
    const { error, comparison, html } = await engine.ask(request);
    if (error) throw new Problem(error, "plak");
    if (comparison.message) throw new Problem(comparison.message, comparison.state === "ask" ? "akkoord" : "plak");
    result.innerHTML = html;
    result.dataset.state = "ready";
    enhance(result);
    const stamp = /** @type {HTMLElement} */ (result.querySelector("[data-stamp]"));
    stamp.textContent = (stamp.dataset.stamp ?? "")
      .replace("{date}", new Date().toLocaleDateString("nl-NL", { dateStyle: "long" }))
      .replace("{address}", location.origin + location.pathname);
    status.textContent = "";
    said.textContent = states.shown;
    show("result");
  });
}

// --- what shows ------------------------------------------------------------------------------------

/** Do something that Python has a part in; says so, and turns what goes wrong into a message. */
async function work(/** @type {string} */ doing, /** @type {() => Promise<void>} */ task) {
  busy = true;
  failure.hidden = true;
  hideError();
  status.textContent = engine.ready ? doing : states.waiting;
  try {
    await task();
  } finally {
    busy = false;
    if ([states.waiting, doing].includes(status.textContent ?? "")) status.textContent = "";
  }
}

/** Run an action; a mistake shows at its field, a failure of Python in its own place. */
async function attempt(/** @type {() => unknown} */ action) {
  try {
    await action();
  } catch (error) {
    if (result.dataset.state === "loading") result.dataset.state = "error";
    if (error instanceof Problem) return showError(error);
    lastTry = action;
    const { reason = "broken" } = /** @type {import("../assessment/engine.js").EngineError} */ (error);
    find("[data-failure-reason]").textContent = words.failure[reason];
    failure.hidden = false;
    find("#mislukt").focus({ preventScroll: true });
    failure.scrollIntoView({ block: "start" });
  }
}

/** @param {Problem} problem */
function showError({ message, field }) {
  show("form", { focus: false });
  const inline = find(`#fout-${field}`);
  const text = /[.?!]$/.test(message) ? message : `${message}.`;
  inline.hidden = false;
  inline.textContent = `${errors.prefix} ${text}`;
  find(`#${field}`).setAttribute("aria-invalid", "true");
  find(`#${field}`).setAttribute("aria-describedby", `${inline.id} ${field}-uitleg`);
  /** @type {HTMLAnchorElement} */
  const link = find("[data-error-link]");
  link.textContent = text;
  link.href = `#${field}`;
  summary.hidden = false;
  document.title = `${errors.prefix} ${errors.title} – ${title}`;
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: "start" });
}

function hideError() {
  summary.hidden = true;
  document.title = title;
  for (const field of ["plak", "bestanden", "akkoord"]) {
    find(`#fout-${field}`).hidden = true;
    find(`#${field}`).removeAttribute("aria-invalid");
    find(`#${field}`).setAttribute("aria-describedby", `${field}-uitleg`);
  }
}

find("[data-error-link]").addEventListener("click", (event) => {
  event.preventDefault();
  const field = find(/** @type {HTMLAnchorElement} */ (event.target).hash);
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
});

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
  if (changes && remember) history.pushState({ view }, "");
  if (focus) {
    heading.focus({ preventScroll: true });
    (heading.previousElementSibling ?? heading).scrollIntoView({ block: "start" });
  }
}

window.addEventListener("popstate", ({ state }) => {
  if (state?.view === "result" && result.dataset.state === "ready") show("result", { remember: false });
  else if (!form.hidden || location.hash) open();
  else show("form", { remember: false });
});

// --- what a visitor does -----------------------------------------------------------------------------

function startOver() {
  if (!confirm(words.page["remove-question"])) return false;
  list.all = [];
  consent.checked = false;
  result.replaceChildren();
  result.dataset.state = "idle";
  said.textContent = "";
  showRefused([], 0);
  showScans();
  if (location.hash) history.replaceState(null, "", location.pathname);
  status.textContent = states.wiped;
  return true;
}

/** @type {Record<string, (button: HTMLElement) => unknown>} */
const actions = {
  ...agendaActions,
  add: () => attempt(add),
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
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}#${list.fragment}`);
      said.textContent = words.page.copied;
    } catch {
      said.textContent = words.page["not-copied"];
    }
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

form.addEventListener("change", () => {
  const pair = new FormData(form).get("view") === "pair";
  find("[data-consent-part]").hidden = pair;
});

files.addEventListener("change", async () => {
  const picked = [...(files.files ?? [])];
  await attempt(() => addAll(picked));
  files.value = "";
});

// A text too large to paste is refused before the browser has to lay it out.
paste.addEventListener("paste", (event) => {
  if ((event.clipboardData?.getData("text").length ?? 0) <= MOST_CHARACTERS) return;
  event.preventDefault();
  showError(new Problem(errors["too-much"], "plak"));
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
  const dropped = /** @type {DragEvent} */ (event).dataTransfer;
  const sources = dropped?.files.length ? [...dropped.files] : [dropped?.getData("text") ?? ""].filter(Boolean);
  if (sources.length) attempt(() => addAll(sources));
});

// --- at the start ------------------------------------------------------------------------------------

/** Open the comparison in the address, or else what this tab kept. */
function open() {
  const shared = location.hash.match(/^#g=(.*)$/)?.[1];
  if (!shared) return;
  attempt(async () => {
    list.all = [];
    await addAll([`#g=${shared}`]);
    await compare();
  });
}

window.addEventListener("hashchange", open);
form.dataset.enhanced = "";
if (location.hash.startsWith("#g=")) open();
else list.restore();
showScans();
(self.requestIdleCallback ?? setTimeout)(() => engine.start());
