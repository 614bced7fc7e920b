/**
 * Copy, as rich text too where there is some.
 * @param {string} text @param {string} [rich] HTML
 * @returns {Promise<boolean>} whether the browser allowed it
 */
export async function write(text, rich) {
  try {
    if (!rich) await navigator.clipboard.writeText(text);
    else {
      const kinds = { "text/plain": new Blob([text], { type: "text/plain" }), "text/html": new Blob([rich], { type: "text/html" }) };
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    }
    return true;
  } catch {
    return false;
  }
}
