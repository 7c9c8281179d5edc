/** What of a scene is worked out once, before it is drawn. */

/**
 * @import { Extent, PreparedScene, Surface } from "../types/drawing.js"
 * @import { Link, Model, Points, Region, Scene } from "../types/model.js"
 */

import { stands } from "../ground/model.js";
import { recordOf } from "../ground/records.js";
import { placeWords } from "./drawlines.js";

/**
 * What is drawn now, as it could be drawn anywhere; nothing before the first scene.
 * @param {Surface} surface
 */
export function pictureOn({ model, palette, marks, prepared }) {
  return prepared ? { model, palette, marks, ...prepared } : null;
}

/**
 * A scene with what is worked out from it once and not at each drawing.
 * @param {Model} model
 * @param {Scene} scene
 * @returns {PreparedScene}
 */
export function preparedScene(model, scene) {
  const links = Object.keys(scene.routes).map((id) => recordOf(model.linksById, id));
  return {
    scene,
    links,
    words: placeWords(links, scene.routes),
    extents: new Map(links.map((link) => [link.id, extentOf(scene.routes[link.id])])),
    joints: jointsOf(links, scene),
    guests: new Set(scene.guests),
    counts: regionCounts(scene),
    stands: new Map(
      Object.keys(scene.places).map((id) => [
        id,
        model.votes ? [] : stands(model, recordOf(model.claimsById, id)),
      ]),
    ),
  };
}

/**
 * What a picture is drawn from: another scene in the colours of a surface, nothing marked.
 * @param {Surface} surface
 * @param {Scene} scene
 */
export function unmarkedPicture({ model, palette }, scene) {
  return { model, palette, marks: {}, ...preparedScene(model, scene) };
}

/**
 * Each joint with the lines that end in it and the kind of what goes on from there.
 * @param {readonly Link[]} links
 * @param {Scene} scene
 */
function jointsOf(links, scene) {
  return Object.entries(scene.joints).map(([joint, points]) => {
    const parts = links.filter((link) => link.joint === joint);
    const own = parts.find(({ kind }) => kind !== "undercut" && kind !== "backing");
    return { points, parts, kind: own?.kind ?? "support" };
  });
}

/**
 * Left, top, right and bottom of a route; its curves stay within those of its points.
 * @param {Points} points
 * @returns {Extent}
 */
function extentOf(points) {
  const xs = points.filter((_, at) => at % 2 === 0);
  const ys = points.filter((_, at) => at % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** @param {Scene} scene */
function regionCounts({ regions, places }) {
  const corners = Object.values(places);
  /** @param {Region} region */
  const countIn = ([, left, top, width, height]) =>
    corners.filter(([x, y]) => x >= left && x < left + width && y >= top && y < top + height)
      .length;
  return Object.fromEntries(regions.map((region) => [region[0], countIn(region)]));
}
