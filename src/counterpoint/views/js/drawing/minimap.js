/** A small picture of the whole drawing with the part that is in view; pressing it goes there. */

/** @import { Frame, Scene, Surface, View } from "../types/drawing.js" */

import { svg } from "./svg.js";
import { moveTo } from "./viewport.js";

const WIDE = 190;
const HIGH = 130;
const AROUND_BOXES = 6;
// Its place in the corner, with its border.
const AROUND_MAP = 16;

/**
 * Draw in `host` whenever the view of `surface` has moved.
 * @param {Surface} surface
 * @param {HTMLElement} host
 */
export function bindMinimap(surface, host) {
  const boxes = svg("path", { class: "minimap-boxes" });
  const view = svg("rect", { class: "minimap-view" });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDE} ${HIGH}`, width: WIDE, height: HIGH },
    view,
    boxes,
  );
  host.replaceChildren(picture);
  /** @type {Scene | null} */
  let drawn = null;
  surface.onMove.push(() => {
    const { scene } = surface;
    if (scene && drawn !== scene) boxes.setAttribute("d", boxesOf(scene));
    drawn = scene;
    showPart(surface, host, view);
  });
  host.addEventListener("pointerdown", (event) => jump(surface, host, event));
  host.addEventListener("pointermove", (event) => {
    if (event.buttons) jump(surface, host, event);
  });
}

/** @param {Scene} scene */
function scaleOf({ width, height }) {
  return Math.min((WIDE - 2 * AROUND_BOXES) / width, (HIGH - 2 * AROUND_BOXES) / height);
}

/** @param {Scene} scene */
function boxesOf(scene) {
  const small = scaleOf(scene);
  return Object.values(scene.places)
    .map((place) => place.map((side) => Math.max(0.6, side * small)))
    .map(
      ([x, y, width, height]) =>
        `M${AROUND_BOXES + x} ${AROUND_BOXES + y}h${width}v${height}h${-width}z`,
    )
    .join("");
}

/**
 * @param {Surface} surface
 * @param {HTMLElement} host
 * @param {Element} rectangle
 */
function showPart({ scene, view, frame, marks }, host, rectangle) {
  if (!scene) return;
  const { scale } = view;
  host.classList.toggle("is-left", isUnderMinimap(marks.selected, scene, view, frame));
  const fits =
    view.x >= -4 &&
    view.y >= -4 &&
    view.x + scene.width * scale <= frame.width + 4 &&
    view.y + scene.height * scale <= frame.height + 4;
  host.hidden = fits;
  if (fits) return;
  const small = scaleOf(scene);
  /** @param {number} start @param {number} room @param {number} most */
  const part = (start, room, most) => {
    const from = Math.max(-AROUND_BOXES, (-start / scale) * small);
    const to = Math.min(most * small + AROUND_BOXES, ((room - start) / scale) * small);
    return [AROUND_BOXES + from, Math.max(2, to - from)];
  };
  const [x, width] = part(view.x, frame.width, scene.width);
  const [y, height] = part(view.y, frame.height, scene.height);
  for (const [name, value] of Object.entries({ x, y, width, height }))
    rectangle.setAttribute(name, value.toFixed(1));
}

/**
 * Whether the chosen claim stands in the lower right corner, where the minimap would cover it.
 * @param {string | undefined} selected
 * @param {Scene} scene
 * @param {View} view
 * @param {Frame} frame
 */
function isUnderMinimap(selected, { places }, { scale, x, y }, { width, height }) {
  const place = places[selected ?? ""];
  if (!place) return false;
  const [left, top, wide, high] = place;
  const right = x + (left + wide) * scale;
  const low = y + (top + high) * scale;
  return right > width - WIDE - AROUND_MAP && low > height - HIGH - AROUND_MAP;
}

/**
 * To the point that is pressed; beside the drawing, to the nearest point of it.
 * @param {Surface} surface
 * @param {HTMLElement} host
 * @param {PointerEvent} event
 */
function jump(surface, host, event) {
  const { scene, frame, view } = surface;
  if (!scene) return;
  const box = host.getBoundingClientRect();
  const small = scaleOf(scene);
  /** @param {number} client @param {number} start @param {number} length */
  const at = (client, start, length) =>
    Math.min(Math.max((client - start - AROUND_BOXES) / small, 0), length);
  const [x, y] = [
    at(event.clientX, box.left, scene.width),
    at(event.clientY, box.top, scene.height),
  ];
  moveTo(surface, {
    scale: view.scale,
    x: frame.width / 2 - x * view.scale,
    y: frame.height / 2 - y * view.scale,
  });
}
