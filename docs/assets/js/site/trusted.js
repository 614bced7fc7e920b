// The only way from text to markup and to a program: the content policy refuses every other (Trusted Types). Markup
// comes from Python, which escapes every value; programs are the two workers of this site.

const WORKERS = ["worker.js", "sw.js"];

const rules = {
  createHTML: (/** @type {string} */ markup) => markup,
  createScriptURL(/** @type {string} */ address) {
    if (WORKERS.some((name) => new URL(`../../../assessments/${name}`, import.meta.url).href === address)) return address;
    throw new TypeError(`${address} is no program of this site`);
  },
};
/** @type {any} not every browser has these */
const { trustedTypes } = self;
/** @type {any} */
const policy = trustedTypes?.createPolicy("samenwerking", rules) ?? rules;

/** @param {string} text made by Python, or a page of this site @returns {any} a string to who asks for a string */
export const markup = (text) => policy.createHTML(text);

/** @param {URL} address @returns {any} */
export const program = ({ href }) => policy.createScriptURL(href);
