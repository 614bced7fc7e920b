// Buttons that copy what they carry: `data-copy`, and `data-rich` for a word processor.
import { write } from "./clipboard.js";

document.addEventListener("click", async (event) => {
  /** @type {HTMLElement | null} */
  const button = /** @type {Element} */ (event.target).closest("button[data-copy]");
  const said = /** @type {HTMLElement | null} */ (button?.closest("[data-copies]")?.querySelector("[data-said]"));
  if (!button || !said) return;
  said.textContent = ""; // so that the same words are told again
  const copied = await write(button.dataset.copy ?? "", button.dataset.rich);
  said.textContent = (copied ? said.dataset.copied : said.dataset.notCopied) ?? "";
});
