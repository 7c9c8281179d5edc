/** What of a drawing is at a point. */

import { foldedMark } from "./draw.js";

/** The claim whose box holds a point; vis-network takes every custom shape for a square. */
export function boxAt({ scene, model }, { x, y }) {
  if (!scene) return null;
  for (const [id, [left, top]] of Object.entries(scene.places)) {
    const inside = x >= left && x <= left + model.face.width;
    if (inside && y >= top && y <= top + model.nodesById.get(id).height) return id;
  }
  return null;
}

/** The claim whose mark of folded reasons holds a point. */
export function foldedAt({ scene, model }, at) {
  for (const id of scene?.folded?.keys() ?? []) {
    const [left, top] = scene.places[id] ?? [Infinity, Infinity];
    const [x, y, width, height] = foldedMark(left, top, model.nodesById.get(id)?.height);
    if (at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height) return id;
  }
  return null;
}

/** The line nearest to a point, if it is near enough. */
export function linkAt({ scene, links, network }, { x, y }) {
  if (!scene) return null;
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
