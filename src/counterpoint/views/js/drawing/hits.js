/** What of a drawing is at a point. */

/** @import { Point, Surface } from "../types/drawing.js" */

import { recordOf } from "../ground/records.js";
import { foldedMark } from "./draw.js";

/**
 * The claim whose box holds a point; vis-network takes every custom shape for a square.
 * @param {Surface} surface
 * @param {Point} point
 */
export function boxAt({ prepared, model }, { x, y }) {
  if (!prepared) return null;
  const { scene } = prepared;
  for (const [id, [left, top]] of Object.entries(scene.places)) {
    const inside = x >= left && x <= left + model.face.width;
    if (inside && y >= top && y <= top + recordOf(model.nodesById, id).height) return id;
  }
  return null;
}

/**
 * The claim whose mark of folded reasons holds a point.
 * @param {Surface} surface
 * @param {Point} point
 */
export function foldedAt({ prepared, model }, { x: atX, y: atY }) {
  if (!prepared) return null;
  const { scene } = prepared;
  for (const id of scene.folded?.keys() ?? []) {
    if (!(id in scene.places)) continue;
    const [left, top] = scene.places[id];
    const [x, y, width, height] = foldedMark(left, top, recordOf(model.nodesById, id).height);
    if (atX >= x && atX <= x + width && atY >= y && atY <= y + height) return id;
  }
  return null;
}

/**
 * The line nearest to a point, if it is near enough.
 * @param {Surface} surface
 * @param {Point} point
 */
export function linkAt({ prepared, network }, { x, y }) {
  if (!prepared) return null;
  const { scene, links } = prepared;
  let nearest = null;
  let least = 9 / network.getScale();
  for (const link of links) {
    const points = scene.routes[link.id];
    for (let at = 0; at + 3 < points.length; at += 2) {
      const [x0, y0, x1, y1] = points.slice(at, at + 4);
      if (x < Math.min(x0, x1) - least || x > Math.max(x0, x1) + least) continue;
      const share = Math.min(1, Math.max(0, (x - x0) / (x1 - x0 || 1)));
      const level = y0 + (y1 - y0) * share * share * (3 - 2 * share);
      if (Math.abs(level - y) < least) {
        least = Math.abs(level - y);
        nearest = link;
      }
    }
  }
  return nearest;
}
