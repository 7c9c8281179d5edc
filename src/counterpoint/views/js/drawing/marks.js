/** What is marked in a drawing, and the lines that are drawn only while a claim is chosen. */

import { isFiltering } from "../ground/filters.js";
import { presentFilters, presentRoute } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { isClash, placeElsewhere } from "./drawlines.js";
import { touchingLinks } from "./scenes.js";

/** What is marked: the chosen claim with its neighbours, what passes the filters, the witness. */
export function marksOf(scene, passing) {
  const model = shownModel();
  const route = presentRoute();
  const filters = presentFilters();
  const marks = { selected: route.query.claim ?? scene.around ?? "", strong: new Set(scene.strong ?? []) };
  if (isFiltering(filters)) {
    marks.passing = passing;
  }
  const chosen = route.query.claim in scene.places ? route.query.claim : "";
  const link = model.linksById.get(route.query.link);
  if (chosen && !scene.around && !scene.finding) {
    marks.near = new Set([chosen]);
    const extra = [];
    const away = [];
    for (const line of touchingLinks(model).get(chosen) ?? []) {
      marks.near.add(line.from).add(line.to);
      if (line.id in scene.routes) marks.strong.add(line.id);
      else if (line.from in scene.places && line.to in scene.places) extra.push(acrossLine(model, scene, line));
      else if (line.from === chosen || !scene.folded?.has(chosen)) away.push(line);
    }
    marks.extra = extra;
    marks.elsewhere = elsewhere(model, scene, chosen, away);
  } else if (link && link.id in scene.routes) {
    marks.strong = new Set([link.id]);
    marks.near = new Set([link.from, link.to]);
  }
  return marks;
}

const MOST_ELSEWHERE = 5;

/** Notes on the lines of a chosen claim that leave the drawing, what tells against it first. */
function elsewhere(model, scene, chosen, lines) {
  const named = lines.map((link) => {
    const other = link.from === chosen ? link.to : link.from;
    return { link, other, isOutward: link.from === chosen, text: model.claimsById.get(other).title };
  });
  named.sort((a, b) => Number(isClash(b.link.kind)) - Number(isClash(a.link.kind)));
  const [left, top] = scene.places[chosen];
  return placeElsewhere(named.slice(0, MOST_ELSEWHERE), left, top + model.nodesById.get(chosen).height, model.face.width);
}

/** A line across topics, drawn only while one of its ends is chosen. */
function acrossLine(model, scene, link) {
  const { width } = model.face;
  const middle = (id) => scene.places[id][1] + model.nodesById.get(id).height / 2;
  const [from, to] = [scene.places[link.from][0], scene.places[link.to][0]];
  const rightwards = from + width <= to;
  const leftwards = to + width <= from;
  const start = leftwards ? from : from + width;
  const end = rightwards ? to : to + width;
  return { link, points: [start, middle(link.from), end, middle(link.to)] };
}
