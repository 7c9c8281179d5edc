/** Boxes and lines on a canvas (or on anything that has a canvas' methods, as the SVG writer). */

import { hueOf, kindLabel, modeMark } from "./names.js";
import { t } from "./texts.js";

export const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
const READABLE = 0.42;
const CHIP = 18;

/** How each kind of line looks: colour, width, dashes, head, whether doubled, whether named. */
const STYLES = {
  support: { color: "agree", width: 1.8, head: "arrow" },
  backing: { color: "agree", width: 1.6, dash: [5, 4], head: "joint", label: true },
  rebut: { color: "clash", width: 2, head: "bar", label: true },
  undermine: { color: "clash", width: 2, dash: [9, 4], head: "open", label: true },
  undercut: { color: "clash", width: 4.6, doubled: true, head: "slash", label: true },
  contradicts: { color: "clash", width: 2, dash: [2, 4], head: "diamonds", label: true },
  contrary: { color: "clash", width: 1.8, dash: [2, 4], head: "diamonds", label: true },
  incompatible: { color: "clash", width: 2, dash: [12, 4, 2, 4], head: "diamonds", label: true },
  priority: { color: "pull", width: 1.8, dash: [6, 3], head: "open", label: true },
  "trade-off": { color: "pull", width: 1.8, dash: [6, 3], head: "none", label: true },
  timing: { color: "pull", width: 1.8, dash: [6, 3], head: "none", label: true },
  equivalent: { color: "soft", width: 4, doubled: true, head: "none", label: true },
  narrower: { color: "soft", width: 1.4, head: "hollow", label: true },
  requires: { color: "soft", width: 1.4, dash: [7, 4], head: "open", label: true },
  unless: { color: "soft", width: 1.4, dash: [2, 4], head: "open", label: true },
};

export function lineStyle(kind) {
  return STYLES[kind];
}

export function lineKinds() {
  return Object.keys(STYLES);
}

const COLOURS = [
  "paper", "surface", "ink", "soft", "faint", "line", "line-strong", "accent", "agree", "clash",
  "pull", "chip-ink", "region", "hue-other", "hue-0", "hue-1", "hue-2", "hue-3", "hue-4", "hue-5",
  "hue-6", "hue-7", "kind-recommendation", "kind-assessment", "kind-forecast", "kind-warning",
  "kind-value", "kind-definition", "kind-none",
];

/** The colours of the style sheet as they are now, light or dark. */
export function readPalette() {
  const probe = document.body.appendChild(document.createElement("span"));
  const palette = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--${name})`;
    palette[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return palette;
}

/** One claim's box with its top left corner at `left`, `top`. */
export function drawBox(ctx, node, left, top, look) {
  const { palette, face, scale = 1, isSelected, isDimmed, isGuest, stands, note } = look;
  const width = face.width;
  ctx.save();
  ctx.globalAlpha = isDimmed ? 0.22 : 1;
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
  if (look.folded) drawFolded(ctx, left, top + node.height / 2, look);
  if (scale >= READABLE) writeBox(ctx, node, left + face.padding + 2, top + face.padding, look);
  else if (!note && stands.length) farBox(ctx, node, left, top, look);
  ctx.restore();
}

/** How many reasons are folded away to the left of a box. */
function drawFolded(ctx, x, y, { palette, folded }) {
  rounded(ctx, x - 15, y - 12, 30, 24, 12);
  ctx.fillStyle = palette.accent;
  ctx.fill();
  ctx.fillStyle = palette["chip-ink"];
  ctx.font = `700 12px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(`+${folded}`, x, y + 0.5);
}

function writeBox(ctx, node, left, top, look) {
  const { palette, face, stands, note } = look;
  const inner = face.width - 2 * face.padding;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.font = `600 10px ${FONT}`;
  ctx.fillStyle = palette.soft;
  const kind = kindLabel(node).toUpperCase();
  ctx.fillText(note ? `${kind} · ${note}` : kind, left, top + 9, inner);
  let y = top + face.kindHeight + 11.5;
  ctx.font = `700 ${face.titleSize}px ${FONT}`;
  ctx.fillStyle = palette.ink;
  for (const line of node.head) {
    ctx.fillText(line, left, y, inner);
    y += face.titleLine;
  }
  if (node.body.length) {
    y += face.textGap - 1.5;
    ctx.font = `400 ${face.textSize}px ${FONT}`;
    ctx.fillStyle = palette.soft;
    for (const line of node.body) {
      ctx.fillText(line, left, y, inner);
      y += face.textLine;
    }
  }
  if (stands.length) drawChips(ctx, stands, left, top - face.padding + node.height - CHIP - 9, look);
}

