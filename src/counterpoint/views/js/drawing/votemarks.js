/** A crowd's votes in a drawing: the bar of a claim, and its larger side in words. */

/**
 * @import { Rectangle } from "../types/drawing.js"
 * @import { Tally } from "../types/model.js"
 */

import { prevailing } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { cut, svg } from "./svg.js";

/**
 * "12 of 20 agree".
 * @param {Tally} tally
 */
export function tallyWords(tally) {
  const side = prevailing(tally);
  return tally.seen ? t(`votes.${side}`, { n: tally[side], all: tally.seen }) : t("votes.unseen");
}

/**
 * Agreement filled, passes empty, disagreement striped, so that no colour is needed.
 * @param {Tally} tally
 * @param {Rectangle} rectangle
 */
export function tallyBar(tally, [left, top, width, height]) {
  /** @param {number} count */
  const share = (count) => (tally.seen ? (width * count) / tally.seen : 0);
  const against = share(tally.disagree);
  const from = left + width - against;
  return svg(
    "g",
    { class: "votes" },
    svg("title", {}, tallyWords(tally)),
    svg("rect", { class: "votes-all", x: left, y: top, width, height }),
    svg("rect", { class: "votes-agree", x: left, y: top, width: share(tally.agree), height }),
    svg("rect", { class: "votes-disagree", x: from, y: top, width: against, height }),
    svg("path", { class: "votes-stripes", d: stripes(from, left + width, top, height) }),
  );
}

/**
 * Slanted lines that stay within a bar.
 * @param {number} from
 * @param {number} to
 * @param {number} top
 * @param {number} height
 */
function stripes(from, to, top, height) {
  const parts = [];
  for (let x = from; x < to; x += 4) {
    const high = Math.min(height, to - x);
    parts.push(`M${cut(x)} ${cut(top + height)}l${cut(high)} ${cut(-high)}`);
  }
  return parts.join("");
}
