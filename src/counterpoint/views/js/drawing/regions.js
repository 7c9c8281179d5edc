/** Topics on a canvas: their areas and their names. */

/** @import { Palette, Pen, Rectangle, ScaledLook } from "../types/drawing.js" */

import { t } from "../ground/texts.js";
import { FONT, READABLE, rounded } from "./draw.js";

/**
 * A topic's area with its name; from afar the name keeps its size on the screen.
 * @param {Pen} ctx
 * @param {Rectangle} rectangle
 * @param {string} label
 * @param {number} count
 * @param {ScaledLook} look
 */
export function drawRegion(ctx, [left, top, width, height], label, count, { palette, scale }) {
  ctx.save();
  rounded(ctx, left, top, width, height, 16);
  ctx.fillStyle = palette.region;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1.2;
  ctx.stroke();
  if (scale >= READABLE)
    regionName(ctx, left + 26, top + 44, 22, label, count, palette, width - 52);
  ctx.restore();
}

/**
 * The topics' names above everything, for a look from afar.
 * @param {Pen} ctx
 * @param {Rectangle} rectangle
 * @param {string} label
 * @param {number} count
 * @param {ScaledLook} look
 */
export function drawFarName(ctx, [left, top, width, height], label, count, { palette, scale }) {
  ctx.save();
  let size = Math.min(17 / scale, height / 3.2);
  let lines = splitLines(ctx, label, size, width - 24);
  while (
    size > 8 &&
    ((lines.length + 0.9) * size * 1.25 > height - 12 ||
      lines.some((line) => ctx.measureText(line).width > width - 24))
  ) {
    size *= 0.9;
    lines = splitLines(ctx, label, size, width - 24);
  }
  ctx.globalAlpha = 0.86;
  ctx.fillStyle = palette.paper;
  const high = (lines.length + 0.9) * size * 1.25;
  rounded(ctx, left + 8, top + height / 2 - high / 2, width - 16, high, 10);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = palette.ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  let y = top + height / 2 - high / 2 + size * 0.8;
  ctx.font = `700 ${size}px ${FONT}`;
  for (const line of lines) {
    ctx.fillText(line, left + width / 2, y, width - 24);
    y += size * 1.25;
  }
  ctx.font = `400 ${size * 0.8}px ${FONT}`;
  ctx.fillStyle = palette.soft;
  ctx.fillText(t("count.claims", { n: count }), left + width / 2, y, width - 24);
  ctx.restore();
}

/**
 * @param {Pen} ctx
 * @param {string} text
 * @param {number} size
 * @param {number} width
 */
function splitLines(ctx, text, size, width) {
  ctx.font = `700 ${size}px ${FONT}`;
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const joined = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && ctx.measureText(joined).width <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.slice(0, 3);
}

/**
 * @param {Pen} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} label
 * @param {number} count
 * @param {Palette} palette
 * @param {number} width
 */
function regionName(ctx, x, y, size, label, count, palette, width) {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = palette.ink;
  ctx.font = `700 ${size}px ${FONT}`;
  ctx.fillText(label, x, y, width);
  const after = Math.min(ctx.measureText(label).width, width);
  ctx.fillStyle = palette.faint;
  ctx.font = `400 ${size * 0.68}px ${FONT}`;
  const words = t("count.claims", { n: count });
  if (after + 20 + ctx.measureText(words).width < width) ctx.fillText(words, x + after + 14, y);
}
