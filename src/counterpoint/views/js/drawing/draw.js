/** Boxes and topics on a canvas (or on anything that has its methods, as the SVG writer). */

/**
 * @import { Look, Palette, Pen, Rectangle } from "../types/drawing.js"
 * @import { Box, Stand } from "../types/model.js"
 */

import { hueOf, kindLabel, modeMark } from "../ground/names.js";
import { drawVoteBar, drawVotes } from "./drawvotes.js";

export const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
export const READABLE = 0.42;
const CHIP = 18;

const COLOURS = [
  "paper",
  "surface",
  "ink",
  "soft",
  "faint",
  "line",
  "line-strong",
  "accent",
  "accent-soft",
  "agree",
  "clash",
  "pull",
  "chip-ink",
  "region",
  "hue-other",
  "hue-0",
  "hue-1",
  "hue-2",
  "hue-3",
  "hue-4",
  "hue-5",
  "hue-6",
  "hue-7",
  "kind-recommendation",
  "kind-assessment",
  "kind-forecast",
  "kind-warning",
  "kind-value",
  "kind-definition",
  "kind-none",
];

/** The colours of the style sheet as they are now, light or dark; forced ones would be all alike. */
export function readPalette() {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.forcedColorAdjust = "none";
  /** @type {{ [name: string]: string }} */
  const palette = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return palette;
}

/**
 * One claim's box with its top left corner at `left`, `top`.
 * @param {Pen} ctx
 * @param {Box} node
 * @param {number} left
 * @param {number} top
 * @param {Look} look
 */
