// Buttons that copy: what they carry (`data-copy`), or a page for a proposal in one of three forms (`data-as`).
import { write } from "./clipboard.js";

/** @param {string} text @returns {string} the same as HTML */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {Element} block @returns {Record<string, string>} what a proposal says of a page, by form */
function forms(block) {
  const { name = "", image = "" } = /** @type {HTMLElement} */ (block).dataset;
  const [sentence, address] = ["p", "code"].map((part) => block.querySelector(part)?.textContent ?? "");
  const [title, line, link, alt] = [name, sentence, address, `QR-code van ${address}`].map(escaped);
  return {
    text: [name, sentence, address].join("\n"),
    markdown: `**[${name}](${address})**\n\n${sentence}\n\n![QR-code van ${address}](${image})`,
    rich: `<p><strong>${title}</strong><br>${line}<br><a href="${link}">${link}</a></p>` +
      `<p><img src="${escaped(image)}" alt="${alt}" width="110" height="110"></p>`,
  };
}

const copying = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-copying]"));
for (const block of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".proposal"))) {
  const ways = /** @type {Element} */ (copying?.content.cloneNode(true));
  for (const about of ways.querySelectorAll("button span")) about.textContent = ` van ${block.dataset.name}`;
  block.querySelector(".downloads")?.before(ways);
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
  said.textContent = (copied ? said.dataset.copied : said.dataset.notCopied) ?? "";
});
