// Taking a result along: print, copy, download, link, QR and the intake sheet. Nothing is sent from here.
import { write } from "../site/clipboard.js";
import { markup } from "../site/trusted.js";
import { bitmap, picture } from "./picture.js";

/**
 * @typedef {{result: {assessment: string, version: number, code: string}, path: string, answers: object,
 *   text: string, rich: string, csv: string}} Answered what `selfscan.service` said
 */

/** Characters of an address that opens a mail; Windows drops what is longer, without a word. */
const LONGEST_MAIL = 1_900;

/**
 * The actions below a result, by the name of their button.
 * @param {HTMLElement} page the element with the result
 * @param {Answered} answered
 * @param {import("./form.js").Form} form
 * @param {import("../python/engine.js").Engine} engine
 * @param {import("./preset.js").Preset | null} preset
 * @param {string} today as people write it
 * @returns {Record<string, (button: HTMLElement) => unknown>}
 */
export function actions(page, answered, form, engine, preset, today) {
  const { take, intake } = form.words;
  const { assessment, code } = answered.result;
  const address = new URL(form.root + answered.path, location.href).href;
  const link = () => `${address}#r=${code}${preset?.fragment ?? ""}`;
  const name = `zelfscan-${assessment}-${new Date().toISOString().slice(0, 10)}`;
  const stamp = /** @type {HTMLElement} */ (page.querySelector("[data-stamp]"));
  const source = `${stamp.dataset.stamp}, ${today}`;
  stamp.textContent = `${source}. ${address}`;

  /** @param {HTMLElement} button @param {string} text */
  const say = (button, text) => {
    const said = button.closest("section")?.querySelector("[data-said]");
    if (said) said.textContent = text;
  };
  /** @param {HTMLElement} button @param {string} text @param {string} [rich] */
  const copy = async (button, text, rich) => {
    say(button, ""); // so that the same words are told again
    say(button, (await write(text, rich)) ? take.copied : take["not-copied"]);
  };
  /** @param {HTMLElement} button @param {string} ending @param {Blob} blob */
  const save = (button, ending, blob) => {
    download(`${name}.${ending}`, blob);
    say(button, take.saved);
  };

  return {
    print: () => print(),
    copy: (button) => copy(button, [...(preset?.lines ?? []), answered.text, stamp.textContent].join("\n\n"), (preset?.rich ?? "") + answered.rich),
    "copy-link": (button) => copy(button, link()),
    "download-json"(button) {
      const { result, answers } = answered;
      const file = { assessment, version: result.version, code, date: new Date().toISOString(), ...preset?.shared, answers, result };
      save(button, "json", new Blob([JSON.stringify(file, null, 2)], { type: "application/json" }));
    },
    "download-csv": (button) => save(button, "csv", new Blob([answered.csv], { type: "text/csv;charset=utf-8" })),
    async "download-svg"(button) {
      save(button, "svg", new Blob([(await picture(page, source)).text], { type: "image/svg+xml" }));
    },
    async "download-png"(button) {
      save(button, "png", await bitmap(await picture(page, source)));
    },
    async "show-qr"() {
      const figure = /** @type {HTMLElement} */ (page.querySelector("[data-qr]"));
      const { svg } = await engine.ask({ do: "qr", link: link(), label: take.qr });
      figure.innerHTML = markup(svg);
      figure.hidden = false;
      preset?.consent.addEventListener("change", () => (figure.hidden = true), { once: true });
    },
    async mail(button) {
      const to = preset?.email ?? form.element.dataset.email ?? "";
      const title = form.fill(intake.subject, { title: document.querySelector("h1")?.textContent ?? "" });
      const { text, rich } = sheet(page, answered, form, preset);
      const whole = mailto(to, title, text);
      const fits = whole.length <= LONGEST_MAIL;
      // Copied before another program takes the focus: a browser refuses it then.
      const said = fits ? intake.mailed : (await write(text, rich)) ? intake["mailed-short"] : intake["mailed-alone"];
      say(button, form.fill(/** @type {any} */ (said), { address: to }));
      location.href = fits ? whole : mailto(to, title, intake.short);
    },
    "print-intake": () => printOnly("intake"),
    "print-map": () => printOnly("map"),
    "copy-intake"(button) {
      const { text, rich } = sheet(page, answered, form, preset);
      copy(button, text, rich);
    },
  };
}

/** @param {string} to @param {string} subject @param {string} text @returns {string} the address that opens a mail (RFC 6068) */
const mailto = (to, subject, text) =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;

/** Print one part of the page: the style sheet hides the rest. @param {string} part */
function printOnly(part) {
  document.body.dataset.print = part;
  window.addEventListener("afterprint", () => delete document.body.dataset.print, { once: true });
  print();
}

/**
 * The intake sheet as text and as HTML: what Python put together, and what the visitor added.
 * @param {HTMLElement} page @param {Answered} answered @param {import("./form.js").Form} form
 * @param {import("./preset.js").Preset | null} preset
 */
function sheet(page, answered, form, preset) {
  const own = /** @type {HTMLFormElement} */ (page.querySelector("form[data-intake]"));
  /** @type {[string, string[]][]} */
  const blocks = [];
  for (const label of own.querySelectorAll("label[for]")) {
    const input = /** @type {HTMLInputElement} */ (document.getElementById(label.getAttribute("for") ?? ""));
    if (input.value.trim()) blocks.push([label.textContent?.replace(/ \(.*\)/, "") ?? "", [input.value.trim()]]);
  }
  for (const heading of page.querySelectorAll("[data-sheet] h4")) {
    const lines = [...(heading.nextElementSibling?.querySelectorAll("li") ?? [])].map((item) => item.textContent ?? "");
    blocks.push([heading.textContent ?? "", lines.length ? lines : [heading.nextElementSibling?.textContent ?? ""]]);
  }
  const scores = /** @type {HTMLInputElement} */ (own.elements.namedItem("scores")).checked;
  const text = blocks.map(([heading, lines]) => `${heading}\n${lines.map((line) => `- ${line}`).join("\n")}`);
  const rich = document.createElement("div");
  for (const [heading, lines] of blocks) {
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    rich.append(Object.assign(document.createElement("h2"), { textContent: heading }), list);
  }
  return {
    text: [...(preset?.lines ?? []), ...text, ...(scores ? [answered.text] : [])].join("\n\n"),
    rich: (preset?.rich ?? "") + rich.innerHTML + (scores ? answered.rich : ""),
  };
}

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
