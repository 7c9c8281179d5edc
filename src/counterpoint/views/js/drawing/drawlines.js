/** Lines between boxes: how each kind looks, their heads, their joints and their words. */

/**
 * @import { LineLook, LineWord, Palette, Pen, Style } from "../types/drawing.js"
 * @import { LineKind, Link, Points, Scene } from "../types/model.js"
 */

import { t } from "../ground/texts.js";
import { FONT, rounded } from "./draw.js";

/** How each kind of line looks: colour, width, dashes, head, whether doubled, whether named. */
/** @type {{ readonly [kind in LineKind]: Style }} */
export const STYLES = {
  support: { color: "agree", width: 1.8, head: "arrow" },
  backing: { color: "agree", width: 1.6, dash: [5, 4], head: "joint", label: true },
  rebut: { color: "clash", width: 2, head: "bar", label: true },
  undermine: { color: "clash", width: 2, dash: [9, 4], head: "open", label: true },
  undercut: { color: "clash", width: 4.6, doubled: true, head: "slash", label: true },
  contradicts: { color: "clash", width: 4.4, doubled: true, head: "diamonds", label: true },
  contrary: { color: "clash", width: 1.8, dash: [2, 4], head: "diamonds", label: true },
  incompatible: { color: "clash", width: 2, dash: [12, 4, 2, 4], head: "diamonds", label: true },
  priority: { color: "pull", width: 1.8, dash: [6, 3], head: "arrow", label: true },
  "trade-off": { color: "pull", width: 1.8, dash: [6, 3], head: "none", label: true },
  timing: { color: "pull", width: 1.8, dash: [1, 4], head: "none", label: true },
  equivalent: { color: "soft", width: 4, doubled: true, head: "none", label: true },
  narrower: { color: "soft", width: 1.4, head: "hollow", label: true },
  requires: { color: "soft", width: 1.4, dash: [7, 4], head: "open", label: true },
  unless: { color: "soft", width: 1.4, dash: [2, 4], head: "open", label: true },
};

export function lineKinds() {
  return /** @type {LineKind[]} */ (Object.keys(STYLES));
}

/**
 * A line along `points` (x, y, x, y, ...), level at each of them.
 * @param {Pen} ctx
 * @param {Points} points
 */
function trace(ctx, points) {
  ctx.beginPath();
  ctx.moveTo(points[0], points[1]);
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = points.slice(at, at + 4);
    const half = (x1 - x0) / 2;
    ctx.bezierCurveTo(x0 + half, y0, x1 - half, y1, x1, y1);
  }
}

/**
 * One line with its head; its name is drawn later, above all lines.
 * @param {Pen} ctx
 * @param {Pick<Link, "kind">} link
 * @param {Points} points
 * @param {LineLook} look
 */
export function drawLink(ctx, link, points, { palette, isDimmed, isStrong, hasJoint }) {
  const style = STYLES[link.kind];
  ctx.save();
  ctx.globalAlpha = isDimmed ? 0.14 : 1;
  ctx.lineCap = "round";
  ctx.strokeStyle = palette[style.color];
  ctx.fillStyle = palette[style.color];
  ctx.lineWidth = style.width + (isStrong ? 1.2 : 0);
  ctx.setLineDash(style.dash ?? []);
  trace(ctx, points);
  ctx.stroke();
  ctx.setLineDash([]);
  if (style.doubled) {
    ctx.strokeStyle = palette.paper;
    ctx.lineWidth = style.width / 2.6;
    trace(ctx, points);
    ctx.stroke();
    ctx.strokeStyle = palette[style.color];
  }
  const [x0, , x, y] = points.slice(-4);
  if (!hasJoint || style.head === "slash")
    drawHead(ctx, style, x, y, Math.sign(x - x0) || 1, palette);
  if (style.head === "diamonds") diamond(ctx, points[0], points[1], Math.sign(x - x0) || 1);
  ctx.restore();
}

/**
 * @param {Pen} ctx
 * @param {Style} style
 * @param {number} x
 * @param {number} y
 * @param {number} way
 * @param {Palette} palette
 */
