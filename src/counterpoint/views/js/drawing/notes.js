/** Notes under a box on its lines to claims that the drawing does not hold. */

/** @import { LineElsewhere, NoteElsewhere, Palette, Pen, Point } from "../types/drawing.js" */

import { FONT, rounded } from "./draw.js";
import { linkWord, STYLES } from "./drawlines.js";

const NOTE_HEIGHT = 25;

/**
 * Notes under a box for its lines to claims that the drawing does not hold; `left`, `top` is where.
 * @param {readonly LineElsewhere[]} lines
 * @param {number} left
 * @param {number} top
 * @param {number} width
 */
export function placeElsewhere(lines, left, top, width) {
  return lines.map((line, index) => ({
    ...line,
    stem: top,
    left: left + 14,
    top: top + 9 + index * (NOTE_HEIGHT + 5),
    width: width + 24,
  }));
}

/**
 * The claim to which the note at a point leads.
 * @param {readonly NoteElsewhere[]} notes
 * @param {Point} point
 */
export function elsewhereAt(notes, { x, y }) {
  return (
    notes.find(
      ({ left, top, width }) =>
        x >= left && x <= left + width && y >= top && y <= top + NOTE_HEIGHT,
    )?.other ?? null
  );
}

/**
 * @param {Pen} ctx
 * @param {NoteElsewhere} note
 * @param {Palette} palette
 */
export function drawElsewhere(ctx, { link, isOutward, text, stem, left, top, width }, palette) {
  const style = STYLES[link.kind];
  const middle = top + NOTE_HEIGHT / 2;
  ctx.save();
  ctx.strokeStyle = palette[style.color];
  ctx.lineWidth = style.width;
  ctx.setLineDash(style.dash ?? []);
  ctx.beginPath();
  ctx.moveTo(left - 7, stem);
  ctx.lineTo(left - 7, middle);
  ctx.lineTo(left, middle);
  ctx.stroke();
  ctx.setLineDash([]);
  rounded(ctx, left, top, width, NOTE_HEIGHT, 7);
  ctx.fillStyle = palette.surface;
  ctx.fill();
  ctx.lineWidth = 1.4;
  ctx.stroke();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = `700 11px ${FONT}`;
  ctx.fillStyle = palette[style.color];
  const word = isOutward ? `${linkWord(link)} →` : `← ${linkWord(link)}`;
  ctx.fillText(word, left + 9, middle + 0.5);
  const after = left + 16 + ctx.measureText(word).width;
  ctx.font = `400 12px ${FONT}`;
  ctx.fillStyle = palette.ink;
  ctx.fillText(shortened(ctx, text, left + width - 9 - after), after, middle + 0.5);
  ctx.restore();
}

/**
 * @param {Pen} ctx
 * @param {string} text
 * @param {number} width
 */
function shortened(ctx, text, width) {
  let cut = text;
  while (cut && ctx.measureText(cut === text ? cut : `${cut}…`).width > width)
    cut = cut.slice(0, -1).trimEnd();
  return cut === text ? text : `${cut}…`;
}
