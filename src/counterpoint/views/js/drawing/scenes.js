/** Which drawing an address names: one that came with the page, or one made on the spot. */

import { scenesOf, sceneWith } from "../ground/model.js";
import { presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { EVERYTHING } from "../ground/vocabulary.js";
import { layoutColumns } from "./columns.js";
import { isClash } from "./drawlines.js";

const MOST_AROUND = 120;

/** The drawing that was made on the spot last, and what the address said then. */
let custom = { key: "", scene: null };

/** The drawing on the screen. */
let sceneShown = null;

/** The drawing that the route names: a witness, a claim's surroundings, or a topic's. */
export function chosenScene() {
  const model = shownModel();
  const route = presentRoute();
  const { finding, focus, around, fold } = route.query;
  const key = JSON.stringify([finding, focus, around, fold && [fold, route.parts]]);
  if (custom.key !== key || !custom.scene) {
    custom = { key, scene: narrowedScene(model, route) };
  }
  sceneShown = custom.scene ?? topicScene(model, route) ?? openingScene(model, route);
  if (!custom.scene && fold) {
    custom = { key, scene: foldedScene(model, sceneShown, new Set(fold.split(","))) };
    sceneShown = custom.scene ?? sceneShown;
  }
  return sceneShown;
}

/** The drawing that is on the screen; none while another view is. */
export function presentScene() {
  return sceneShown;
}

/** Another view takes the place of the map. */
export function leaveScene() {
  sceneShown = null;
}

/** The drawing that is made for a finding or around a claim, where the route asks for one. */
function narrowedScene(model, { query: { finding, focus, around } }) {
  const witness = finding && model.findingsById.get(finding);
  if (witness) return witnessScene(model, witness);
  return focus && model.nodesById.has(around) ? aroundScene(model, around, Number(focus) || 1) : null;
}

/** The drawing of the topic, and of the part of it, that the route names. */
function topicScene(model, { parts: [topic = "", part = "1"] }) {
  const scenes = scenesOf(model, topic);
  return scenes.find((each) => !each.part || String(each.part) === part) ?? scenes[0];
}

/** Where no topic is named: a drawing with the chosen claim, the present one if it will do. */
function openingScene(model, route) {
  const { claim } = route.query;
  if (!model.nodesById.has(claim)) return defaultScene(model);
  const holds = (each) => each && claim in each.places;
  return [model.scenes.includes(sceneShown) && sceneShown, defaultScene(model), sceneWith(model, claim, "")].find(holds);
}

/** `scene` without the boxes that only lead to a folded one, drawn anew. */
function foldedScene(model, scene, folded) {
  if (scene.regions.length || Object.keys(scene.places).length > MOST_AROUND * 2) return null;
  const links = Object.keys(scene.routes).map((id) => model.linksById.get(id));
  const hidden = new Set();
  for (let grown = true; grown;) {
    grown = false;
    for (const id of Object.keys(scene.places)) {
      if (hidden.has(id) || folded.has(id)) continue;
      const out = links.filter((link) => link.from === id);
      const touched = links.some((link) => link.to === id && !hidden.has(link.from));
      if (out.length && !touched && out.every((link) => folded.has(link.to) || hidden.has(link.to))) {
        hidden.add(id);
        grown = true;
      }
    }
  }
  const ids = Object.keys(scene.places).filter((id) => !hidden.has(id));
  const made = madeScene(model, ids, links.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to)));
  const count = (id) => links.filter((link) => link.to === id && hidden.has(link.from)).length;
  const { topic, part, guests } = scene;
  return Object.assign(made, { topic, part, guests, folded: new Map([...folded].map((id) => [id, count(id)])) });
}

/** What to open on: the topic in which most tells against something else, then that with most lines. */
export function defaultScene(model) {
  const weight = (id) => (isClash(recordOf(model.linksById, id).kind) ? 1000 : 1);
  const richness = (scene) => Object.keys(scene.routes).reduce((sum, id) => sum + weight(id), 0);
  const topics = model.scenes.filter((scene) => scene.topic !== EVERYTHING);
  return topics.reduce((best, scene) => (richness(scene) > richness(best) ? scene : best), topics[0] ?? model.scenes[0]);
}

function madeScene(model, ids, links) {
  const sizes = new Map(ids.map((id) => [id, [model.face.width, model.nodesById.get(id).height]]));
  return layoutColumns(sizes, links);
}

/** A drawing of what is chosen: a claim with its surroundings, or the claims that pass; else null. */
export function selectionScene(scene, passing) {
  const model = shownModel();
  const route = presentRoute();
  const { claim } = route.query;
  if (model.nodesById.has(claim)) return aroundScene(model, claim, 1);
  if (!passing?.size || passing.size > MOST_AROUND * 2) return null;
  const links = Object.keys(scene.routes).map((id) => model.linksById.get(id));
  return madeScene(model, [...passing], links.filter(({ from, to }) => passing.has(from) && passing.has(to)));
}

/** The claims of a finding's witness and the lines between them. */
function witnessScene(model, finding) {
  const ids = new Set(finding.claims.filter((id) => model.nodesById.has(id)));
  const records = new Set(finding.witness.map(([, id]) => id));
  for (const edge of model.edges) {
    if (records.has(edge.record) && edge.id[0] !== "r") {
      ids.add(edge.from);
      ids.add(edge.to);
    }
  }
  const links = model.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const scene = madeScene(model, [...ids], links);
  scene.strong = new Set(links.filter((edge) => records.has(edge.record)).map((edge) => edge.id));
  scene.finding = finding;
  return scene;
}

/** A claim and what is within `steps` lines of it. */
function aroundScene(model, centre, steps) {
  const ids = new Set([centre]);
  const touching = touchingLinks(model);
  let edge = [centre];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const id of edge) {
      for (const link of touching.get(id) ?? []) {
        for (const end of [link.from, link.to]) {
          if (!ids.has(end) && ids.size < MOST_AROUND) {
            ids.add(end);
            next.push(end);
          }
        }
      }
    }
    edge = next;
  }
  const links = new Set([...ids].flatMap((id) => touching.get(id) ?? []));
  const scene = madeScene(model, [...ids], [...links].filter((link) => ids.has(link.from) && ids.has(link.to)));
  scene.around = centre;
  scene.steps = steps;
  return scene;
}

/** The lines at each claim, gathered once. */
export function touchingLinks(model) {
  model.touching ??= gatherTouching(model);
  return model.touching;
}

function gatherTouching(model) {
  const touching = new Map();
  for (const link of model.edges) {
    for (const end of [link.from, link.to]) {
      if (!touching.has(end)) touching.set(end, []);
      touching.get(end).push(link);
    }
  }
  return touching;
}
