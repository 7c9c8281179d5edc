/** A picture of votes as SVG: each claim a mark, with its words where there is room. */

/** @import { VoteLabel, VoteMark, VoteScene } from "../types/drawing.js" */

import { LABEL_LINE } from "./votelabels.js";
import { cut, svg } from "./svg.js";

/**
 * The picture of a scene. A mark carries its claim's id; `language` is that of the claims.
 * @param {VoteScene} scene
 * @param {string | undefined} language
 */
export function votePictureElement(scene, language) {
  const { width, height } = scene;
  return svg(
    "svg",
    { class: "drawing vote-picture", viewBox: `0 0 ${cut(width)} ${cut(height)}`, width, height },
    voteElements(scene, language),
  );
}

/**
 * What stands in the picture, to be put into another one as well.
 * @param {VoteScene} scene
 * @param {string | undefined} language
 */
export function voteElements(scene, language) {
  const labelled = new Map(scene.labels.map((label) => [label.id, label]));
  return [
    axes(scene),
    scene.marks.map((mark) =>
      svg(
        "g",
        { class: `vote-mark is-${mark.side}`, id: `mark-${mark.id}`, "data-claim": mark.id },
        markElement(mark),
        labelElements(labelled.get(mark.id), language),
      ),
    ),
  ];
}

/** @param {VoteScene} scene */
function axes({ plot, texts, width }) {
  const { left, right, top, bottom, middle, row } = plot;
  /** @param {string} text @param {number} x @param {number} y @param {string} anchor */
  const word = (text, x, y, anchor) =>
    svg("text", { class: "vote-axis", x, y, "text-anchor": anchor }, text);
  return svg(
    "g",
    { class: "vote-axes", "aria-hidden": "true" },
    svg("path", { class: "vote-rule", d: `M${cut(left)} ${cut(bottom)}H${cut(right)}` }),
    svg("path", { class: "vote-guide", d: `M${cut(middle)} ${cut(bottom)}V${cut(top)}` }),
    word(`▲ ${texts.far}`, middle, top - 11, "middle"),
    texts.near ? word(`▼ ${texts.near}`, middle, bottom + 18, "middle") : null,
    word(`◀ ${texts.against}`, left, bottom + 18, "start"),
    word(`${texts.for} ▶`, width - left, bottom + 18, "end"),
    row === null
      ? null
      : [
          svg("path", { class: "vote-guide", d: `M${cut(left)} ${cut(row)}H${cut(right)}` }),
          word(texts.alone, left, row + 22, "start"),
        ],
  );
}

/**
 * A shape for each side, so that no colour is needed.
 * @param {Pick<VoteMark, "side" | "x" | "y" | "radius">} mark
 */
export function markElement({ side, x, y, radius }) {
  if (side === "apart") {
    const reach = radius * 1.2;
    const d = `M${cut(x)} ${cut(y - reach)}L${cut(x + reach)} ${cut(y)}L${cut(x)} ${cut(y + reach)}L${cut(x - reach)} ${cut(y)}Z`;
    return svg("path", { class: "vote-shape", d });
  }
  if (side === "disagree") {
    const size = radius * 1.75;
    return svg("rect", {
      class: "vote-shape",
      x: x - size / 2,
      y: y - size / 2,
      width: size,
      height: size,
    });
  }
  return svg("circle", { class: "vote-shape", cx: x, cy: y, r: radius });
}

/**
 * @param {VoteLabel | undefined} label
 * @param {string | undefined} language
 */
function labelElements(label, language) {
  if (!label) return null;
  const [left, top] = label.box;
  return [
    label.line
      ? svg("path", {
          class: "vote-line",
          d: `M${cut(label.line[0])} ${cut(label.line[1])}L${cut(label.line[2])} ${cut(label.line[3])}`,
        })
      : null,
    svg(
      "text",
      { class: "vote-words", lang: language },
      label.lines.map((line, at) =>
        svg(
          "tspan",
          { x: left, y: top + at * LABEL_LINE + 12 },
          at < label.lines.length - 1 ? `${line} ` : line,
        ),
      ),
    ),
  ];
}
