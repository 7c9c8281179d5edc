/** The sheet on which the map is drawn: elements of SVG that are moved, lit and pressed. */

/**
 * @import { Marks, Plan, Surface, SurfaceCallbacks } from "../types/drawing.js"
 * @import { Model } from "../types/model.js"
 */

import { layoutColumns } from "./columns.js";
import { pathsThrough } from "./lighting.js";
import { cardLines } from "./pills.js";
import { layOut, partingRows } from "./places.js";
import { sceneElements } from "./strokes.js";
import { svg } from "./svg.js";
import {
  fitScene,
  followPointers,
  isReadableIn,
  moveTo,
  revealClaim,
  scaleIn,
} from "./viewport.js";

const CARD_WIDTH = 236;
// So many cards may still be seen at once; more are pills from the start.
const MOST_CARDS = 40;
// Seen whole at such a scale, three columns of pills are no more than a strip.
const STRIP = 0.25;
// For so long after a step, in milliseconds, the drawing counts as moving.
const REST = 120;

/**
 * A sheet in `host`; `callbacks` hear what is pressed.
 * @param {HTMLElement} host
 * @param {Model} model
 * @param {SurfaceCallbacks} callbacks
 * @returns {Surface}
 */
export function createSurface(host, model, callbacks) {
  const world = svg("g", { class: "world" });
  const root = /** @type {SVGSVGElement} */ (
    svg("svg", { class: "drawing", role: "group" }, world)
  );
  host.replaceChildren(root);
  /** @type {Surface} */
  const surface = {
    host,
    model,
    root,
    world,
    callbacks,
    plan: null,
    scene: null,
    marks: {},
    level: null,
    hovered: "",
    movedAt: 0,
    frame: frameOf(host),
    view: { scale: 1, x: 0, y: 0 },
    onMove: [],
  };
  followPointers(surface, (factor) => changeLevel(surface, factor));
  listenTo(surface);
  return surface;
}

/** @param {HTMLElement} host */
function frameOf(host) {
  return { width: host.clientWidth, height: host.clientHeight };
}

/**
 * Follow what the reader presses and points at, and the frame as it grows and shrinks.
 * @param {Surface} surface
 */
function listenTo(surface) {
  const { host, root, callbacks } = surface;
  host.addEventListener("click", (event) => press(surface, event));
  /** @param {Event} event */
  const claimAt = ({ target }) =>
    target instanceof Element
      ? (target.closest("[data-claim]")?.getAttribute("data-claim") ?? "")
      : "";
  let pointed = "";
  let waiting = 0;
  // While the drawing moves under a pointer at rest, lighting each pill that passes would have the
  // whole sheet painted anew with each step.
  const follow = () => {
    clearTimeout(waiting);
    const rest = REST - (performance.now() - surface.movedAt);
    if (rest > 0) waiting = setTimeout(follow, rest);
    else if (surface.hovered !== pointed) {
      surface.hovered = pointed;
      light(surface);
    }
  };
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    pointed = claimAt(event);
    follow();
  });
  root.addEventListener("pointerleave", () => {
    pointed = "";
    follow();
  });
  root.addEventListener("dblclick", (event) => {
    if (claimAt(event)) callbacks.onOpen(claimAt(event));
  });
  new ResizeObserver(() => {
    const frame = frameOf(host);
    const { width, height } = surface.frame;
    if (!host.isConnected || !frame.width || (frame.width === width && frame.height === height))
      return;
    surface.frame = frame;
    drawAgain(surface);
    fitScene(surface);
    if (surface.marks.selected) revealClaim(surface, surface.marks.selected, { centre: true });
  }).observe(host);
}

/**
 * @param {Surface} surface
 * @param {Event} event
 */
function press({ callbacks, plan }, { target }) {
  if (!(target instanceof Element) || !plan) return;
  /** @param {string} name */
  const at = (name) => target.closest(`[${name}]`)?.getAttribute(name);
  const [unfolded, more, claim, line] = ["data-unfold", "data-away", "data-claim", "data-link"].map(
    at,
  );
  if (unfolded) return callbacks.onUnfold(unfolded);
  if (more) return callbacks.onMore(more);
  if (claim) return callbacks.onClaim(claim);
  const link = plan.links.find(({ id }) => id === line);
  return link ? callbacks.onLink(link) : callbacks.onNothing();
}

/**
 * Draw `plan` with its marks; the view stays where it is while the plan does.
 * @param {Surface} surface
 * @param {Plan} plan
 * @param {Marks} marks
 */
export function showPlan(surface, plan, marks) {
  surface.marks = marks;
  if (surface.plan === plan) return light(surface);
  const isSame = surface.plan !== null && isOfOne(surface.plan, plan);
  surface.plan = plan;
  if (!isSame) surface.level = null;
  surface.frame = frameOf(surface.host);
  drawAgain(surface);
  if (isSame) moveTo(surface, surface.view);
  else fitScene(surface);
}

/**
 * Whether two plans show the same, but for what is folded, unfolded or chosen.
 * @param {Plan} one
 * @param {Plan} other
 */
