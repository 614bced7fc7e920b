// Buttons that copy: what they carry (`data-copy`), or a page for a proposal in one of three forms (`data-as`).
import { write } from "./clipboard.js";
import words from "./copy_words.js";
import { fill } from "./fill.js";

const WAYS = [
  ["rich", "button secondary", words.rich],
  ["markdown", "link", words.markdown],
  ["text", "link", words.text],
];

/** @param {string} text @returns {string} the same as HTML */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {Element} block @returns {Record<string, string>} what a proposal says of a page, by form */
function forms(block) {
  const { name = "", image = "" } = /** @type {HTMLElement} */ (block).dataset;
  const [sentence, address] = ["p", "code"].map((part) => block.querySelector(part)?.textContent ?? "");
  const picture = fill(words.qr, { address });
  const [title, line, link, alt] = [name, sentence, address, picture].map(escaped);
  return {
    text: [name, sentence, address].join("\n"),
    markdown: `**[${name}](${address})**\n\n${sentence}\n\n![${picture}](${image})`,
    rich: `<p><strong>${title}</strong><br>${line}<br><a href="${link}">${link}</a></p>` +
      `<p><img src="${escaped(image)}" alt="${alt}" width="110" height="110"></p>`,
  };
}

/** @returns {HTMLElement} buttons that copy a page */
function ways() {
  const buttons = element("p", "actions");
  for (const [as, look, label] of WAYS) {
    const button = element("button", look, label);
    button.setAttribute("type", "button");
    button.dataset.as = as;
    buttons.append(button, " ");
  }
  return buttons;
}

/** @param {string} tag @param {string} look its class @param {string} [text] @returns {HTMLElement} */
function element(tag, look, text = "") {
  return Object.assign(document.createElement(tag), { className: look, textContent: text });
}

for (const block of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copies]"))) {
  const said = element("p", "status");
  said.dataset.said = "";
  said.setAttribute("role", "status");
  const downloads = block.querySelector(".downloads");
  if (downloads) downloads.before(ways(), said);
  else block.append(said);
  // Of many pages each has these: who hears one alone hears of which page it is.
  for (const control of block.querySelectorAll(".proposal :is(button, a)")) {
    control.append(element("span", "visually-hidden", ` ${fill(words.of, { name: block.dataset.name ?? "" })}`));
  }
}

document.addEventListener("click", async (event) => {
  /** @type {HTMLElement | null} */
  const button = /** @type {Element} */ (event.target).closest("button:is([data-copy], [data-as])");
  const block = button?.closest("[data-copies]");
  const said = /** @type {HTMLElement | null} */ (block?.querySelector("[data-said]"));
  if (!button || !block || !said) return;
  said.textContent = ""; // so that the same words are told again
  const { copy, as = "" } = button.dataset;
  const { text, rich, [as]: form } = forms(block);
  const copied = await (as === "rich" ? write(text, rich) : write(copy ?? form));
  said.textContent = copied ? words.copied : words["not-copied"];
});
