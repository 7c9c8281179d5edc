/** The drawing as a picture file: PNG from a canvas, SVG from the same strokes written down. */

/** @import { Picture } from "../types/drawing.js" */

import { penOf } from "../ground/dom.js";
import { saveFile } from "../ground/files.js";
import { drawAll } from "./strokes.js";
import { SvgWriter } from "./svgwriter.js";

// What browsers still draw: Safari stops near 64 million pixels, Chromium at 16,384 a side.
const MOST_PIXELS = 60e6;
const LONGEST_SIDE = 16_000;

/**
 * A picture on a canvas of its own, at `times` its size or as large as may be.
 * @param {Picture} picture
 * @param {number} times
 */
export function canvasOf(picture, times) {
  const [width, height] = [picture.scene.width + 60, picture.scene.height + 60];
  const scale = Math.min(
    times,
    Math.sqrt(MOST_PIXELS / (width * height)),
    LONGEST_SIDE / Math.max(width, height),
  );
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const ctx = penOf(canvas);
  ctx.setTransform(scale, 0, 0, scale, 30 * scale, 30 * scale);
  drawAll(picture, ctx);
  return canvas;
}

/**
 * The endings of picture files.
 * @type {readonly (keyof typeof PICTURES)[]}
 */
export const ENDINGS = ["png", "svg"];

/** How a picture is saved, by the ending of its file. */
export const PICTURES = Object.freeze({
  /** @param {Picture} picture @param {string} name */
  png: (picture, name) =>
    canvasOf(picture, 2).toBlob((blob) => {
      if (blob) saveFile(`${name}.png`, blob);
    }, "image/png"),
  /** @param {Picture} picture @param {string} name */
  svg: (picture, name) => {
    const writer = new SvgWriter(picture.scene.width + 60, picture.scene.height + 60);
    drawAll(picture, writer);
    saveFile(`${name}.svg`, new Blob([writer.text()], { type: "image/svg+xml" }));
  },
});
