/** What is marked in a drawing, and the lines that are drawn only while a claim is chosen. */

/**
 * @import { Marks } from "../types/drawing.js"
 * @import { Link, Model, Scene } from "../types/model.js"
 */

import { isFiltering } from "../ground/filters.js";
import { presentFilters, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { isClash } from "./drawlines.js";
import { placeElsewhere } from "./notes.js";
import { touchingLinks } from "./scenes.js";

/**
 * What is marked: the chosen claim with its neighbours, what passes the filters, the witness.
 * @param {Scene} scene
 * @param {ReadonlySet<string>} passing
 * @returns {Marks}
 */
export function marksOf(scene, passing) {
  const { query } = presentRoute();
  const marks = {
    selected: query.claim ?? scene.around ?? "",
    strong: scene.strong,
    passing: isFiltering(presentFilters()) ? passing : undefined,
  };
  const link = shownModel().linksById.get(query.link ?? "");
  const chosen = query.claim && query.claim in scene.places ? query.claim : "";
  if (chosen && !scene.around && !scene.finding) return { ...marks, ...marksAround(scene, chosen) };
  if (!link || !(link.id in scene.routes)) return marks;
  return { ...marks, strong: new Set([link.id]), near: new Set([link.from, link.to]) };
}

/**
 * A chosen claim's lines with their other ends, those across topics, and notes on the rest.
 * @param {Scene} scene
 * @param {string} chosen
 * @returns {Marks}
 */
function marksAround(scene, chosen) {
  const model = shownModel();
  const near = new Set([chosen]);
  const strong = new Set(scene.strong ?? []);
  const extra = [];
  const away = [];
  for (const line of touchingLinks(model).get(chosen) ?? []) {
    near.add(line.from).add(line.to);
    if (line.id in scene.routes) strong.add(line.id);
    else if (line.from in scene.places && line.to in scene.places)
      extra.push(acrossLine(model, scene, line));
    else if (line.from === chosen || !scene.folded?.has(chosen)) away.push(line);
  }
  return { near, strong, extra, elsewhere: elsewhere(model, scene, chosen, away) };
}

const MOST_ELSEWHERE = 5;

/**
 * Notes on the lines of a chosen claim that leave the drawing, what tells against it first.
 * @param {Model} model
 * @param {Scene} scene
 * @param {string} chosen
 * @param {readonly Link[]} lines
 */
function elsewhere(model, scene, chosen, lines) {
  const named = lines.map((link) => {
    const other = link.from === chosen ? link.to : link.from;
    return {
      link,
      other,
      isOutward: link.from === chosen,
      text: recordOf(model.claimsById, other).title,
    };
  });
  named.sort((a, b) => Number(isClash(b.link.kind)) - Number(isClash(a.link.kind)));
  const [left, top] = scene.places[chosen];
  return placeElsewhere(
    named.slice(0, MOST_ELSEWHERE),
    left,
    top + recordOf(model.nodesById, chosen).height,
    model.face.width,
  );
}

/**
 * A line across topics, drawn only while one of its ends is chosen.
 * @param {Model} model
 * @param {Scene} scene
 * @param {Link} link
 */
function acrossLine(model, scene, link) {
  const { width } = model.face;
  /** @param {string} id */
  const middle = (id) => scene.places[id][1] + recordOf(model.nodesById, id).height / 2;
  const [from, to] = [scene.places[link.from][0], scene.places[link.to][0]];
  const rightwards = from + width <= to;
  const leftwards = to + width <= from;
  const start = leftwards ? from : from + width;
  const end = rightwards ? to : to + width;
  return { link, points: [start, middle(link.from), end, middle(link.to)] };
}
