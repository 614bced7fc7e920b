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
 * @returns {Picture}
 */
export function picture(page, source) {
  const root = document.documentElement.style;
  root.colorScheme = "light";
  const charts = [...page.querySelectorAll("svg.chart")].filter((one) => one.checkVisibility());
  const parts = [];
  let width = 0;
  let height = EDGE;
  for (const chart of charts) {
    const box = /** @type {SVGSVGElement} */ (chart).viewBox.baseVal;
    parts.push(draw("g", { transform: `translate(${EDGE} ${height})` }, ...[...chart.children].map(dressed)));
    width = Math.max(width, box.width + 2 * EDGE);
    height += box.height + EDGE;
  }
  const { color, fontFamily } = getComputedStyle(charts[0]);
  const line = draw("text", { x: EDGE + 8, y: height, fill: color, "font-family": fontFamily, "font-size": 9.5 }, source);
  height += EDGE;
  const paper = draw("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor });
  const whole = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, paper, ...parts, line);
  root.colorScheme = "";
  return { text: new XMLSerializer().serializeToString(whole), width, height };
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
