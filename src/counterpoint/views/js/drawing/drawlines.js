/** Lines between claims: how each kind looks, its head, its joint and its word. */

/**
 * @import { LineSpot, Scene, Style } from "../types/drawing.js"
 * @import { LineKind, Link, Points } from "../types/model.js"
 */

import { t } from "../ground/texts.js";
import { widthOf } from "./letters.js";
import { cut, svg } from "./svg.js";

/** How each kind of line looks: colour, width, dashes, head, whether doubled, whether named. */
/**
 * How each kind of line looks: colour by name, width, dashes, head, and whether it has a label.
 * @type {{ readonly [kind in LineKind]: Style }}
 */
export const STYLES = {
  support: { color: "agree", width: 1.5, head: "arrow" },
  backing: { color: "agree", width: 1.4, dash: [5, 4], head: "joint", label: true },
  rebut: { color: "clash", width: 2, head: "bar", label: true },
  undermine: { color: "clash", width: 2, dash: [9, 4], head: "open", label: true },
  undercut: { color: "clash", width: 4.2, doubled: true, head: "slash", label: true },
  contradicts: { color: "clash", width: 4, doubled: true, head: "diamonds", label: true },
  contrary: { color: "clash", width: 1.8, dash: [2, 4], head: "diamonds", label: true },
  incompatible: { color: "clash", width: 2, dash: [12, 4, 2, 4], head: "diamonds", label: true },
  priority: { color: "pull", width: 1.8, dash: [6, 3], head: "arrow", label: true },
  "trade-off": { color: "pull", width: 1.8, dash: [6, 3], head: "none", label: true },
  timing: { color: "pull", width: 1.8, dash: [1, 4], head: "none", label: true },
  equivalent: { color: "soft", width: 3.6, doubled: true, head: "none", label: true },
  narrower: { color: "soft", width: 1.3, head: "hollow", label: true },
  requires: { color: "soft", width: 1.3, dash: [7, 4], head: "open", label: true },
  unless: { color: "soft", width: 1.3, dash: [2, 4], head: "open", label: true },
};

/** All kinds of lines, in the legend's order. */
export function lineKinds() {
  return /** @type {LineKind[]} */ (Object.keys(STYLES));
}

/**
 * Whether a line of this kind tells against something.
 * @param {string} kind
 */
export function isClash(kind) {
  return isLineKind(kind) && STYLES[kind].color === "clash";
}

/**
 * @param {string} kind
 * @returns {kind is LineKind}
 */
function isLineKind(kind) {
  return kind in STYLES;
}

/**
 * The way along `points` (x, y, x, y, ...), level at each of them; with a bow an arc to that side.
 * @param {Points} points
 * @param {number} [bow]
 */
export function wayAlong(points, bow = 0) {
  const start = `M${cut(points[0])} ${cut(points[1])}`;
  if (bow) {
    const [x0, y0, x1, y1] = points;
    const out = bow * 1.33;
    return `${start}C${cut(x0 + out)} ${cut(y0)} ${cut(x1 + out)} ${cut(y1)} ${cut(x1)} ${cut(y1)}`;
  }
  const parts = [start];
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = points.slice(at, at + 4);
    const half = (x1 - x0) / 2;
    parts.push(`C${cut(x0 + half)} ${cut(y0)} ${cut(x1 - half)} ${cut(y1)} ${cut(x1)} ${cut(y1)}`);
  }
  return parts.join("");
}

/**
 * One line with its head and its word, and a broad one that cannot be seen, to be pressed.
 * @param {Link} link
 * @param {Scene} scene
 * @param {LineSpot | undefined} spot
 * @param {boolean} isAside
 */
export function lineElement(link, scene, spot, isAside) {
  const points = scene.routes[link.id];
  const bow = scene.bows[link.id] ?? 0;
  const way = wayAlong(points, bow);
  const style = STYLES[link.kind];
  const joint = link.joint === undefined ? undefined : scene.joints[link.joint];
  const hasJoint = joint !== undefined && joint[0] === points.at(-2) && joint[1] === points.at(-1);
  const name = `line line-${style.color}${isAside ? " is-aside" : ""}`;
  return svg(
    "g",
    { class: name, "data-link": link.id },
    svg("title", {}, linkWord(link)),
    svg("path", { class: "line-hit", d: way }),
    stroke(style, way),
    heads(style, points, bow, hasJoint),
    spot ? wordElement(spot) : null,
  );
}

/**
 * @param {Style} style
 * @param {string} way
 */
function stroke(style, way) {
  const dash = style.dash ? style.dash.join(" ") : null;
  return [
    svg("path", {
      class: "line-path",
      d: way,
      "stroke-width": style.width,
      "stroke-dasharray": dash,
    }),
    style.doubled
      ? svg("path", { class: "line-core", d: way, "stroke-width": style.width / 2.4 })
      : null,
  ];
}

/**
 * @param {Style} style
 * @param {Points} points
 * @param {number} bow
 * @param {boolean} hasJoint
 */
function heads(style, points, bow, hasJoint) {
  const [x0, , x, y] = points.slice(-4);
  const way = bow ? -Math.sign(bow) : Math.sign(x - x0) || 1;
  const parts = [];
  if (!hasJoint || style.head === "slash") parts.push(headElement(style, x, y, way));
  if (style.head === "diamonds") {
    const out = bow ? Math.sign(bow) : Math.sign(points[2] - points[0]) || 1;
    parts.push(svg("path", { class: "line-head is-full", d: diamond(points[0], points[1], out) }));
  }
  return parts;
}

/**
 * The head of a line that arrives at a point, as a class and a path; null for one without.
 * @param {Pick<Style, "head">} style
 * @param {number} x
 * @param {number} y
 * @param {number} way
 */
