/** The drawing surface: vis-network carries boxes, panning and zooming; lines are drawn here. */

import { stands, topicsOf } from "../ground/model.js";
import { recordOf } from "../ground/records.js";
import { t } from "../ground/texts.js";
import { drawBox, drawFarName, drawRegion, readPalette } from "./draw.js";
import { drawElsewhere, drawJoint, drawLink, drawWord, elsewhereAt, placeWords } from "./drawlines.js";
import { boxAt, foldedAt, linkAt } from "./hits.js";
import { FAR, fitScene, keepReadable, keepScale, panByWheel } from "./viewport.js";

/**
 * @import { Extent, Marks, Pen, Picture, Point, PreparedScene, Surface, SurfaceCallbacks } from "../types/drawing.js"
 * @import { Link, Model, Points, Region, Scene } from "../types/model.js"
 */








/**
 * A surface in `host`. `callbacks`: `onClaim(id)`, `onElsewhere(id)`, `onUnfold(id)`, `onLink(link)`,
 * `onNothing()`.
 * Call `show` with a scene and what is marked in it; `refresh` after a change of theme.
 * @param {HTMLElement} host
 * @param {Model} model
 * @param {SurfaceCallbacks} callbacks
 */
export function createSurface(host, model, callbacks) {
  /** @param {{ ctx: CanvasRenderingContext2D, id: string } & Point} place */
  const ctxRenderer = ({ ctx, id, x, y }) => boxDrawer(surface, ctx, id, x, y);
  const options = {
    ...model.options,
    nodes: { ...model.options.nodes, ctxRenderer },
  };
  const network = new globalThis.vis.Network(host, { nodes: [], edges: [] }, options);
  /** @type {Surface} */
  const surface = { host, model, network, palette: readPalette(), marks: {}, prepared: null, lastView: null };
  host.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  network.on("beforeDrawing", (ctx) => drawUnder(surface, ctx));
  network.on("afterDrawing", (ctx) => drawOver(surface, ctx));
  listenTo(surface, callbacks);
  return surface;
}

/**
 * Follow what the reader presses, points at and turns.
 * @param {Surface} surface
 * @param {SurfaceCallbacks} callbacks
 */
function listenTo(surface, callbacks) {
  const { host, network } = surface;
  network.on("click", ({ pointer }) => press(surface, pointer.canvas, callbacks));
  host.addEventListener("pointermove", (event) => {
    const frame = host.getBoundingClientRect();
    const point = network.DOMtoCanvas({ x: event.clientX - frame.left, y: event.clientY - frame.top });
    host.classList.toggle("is-pointing", hasSomethingAt(surface, point));
  });
  network.on("zoom", () => keepScale(network));
  network.on("resize", (sizes) => {
    const before = surface.lastView; // vis-network draws anew before a microtask runs
    queueMicrotask(() => keepReadable(surface, sizes, before));
  });
  host.addEventListener("wheel", (event) => panByWheel(network, event), { capture: true, passive: false });
}

/**
 * What is at a point is pressed: a note, a mark of folded reasons, a box, a line, or nothing.
 * @param {Surface} surface
 * @param {Point} point
 * @param {SurfaceCallbacks} callbacks
 */
function press(surface, point, callbacks) {
  const other = elsewhereAt(surface.marks.elsewhere ?? [], point);
  if (other) return callbacks.onElsewhere(other);
  const folded = foldedAt(surface, point);
  if (folded) return callbacks.onUnfold(folded);
  const claim = boxAt(surface, point);
  if (claim) return callbacks.onClaim(claim);
  const link = linkAt(surface, point);
  return link ? callbacks.onLink(link) : callbacks.onNothing();
}

/**
 * @param {Surface} surface
 * @param {Point} point
 */
function hasSomethingAt(surface, point) {
  return Boolean(
    elsewhereAt(surface.marks.elsewhere ?? [], point) ?? foldedAt(surface, point) ?? boxAt(surface, point) ?? linkAt(surface, point),
  );
}

/**
 * Draw `scene` with its marks; with `keepView` from where the reader looks at it now.
 * @param {Surface} surface
 * @param {Scene} scene
 * @param {Marks} marks
 * @param {{ keepView?: boolean }} [options]
 */
