/** What of a drawing is on the screen: panning, zooming, bringing a claim into view. */

/**
 * @import { FrameSizes, Surface, VisNetwork } from "../types/drawing.js"
 * @import { Model, Scene } from "../types/model.js"
 */

import { recordOf } from "../ground/records.js";

const READABLE_SCALE = 0.86;
/** Below this scale words are too small to be read. */
export const FAR = 0.42;
const LEAST_SCALE = 0.06;
const MOST_SCALE = 2.4;

/**
 * The wheel moves the drawing as it moves a page; with Ctrl (and by pinching) it zooms.
 * @param {VisNetwork} network
 * @param {WheelEvent} event
 */
export function panByWheel(network, event) {
  if (event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const unit = event.deltaMode === 1 ? 18 : 1;
  const [right, down] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  network.moveTo({
    position: { x: x + (right * unit) / scale, y: y + (down * unit) / scale },
    animation: false,
  });
}

/**
 * See all of it if that is readable, else a part at a readable size, where most boxes are.
 * @param {Surface} surface
 * @param {{ whole?: boolean }} [options]
 */
export function fitScene(surface, { whole = false } = {}) {
  const { network, host, prepared } = surface;
  if (!prepared) return;
  const { scene } = prepared;
  const margin = 34;
  const room = [host.clientWidth - 2 * margin, host.clientHeight - 2 * margin];
  if (room[0] <= 0 || room[1] <= 0) return;
  const full = Math.min(room[0] / scene.width, room[1] / scene.height, 1);
  const scale = whole ? Math.max(full, LEAST_SCALE) : Math.max(full, READABLE_SCALE);
  const [wide, high] = [room[0] / scale, room[1] / scale];
  const [left, top] =
    whole || full >= scale ? [0, 0] : bestCorner(surface.model, scene, wide, high);
  /** @param {number} start @param {number} length @param {number} space */
  const middle = (start, length, space) => (length <= space ? length / 2 : start + space / 2);
  network.moveTo({
    position: { x: middle(left, scene.width, wide), y: middle(top, scene.height, high) },
    scale,
    animation: false,
  });
}

/**
 * The corner from which a view of `wide` by `high` holds most boxes; the upper left if it will do.
 * @param {Model} model
 * @param {Scene} scene
 * @param {number} wide
 * @param {number} high
 */
function bestCorner(model, scene, wide, high) {
  const boxes = Object.entries(scene.places).map(([id, [x, y]]) => [
    x,
    y,
    recordOf(model.nodesById, id).height,
  ]);
  /** @param {number} left @param {number} top */
  const countFrom = (left, top) =>
    boxes.filter(
      ([x, y, height]) =>
        x >= left && y >= top && x + model.face.width <= left + wide && y + height <= top + high,
    ).length;
  let best = [0, 0];
  let most = countFrom(0, 0) * 1.6;
  for (const [x, y] of boxes) {
    const count = countFrom(x, y);
    if (count > most) {
      best = [x, y];
      most = count;
    }
  }
  /** @param {number} start @param {number} length @param {number} space */
  const within = (start, length, space) => Math.max(0, Math.min(start, length - space));
  return [within(best[0], scene.width, wide), within(best[1], scene.height, high)];
}

/**
 * Bring a claim into view, moving no more than is needed.
 * @param {Surface} surface
 * @param {string} id
 * @param {{ centre?: boolean }} [options]
 */
export function revealClaim(surface, id, { centre = false } = {}) {
  const { network, prepared, model, host } = surface;
  const place = prepared?.scene.places[id];
  if (!place) return;
  const node = recordOf(model.nodesById, id);
  const [left, top] = place;
  const scale = Math.max(network.getScale(), FAR);
  const half = [host.clientWidth / 2 / scale, host.clientHeight / 2 / scale];
  const at = network.getViewPosition();
  /** @param {number} low @param {number} high @param {number} position @param {number} space */
  const shift = (low, high, position, space) => {
    if (centre || high - low > 2 * space) return (low + high) / 2;
    return Math.min(Math.max(position, high - space), low + space);
  };
  network.moveTo({
    position: {
      x: shift(left - 24, left + model.face.width + 24, at.x, half[0]),
      y: shift(top - 24, top + node.height + 24, at.y, half[1]),
    },
    scale,
    animation: false,
  });
}

/**
 * @param {Surface} surface
 * @param {number} factor
 */
export function zoomBy(surface, factor) {
  const { network } = surface;
  const scale = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, network.getScale() * factor));
  network.moveTo({ scale, animation: false });
}

/** @param {VisNetwork} network */
export function keepScale(network) {
  const scale = network.getScale();
  const kept = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));
  if (kept !== scale) network.moveTo({ scale: kept, animation: false });
}

/**
 * vis-network shrinks the drawing with its frame; we keep the size and the upper left corner.
 * @param {Surface} surface
 * @param {FrameSizes} sizes
 * @param {Surface["lastView"]} before
 */
export function keepReadable(surface, { width, height, oldWidth, oldHeight }, before) {
  const { network, marks } = surface;
  if (!before || !oldWidth || !oldHeight) return;
  const { scale, at } = before;
  const ratio = width / surface.host.clientWidth || 1;
  /** @param {number} now @param {number} old */
  const shift = (now, old) => (now - old) / ratio / 2 / scale;
  network.moveTo({
    position: { x: at.x + shift(width, oldWidth), y: at.y + shift(height, oldHeight) },
    scale,
    animation: false,
  });
  if (marks.selected) revealClaim(surface, marks.selected);
}
