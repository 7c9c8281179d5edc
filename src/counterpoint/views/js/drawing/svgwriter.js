/** A writer of SVG that is drawn on as on a canvas. */

/** @import { Pen } from "../types/drawing.js" */

import { penOf } from "../ground/dom.js";

/**
 * What `save` puts aside and `restore` brings back.
 * @typedef {object} Settings
 * @property {Pen["fillStyle"]} fillStyle
 * @property {Pen["strokeStyle"]} strokeStyle
 * @property {number} lineWidth
 * @property {number} globalAlpha
 * @property {CanvasLineCap} lineCap
 * @property {string} font
 * @property {CanvasTextAlign} textAlign
 * @property {CanvasTextBaseline} textBaseline
 * @property {readonly number[]} dash
 * @property {string} clipName
 */

/**
 * As much of a canvas' context as the drawing uses; each stroke becomes an element.
 * @implements {Pen}
 */
export class SvgWriter {
  /** @param {number} width @param {number} height */
  constructor(width, height) {
    this.size = [Math.ceil(width), Math.ceil(height)];
    /** @type {string[]} */
    this.parts = [];
    this.path = "";
    this.clips = 0;
    /** @type {Settings[]} */
    this.saved = [];
    this.measure = typeof document === "undefined" ? null : penOf(document.createElement("canvas"));
    /** @type {Pen["fillStyle"]} */
    this.fillStyle = "#000";
    /** @type {Pen["strokeStyle"]} */
    this.strokeStyle = "#000";
    this.lineWidth = 1;
    this.globalAlpha = 1;
    /** @type {CanvasLineCap} */
    this.lineCap = "butt";
    this.font = "10px sans-serif";
    /** @type {CanvasTextAlign} */
    this.textAlign = "left";
    /** @type {CanvasTextBaseline} */
    this.textBaseline = "alphabetic";
    /** @type {CanvasDirection} */
    this.direction = "ltr";
    /** @type {readonly number[]} */
    this.dash = [];
    this.clipName = "";
  }

  save() {
    const {
      fillStyle,
      strokeStyle,
      lineWidth,
      globalAlpha,
      lineCap,
      font,
      textAlign,
      textBaseline,
      dash,
      clipName,
    } = this;
    this.saved.push({
      fillStyle,
      strokeStyle,
      lineWidth,
      globalAlpha,
      lineCap,
      font,
      textAlign,
      textBaseline,
      dash,
      clipName,
    });
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  /** @param {readonly number[]} dash */
  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.path = "";
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.path += `M${cut(x)} ${cut(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.path += `L${cut(x)} ${cut(y)}`;
  }

  /** @param {number[]} points */
  bezierCurveTo(...points) {
    this.path += `C${points.map(cut).join(" ")}`;
  }

  closePath() {
    this.path += "Z";
  }

  /**
   * A whole circle.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  arc(x, y, radius) {
    this.path += `M${cut(x - radius)} ${cut(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  rect(x, y, width, height) {
    this.path += `M${cut(x)} ${cut(y)}h${cut(width)}v${cut(height)}h${cut(-width)}Z`;
  }

  /** What is drawn from now on shows only within the path, and within what it was clipped to. */
  clip() {
    const outer = this.clipping();
    this.clips += 1;
    this.clipName = `clip-${this.clips}`;
    this.parts.push(`<clipPath id="${this.clipName}"><path d="${this.path}"${outer}/></clipPath>`);
  }

  /**
   * A rectangle with four corners of one radius.
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   * @param {number} radius
   */
  roundRect(x, y, width, height, radius) {
    const r = Math.min(radius, width / 2, height / 2);
    this.path += `M${cut(x + r)} ${cut(y)}h${cut(width - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${cut(height - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${r}h${cut(2 * r - width)}a${r} ${r} 0 0 1 ${-r} ${-r}v${cut(2 * r - height)}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  fillRect(x, y, width, height) {
    this.parts.push(
      `<rect x="${cut(x)}" y="${cut(y)}" width="${cut(width)}" height="${cut(height)}" fill="${escaped(this.fillStyle)}"${this.opacity()}/>`,
    );
  }

  fill() {
    this.parts.push(`<path d="${this.path}" fill="${escaped(this.fillStyle)}"${this.opacity()}/>`);
  }

  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(
      `<path d="${this.path}" fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${cut(this.lineWidth)}" stroke-linecap="${this.lineCap}"${dash}${this.opacity()}/>`,
    );
  }

  /** @param {string} text */
  measureText(text) {
    if (!this.measure) return { width: text.length * 6 };
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {number} most
   */
  fillText(text, x, y, most = Number.POSITIVE_INFINITY) {
    const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font) ?? [
      "",
      "400",
      "10",
      "sans-serif",
    ];
    const anchor = this.textAlign === "center" ? "middle" : "start";
    const turned = this.direction === "rtl" ? ' direction="rtl"' : ""; // "start" is then on the right
    const down = this.textBaseline === "middle" ? Number(size) * 0.35 : 0;
    const squeeze =
      this.measureText(text).width > most
        ? ` textLength="${cut(most)}" lengthAdjust="spacingAndGlyphs"`
        : "";
    this.parts.push(
      `<text x="${cut(x)}" y="${cut(y + down)}" font-family="${escaped(family)}" font-weight="${weight}" font-size="${size}" text-anchor="${anchor}"${turned} fill="${escaped(this.fillStyle)}"${squeeze}${this.opacity()}>${escaped(text)}</text>`,
    );
  }

  opacity() {
    return `${this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : ""}${this.clipping()}`;
  }

  clipping() {
    return this.clipName ? ` clip-path="url(#${this.clipName})"` : "";
  }

  /** The picture as the text of a file. */
  text() {
    const [width, height] = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-30 -30 ${width} ${height}">${this.parts.join("")}</svg>\n`;
  }
}

/** @param {number} number */
function cut(number) {
  return Math.round(number * 10) / 10;
}

/**
 * Text inside XML; characters that XML cannot hold are left out.
 * @param {unknown} text
 */
export function escaped(text) {
  return String(text)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