function isOfOne(one, other) {
  const names = /** @type {const} */ (["shape", "topic", "finding", "around", "steps"]);
  return names.every((name) => one[name] === other[name]);
}

/**
 * The scene of a plan in a frame, at a level; without one, cards where all of them fit.
 * @param {Model} model
 * @param {Plan} plan
 * @param {{ readonly width: number, readonly height: number }} frame
 * @param {"card" | "pill" | null} level
 */
export function sceneOf(model, plan, frame, level) {
  /** @param {string} id @param {number} width */
  const heightOf = (id, width) => cardLines(model, id, width).height;
  if (plan.shape === "steps") {
    const sizes = new Map(
      plan.ids.map((id) => [
        id,
        /** @type {const} */ ([CARD_WIDTH, cardLines(model, id, CARD_WIDTH).height]),
      ]),
    );
    const cards = layoutColumns(sizes, plan.links);
    if (level === "card" || (level === null && isReadableIn(cards, frame))) return cards;
    // What is too much for cards from left to right stands in the columns of the map.
    const sheets = [...(level === "pill" ? [] : [heightOf]), null].map((height) =>
      layOut(model, plan, frame, height),
    );
    return sheets.find((sheet) => isReadableIn(sheet, frame)) ?? (level ? sheets[0] : cards);
  }
  if (level === "card") return layOut(model, plan, frame, heightOf);
  if (level === null && plan.ids.length <= MOST_CARDS) {
    const cards = layOut(model, plan, frame, heightOf);
    if (cards.height <= frame.height + 2 && cards.width <= frame.width + 2) return cards;
  }
  return sheetOfPills(model, plan, frame);
}

/**
 * The map in pills. Long columns are parted where all of it can be read at once then, or where it
 * would be a strip.
 * @param {Model} model
 * @param {Plan} plan
 * @param {{ readonly width: number, readonly height: number }} frame
 */
function sheetOfPills(model, plan, frame) {
  const pills = layOut(model, plan, frame, null);
  if (isReadableIn(pills, frame) || !plan.links.length) return pills;
  const rows = partingRows(pills, frame);
  if (!rows) return pills;
  const parted = layOut(model, plan, frame, null, rows);
  const isStrip = scaleIn(pills, frame) < STRIP && scaleIn(parted, frame) > scaleIn(pills, frame);
  return isStrip || isReadableIn(parted, frame) ? parted : pills;
}

/** @param {Surface} surface */
function drawAgain(surface) {
  const { model, plan, frame, level, world } = surface;
  if (!plan) return;
  surface.scene = sceneOf(model, plan, frame, level);
  world.replaceChildren(...sceneElements(model, plan, surface.scene));
  light(surface);
}

/**
 * Zooming in beyond a pill turns pills into cards, and out of cards back; says whether it did.
 * @param {Surface} surface
 * @param {number} scale
 */
function changeLevel(surface, scale) {
  const { plan, scene } = surface;
  if (!scene || !plan) return null;
  if (scene.level === "pill" && scale > 1.7) return setLevel(surface, "card", 1);
  if (scene.level === "card" && surface.level === "card" && scale < 0.72)
    return setLevel(surface, "pill", 1.2);
  return null;
}

/**
 * @param {Surface} surface
 * @param {"card" | "pill"} level
 * @param {number} scale
 */
function setLevel(surface, level, scale) {
  surface.level = level;
  drawAgain(surface);
  return scale;
}

/**
 * What is marked now: what passes, what is chosen, and the path of what is pointed at.
 * @param {Surface} surface
 */
export function light(surface) {
  const { root, world, plan, marks, hovered } = surface;
  if (!plan) return;
  const { passing, selected = "", strong } = marks;
  const centre = hovered || selected;
  const lit = plan.ids.includes(centre) ? pathsThrough(plan.links, centre) : marks.lit;
  root.classList.toggle("has-lit", Boolean(lit));
  root.classList.toggle("has-asides", Boolean(marks.hasAsides));
  for (const pill of world.querySelectorAll("[data-claim]")) {
    const id = pill.getAttribute("data-claim") ?? "";
    pill.classList.toggle("is-out", Boolean(passing && !passing.has(id)));
    pill.classList.toggle("is-lit", Boolean(lit?.claims.has(id)));
    pill.classList.toggle("is-selected", id === selected);
  }
  const links = new Map(plan.links.map((link) => [link.id, link]));
  /** @param {string} id */
  const isOut = (id) => {
    const link = links.get(id);
    return Boolean(passing && link && !(passing.has(link.from) && passing.has(link.to)));
  };
  for (const line of world.querySelectorAll("[data-link], [data-joint]")) {
    const ids = (line.getAttribute("data-link") ?? line.getAttribute("data-joint") ?? "").split(
      "\u0000",
    );
    line.classList.toggle("is-out", ids.every(isOut));
    line.classList.toggle(
      "is-lit",
      ids.some((id) => lit?.links.has(id) || strong?.has(id)),
    );
    line.classList.toggle(
      "is-strong",
      ids.some((id) => Boolean(strong?.has(id))),
    );
  }
}
