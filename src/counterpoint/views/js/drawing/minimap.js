/** A small picture of the whole drawing with the part that is in view; pressing it goes there. */

/**
 * @import { Rectangle, Surface } from "../types/drawing.js"
 * @import { Scene } from "../types/model.js"
 */

import { penOf } from "../ground/dom.js";
import { recordOf } from "../ground/records.js";

/**
 * Draw in `canvas` whenever `surface` is drawn.
 * @param {Surface} surface
 * @param {HTMLCanvasElement} canvas
 */
export function bindMinimap(surface, canvas) {
  surface.network.on("afterDrawing", () => drawMinimap(surface, canvas));
  canvas.addEventListener("pointerdown", (event) => jump(surface, canvas, event));
  canvas.addEventListener("pointermove", (event) => {
    if (event.buttons) jump(surface, canvas, event);
  });
}

/**
 * @param {Scene} scene
 * @param {HTMLCanvasElement} canvas
 */
function minimapScale(scene, canvas) {
  return Math.min((canvas.width - 16) / scene.width, (canvas.height - 16) / scene.height);
}

/**
 * @param {Surface} surface
 * @param {HTMLCanvasElement} canvas
 */
function drawMinimap(surface, canvas) {
  const { prepared, network, host, palette, model } = surface;
  if (!prepared) return;
  const { scene } = prepared;
  const scale = network.getScale();
  const fits = scene.width * scale <= host.clientWidth && scene.height * scale <= host.clientHeight;
  canvas.hidden = fits;
  if (fits) return;
  const ctx = penOf(canvas);
  const small = minimapScale(scene, canvas);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(small, 0, 0, small, 8, 8);
  const { x, y } = network.getViewPosition();
  const [width, height] = [host.clientWidth / scale, host.clientHeight / scale];
  const edge = 5 / small;
  const left = Math.max(x - width / 2, -edge);
  const top = Math.max(y - height / 2, -edge);
  /** @type {Rectangle} */
  const view = [
    left,
    top,
    Math.min(x + width / 2, scene.width + edge) - left,
    Math.min(y + height / 2, scene.height + edge) - top,
  ];
  ctx.fillStyle = palette["accent-soft"];
  ctx.fillRect(...view);
  ctx.fillStyle = palette.faint;
  for (const [id, [x0, y0]] of Object.entries(scene.places)) {
    ctx.fillRect(x0, y0, model.face.width, recordOf(model.nodesById, id).height);
  }
  ctx.strokeStyle = palette.accent;
  ctx.lineWidth = 4 / small;
  ctx.strokeRect(...view);
}

/**
 * To the point that is pressed; beside the drawing, to the nearest point of it.
 * @param {Surface} surface
 * @param {HTMLCanvasElement} canvas
 * @param {PointerEvent} event
 */
function jump(surface, canvas, event) {
  const { prepared, network } = surface;
  if (!prepared) return;
  const { scene } = prepared;
  const box = canvas.getBoundingClientRect();
  const small = minimapScale(scene, canvas);
  /** @param {number} client @param {number} start @param {number} size @param {number} pixels @param {number} length */
  const at = (client, start, size, pixels, length) =>
    Math.min(Math.max((((client - start) / size) * pixels - 8) / small, 0), length);
  network.moveTo({
    position: {
      x: at(event.clientX, box.left, box.width, canvas.width, scene.width),
      y: at(event.clientY, box.top, box.height, canvas.height, scene.height),
    },
    animation: false,
  });
}
