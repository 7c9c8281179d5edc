/** The map: a rail of topics, the drawing of one of them, and ways to walk through it. */

import { announce, h, refill } from "../ground/dom.js";
import { foldedIn, toggled } from "../ground/filters.js";
import { closePanel } from "../ground/focus.js";
import { sceneWith } from "../ground/model.js";
import { goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { NO_TOPIC } from "../ground/vocabulary.js";
import { createSurface, recolour, showScene } from "../drawing/canvas.js";
import { marksOf } from "../drawing/marks.js";
import { bindMinimap } from "../drawing/minimap.js";
import { canvasOf } from "../drawing/pictures.js";
import { leaveScene, presentScene } from "../drawing/scenes.js";
import { presentSurface, useSurface } from "../drawing/surface.js";
import { revealClaim } from "../drawing/viewport.js";
import { legend } from "./about.js";
import { barContent, guestNote, ownClaims, passingIn, railList, sceneTitle } from "./mapbar.js";
import { walk } from "./mapwalk.js";

/** The parts of the view, where the reader is on the map. */
let shownMap =
  /** @type {{ readonly host: HTMLElement, readonly bar: HTMLElement, readonly rail: HTMLElement, readonly minimap: HTMLCanvasElement } | null} */ (
    null
  );

/** The view; it keeps its surface while the route stays on the map. */
export function mapView() {
  const host = h("div", {
    class: "canvas-host",
    tabindex: "0",
    role: "application",
    id: "map-canvas",
    "aria-describedby": "map-help",
  });
  const bar = h("div", { class: "map-bar" });
  const rail = h("div", { class: "rail" });
  const minimap = h("canvas", { class: "minimap", "aria-hidden": "true", width: 380, height: 260 });
  const root = h(
    "div",
    { class: "map-view" },
    h("div", { class: "map-side" }, rail, minimap),
    h(
      "div",
      { class: "map-main" },
      bar,
      h(
        "div",
        { class: "canvas-frame" },
        host,
        h(
          "div",
          { class: "canvas-edges" },
          ["top", "right", "bottom", "left"].map((side) => h("i", { class: `edge-${side}` })),
        ),
      ),
      h("p", { class: "spoken", id: "map-help" }, t("map.help")),
      h("details", { class: "map-legend" }, h("summary", {}, t("map.legend")), legend(2)),
    ),
  );
  shownMap = { host, bar, rail, minimap };
  useSurface(null);
  host.addEventListener("keydown", walk);
  return root;
}

/** Bring the view to the present scene and route; called after it is in the document and on changes. */
export function updateMap() {
  const scene = presentScene();
  if (!scene || !shownMap) return;
  const { host, bar, rail, minimap } = shownMap;
  const isNew = presentSurface()?.prepared?.scene !== scene;
  refill(rail, railList(scene));
  refill(bar, barContent(scene));
  const n = ownClaims(scene).length;
  const title = h("span", {}, sceneTitle(scene));
  const label = [t("map.label", { title: title.textContent, n }), guestNote(scene)]
    .filter(Boolean)
    .join(", ");
  host.setAttribute("aria-label", label);
  const surface = presentSurface() ?? openSurface(host, minimap);
  showScene(surface, scene, marksOf(scene, passingIn(scene)));
  const { claim } = presentRoute().query;
  if (claim && claim in scene.places) revealClaim(surface, claim, { centre: isNew });
  else if (scene.around && isNew) revealClaim(surface, scene.around, { centre: true });
  if (isNew) announce(title, ": ", t("map.shown", { n }), " ", guestNote(scene));
}

/**
 * A surface that follows what is pressed in it, with its small map.
 * @param {HTMLElement} host
 * @param {HTMLCanvasElement} minimap
 */
function openSurface(host, minimap) {
  const surface = createSurface(host, shownModel(), {
    onClaim: (id) => goTo(withQuery(presentRoute(), { claim: id, link: "" }), { keepFocus: true }),
    onElsewhere: (id) => goTo(drawnPlace(id), { keepFocus: true }),
    onUnfold: (id) =>
      goTo(withQuery(presentRoute(), { fold: toggled(foldedIn(presentRoute().query), id) }), {
        keepFocus: true,
      }),
    onLink: (link) =>
      goTo(withQuery(presentRoute(), { link: link.id, claim: "" }), { keepFocus: true }),
    onNothing: () => {
      if (presentRoute().query.claim || presentRoute().query.link) closePanel();
    },
  });
  bindMinimap(surface, minimap);
  useSurface(surface);
  return surface;
}

/** Whether the view is the one on the screen. */
export function isMapShown() {
  return shownMap !== null;
}

/** Another view takes the place of the map. */
export function leaveMap() {
  shownMap = null;
  useSurface(null);
  leaveScene();
}

/**
 * Where a claim that the present drawing does not hold is drawn.
 * @param {string} id
 */
function drawnPlace(id) {
  const { topic = NO_TOPIC, part } = sceneWith(shownModel(), id, "");
  return {
    view: "map",
    parts: part ? [topic, String(part)] : [topic],
    query: { ...presentRoute().query, claim: id, link: "", fold: "" },
  };
}

/** For paper: the whole drawing in the colours of light, in place of what is on the screen. */
export function printMap() {
  const surface = presentSurface();
  if (!surface?.prepared) return () => undefined;
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = "light";
  recolour(surface);
  const canvas = canvasOf(
    { ...surface.prepared, model: surface.model, palette: surface.palette, marks: surface.marks },
    3,
  );
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  recolour(surface);
  canvas.className = "paper-map";
  surface.host.after(canvas);
  return () => canvas.remove();
}

export function recolourMap() {
  const surface = presentSurface();
  if (surface) recolour(surface);
}
