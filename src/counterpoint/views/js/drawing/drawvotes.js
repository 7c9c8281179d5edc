/** A crowd's votes on a canvas: the bar of a claim, with its larger side in words. */

/**
 * @import { Palette, Pen, Rectangle } from "../types/drawing.js"
 * @import { Tally } from "../types/model.js"
 */

import { prevailing } from "../ground/tally.js";
import { t } from "../ground/texts.js";

const HIGH = 9;

/**
 * The bar with its words, `wide` pixels of which the bar takes two fifths.
 * @param {Pen} ctx
 * @param {Tally} tally
 * @param {number} left
 * @param {number} top
 * @param {number} wide
 * @param {Palette} palette
 */
export function drawVotes(ctx, tally, left, top, wide, palette) {
  const bar = wide * 0.38;
  drawVoteBar(ctx, tally, [left, top + 4, bar, HIGH], palette);
  const side = prevailing(tally);
  ctx.fillStyle = palette.soft;
  const words = tally.seen
    ? t(`votes.${side}`, { n: tally[side], all: tally.seen })
    : t("votes.unseen");
  ctx.fillText(words, left + bar + 8, top + 12.5, wide - bar - 8);
}

/**
 * Agreement filled, passes empty, disagreement striped, so that no colour is needed.
 * @param {Pen} ctx
 * @param {Tally} tally
 * @param {Rectangle} rectangle
 * @param {Palette} palette
 */
export function drawVoteBar(ctx, tally, [left, top, wide, high], palette) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, wide, high);
  ctx.fillStyle = palette.line;
  ctx.fill();
  ctx.clip();
  /** @param {number} count */
  const share = (count) => (tally.seen ? (wide * count) / tally.seen : 0);
  ctx.fillStyle = palette.agree;
  ctx.fillRect(left, top, share(tally.agree), high);
  const from = left + wide - share(tally.disagree);
  ctx.fillStyle = palette.clash;
  ctx.fillRect(from, top, share(tally.disagree), high);
  ctx.beginPath();
  ctx.rect(from, top, share(tally.disagree), high);
  ctx.clip();
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = Math.max(1, high / 9);
  for (let x = from - high; x < left + wide; x += high / 1.5) {
    ctx.beginPath();
    ctx.moveTo(x, top + high);
    ctx.lineTo(x + high, top);
    ctx.stroke();
  }
  ctx.restore();
}
