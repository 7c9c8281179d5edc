/** Which drawing an address names: one that came with the page, or one made on the spot. */

/**
 * @import { Size } from "../types/drawing.js"
 * @import { Finding, Link, Model, Route, Scene } from "../types/model.js"
 */

import { scenesOf, sceneWith } from "../ground/model.js";
import { presentRoute } from "../ground/place.js";
import { existing, recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { EVERYTHING } from "../ground/vocabulary.js";
import { layoutColumns } from "./columns.js";
import { isClash } from "./drawlines.js";

const MOST_AROUND = 120;

/** The drawing that was made on the spot last, and what the address said then. */
/** @type {{ readonly key: string, readonly scene: Scene | null }} */
let custom = { key: "", scene: null };

/** The drawing on the screen. */
/** @type {Scene | null} */
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

/**
 * The drawing that is made for a finding or around a claim, where the route asks for one.
 * @param {Model} model
 * @param {Route} route
 */
function narrowedScene(model, { query: { finding, focus, around } }) {
  const witness = model.findingsById.get(finding ?? "");
  if (witness) return witnessScene(model, witness);
  return focus && around && model.nodesById.has(around)
    ? aroundScene(model, around, Number(focus) || 1)
    : null;
}

/**
 * The drawing of the topic, and of the part of it, that the route names.
 * @param {Model} model
 * @param {Route} route
 */
function topicScene(model, { parts: [topic = "", part = "1"] }) {
  const scenes = scenesOf(model, topic);
  return scenes.find((each) => !each.part || String(each.part) === part) ?? scenes[0];
}

/**
 * Where no topic is named: a drawing with the chosen claim, the present one if it will do.
 * @param {Model} model
 * @param {Route} route
 */
function openingScene(model, route) {
  const { claim = "" } = route.query;
  const opening = defaultScene(model);
  if (!model.nodesById.has(claim)) return opening;
  const shipped = sceneShown && model.scenes.includes(sceneShown) ? sceneShown : null;
  return (
    existing([shipped, opening, sceneWith(model, claim, "")]).find(
      ({ places }) => claim in places,
    ) ?? opening
  );
}

/**
 * `scene` without the boxes that only lead to a folded one, drawn anew.
 * @param {Model} model
 * @param {Scene} scene
 * @param {ReadonlySet<string>} folded
 */
function foldedScene(model, scene, folded) {
  if (scene.regions.length || Object.keys(scene.places).length > MOST_AROUND * 2) return null;
  const links = Object.keys(scene.routes).map((id) => recordOf(model.linksById, id));
  const hidden = new Set();
  for (let grown = true; grown; ) {
    grown = false;
    for (const id of Object.keys(scene.places)) {
      if (hidden.has(id) || folded.has(id)) continue;
      const out = links.filter((link) => link.from === id);
      const touched = links.some((link) => link.to === id && !hidden.has(link.from));
      if (
        out.length &&
        !touched &&
        out.every((link) => folded.has(link.to) || hidden.has(link.to))
      ) {
        hidden.add(id);
        grown = true;
      }
    }
  }
  const ids = Object.keys(scene.places).filter((id) => !hidden.has(id));
  const drawing = madeScene(
    model,
    ids,
    links.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to)),
  );
  /** @param {string} id */
  const count = (id) => links.filter((link) => link.to === id && hidden.has(link.from)).length;
  const { topic, part, guests } = scene;
  return {
    ...drawing,
    topic,
    part,
    guests,
    folded: new Map([...folded].map((id) => [id, count(id)])),
  };
}

/**
 * What to open on: the topic in which most tells against something else, then that with most lines.
 * @param {Model} model
 */
export function defaultScene(model) {
  /** @param {string} id */
  const weight = (id) => (isClash(recordOf(model.linksById, id).kind) ? 1000 : 1);
  /** @param {Scene} scene */
  const richness = (scene) => Object.keys(scene.routes).reduce((sum, id) => sum + weight(id), 0);
  const topics = model.scenes.filter((scene) => scene.topic !== EVERYTHING);
  return topics.reduce(
    (best, scene) => (richness(scene) > richness(best) ? scene : best),
    topics[0] ?? model.scenes[0],
  );
}

/**
 * @param {Model} model
 * @param {readonly string[]} ids
 * @param {readonly Link[]} links
 * @returns {Scene}
 */
function madeScene(model, ids, links) {
  /** @type {Map<string, Size>} */
  const sizes = new Map(
    ids.map((id) => [id, [model.face.width, recordOf(model.nodesById, id).height]]),
  );
  return layoutColumns(sizes, links);
}

/**
 * A drawing of what is chosen: a claim with its surroundings, or the claims that pass; else null.
 * @param {Scene} scene
 * @param {ReadonlySet<string> | null} passing
 */
export function selectionScene(scene, passing) {
  const model = shownModel();
  const route = presentRoute();
  const { claim = "" } = route.query;
  if (model.nodesById.has(claim)) return aroundScene(model, claim, 1);
  if (!passing?.size || passing.size > MOST_AROUND * 2) return null;
  const links = Object.keys(scene.routes).map((id) => recordOf(model.linksById, id));
  return madeScene(
    model,
    [...passing],
    links.filter(({ from, to }) => passing.has(from) && passing.has(to)),
  );
}

/**
 * The claims of a finding's witness and the lines between them.
 * @param {Model} model
 * @param {Finding} finding
 */
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
  const strong = new Set(links.filter((edge) => records.has(edge.record)).map((edge) => edge.id));
  return { ...madeScene(model, [...ids], links), strong, finding };
}

/**
 * A claim and what is within `steps` lines of it.
 * @param {Model} model
 * @param {string} centre
 * @param {number} steps
 */
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
  const inside = [...links].filter((link) => ids.has(link.from) && ids.has(link.to));
  return { ...madeScene(model, [...ids], inside), around: centre, steps };
}

/** @type {WeakMap<Model, ReadonlyMap<string, readonly Link[]>>} */
const TOUCHING = new WeakMap();

/**
 * The lines at each claim, gathered once.
 * @param {Model} model
 */
export function touchingLinks(model) {
  const touching = TOUCHING.get(model) ?? gatherTouching(model);
  TOUCHING.set(model, touching);
  return touching;
}

/** @param {Model} model */
function gatherTouching(model) {
  /** @type {Map<string, Link[]>} */
  const touching = new Map();
  for (const link of model.edges) {
    for (const end of [link.from, link.to]) {
      const links = touching.get(end);
      if (links) links.push(link);
      else touching.set(end, [link]);
    }
  }
  return touching;
}