function drawChips(ctx, stands, left, top, { palette, face }) {
  const limit = left + face.width - 2 * face.padding;
  let x = left;
  ctx.font = `700 10.5px ${FONT}`;
  for (const [index, stand] of stands.entries()) {
    const deny = stand.polarity === "deny" && !stand.isSplit;
    const mark = modeMark(stand.mode);
    const text = `${deny ? "✕ " : ""}${stand.isSplit ? "± " : ""}${stand.expert.initials}${mark ? ` ${mark}` : ""}`;
    const width = ctx.measureText(text).width + 13;
    const rest = stands.length - index;
    if (x + width > limit || (rest > 1 && x + width + 30 > limit)) {
      ctx.fillStyle = palette.soft;
      ctx.fillText(`+${rest}`, x + 2, top + 13);
      return;
    }
    const hue = palette[`hue-${hueOf(stand.expert)}`];
    rounded(ctx, x, top, width, CHIP, deny ? 4 : CHIP / 2);
    const hollow = deny || stand.mode === "reported" || stand.mode === "implied";
    ctx.fillStyle = hollow ? palette.surface : hue;
    ctx.fill();
    ctx.strokeStyle = hue;
    ctx.lineWidth = 1.6;
    ctx.setLineDash(stand.mode === "implied" || stand.mode === "reported" ? [3, 2] : []);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.fillStyle = hollow ? hue : palette["chip-ink"];
    ctx.fillText(text, x + 6.5, top + 13);
    x += width + 5;
  }
}

/** From afar the words are too small, so only who speaks is left, as blocks of colour. */
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

export function rounded(ctx, left, top, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, radius);
}

/** A line along `points` (x, y, x, y, ...), level at each of them. */
function trace(ctx, points) {
  ctx.beginPath();
  ctx.moveTo(points[0], points[1]);
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0, y0, x1, y1] = points.slice(at, at + 4);
    const half = (x1 - x0) / 2;
    ctx.bezierCurveTo(x0 + half, y0, x1 - half, y1, x1, y1);
  }
}

/** One line with its head; its name is drawn later, above all lines. */
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
  const [x0, y0, x, y] = points.slice(-4);
  if (!hasJoint || style.head === "slash") drawHead(ctx, style, x, y, Math.sign(x - x0) || 1, palette);
  if (style.head === "diamonds") diamond(ctx, points[0], points[1], Math.sign(x - x0) || 1);
  void y0;
  ctx.restore();
}

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

function diamond(ctx, x, y, way) {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + way * 6, y - 4.5);
  ctx.lineTo(x + way * 12, y);
  ctx.lineTo(x + way * 6, y + 4.5);
  ctx.closePath();
  ctx.fill();
}

/** The point where premises meet, and the way from there to the box. */
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

/** The word that stands on a line. */
export function linkWord(link) {
  return t(link.degree < 1 ? `line.${link.kind}.part` : `line.${link.kind}`);
}

/** Where the names of lines go: on their lines, apart from each other. */
export function placeWords(links, routes) {
  const taken = [];
  const words = [];
  for (const link of links) {
    const points = routes[link.id];
    if (!points || !STYLES[link.kind].label) continue;
    const text = linkWord(link);
    const width = text.length * 5.6 + 12;
    const spots = wordSpots(points);
    const free = spots.find(([x, y]) => !taken.some((other) => isNear(other, x, y, width)));
    const [x, y] = free ?? spots[0];
    taken.push([x, y, width]);
    words.push({ link, text, x, y, width });
  }
  return words;
}

function isNear([x, y, width], otherX, otherY, otherWidth) {
  return Math.abs(x - otherX) < (width + otherWidth) / 2 + 3 && Math.abs(y - otherY) < 17;
}

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

/** How far right the curve of `trace` has come at `share` of its parameter. */
function curveX(share) {
  const rest = 1 - share;
  return 1.5 * rest * rest * share + 1.5 * rest * share * share + share ** 3;
}

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

/** A topic's area with its name; from afar the name keeps its size on the screen. */
export function drawRegion(ctx, [left, top, width, height], label, count, { palette, scale }) {
  ctx.save();
  rounded(ctx, left, top, width, height, 16);
  ctx.fillStyle = palette.region;
  ctx.fill();
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1.2;
  ctx.stroke();
  if (scale >= READABLE) regionName(ctx, left + 26, top + 44, 22, label, count, palette, width - 52);
  ctx.restore();
}

/** The topics' names above everything, for a look from afar. */
export function drawFarName(ctx, [left, top, width, height], label, count, { palette, scale }) {
  ctx.save();
  let size = Math.min(17 / scale, height / 3.2);
  let lines = splitLines(ctx, label, size, width - 24);
  while (size > 8 && ((lines.length + 0.9) * size * 1.25 > height - 12 || lines.some((line) => ctx.measureText(line).width > width - 24))) {
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

function splitLines(ctx, text, size, width) {
  ctx.font = `700 ${size}px ${FONT}`;
  const lines = [];
  for (const word of text.split(" ")) {
    const joined = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && ctx.measureText(joined).width <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines.slice(0, 3);
}

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

/** A short line of a kind with its head, for the legend (64 by 18 at twice the size). */
export function drawHeadSample(ctx, kind, palette) {
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  ctx.clearRect(0, 0, 64, 18);
  const look = { palette, hasJoint: false };
  drawLink(ctx, { kind }, [3, 9, 59, 9], look);
}
