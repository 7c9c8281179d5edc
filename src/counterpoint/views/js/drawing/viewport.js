/** What of a drawing is on the screen: panning, zooming, bringing a claim into view. */

/** @import { Frame, Scene, Surface, View } from "../types/drawing.js" */

import { cut } from "./svg.js";

const LEAST_SCALE = 0.05;
const MOST_SCALE = 2.4;
/** Below this scale words are too small to be read, and only who speaks is left. */
const FAR = 0.5;
// A drawing that is a little too large is made smaller; one that is much too large is begun with.
const READABLE_SCALE = 0.84;
const DRAG = 5;

/**
 * The view goes to `view`; what follows it is told.
 * @param {Surface} surface
 * @param {View} view
 */
export function moveTo(surface, { scale, x, y }) {
  const { world, root, host, scene, onMove } = surface;
  surface.view = { scale, x, y };
  surface.movedAt = performance.now();
  setOnce(world, "transform", `scale(${Math.round(scale * 1e4) / 1e4})`);
  setOnce(root, "width", String(Math.ceil((scene?.width ?? 0) * scale)));
  setOnce(root, "height", String(Math.ceil((scene?.height ?? 0) * scale)));
  // The sheet is moved as a whole, so that nothing on it has to be painted anew.
  root.style.transform = `translate(${cut(x)}px, ${cut(y)}px)`;
  root.classList.toggle("is-far", scale < FAR);
  if (scene) {
    const { width, height } = surface.frame;
    const sides = [
      ["top", y < -4],
      ["right", x + scene.width * scale > width + 4],
      ["bottom", y + scene.height * scale > height + 4],
      ["left", x < -4],
    ];
    const more = sides
      .filter(([, goesOn]) => goesOn)
      .map(([side]) => side)
      .join(" ");
    if (host.dataset.more !== more) host.dataset.more = more;
  }
  for (const follow of onMove) follow(surface);
}

/**
 * An attribute that is set only where it changes: the same value again would be laid out anew.
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
function setOnce(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * See all of it if that is readable or asked for, else its beginning at its own size.
 * @param {Surface} surface
 * @param {{ whole?: boolean }} [options]
 */
export function fitScene(surface, { whole = false } = {}) {
  const { scene, frame } = surface;
  if (!scene || !frame.width || !frame.height) return;
  const margin = marginOf(scene);
  const most = margin ? 1.1 : whole ? 1.6 : 1;
  const full = Math.min(scaleIn(scene, frame), most);
  const scale = whole || full >= READABLE_SCALE ? Math.max(full, LEAST_SCALE) : 1;
  /** @param {number} length @param {number} room */
  const start = (length, room) => Math.max(margin, (room - length * scale) / 2);
  const x = start(scene.width, frame.width);
  const y = margin ? start(scene.height, frame.height) : 0;
  moveTo(surface, { scale, x, y });
}

/**
 * Whether all of a scene is readable in a frame at once.
 * @param {Scene} scene
 * @param {Frame} frame
 */
export function isReadableIn(scene, frame) {
  return scaleIn(scene, frame) >= READABLE_SCALE;
}

/**
 * The scale at which all of a scene is seen.
 * @param {Scene} scene
 * @param {Frame} frame
 */
export function scaleIn(scene, { width, height }) {
  const margin = marginOf(scene);
  return Math.min((width - 2 * margin) / scene.width, (height - 2 * margin) / scene.height);
}

/**
 * What is left around a scene; one in columns under heads has its margins in it.
 * @param {Scene} scene
 */
function marginOf({ headings }) {
  return headings.length ? 0 : 24;
}

/**
 * Zoom around a point of the frame, its middle where none is given.
 * @param {Surface} surface
 * @param {number} factor
 * @param {{ readonly x: number, readonly y: number }} [point]
 */
export function zoomBy(surface, factor, point) {
  const { frame, changeLevel } = surface;
  const at = point ?? { x: frame.width / 2, y: frame.height / 2 };
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, surface.view.scale * factor));
  const anchor = nearestTo(surface, at);
  const before = anchor && spotOf(surface, anchor);
  const next = changeLevel?.(scale) ?? null;
  if (next !== null && anchor && before) {
    surface.view = { scale: next, x: 0, y: 0 };
    const after = spotOf(surface, anchor);
    return moveTo(surface, { scale: next, x: before.x - after.x, y: before.y - after.y });
  }
  const { view } = surface;
  const ratio = scale / view.scale;
  return moveTo(surface, {
    scale,
    x: at.x - (at.x - view.x) * ratio,
    y: at.y - (at.y - view.y) * ratio,
  });
}

/**
 * Where the middle of a claim is in the frame.
 * @param {Surface} surface
 * @param {string} id
 */
