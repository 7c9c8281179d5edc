/** Walking through the drawing by keyboard. */

/**
 * @import { Surface } from "../types/drawing.js"
 * @import { Scene } from "../types/model.js"
 */

import { announce } from "../ground/dom.js";
import { closePanel, focusPanel } from "../ground/focus.js";
import { stands } from "../ground/model.js";
import { kindLabel, own, standSentence } from "../ground/names.js";
import { goTo, idInPanel, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { presentSurface } from "../drawing/surface.js";
import { fitScene, zoomBy } from "../drawing/viewport.js";
import { voteSentence } from "./votebars.js";

/** @type {{ readonly [key: string]: readonly number[] }} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * Arrow keys walk from box to box; plus, minus and 0 zoom; Enter goes into the panel.
 * @param {KeyboardEvent} event
 */
export function walk(event) {
  const surface = presentSurface();
  if (!surface || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") zoomBy(surface, 1.25);
  else if (event.key === "-") zoomBy(surface, 0.8);
  else if (event.key === "0") fitScene(surface, { whole: true });
  else if (event.key === "Enter" && presentRoute().query.claim) focusPanel();
  else if (event.key === "Escape" && idInPanel(presentRoute()) && !presentRoute().query.finding)
    closePanel();
  else if (event.key in DIRECTIONS) step(surface, DIRECTIONS[event.key]);
  else return;
  event.preventDefault();
}

/**
 * Choose the next box in a direction; where none is chosen, the first.
 * @param {Surface} surface
 * @param {readonly number[]} direction
 */
function step(surface, direction) {
  const places = surface.prepared?.scene.places ?? {};
  const { claim = "" } = presentRoute().query;
  const next = claim in places ? nextBox(places, claim, direction) : firstBox(places);
  if (!next) return announce(t("map.edge"));
  goTo(withQuery(presentRoute(), { claim: next, link: "" }), { replace: true, keepFocus: true });
  announce(claimSentence(next));
}

/**
 * The box that is next to the upper left corner.
 * @param {Scene["places"]} places
 */
function firstBox(places) {
  /** @param {string} id */
  const distance = (id) => places[id][0] + places[id][1];
  const ids = Object.keys(places);
  return ids.reduce((first, id) => (distance(id) < distance(first) ? id : first), ids[0]);
}

// What lies aside of the way counts more than twice, so that a row or a column is kept to.
const ASIDE = 2.2;

/**
 * The box that is nearest in a direction; none at the edge.
 * @param {Scene["places"]} places
 * @param {string} current
 * @param {readonly number[]} direction
 */
function nextBox(places, current, [right, down]) {
  const model = shownModel();
  const { width } = model.face;
  /** @param {string} id */
  const centre = (id) => [
    places[id][0] + width / 2,
    places[id][1] + recordOf(model.nodesById, id).height / 2,
  ];
  const [x, y] = centre(current);
  let nearest = "";
  let least = Number.POSITIVE_INFINITY;
  for (const id of Object.keys(places)) {
    const [dx, dy] = [centre(id)[0] - x, centre(id)[1] - y];
    const along = right ? dx * right : dy * down;
    const cost = along + (right ? Math.abs(dy) : Math.abs(dx)) * ASIDE;
    if (along > (right ? width / 2 : 8) && cost < least) [nearest, least] = [id, cost];
  }
  return nearest;
}

/**
 * A claim in a sentence: title, kind, who stands where, how many reasons and objections.
 * @param {string} id
 */
function claimSentence(id) {
  const model = shownModel();
  const claim = recordOf(model.claimsById, id);
  const said = claim.tally
    ? voteSentence(claim.tally.all)
    : stands(model, claim).map(standSentence).join("; ");
  const counts = [
    claim.reasons.length ? t("count.reasons", { n: claim.reasons.length }) : "",
    claim.objections.length ? t("count.objections", { n: claim.objections.length }) : "",
  ].filter(Boolean);
  return [own(claim.title), ". ", [kindLabel(claim), said, ...counts].filter(Boolean).join(". ")];
}