export function showScene(surface, scene, marks, { keepView = false } = {}) {
  surface.marks = marks;
  if (surface.prepared?.scene === scene) {
    surface.network.redraw();
    return;
  }
  const prepared = preparedScene(surface.model, scene);
  surface.prepared = prepared;
  surface.network.setData({ nodes: visNodes(surface.model, scene), edges: visEdges(prepared) });
  if (!keepView) fitScene(surface);
}

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
function preparedScene(model, scene) {
  const links = Object.keys(scene.routes).map((id) => recordOf(model.linksById, id));
  return {
    scene,
    links,
    words: placeWords(links, scene.routes),
    extents: new Map(links.map((link) => [link.id, extentOf(scene.routes[link.id])])),
    joints: jointsOf(links, scene),
    guests: new Set(scene.guests),
    counts: regionCounts(scene),
    stands: new Map(Object.keys(scene.places).map((id) => [id, model.votes ? [] : stands(model, recordOf(model.claimsById, id))])),
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
 * @param {Model} model
 * @param {Scene} scene
 */
function visNodes(model, scene) {
  return Object.entries(scene.places).map(([id, [left, top]]) => {
    const node = recordOf(model.nodesById, id);
    const size = Math.max(model.face.width, node.height) / 2;
    return { id, label: node.label, size, x: left + model.face.width / 2, y: top + node.height / 2 };
  });
}

/**
 * The lines are in the network too, for its own bookkeeping, but it does not draw them.
 * @param {PreparedScene} prepared
 */
function visEdges({ links }) {
  return links.map(({ id, from, to }) => ({ id, from, to, hidden: true }));
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

/**
 * What of the drawing is on the screen, with a margin for heads and names.
 * @param {Surface} surface
 * @returns {Extent}
 */
function viewOf({ network, host }) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const [wide, high] = [host.clientWidth / 2 / scale + 60, host.clientHeight / 2 / scale + 60];
  return [x - wide, y - high, x + wide, y + high];
}

/**
 * @param {Extent} extent
 * @param {Extent} view
 */
function isWithin([left, top, right, bottom], view) {
  return left <= view[2] && right >= view[0] && top <= view[3] && bottom >= view[1];
}

/** @param {Scene} scene */
function regionCounts({ regions, places }) {
  const corners = Object.values(places);
  /** @param {Region} region */
  const countIn = ([, left, top, width, height]) =>
    corners.filter(([x, y]) => x >= left && x < left + width && y >= top && y < top + height).length;
  return Object.fromEntries(regions.map((region) => [region[0], countIn(region)]));
}

/**
 * How the box of a claim looks at a scale of the screen.
 * @param {Picture} picture
 * @param {string} id
 * @param {number} scale
 */
function lookOf(picture, id, scale) {
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

/**
 * @param {Surface} surface
 * @param {Pen} ctx
 * @param {string} id
 * @param {number} x
 * @param {number} y
 */
function boxDrawer(surface, ctx, id, x, y) {
  const node = recordOf(surface.model.nodesById, id);
  const { width } = surface.model.face;
  const picture = pictureOn(surface);
  const look = picture && lookOf(picture, id, surface.network.getScale());
  return {
    drawNode: () => look && drawBox(ctx, node, x - width / 2, y - node.height / 2, look),
    nodeDimensions: { width, height: node.height },
  };
}

/**
 * @param {Surface} surface
 * @param {Pen} ctx
 */
function drawUnder(surface, ctx) {
  const picture = pictureOn(surface);
  if (picture) drawLines(picture, ctx, surface.network.getScale(), viewOf(surface));
}

/** @type {Extent} */
const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity];

/**
 * @param {Picture} picture
 * @param {Pen} ctx
 * @param {number} scale
 * @param {Extent} view
 */
function drawLines(picture, ctx, scale, view) {
  const { scene, palette, links, marks, model } = picture;
  for (const [topic, ...rectangle] of scene.regions) {
    drawRegion(ctx, rectangle, regionLabel(model, topic), picture.counts[topic], { palette, scale });
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
 * @param {Surface} surface
 * @param {Pen} ctx
 */
function drawOver(surface, ctx) {
  const { network, model, palette, prepared } = surface;
  const scale = network.getScale();
  surface.lastView = { scale, at: network.getViewPosition() };
  if (!prepared) return;
  for (const note of surface.marks.elsewhere ?? []) drawElsewhere(ctx, note, palette);
  showMore(surface, prepared.scene, scale);
  if (scale >= FAR) return;
  for (const [topic, ...rectangle] of prepared.scene.regions) {
    const label = regionLabel(model, topic);
    drawFarName(ctx, rectangle, label, prepared.counts[topic], { palette, scale });
  }
}

/**
 * On which sides the drawing goes on beyond the frame; the style sheet fades it out there.
 * @param {Surface} surface
 * @param {Scene} scene
 * @param {number} scale
 */
function showMore({ network, host }, scene, scale) {
  const { x, y } = network.getViewPosition();
  const [wide, high] = [host.clientWidth / 2 / scale, host.clientHeight / 2 / scale];
  const sides = [["top", y - high > 4], ["right", x + wide < scene.width - 4], ["bottom", y + high < scene.height - 4], ["left", x - wide > 4]];
  const more = sides.filter(([, goesOn]) => goesOn).map(([side]) => side).join(" ");
  if (host.dataset.more !== more) host.dataset.more = more;
}

/**
 * @param {Model} model
 * @param {string | undefined} topic
 */
export function regionLabel(model, topic) {
  return model.topicsById.get(topic ?? "")?.label ?? t(model.topics.length ? "topic.none" : "topic.all");
}

/** @param {Surface} surface */
export function recolour(surface) {
  surface.palette = readPalette();
  surface.network.redraw();
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
