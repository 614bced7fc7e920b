/**
 * Put values into the braces of a text; words.d.ts says which each text has.
 * @template {string} Name @param {Template<Name>} text @param {Record<Name, string | number>} values @returns {string}
 */
export const fill = (text, values) =>
  String(text).replace(/{(\w+)}/g, (braces, name) => String(values[/** @type {Name} */ (name)] ?? braces));
