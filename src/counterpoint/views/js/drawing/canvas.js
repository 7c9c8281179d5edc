/** The drawing surface: vis-network carries boxes, panning and zooming; lines are drawn here. */

/**
 * @import { Extent, Marks, Pen, Point, PreparedScene, Surface, SurfaceCallbacks } from "../types/drawing.js"
 * @import { Model, Scene } from "../types/model.js"
 */

import { recordOf } from "../ground/records.js";
import { drawBox, readPalette } from "./draw.js";
import { boxAt, foldedAt, linkAt } from "./hits.js";
import { drawElsewhere, elsewhereAt } from "./notes.js";
import { pictureOn, preparedScene } from "./prepared.js";
import { drawFarName } from "./regions.js";
import { drawLines, lookOf, regionLabel } from "./strokes.js";
import { FAR, fitScene, keepReadable, keepScale, panByWheel } from "./viewport.js";

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
  const surface = {
    host,
    model,
    network,
    palette: readPalette(),
    marks: {},
    prepared: null,
    lastView: null,
  };
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
    const point = network.DOMtoCanvas({
      x: event.clientX - frame.left,
      y: event.clientY - frame.top,
    });
    host.classList.toggle("is-pointing", hasSomethingAt(surface, point));
  });
  network.on("zoom", () => keepScale(network));
  network.on("resize", (sizes) => {
    const before = surface.lastView; // vis-network draws anew before a microtask runs
    queueMicrotask(() => keepReadable(surface, sizes, before));
  });
  host.addEventListener("wheel", (event) => panByWheel(network, event), {
    capture: true,
    passive: false,
  });
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
    elsewhereAt(surface.marks.elsewhere ?? [], point) ??
      foldedAt(surface, point) ??
      boxAt(surface, point) ??
      linkAt(surface, point),
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
 * @param {Model} model
 * @param {Scene} scene
 */
function visNodes(model, scene) {
  return Object.entries(scene.places).map(([id, [left, top]]) => {
    const node = recordOf(model.nodesById, id);
    const size = Math.max(model.face.width, node.height) / 2;
    return {
      id,
      label: node.label,
      size,
      x: left + model.face.width / 2,
      y: top + node.height / 2,
    };
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
  const sides = [
    ["top", y - high > 4],
    ["right", x + wide < scene.width - 4],
    ["bottom", y + high < scene.height - 4],
    ["left", x - wide > 4],
  ];
  const more = sides
    .filter(([, goesOn]) => goesOn)
    .map(([side]) => side)
    .join(" ");
  if (host.dataset.more !== more) host.dataset.more = more;
}

/** @param {Surface} surface */
export function recolour(surface) {
  surface.palette = readPalette();
  surface.network.redraw();
}