export function headForm({ head }, x, y, way) {
  /** @type {{ readonly [head: string]: readonly [name: string, d: string] }} */
  const forms = {
    arrow: ["is-full", `M${x} ${y}L${x - way * 7} ${y - 3.6}V${y + 3.6}z`],
    open: ["", `M${x - way * 7} ${y - 4.4}L${x - way} ${y}L${x - way * 7} ${y + 4.4}`],
    bar: ["is-bar", `M${x - way * 2.5} ${y - 6}V${y + 6}`],
    slash: [
      "",
      [5, 10]
        .map((shift) => `M${x - way * (shift + 3)} ${y + 6}L${x - way * (shift - 3)} ${y - 6}`)
        .join(""),
    ],
    hollow: ["is-hollow", `M${x} ${y}L${x - way * 9} ${y - 4.6}V${y + 4.6}z`],
    diamonds: ["is-full", diamond(x, y, -way)],
  };
  return forms[head] ?? null;
}

/**
 * @param {Style} style
 * @param {number} x
 * @param {number} y
 * @param {number} way
 */
function headElement(style, x, y, way) {
  const form = headForm(style, x, y, way);
  return form ? svg("path", { class: `line-head ${form[0]}`, d: form[1] }) : null;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} way
 */
function diamond(x, y, way) {
  return `M${x} ${y}L${x + way * 5.5} ${y - 4}L${x + way * 11} ${y}L${x + way * 5.5} ${y + 4}z`;
}

/**
 * The point where premises meet, and the way from there to the claim.
 * @param {readonly number[]} joint
 * @param {LineKind} kind
 * @param {string} id
 */
export function jointElement([x, y, toX, toY], kind, id) {
  const style = STYLES[kind];
  return svg(
    "g",
    { class: `line line-${style.color}`, "data-joint": id },
    svg("path", {
      class: "line-path",
      d: `M${cut(x)} ${cut(y)}L${cut(toX)} ${cut(toY)}`,
      "stroke-width": 2,
    }),
    headElement(style, toX, toY, Math.sign(toX - x) || 1),
    svg("circle", { class: "line-head is-full", cx: x, cy: y, r: 3 }),
  );
}

/**
 * The word that stands on a line.
 * @param {Pick<Link, "kind" | "degree">} link
 */
export function linkWord(link) {
  return t((link.degree ?? 1) < 1 ? `line.${link.kind}.part` : `line.${link.kind}`);
}

/**
 * Where the names of lines go: on their lines, apart from each other.
 * @param {readonly Link[]} links
 * @param {Scene} scene
 */
export function placeWords(links, { routes, bows }) {
  /** @type {number[][]} */
  const boxes = [];
  /** @type {Map<string, LineSpot>} */
  const spots = new Map();
  for (const link of [...links].sort((a, b) => Number(isClash(b.kind)) - Number(isClash(a.kind)))) {
    if (!STYLES[link.kind].label) continue;
    const text = linkWord(link);
    const width = widthOf(text, 10.5, 600) + 10;
    const bow = bows[link.id] ?? 0;
    const [, top, , low] = routes[link.id];
    if (bow && Math.abs(low - top) < width + 8) continue; // a short arc has no room for a word
    const choices = bow ? arcSpots(routes[link.id], bow) : wordSpots(routes[link.id]);
    const free = choices.find((at) => !boxes.some((other) => isNear(other, at, width)));
    const [x, y] = free ?? choices[0];
    boxes.push([x, y, width]);
    spots.set(link.id, { text, x, y, width, isTurned: Boolean(bow) });
  }
  return spots;
}

/**
 * @param {readonly number[]} other
 * @param {readonly number[]} spot
 * @param {number} width
 */
function isNear([x, y, otherWidth], [atX, atY], width) {
  return Math.abs(x - atX) < (width + otherWidth) / 2 + 3 && Math.abs(y - atY) < 17;
}

/**
 * @param {Points} points
 * @param {number} bow
 */
function arcSpots([x0, y0, , y1], bow) {
  return [0.5, 0.4, 0.6].map((share) => [x0 + bow, y0 + (y1 - y0) * share]);
}

/** @param {Points} points */
function wordSpots(points) {
  const spots = [];
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    for (let at = 0; at + 3 < points.length; at += 4) {
      const [x0, y0, x1, y1] = points.slice(at, at + 4);
      const ease = share * share * (3 - 2 * share);
      spots.push([x0 + (x1 - x0) * curveX(share), y0 + (y1 - y0) * ease]);
    }
  }
  return spots;
}

/**
 * How far right the curve of `wayAlong` has come at `share` of its parameter.
 * @param {number} share
 */
function curveX(share) {
  const rest = 1 - share;
  return 1.5 * rest * rest * share + 1.5 * rest * share * share + share ** 3;
}

/** @param {LineSpot} spot */
function wordElement({ text, x, y, width, isTurned }) {
  return svg(
    "g",
    { class: "line-word", transform: isTurned ? `rotate(-90 ${cut(x)} ${cut(y)})` : null },
    svg("rect", { x: x - width / 2, y: y - 7.5, width, height: 15, rx: 7.5 }),
    svg("text", { x, y: y + 3.6, "text-anchor": "middle" }, text),
  );
}

/**
 * A short line of a kind with its head, for the legend.
 * @param {LineKind} kind
 */
export function lineSampleElement(kind) {
  const style = STYLES[kind];
  const points = [3, 9, 59, 9];
  return svg(
    "svg",
    {
      class: "drawing line-sample",
      viewBox: "0 0 64 18",
      width: 64,
      height: 18,
      "aria-hidden": "true",
    },
    svg(
      "g",
      { class: `line line-${style.color}` },
      stroke(style, wayAlong(points)),
      heads(style, points, 0, false),
    ),
  );
}