function spotOf({ scene, view }, id) {
  const [left, top, width, height] = scene?.places[id] ?? [0, 0, 0, 0];
  return {
    x: view.x + (left + width / 2) * view.scale,
    y: view.y + (top + height / 2) * view.scale,
  };
}

/**
 * @param {Surface} surface
 * @param {{ readonly x: number, readonly y: number }} point
 */
function nearestTo(surface, { x, y }) {
  let nearest = "";
  let least = Number.POSITIVE_INFINITY;
  for (const id of Object.keys(surface.scene?.places ?? {})) {
    const spot = spotOf(surface, id);
    const distance = Math.hypot(spot.x - x, (spot.y - y) * 3);
    if (distance < least) [nearest, least] = [id, distance];
  }
  return nearest;
}

/**
 * Bring a claim into view, moving no more than is needed and not beyond the edge of the drawing.
 * @param {Surface} surface
 * @param {string} id
 * @param {{ centre?: boolean }} [options]
 */
export function revealClaim(surface, id, { centre = false } = {}) {
  const { scene, view, frame } = surface;
  const place = scene?.places[id];
  if (!place) return;
  const scale = Math.max(view.scale, FAR);
  const [left, top, width, height] = place.map((side) => side * scale);
  const base = scale === view.scale ? view : { x: 0, y: 0 };
  /** @param {number} start @param {number} length @param {number} room @param {number} now @param {number} all */
  const shift = (start, length, room, now, all) => {
    if (now + start >= 16 && now + start + length <= room - 16) return now;
    if (!centre)
      return Math.min(Math.max(now, 16 - start), Math.max(room - 16 - length - start, 16 - start));
    const middle = (room - length) / 2 - start;
    return all > room ? Math.min(Math.max(middle, room - all), 0) : middle;
  };
  moveTo(surface, {
    scale,
    x: shift(left, width, frame.width, base.x, scene.width * scale),
    y: shift(top, height, frame.height, base.y, scene.height * scale),
  });
}

/**
 * The wheel moves the drawing as it moves a page; with Ctrl, or by pinching, it zooms. One finger
 * or the pressed mouse drags, two fingers zoom; what has been dragged is not pressed.
 * @param {Surface} surface
 * @param {(scale: number) => number | null} changeLevel
 */
export function followPointers(surface, changeLevel) {
  surface.changeLevel = changeLevel;
  const { host } = surface;
  host.addEventListener("wheel", (event) => turn(surface, event), { passive: false });
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let hasDragged = false;
  let start = { x: 0, y: 0 };
  host.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) hasDragged = false;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    start = { x: event.clientX, y: event.clientY };
  });
  host.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const far = Math.hypot(event.clientX - start.x, event.clientY - start.y);
    if (!hasDragged && far < DRAG && fingers.size < 2) return;
    if (!hasDragged) host.setPointerCapture(event.pointerId);
    hasDragged = true;
    const now = { x: event.clientX, y: event.clientY };
    if (fingers.size > 1) pinch(surface, fingers, event.pointerId, now);
    else moveTo(surface, panned(surface.view, now.x - before.x, now.y - before.y));
    fingers.set(event.pointerId, now);
  });
  /** @param {PointerEvent} event */
  const lift = (event) => {
    fingers.delete(event.pointerId);
  };
  host.addEventListener("pointerup", lift);
  host.addEventListener("pointercancel", lift);
  host.addEventListener(
    "click",
    (event) => {
      if (hasDragged) event.stopPropagation();
      hasDragged = false;
    },
    { capture: true },
  );
}

/**
 * @param {View} view
 * @param {number} right
 * @param {number} down
 */
function panned({ scale, x, y }, right, down) {
  return { scale, x: x + right, y: y + down };
}

/**
 * @param {Surface} surface
 * @param {WheelEvent} event
 */
function turn(surface, event) {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 18 : 1;
  if (event.ctrlKey || event.metaKey) {
    const box = surface.host.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    return zoomBy(surface, Math.exp(-event.deltaY * unit * 0.004), point);
  }
  const [right, down] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  return moveTo(surface, panned(surface.view, -right * unit, -down * unit));
}

/**
 * @param {Surface} surface
 * @param {ReadonlyMap<number, { readonly x: number, readonly y: number }>} fingers
 * @param {number} moving
 * @param {{ readonly x: number, readonly y: number }} now
 */
function pinch(surface, fingers, moving, now) {
  const [other] = [...fingers].filter(([id]) => id !== moving).map(([, point]) => point);
  const before = fingers.get(moving);
  if (!other || !before) return;
  /** @param {{ readonly x: number, readonly y: number }} point */
  const apart = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
  const box = surface.host.getBoundingClientRect();
  const middle = { x: (now.x + other.x) / 2 - box.left, y: (now.y + other.y) / 2 - box.top };
  zoomBy(surface, apart(now) / apart(before), middle);
  moveTo(surface, panned(surface.view, (now.x - before.x) / 2, (now.y - before.y) / 2));
}
