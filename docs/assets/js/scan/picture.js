// The charts of a result as a picture: an SVG that needs no style sheet, or a bitmap of it.

const SVG = "http://www.w3.org/2000/svg";
const EDGE = 16;
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
  "font-family", "font-size", "font-weight", "text-anchor",
];

/** @typedef {{text: string, width: number, height: number}} Picture */

/**
 * The charts in view, under each other. They are light whatever the screen is: they go onto paper and slides.
 * @param {HTMLElement} page @param {string} source what stands below them
 * @returns {Promise<Picture>}
 */
export async function picture(page, source) {
  const charts = [...page.querySelectorAll("svg.chart")].filter((chart) => chart.checkVisibility());
  const { fontFamily } = getComputedStyle(charts[0]);
  const style = draw("style", {}, await fonts(fontFamily.split(",")[0]));
  const root = document.documentElement.style;
  root.colorScheme = "light";
  const parts = [];
  let width = 0;
  let height = EDGE;
  for (const chart of charts) {
    const box = /** @type {SVGSVGElement} */ (chart).viewBox.baseVal;
    parts.push(draw("g", { transform: `translate(${EDGE} ${height})` }, ...[...chart.children].map(dressed)));
    width = Math.max(width, box.width + 2 * EDGE);
    height += box.height + EDGE;
  }
  const { color } = getComputedStyle(charts[0]);
  const line = draw("text", { x: EDGE + 8, y: height, fill: color, "font-family": fontFamily, "font-size": 9.5 }, source);
  height += EDGE;
  const paper = draw("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor });
  const whole = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, style, paper, ...parts, line);
  root.colorScheme = "";
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/** The rules of a font with the font itself in them, which the browser has at hand. @param {string} family */
async function fonts(family) {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes(family));
  return (await Promise.all(faces.map(({ cssText, parentStyleSheet }) => embedded(cssText, parentStyleSheet?.href)))).join("\n");
}

/** @param {string} rule @param {string | null | undefined} base @returns {Promise<string>} nothing when the font is not at hand */
async function embedded(rule, base) {
  try {
    const [address] = /(?<=url\(")[^"]+/.exec(rule) ?? [];
    const font = await (await fetch(new URL(address ?? "", base ?? location.href), { cache: "force-cache" })).blob();
    const reader = new FileReader();
    const read = new Promise((resolve) => reader.addEventListener("load", resolve));
    reader.readAsDataURL(font);
    await read;
    return rule.replace(address ?? "", String(reader.result));
  } catch {
    return "";
  }
}

/** @param {Picture} drawn @returns {Promise<Blob>} */
export async function bitmap({ text, width, height }) {
  const scale = 3;
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject()), "image/png"));
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {(Element | string)[]} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** A copy of a drawn element with its looks written into it. @param {Element} element @returns {Element} */
function dressed(element) {
  const copy = /** @type {Element} */ (element.cloneNode(false));
  const style = getComputedStyle(element);
  for (const name of LOOKS) copy.setAttribute(name, style.getPropertyValue(name));
  copy.removeAttribute("class");
  copy.append(...[...element.childNodes].map((child) => (child instanceof Element ? dressed(child) : child.cloneNode())));
  return copy;
}
