/** The drawing as a picture file: PNG from a canvas, SVG from the same strokes written down. */

import { saveFile } from "../ground/files.js";
import { drawAll } from "./canvas.js";

// What browsers still draw: Safari stops near 64 million pixels, Chromium at 16,384 a side.
const MOST_PIXELS = 60e6;
const LONGEST_SIDE = 16_000;

/** A picture on a canvas of its own, at `times` its size or as large as may be. */
export function canvasOf(picture, times) {
  const [width, height] = [picture.scene.width + 60, picture.scene.height + 60];
  const scale = Math.min(times, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const ctx = canvas.getContext("2d");
  ctx.setTransform(scale, 0, 0, scale, 30 * scale, 30 * scale);
  drawAll(picture, ctx);
  return canvas;
}

/** How a picture is saved, by the ending of its file. */
export const PICTURES = Object.freeze({
  png: (picture, name) =>
    canvasOf(picture, 2).toBlob((blob) => {
      if (blob) saveFile(`${name}.png`, blob);
    }, "image/png"),
  svg: (picture, name) => {
    const writer = new SvgWriter(picture.scene.width + 60, picture.scene.height + 60);
    drawAll(picture, writer);
    saveFile(`${name}.svg`, new Blob([writer.text()], { type: "image/svg+xml" }));
  },
});

const MEASURE = () => document.createElement("canvas").getContext("2d");

/** As much of a canvas' context as the drawing uses; each stroke becomes an element. */
export class SvgWriter {
  constructor(width, height) {
    this.size = [Math.ceil(width), Math.ceil(height)];
    this.parts = [];
    this.path = "";
    this.saved = [];
    this.measure = typeof document === "undefined" ? null : MEASURE();
    Object.assign(this, {
      fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, lineCap: "butt",
      font: "10px sans-serif", textAlign: "left", textBaseline: "alphabetic", direction: "ltr", dash: [],
    });
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, lineCap, font, textAlign, textBaseline, dash } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, lineCap, font, textAlign, textBaseline, dash });
  }

  restore() {
    Object.assign(this, this.saved.pop());
  }

  setLineDash(dash) {
    this.dash = dash;
  }

  beginPath() {
    this.path = "";
  }

  moveTo(x, y) {
    this.path += `M${cut(x)} ${cut(y)}`;
  }

  lineTo(x, y) {
    this.path += `L${cut(x)} ${cut(y)}`;
  }

  bezierCurveTo(...points) {
    this.path += `C${points.map(cut).join(" ")}`;
  }

  closePath() {
    this.path += "Z";
  }

  arc(x, y, radius) {
    this.path += `M${cut(x - radius)} ${cut(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
  }

  roundRect(x, y, width, height, radius) {
    const r = Math.min(radius, width / 2, height / 2);
    this.path += `M${cut(x + r)} ${cut(y)}h${cut(width - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}v${cut(height - 2 * r)}a${r} ${r} 0 0 1 ${-r} ${r}h${cut(2 * r - width)}a${r} ${r} 0 0 1 ${-r} ${-r}v${cut(2 * r - height)}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  }

  fillRect(x, y, width, height) {
    this.parts.push(`<rect x="${cut(x)}" y="${cut(y)}" width="${cut(width)}" height="${cut(height)}" fill="${escaped(this.fillStyle)}"${this.opacity()}/>`);
  }

  fill() {
    this.parts.push(`<path d="${this.path}" fill="${escaped(this.fillStyle)}"${this.opacity()}/>`);
  }

  stroke() {
    const dash = this.dash.length ? ` stroke-dasharray="${this.dash.join(" ")}"` : "";
    this.parts.push(`<path d="${this.path}" fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${cut(this.lineWidth)}" stroke-linecap="${this.lineCap}"${dash}${this.opacity()}/>`);
  }

  measureText(text) {
    if (!this.measure) return { width: text.length * 6 };
    this.measure.font = this.font;
    return this.measure.measureText(text);
  }

  fillText(text, x, y, most = Infinity) {
    const [, weight, size, family] = /^(\d+) ([\d.]+)px (.*)$/.exec(this.font) ?? [null, "400", "10", "sans-serif"];
    const anchor = this.textAlign === "center" ? "middle" : "start";
    const turned = this.direction === "rtl" ? ' direction="rtl"' : ""; // "start" is then on the right
    const down = this.textBaseline === "middle" ? Number(size) * 0.35 : 0;
    const squeeze = this.measureText(text).width > most ? ` textLength="${cut(most)}" lengthAdjust="spacingAndGlyphs"` : "";
    this.parts.push(`<text x="${cut(x)}" y="${cut(y + down)}" font-family="${escaped(family)}" font-weight="${weight}" font-size="${size}" text-anchor="${anchor}"${turned} fill="${escaped(this.fillStyle)}"${squeeze}${this.opacity()}>${escaped(text)}</text>`);
  }

  opacity() {
    return this.globalAlpha < 1 ? ` opacity="${this.globalAlpha}"` : "";
  }

  text() {
    const [width, height] = this.size;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-30 -30 ${width} ${height}">${this.parts.join("")}</svg>\n`;
  }
}

function cut(number) {
  return Math.round(number * 10) / 10;
}

/** Text inside XML; characters that XML cannot hold are left out. */
export function escaped(text) {
  return String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
