/** The map: the whole argument on one sheet, and ways to walk through it. */

import { announce, h, refill } from "../ground/dom.js";
import { foldedIn, toggled } from "../ground/filters.js";
import { closePanel } from "../ground/focus.js";
import { goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { marksOf } from "../drawing/marks.js";
import { bindMinimap } from "../drawing/minimap.js";
import { pictureElement } from "../drawing/pictures.js";
import { leavePlan, presentPlan } from "../drawing/plans.js";
import { createSurface, sceneOf, showPlan } from "../drawing/sheet.js";
import { presentSurface, useSurface } from "../drawing/surface.js";
import { revealClaim } from "../drawing/viewport.js";
import { barContent, mapNote, planTitle } from "./mapbar.js";
import { placeCard } from "./mapcard.js";
import { passingIn } from "./mapfilters.js";
import { walk } from "./mapwalk.js";

/**
 * The parts of the view, where the reader is on the map.
 * @typedef {object} MapParts
 * @property {HTMLElement} host
 * @property {HTMLElement} bar
 * @property {HTMLElement} note
 * @property {HTMLElement} card
 * @property {HTMLElement} minimap
 */

let shownMap = /** @type {MapParts | null} */ (null);

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
  const note = h("div", { class: "map-note" });
  const card = h("div", { class: "map-card", hidden: true });
  const minimap = h("div", { class: "minimap", "aria-hidden": "true", hidden: true });
  const root = h(
    "div",
    { class: "map-view" },
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
        card,
        minimap,
        note,
      ),
      h("p", { class: "spoken", id: "map-help" }, t("map.help")),
    ),
  );
  shownMap = { host, bar, note, card, minimap };
  useSurface(null);
  host.addEventListener("keydown", walk);
  return root;
}

/** Bring the view to the present plan and route; called after it is in the document and on changes. */
export function updateMap() {
  const plan = presentPlan();
  if (!plan || !shownMap) return;
  const { bar, host, note } = shownMap;
  const isNew = presentSurface()?.plan !== plan;
  refill(bar, barContent(plan));
  refill(note, mapNote(plan));
  const n = plan.ids.length;
  const title = h("span", {}, planTitle(plan));
  host.setAttribute("aria-label", t("map.label", { title: title.textContent, n }));
  const surface = presentSurface() ?? openSurface(shownMap);
  showPlan(surface, plan, marksOf(plan, passingIn(plan)));
  const { claim = "", card = "" } = presentRoute().query;
  const centre = claim || card || plan.around || "";
  if (centre) revealClaim(surface, centre, { centre: isNew });
  host.setAttribute("aria-activedescendant", plan.ids.includes(centre) ? `pill-${centre}` : "");
  placeCard(surface, shownMap.card);
  if (isNew) announce(title, ": ", t("map.shown", { n }));
}

/**
 * A surface that follows what is pressed in it, with its small map and the card of a pill.
 * @param {MapParts} parts
 */
function openSurface({ host, minimap, card }) {
  /** @param {import("../types/model.js").Query} changes */
  const step = (changes) => goTo(withQuery(presentRoute(), changes), { keepFocus: true });
  const surface = createSurface(host, shownModel(), {
    onClaim: (id) => {
      host.focus({ preventScroll: true });
      const { claim } = presentRoute().query;
      step(claim ? { claim: id, link: "" } : { card: id, link: "" });
    },
    onOpen: (id) => step({ claim: id, card: "", link: "" }),
    onMore: (id) => step({ more: toggled(idsIn(presentRoute().query.more), id) }),
    onUnfold: (id) => step({ fold: toggled(foldedIn(presentRoute().query), id) }),
    onLink: (link) => step({ link: link.id, claim: "", card: "" }),
    onNothing: () => {
      const { claim, link, card: open } = presentRoute().query;
      if (claim || link) closePanel();
      else if (open) step({ card: "" });
    },
  });
  bindMinimap(surface, minimap);
  surface.onMove.push(() => placeCard(surface, card));
  useSurface(surface);
  return surface;
}

/** @param {string} [list] */
function idsIn(list = "") {
  return new Set(list.split(",").filter(Boolean));
}

/** Whether the view is the one on the screen. */
export function isMapShown() {
  return shownMap !== null;
}

/** Another view takes the place of the map. */
export function leaveMap() {
  shownMap = null;
  useSurface(null);
  leavePlan();
}

// About the shape of a sheet of paper that lies, in pixels of the screen.
const PAPER = { width: 1400, height: 920 };

/** For paper: the whole drawing with its title and legend, in place of what is on the screen. */
export function printMap() {
  const surface = presentSurface();
  if (!surface?.plan) return () => undefined;
  const { plan, model, host } = surface;
  const title = h("span", {}, planTitle(plan)).textContent ?? "";
  const picture = pictureElement(model, plan, sceneOf(model, plan, PAPER, null), title);
  picture.classList.add("paper-map");
  host.after(picture);
  return () => picture.remove();
}
