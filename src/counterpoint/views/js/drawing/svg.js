/** Elements of a drawing made by hand: text is always text. */

const DRAWING_SPACE = "http://www.w3.org/2000/svg";

/**
 * @typedef {Element | string | null | undefined | false | readonly SvgContent[]} SvgContent
 */

/**
 * An element of SVG; attributes without a value are left out.
 * @param {string} tag
 * @param {{ readonly [name: string]: string | number | null | undefined }} [attributes]
 * @param {...SvgContent} children
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(DRAWING_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    element.setAttribute(name, typeof value === "number" ? String(cut(value)) : value);
  }
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {readonly SvgContent[]} children
 */
function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (isRow(child)) append(element, child);
    else element.append(child);
  }
}

/**
 * @param {SvgContent} child
 * @returns {child is readonly SvgContent[]}
 */
function isRow(child) {
  return Array.isArray(child);
}

/**
 * A number as a drawing has it, to a tenth of a pixel.
 * @param {number} number
 */
export function cut(number) {
  return Math.round(number * 10) / 10;
}
