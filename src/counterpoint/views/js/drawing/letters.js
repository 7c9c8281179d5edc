/** How wide letters are, and where a text breaks, as the browser would set them. */

import { penOf } from "../ground/dom.js";

/** The face of every drawing; its widths are known without a style sheet. */
export const FACE = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';

/** @type {ReturnType<typeof penOf> | null} */
let pen = null;

/** @type {Map<string, number>} */
const WIDTHS = new Map();

/**
 * The width of a text at a size in pixels; where there is no document, as node has none, about so.
 * @param {string} text
 * @param {number} size
 * @param {number} [weight]
 */
export function widthOf(text, size, weight = 400) {
  if (typeof document === "undefined") return text.length * size * 0.55;
  const key = `${weight} ${size} ${text}`;
  const pastWidth = WIDTHS.get(key);
  if (pastWidth !== undefined) return pastWidth;
  pen ??= penOf(document.createElement("canvas"));
  pen.font = `${weight} ${size}px ${FACE}`;
  const { width } = pen.measureText(text);
  WIDTHS.set(key, width);
  return width;
}

/**
 * As much of a text as fits, with an ellipsis where something is left out.
 * @param {string} text
 * @param {number} size
 * @param {number} width
 * @param {number} [weight]
 */
export function shortened(text, size, width, weight = 400) {
  if (widthOf(text, size, weight) <= width) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const cut = `${letters.slice(0, middle).join("").trimEnd()}…`;
    if (widthOf(cut, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}

/**
 * A text in at most `most` lines; a word that is wider than a line is broken, the rest is cut.
 * @param {string} text
 * @param {number} size
 * @param {number} width
 * @param {number} most
 * @param {number} [weight]
 */
export function wrapped(text, size, width, most, weight = 400) {
  /** @type {string[]} */
  const lines = [];
  const words = text.split(/\s+/u).filter(Boolean);
  for (const [at, word] of words.entries()) {
    const line = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && widthOf(line, size, weight) <= width) lines[lines.length - 1] = line;
    else if (lines.length === most) {
      const rest = [lines.at(-1), ...words.slice(at)].join(" ");
      lines[most - 1] = shortened(`${rest} `, size, width, weight);
      return lines;
    } else lines.push(shortened(word, size, width, weight));
  }
  return lines;
}

const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/**
 * Whether a text runs from right to left, by its first letter.
 * @param {string} text
 */
export function isTurned(text) {
  return RIGHT_TO_LEFT.test(text);
}
