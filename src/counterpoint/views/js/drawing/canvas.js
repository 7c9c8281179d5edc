/** The drawing surface: vis-network carries boxes, panning and zooming; lines are drawn here. */

import { stands, topicsOf } from "../ground/model.js";
import { t } from "../ground/texts.js";
import { drawBox, drawFarName, drawRegion, readPalette } from "./draw.js";
import { drawElsewhere, drawJoint, drawLink, drawWord, elsewhereAt, placeWords } from "./drawlines.js";
import { boxAt, foldedAt, linkAt } from "./hits.js";
import { FAR, fitScene, keepReadable, keepScale, panByWheel } from "./viewport.js";

/**
 * A surface in `host`. `callbacks`: `onClaim(id)`, `onElsewhere(id)`, `onUnfold(id)`, `onLink(link)`,
 * `onNothing()`.
 * Call `show` with a scene and what is marked in it; `refresh` after a change of theme.
 */
export function createSurface(host, model, callbacks) {
  const surface = { host, model, palette: readPalette(), scene: null, marks: {}, words: [] };
  const options = { ...model.options };
  options.nodes = {
    ...options.nodes,
    ctxRenderer: ({ ctx, id, x, y }) => boxDrawer(surface, ctx, id, x, y),
  };
  const network = new globalThis.vis.Network(host, { nodes: [], edges: [] }, options);
  surface.network = network;
  host.querySelector(".vis-network")?.setAttribute("tabindex", "-1");
  network.on("beforeDrawing", (ctx) => drawUnder(surface, ctx));
  network.on("afterDrawing", (ctx) => drawOver(surface, ctx));
  network.on("click", ({ pointer }) => {
    const elsewhere = elsewhereAt(surface.marks.elsewhere ?? [], pointer.canvas);
    if (elsewhere) return callbacks.onElsewhere(elsewhere);
    const folded = foldedAt(surface, pointer.canvas);
    if (folded) return callbacks.onUnfold(folded);
    const claim = boxAt(surface, pointer.canvas);
    if (claim) return callbacks.onClaim(claim);
    const link = linkAt(surface, pointer.canvas);
    return link ? callbacks.onLink(link) : callbacks.onNothing();
  });
  host.addEventListener("pointermove", (event) => {
    const frame = host.getBoundingClientRect();
    const at = network.DOMtoCanvas({ x: event.clientX - frame.left, y: event.clientY - frame.top });
    const met = elsewhereAt(surface.marks.elsewhere ?? [], at) ?? foldedAt(surface, at) ?? boxAt(surface, at) ?? linkAt(surface, at);
    host.classList.toggle("is-pointing", Boolean(met));
  });
  network.on("zoom", () => keepScale(network));
  network.on("resize", (sizes) => {
    const before = surface.lastView; // vis-network draws anew before a microtask runs
    queueMicrotask(() => keepReadable(surface, sizes, before));
  });
  host.addEventListener("wheel", (event) => panByWheel(network, event), { capture: true, passive: false });
  return surface;
}

/** Draw `scene`; `marks`: selected claim, passing claims, strong links, extra links, links elsewhere. */
export function showScene(surface, scene, marks, { keepView = false } = {}) {
  const { model, network } = surface;
  surface.marks = marks;
  if (surface.scene !== scene) {
    Object.assign(surface, preparedScene(model, scene));
    network.setData({ nodes: visNodes(surface), edges: visEdges(surface) });
    if (!keepView) fitScene(surface);
  } else {
    network.redraw();
  }
}

/** A scene with what is worked out from it once and not at each drawing. */
function preparedScene(model, scene) {
  const links = Object.keys(scene.routes).map((id) => model.linksById.get(id));
  return {
    scene,
    links,
    words: placeWords(links, scene.routes),
    extents: new Map(links.map((link) => [link.id, extentOf(scene.routes[link.id])])),
    joints: jointsOf({ links, scene }),
    guests: new Set(scene.guests),
    counts: regionCounts(scene),
    stands: new Map(Object.keys(scene.places).map((id) => [id, model.votes ? [] : stands(model, model.claimsById.get(id))])),
  };
}

/** What a picture is drawn from: another scene in the colours of a surface, nothing marked. */
export function unmarkedSurface({ model, palette }, scene) {
  return { model, palette, marks: {}, ...preparedScene(model, scene) };
}

function visNodes({ model, scene }) {
  return Object.entries(scene.places).map(([id, [left, top]]) => {
    const node = model.nodesById.get(id);
    const size = Math.max(model.face.width, node.height) / 2;
    return { id, label: node.label, size, x: left + model.face.width / 2, y: top + node.height / 2 };
  });
}

/** The lines are in the network too, for its own bookkeeping, but it does not draw them. */
function visEdges({ links }) {
  return links.map(({ id, from, to }) => ({ id, from, to, hidden: true }));
}

/** Each joint with the lines that end in it and the kind of what goes on from there. */
function jointsOf({ links, scene }) {
  return Object.entries(scene.joints).map(([joint, points]) => {
    const parts = links.filter((link) => link.joint === joint);
    const own = parts.find(({ kind }) => kind !== "undercut" && kind !== "backing");
    return { points, parts, kind: own?.kind ?? "support" };
  });
}