function drawHead(ctx, style, x, y, way, palette) {
  ctx.lineWidth = 2;
  ctx.beginPath();
  if (style.head === "arrow") {
    ctx.moveTo(x, y);
    ctx.lineTo(x - way * 9, y - 4.5);
    ctx.lineTo(x - way * 9, y + 4.5);
    ctx.closePath();
    ctx.fill();
  } else if (style.head === "open") {
    ctx.moveTo(x - way * 9, y - 5.5);
    ctx.lineTo(x - way, y);
    ctx.lineTo(x - way * 9, y + 5.5);
    ctx.stroke();
  } else if (style.head === "bar") {
    ctx.lineWidth = 3.4;
    ctx.moveTo(x - way * 3, y - 7.5);
    ctx.lineTo(x - way * 3, y + 7.5);
    ctx.stroke();
  } else if (style.head === "slash") {
    for (const shift of [5, 10]) {
      ctx.moveTo(x - way * (shift + 3), y + 7);
      ctx.lineTo(x - way * (shift - 3), y - 7);
    }
    ctx.stroke();
  } else if (style.head === "hollow") {
    ctx.moveTo(x, y);
    ctx.lineTo(x - way * 11, y - 6);
    ctx.lineTo(x - way * 11, y + 6);
    ctx.closePath();
    ctx.fillStyle = palette.paper;
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.stroke();
  } else if (style.head === "diamonds") {
    diamond(ctx, x, y, -way);
  }
}

/**
 * @param {Pen} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} way
 */
function diamond(ctx, x, y, way) {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + way * 6, y - 4.5);
  ctx.lineTo(x + way * 12, y);
  ctx.lineTo(x + way * 6, y + 4.5);
  ctx.closePath();
  ctx.fill();
}

/**
 * The point where premises meet, and the way from there to the box.
 * @param {Pen} ctx
 * @param {readonly number[]} joint
 * @param {LineKind} kind
 * @param {LineLook} look
 */
export function drawJoint(ctx, joint, kind, { palette, isDimmed }) {
  const [x, y, toX, toY] = joint;
  const style = STYLES[kind] ?? STYLES.support;
  ctx.save();
  ctx.globalAlpha = isDimmed ? 0.14 : 1;
  ctx.strokeStyle = palette[style.color];
  ctx.fillStyle = palette[style.color];
  ctx.lineWidth = 2;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(toX, toY);
  ctx.stroke();
  drawHead(ctx, style, toX, toY, Math.sign(toX - x) || 1, palette);
  ctx.beginPath();
  ctx.arc(x, y, 4, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

/**
 * The word that stands on a line.
 * @param {Link} link
 */
export function linkWord(link) {
  return t((link.degree ?? 1) < 1 ? `line.${link.kind}.part` : `line.${link.kind}`);
}

/**
 * Where the names of lines go: on their lines, apart from each other.
 * @param {readonly Link[]} links
 * @param {Scene["routes"]} routes
 */
export function placeWords(links, routes) {
  /** @type {number[][]} */
  const taken = [];
  /** @type {LineWord[]} */
  const words = [];
  for (const link of links) {
    const points = routes[link.id];
    if (!points || !STYLES[link.kind].label) continue;
    const text = linkWord(link);
    const width = text.length * 5.6 + 12;
    const spots = wordSpots(points);
    const spot = spots.find((at) => !taken.some((other) => isNear(other, at[0], at[1], width)));
    const [x, y] = spot ?? spots[0];
    taken.push([x, y, width]);
    words.push({ link, text, x, y, width });
  }
  return words;
}

/**
 * @param {readonly number[]} options
 * @param {number} otherX
 * @param {number} otherY
 * @param {number} otherWidth
 */
function isNear([x, y, width], otherX, otherY, otherWidth) {
  return Math.abs(x - otherX) < (width + otherWidth) / 2 + 3 && Math.abs(y - otherY) < 17;
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
 * How far right the curve of `trace` has come at `share` of its parameter.
 * @param {number} share
 */
function curveX(share) {
  const rest = 1 - share;
  return 1.5 * rest * rest * share + 1.5 * rest * share * share + share ** 3;
}

/**
 * @param {Pen} ctx
 * @param {LineWord} word
 * @param {LineLook} look
 */
export function drawWord(ctx, { text, x, y, width, link }, { palette, isDimmed }) {
  ctx.save();
  ctx.globalAlpha = isDimmed ? 0.2 : 1;
  const color = palette[STYLES[link.kind].color];
  rounded(ctx, x - width / 2, y - 8, width, 16, 8);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = color;
  ctx.font = `600 10px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + 0.5, width - 8);
  ctx.restore();
}

/**
 * A short line of a kind with its head, for the legend (64 by 18 at twice the size).
 * @param {CanvasRenderingContext2D} ctx
 * @param {LineKind} kind
 * @param {Palette} palette
 */
export function drawHeadSample(ctx, kind, palette) {
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  ctx.clearRect(0, 0, 64, 18);
  const look = { palette, hasJoint: false };
  drawLink(ctx, { kind }, [3, 9, 59, 9], look);
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
