/** A picture drawn on any context: regions, lines, joints, words, boxes. */

/**
 * @import { Extent, Pen, Picture } from "../types/drawing.js"
 * @import { Model } from "../types/model.js"
 */

import { topicsOf } from "../ground/model.js";
import { recordOf } from "../ground/records.js";
import { t } from "../ground/texts.js";
import { drawBox } from "./draw.js";
import { drawJoint, drawLink, drawWord } from "./drawlines.js";
import { drawRegion } from "./regions.js";
import { FAR } from "./viewport.js";

/**
 * @param {Extent} extent
 * @param {Extent} view
 */
function isWithin([left, top, right, bottom], view) {
  return left <= view[2] && right >= view[0] && top <= view[3] && bottom >= view[1];
}

/**
 * How the box of a claim looks at a scale of the screen.
 * @param {Picture} picture
 * @param {string} id
 * @param {number} scale
 */
export function lookOf(picture, id, scale) {
  const { scene, marks, model, palette } = picture;
  const isGuest = picture.guests.has(id);
  const claim = recordOf(model.claimsById, id);
  return {
    palette,
    face: model.face,
    scale,
    isSelected: marks.selected === id,
    isDimmed: isDim(picture, id),
    isGuest,
    stands: picture.stands.get(id) ?? [],
    tally: claim.tally?.all,
    folded: scene.folded?.get(id) ?? 0,
    note: isGuest ? topicsOf(model, claim)[0]?.label : "",
  };
}

/**
 * @param {Pick<Picture, "marks">} options
 * @param {string} id
 */
function isDim({ marks }, id) {
  if (marks.passing && !marks.passing.has(id)) return true;
  return Boolean(marks.near && !marks.near.has(id));
}

/** @type {Extent} */
const EVERYWHERE = [
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];

/**
 * @param {Picture} picture
 * @param {Pen} ctx
 * @param {number} scale
 * @param {Extent} view
 */
export function drawLines(picture, ctx, scale, view) {
  const { scene, palette, links, marks, model } = picture;
  for (const [topic, ...rectangle] of scene.regions) {
    drawRegion(ctx, rectangle, regionLabel(model, topic), picture.counts[topic], {
      palette,
      scale,
    });
  }
  for (const link of links) {
    if (!isWithin(recordOf(picture.extents, link.id), view)) continue;
    const isDimmed = isDim(picture, link.from) || isDim(picture, link.to);
    const isStrong = marks.strong?.has(link.id);
    const hasJoint = link.joint !== undefined && link.joint in scene.joints;
    drawLink(ctx, link, scene.routes[link.id], { palette, isDimmed, isStrong, hasJoint });
  }
  for (const { points, parts, kind } of picture.joints) {
    const isDimmed = parts.every((link) => isDim(picture, link.from) || isDim(picture, link.to));
    drawJoint(ctx, points, kind, { palette, isDimmed });
  }
  for (const { link, points } of marks.extra ?? []) {
    drawLink(ctx, link, points, { palette, isStrong: true, hasJoint: false });
  }
  if (scale < FAR) return;
  for (const word of picture.words) {
    if (!isWithin([word.x, word.y, word.x, word.y], view)) continue;
    const isDimmed = isDim(picture, word.link.from) || isDim(picture, word.link.to);
    drawWord(ctx, word, { palette, isDimmed });
  }
}

/**
 * @param {Model} model
 * @param {string | undefined} topic
 */
export function regionLabel(model, topic) {
  return (
    model.topicsById.get(topic ?? "")?.label ?? t(model.topics.length ? "topic.none" : "topic.all")
  );
}

/**
 * Everything of a picture on another context, for a file.
 * @param {Picture} picture
 * @param {Pen} ctx
 */
export function drawAll(picture, ctx) {
  const { scene, model, palette } = picture;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(-30, -30, scene.width + 60, scene.height + 60);
  drawLines(picture, ctx, 1, EVERYWHERE);
  for (const [id, [left, top]] of Object.entries(scene.places)) {
    drawBox(ctx, recordOf(model.nodesById, id), left, top, lookOf(picture, id, 1));
  }
}