/** Left, top, right and bottom of a route; its curves stay within those of its points. */
function extentOf(points) {
  const xs = points.filter((_, at) => at % 2 === 0);
  const ys = points.filter((_, at) => at % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** What of the drawing is on the screen, with a margin for heads and names. */
function viewOf({ network, host }) {
  const scale = network.getScale();
  const { x, y } = network.getViewPosition();
  const [wide, high] = [host.clientWidth / 2 / scale + 60, host.clientHeight / 2 / scale + 60];
  return [x - wide, y - high, x + wide, y + high];
}

function isWithin([left, top, right, bottom], view) {
  return left <= view[2] && right >= view[0] && top <= view[3] && bottom >= view[1];
}

function regionCounts({ regions, places, counts = {} }) {
  for (const [topic, left, top, width, height] of regions) {
    counts[topic] = Object.values(places).filter(
      ([x, y]) => x >= left && x < left + width && y >= top && y < top + height,
    ).length;
  }
  return counts;
}

function lookOf(surface, id) {
  const { scene, marks, model, palette } = surface;
  const isGuest = surface.guests.has(id);
  const claim = model.claimsById.get(id);
  return {
    palette,
    face: model.face,
    scale: surface.network ? surface.network.getScale() : 1,
    isSelected: marks.selected === id,
    isDimmed: isDim(surface, id),
    isGuest,
    stands: surface.stands.get(id),
    tally: claim.tally?.all,
    folded: scene.folded?.get(id) ?? 0,
    note: isGuest ? topicsOf(model, claim)[0]?.label : "",
  };
}

function isDim({ marks }, id) {
  if (marks.passing && !marks.passing.has(id)) return true;
  return Boolean(marks.near && !marks.near.has(id));
}

function boxDrawer(surface, ctx, id, x, y) {
  const node = surface.model.nodesById.get(id);
  const { width } = surface.model.face;
  const look = lookOf(surface, id);
  return {
    drawNode: () => drawBox(ctx, node, x - width / 2, y - node.height / 2, look),
    nodeDimensions: { width, height: node.height },
  };
}

function drawUnder(surface, ctx) {
  const { scene, network } = surface;
  if (!scene) return;
  drawLines(surface, ctx, network.getScale(), viewOf(surface));
}

const EVERYWHERE = [-Infinity, -Infinity, Infinity, Infinity];

function drawLines(surface, ctx, scale, view) {
  const { scene, palette, links, marks, model } = surface;
  for (const [topic, ...rectangle] of scene.regions) {
    drawRegion(ctx, rectangle, regionLabel(model, topic), surface.counts[topic], { palette, scale });
  }
  for (const link of links) {
    if (!isWithin(surface.extents.get(link.id), view)) continue;
    const isDimmed = isDim(surface, link.from) || isDim(surface, link.to);
    const isStrong = marks.strong?.has(link.id);
    const hasJoint = Boolean(link.joint) && link.joint in scene.joints;
    drawLink(ctx, link, scene.routes[link.id], { palette, isDimmed, isStrong, hasJoint });
  }
  for (const { points, parts, kind } of surface.joints) {
    const isDimmed = parts.every((link) => isDim(surface, link.from) || isDim(surface, link.to));
    drawJoint(ctx, points, kind, { palette, isDimmed });
  }
  for (const { link, points } of marks.extra ?? []) {
    drawLink(ctx, link, points, { palette, isStrong: true, hasJoint: false });
  }
  if (scale < FAR) return;
  for (const word of surface.words) {
    if (!isWithin([word.x, word.y, word.x, word.y], view)) continue;
    const isDimmed = isDim(surface, word.link.from) || isDim(surface, word.link.to);
    drawWord(ctx, word, { palette, isDimmed });
  }
}

function drawOver(surface, ctx) {
  const { scene, network, model, palette } = surface;
  surface.lastView = { scale: network.getScale(), at: network.getViewPosition() };
  if (!scene) return;
  const scale = network.getScale();
  for (const note of surface.marks.elsewhere ?? []) drawElsewhere(ctx, note, palette);
  showMore(surface, scale);
  if (scale >= FAR) return;
  for (const [topic, ...rectangle] of scene.regions) {
    const label = regionLabel(model, topic);
    drawFarName(ctx, rectangle, label, surface.counts[topic], { palette, scale });
  }
}

/** On which sides the drawing goes on beyond the frame; the style sheet fades it out there. */
function showMore({ network, host, scene }, scale) {
  const { x, y } = network.getViewPosition();
  const [wide, high] = [host.clientWidth / 2 / scale, host.clientHeight / 2 / scale];
  const sides = [["top", y - high > 4], ["right", x + wide < scene.width - 4], ["bottom", y + high < scene.height - 4], ["left", x - wide > 4]];
  const more = sides.filter(([, goesOn]) => goesOn).map(([side]) => side).join(" ");
  if (host.dataset.more !== more) host.dataset.more = more;
}

export function regionLabel(model, topic) {
  return model.topicsById.get(topic)?.label ?? t(model.topics.length ? "topic.none" : "topic.all");
}

export function recolour(surface) {
  surface.palette = readPalette();
  surface.network.redraw();
}

/** Everything of the present scene on another context, for a picture file. */
export function drawAll(surface, ctx, { scale = 1 } = {}) {
  const { scene, model, palette } = surface;
  ctx.fillStyle = palette.paper;
  ctx.fillRect(-30, -30, scene.width + 60, scene.height + 60);
  drawLines(surface, ctx, 1, EVERYWHERE);
  for (const [id, [left, top]] of Object.entries(scene.places)) {
    drawBox(ctx, model.nodesById.get(id), left, top, { ...lookOf(surface, id), scale });
  }
}