export function drawBox(ctx, node, left, top, look) {
  const { palette, face, scale = 1, isSelected, isDimmed, isGuest, stands, note } = look;
  const width = face.width;
  ctx.save();
  ctx.globalAlpha = isDimmed ? 0.32 : 1;
  rounded(ctx, left, top, width, node.height, 9);
  ctx.fillStyle = isGuest ? palette.paper : palette.surface;
  ctx.fill();
  ctx.lineWidth = isSelected ? 3 : 1.2;
  ctx.strokeStyle = isSelected ? palette.accent : palette["line-strong"];
  ctx.setLineDash(isGuest ? [5, 3] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = palette[`kind-${node.kind ?? "none"}`];
  rounded(ctx, left + 5, top + 10, 3.5, node.height - 20, 1.7);
  ctx.fill();
  if (look.folded) drawFolded(ctx, foldedMark(left, top, node.height), look);
  if (scale >= READABLE) writeBox(ctx, node, left + face.padding + 2, top + face.padding, look);
  else if (look.tally)
    drawVoteBar(ctx, look.tally, [left + 18, top + node.height / 2 - 12, width - 36, 24], palette);
  else if (!note && stands.length) farBox(ctx, node, left, top, look);
  ctx.restore();
}

/**
 * Where the mark of folded reasons is: left, top, width and height.
 * @param {number} left
 * @param {number} top
 * @param {number} height
 * @returns {Rectangle}
 */
export function foldedMark(left, top, height) {
  return [left - 21, top + height / 2 - 12, 30, 24];
}

/**
 * How many reasons are folded away to the left of a box.
 * @param {Pen} ctx
 * @param {Rectangle} rectangle
 * @param {Look} look
 */
function drawFolded(ctx, [x, y, width, height], { palette, folded }) {
  rounded(ctx, x, y, width, height, 12);
  ctx.fillStyle = palette.accent;
  ctx.fill();
  ctx.fillStyle = palette["chip-ink"];
  ctx.font = `700 12px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(`+${folded}`, x + width / 2, y + height / 2 + 0.5);
}

const RIGHT_TO_LEFT = /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/**
 * The lines of a text from `y` on, `step` apart, the way its first letter runs; gives where the next would be.
 * @param {Pen} ctx
 * @param {readonly string[]} lines
 * @param {number} left
 * @param {number} y
 * @param {number} width
 * @param {number} step
 */
function writeLines(ctx, lines, left, y, width, step) {
  const isTurned = RIGHT_TO_LEFT.test(lines[0] ?? "");
  ctx.direction = isTurned ? "rtl" : "ltr";
  ctx.textAlign = isTurned ? "right" : "left";
  for (const [at, line] of lines.entries()) {
    ctx.fillText(line, isTurned ? left + width : left, y + at * step, width);
  }
  ctx.direction = "ltr";
  ctx.textAlign = "left";
  return y + lines.length * step;
}

/**
 * @param {Pen} ctx
 * @param {Box} node
 * @param {number} left
 * @param {number} top
 * @param {Look} look
 */
function writeBox(ctx, node, left, top, look) {
  const { palette, face, stands, note } = look;
  const inner = face.width - 2 * face.padding;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.font = `600 10px ${FONT}`;
  ctx.fillStyle = palette.soft;
  const kind = kindLabel(node).toUpperCase();
  ctx.fillText(note ? `${kind} · ${note}` : kind, left, top + 9, inner);
  ctx.font = `700 ${face.titleSize}px ${FONT}`;
  ctx.fillStyle = palette.ink;
  const y = writeLines(ctx, node.head, left, top + face.kindHeight + 11.5, inner, face.titleLine);
  ctx.font = `400 ${face.textSize}px ${FONT}`;
  ctx.fillStyle = palette.soft;
  writeLines(ctx, node.body, left, y + face.textGap - 1.5, inner, face.textLine);
  if (look.tally) {
    ctx.font = `400 11.5px ${FONT}`;
    drawVotes(ctx, look.tally, left, top - face.padding + node.height - CHIP - 9, inner, palette);
  } else if (stands.length)
    drawChips(ctx, stands, left, top - face.padding + node.height - CHIP - 9, look);
}

/**
 * @param {Pen} ctx
 * @param {readonly Stand[]} stands
 * @param {number} left
 * @param {number} top
 * @param {Look} look
 */
function drawChips(ctx, stands, left, top, { palette, face }) {
  const limit = left + face.width - 2 * face.padding;
  let x = left;
  ctx.font = `700 10.5px ${FONT}`;
  for (const [index, stand] of stands.entries()) {
    const text = chipText(stand);
    const width = ctx.measureText(text).width + 13;
    const rest = stands.length - index;
    if (x + width > limit || (rest > 1 && x + width + 30 > limit)) {
      ctx.fillStyle = palette.soft;
      ctx.fillText(`+${rest}`, x + 2, top + 13);
      return;
    }
    drawChip(ctx, stand, text, [x, top, width, CHIP], palette);
    x += width + 5;
  }
}

/**
 * Whether a stand only denies.
 * @param {Stand} stand
 */
function isDenial({ polarity, isSplit }) {
  return polarity === "deny" && !isSplit;
}

/**
 * Initials with the marks of a stance.
 * @param {Stand} stand
 */
function chipText(stand) {
  const mark = modeMark(stand.mode);
  const sign = isDenial(stand) ? "✕ " : "";
  return `${sign}${stand.isSplit ? "± " : ""}${stand.expert.initials}${mark ? ` ${mark}` : ""}`;
}

/**
 * A chip: filled with the expert's colour, hollow where they deny or do not say it themselves.
 * @param {Pen} ctx
 * @param {Stand} stand
 * @param {string} text
 * @param {Rectangle} rectangle
 * @param {Palette} palette
 */
function drawChip(ctx, stand, text, [x, top, width, height], palette) {
  const hue = palette[`hue-${hueOf(stand.expert)}`];
  const isIndirect = stand.mode === "reported" || stand.mode === "implied";
  const isHollow = isDenial(stand) || isIndirect;
  rounded(ctx, x, top, width, height, isDenial(stand) ? 4 : height / 2);
  ctx.fillStyle = isHollow ? palette.surface : hue;
  ctx.fill();
  ctx.strokeStyle = hue;
  ctx.lineWidth = 1.6;
  ctx.setLineDash(isIndirect ? [3, 2] : []);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = isHollow ? hue : palette["chip-ink"];
  ctx.fillText(text, x + 6.5, top + 13);
}

/**
 * From afar the words are too small, so only who speaks is left, as blocks of colour.
 * @param {Pen} ctx
 * @param {Box} node
 * @param {number} left
 * @param {number} top
 * @param {Look} look
 */
function farBox(ctx, node, left, top, { palette, face, stands }) {
  const wide = Math.min(34, (face.width - 40) / stands.length - 4);
  stands.forEach((stand, index) => {
    rounded(ctx, left + 18 + index * (wide + 4), top + node.height / 2 - 12, wide, 24, 6);
    ctx.fillStyle = palette[`hue-${hueOf(stand.expert)}`];
    ctx.strokeStyle = ctx.fillStyle;
    ctx.lineWidth = 4;
    if (stand.polarity === "deny") ctx.stroke();
    else ctx.fill();
  });
}

/**
 * @param {Pen} ctx
 * @param {number} left
 * @param {number} top
 * @param {number} width
 * @param {number} height
 * @param {number} radius
 */
export function rounded(ctx, left, top, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, radius);
}
