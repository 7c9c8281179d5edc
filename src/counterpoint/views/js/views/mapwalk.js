/** Walking through the drawing by keyboard. */

/**
 * @import { Scene, Surface } from "../types/drawing.js"
 */

import { announce } from "../ground/dom.js";
import { closePanel, focusPanel } from "../ground/focus.js";
import { goTo, idInPanel, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { claimWords } from "../drawing/pills.js";
import { presentSurface } from "../drawing/surface.js";
import { fitScene, zoomBy } from "../drawing/viewport.js";

/**
 * Where each arrow key leads, right and down.
 * @type {{ readonly [key: string]: readonly number[] }}
 */
export const DIRECTIONS = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/**
 * Arrow keys walk from box to box; plus, minus and 0 zoom; Enter goes into the panel.
 * @param {KeyboardEvent} event
 */
export function walk(event) {
  const surface = presentSurface();
  if (!surface || event.ctrlKey || event.metaKey || event.altKey) return;
  const { card } = presentRoute().query;
  if (event.key === "+" || event.key === "=") zoomBy(surface, 1.25);
  else if (event.key === "-") zoomBy(surface, 0.8);
  else if (event.key === "0") fitScene(surface, { whole: true });
  else if (event.key === "Enter" && presentRoute().query.claim) focusPanel();
  else if (event.key === "Enter" && card)
    goTo(withQuery(presentRoute(), { claim: card, card: "", link: "" }));
  else if (event.key === "Escape" && idInPanel(presentRoute()) && !presentRoute().query.finding)
    closePanel();
  else if (event.key === "Escape" && card)
    goTo(withQuery(presentRoute(), { card: "" }), { keepFocus: true });
  else if (event.key in DIRECTIONS) step(surface, DIRECTIONS[event.key]);
  else return;
  event.preventDefault();
}

/**
 * Choose the next pill in a direction; where none is chosen, the first.
 * @param {Surface} surface
 * @param {readonly number[]} direction
 */
function step(surface, direction) {
  const places = surface.scene?.places ?? {};
  const { claim = "", card = "" } = presentRoute().query;
  const current = claim || card;
  const next = current in places ? nextPlace(places, current, direction) : firstPlace(places);
  if (!next) return announce(t("map.edge"));
  const changes = claim ? { claim: next, link: "" } : { card: next, link: "" };
  goTo(withQuery(presentRoute(), changes), { replace: true, keepFocus: true });
  const model = shownModel();
  announce(claimWords(model, recordOf(model.claimsById, next)));
}

/**
 * What is next to the upper left corner.
 * @param {Scene["places"]} places
 */
export function firstPlace(places) {
  /** @param {string} id */
  const distance = (id) => places[id][0] + places[id][1];
  const ids = Object.keys(places);
  return ids.reduce((first, id) => (distance(id) < distance(first) ? id : first), ids[0]);
}

// What lies aside of the way counts more than twice, so that a row or a column is followed.
const ASIDE = 2.2;

/**
 * What is nearest in a direction; none at the edge.
 * @param {Scene["places"]} places
 * @param {string} current
 * @param {readonly number[]} direction
 */
export function nextPlace(places, current, [right, down]) {
  /** @param {string} id */
  const centre = (id) => {
    const [left, top, width, height] = places[id];
    return [left + width / 2, top + height / 2];
  };
  const [x, y] = centre(current);
  const least = right ? places[current][2] / 2 : 8;
  let nearest = "";
  let cheapest = Number.POSITIVE_INFINITY;
  for (const id of Object.keys(places)) {
    const [dx, dy] = [centre(id)[0] - x, centre(id)[1] - y];
    const along = right ? dx * right : dy * down;
    const cost = along + (right ? Math.abs(dy) : Math.abs(dx)) * ASIDE;
    if (along > least && cost < cheapest) [nearest, cheapest] = [id, cost];
  }
  return nearest;
}
