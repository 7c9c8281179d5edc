/** Which claims and lines a drawing shows: all, those of a topic, a witness, or what is around. */

/**
 * @import { Plan } from "../types/drawing.js"
 * @import { Finding, Link, Model, Query, Route } from "../types/model.js"
 */

import { claimsOn, issueWith } from "../ground/issues.js";
import { presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { EVERYTHING, NO_TOPIC } from "../ground/vocabulary.js";
import { foldAway } from "./folding.js";

/** So many pills and their lines can be read on one screen. */
export const MOST_CLAIMS = 120;
// Without lines more of them can, and whoever asks for everything gets as much as moves smoothly.
const MOST_UNLINKED = 600;
const MOST_AT_ALL = 1500;
const MOST_AROUND = 120;

/** The plan that was made last, and what the address said then. */
/** @type {{ readonly key: string, readonly model: Model | null, readonly plan: Plan | null }} */
let latest = { key: "", model: null, plan: null };

/** @type {Plan | null} */
let planShown = null;

/** What the route asks to be drawn. */
export function chosenPlan() {
  const model = shownModel();
  const route = presentRoute();
  const { finding, focus, around, fold, more, issue, claim, card } = route.query;
  const parts = isLarge(model) ? route.parts : [];
  const key = JSON.stringify([parts, finding, focus, around, fold, more, isLarge(model) && issue]);
  const isThere = [claim, card].every(
    (id) => !id || latest.plan?.ids.includes(id) || !model.drawn.has(id),
  );
  if (
    latest.key !== key ||
    latest.model !== model ||
    !latest.plan ||
    !(isThere || focus || finding)
  )
    latest = { key, model, plan: planOf(model, route) };
  planShown = latest.plan;
  return latest.plan;
}

/** What is drawn on the screen; nothing while another view is. */
export function presentPlan() {
  return planShown;
}

/** Another view takes the place of the map. */
export function leavePlan() {
  planShown = null;
}

/**
 * @param {Model} model
 * @param {Route} route
 * @returns {Plan}
 */
function planOf(model, { parts: [topic = ""], query }) {
  const witness = model.findingsById.get(query.finding ?? "");
  if (witness) return witnessPlan(model, witness);
  const { around = "", focus } = query;
  if (focus && model.drawn.has(around)) return aroundPlan(model, around, Number(focus) || 1);
  return mapPlan(model, topic, query);
}

/**
 * How many claims are drawn at once.
 * @param {Model} model
 */
function mostOf(model) {
  return model.edges.length ? MOST_CLAIMS : MOST_UNLINKED;
}

/**
 * Whether not all of a map is drawn at once, so that a topic is drawn by itself.
 * @param {Model} model
 */
function isLarge(model) {
  return model.drawn.size > mostOf(model);
}

/**
 * The topic that the address names on the map; none where it names all or none.
 * @param {Plan} plan
 */
export function topicOf({ shape }) {
  const [topic = ""] = presentRoute().parts;
  return shape === "columns" && topic !== EVERYTHING ? topic : "";
}

/**
 * The map as a whole, or of a large one what is linked most; of its topic, where it names one.
 * @param {Model} model
 * @param {string} topic
 * @param {Query} query
 * @returns {Plan}
 */
function mapPlan(model, topic, query) {
  const all = model.claims.map(({ id }) => id).filter((id) => model.drawn.has(id));
  const limit = topic === EVERYTHING ? MOST_AT_ALL : mostOf(model);
  const isOfTopic = isLarge(model) && topic && topic !== EVERYTHING;
  const filed = isOfTopic ? all.filter(isFiledUnder(model, topic)) : all;
  const candidates = filed.length ? filed : all;
  const shownIds = new Set(
    candidates.length > limit ? leading(model, candidates, limit) : candidates,
  );
  for (const id of idsOf(query.more))
    for (const near of unfoldedBy(model, shownIds, id)) shownIds.add(near);
  const issue = issueWith(query.issue);
  for (const id of issue ? claimsOn(issue) : []) if (model.drawn.has(id)) shownIds.add(id);
  if (query.card && model.drawn.has(query.card)) shownIds.add(query.card);
  if (query.claim && model.drawn.has(query.claim)) shownIds.add(query.claim);
  const ids = all.filter((id) => shownIds.has(id));
  const { drawn, folded } = foldAway(ids, linksAmong(model, shownIds), idsOf(query.fold));
  const away = ownersOf(model, shownIds);
  const counts = countBy(away);
  return {
    ids: drawn,
    links: linksAmong(model, new Set(drawn)),
    shape: "columns",
    topic: isLarge(model) ? topic : "",
    isPart: filed !== all && filed.length > 0,
    folded,
    away: counts,
    rest: all.length - ids.length - away.size,
  };
}

/**
 * A test of whether a claim, by id, stands under a topic, or under none.
 * @param {Model} model
 * @param {string} topic
 */
export function isFiledUnder(model, topic) {
  /** @param {string} id */
  return (id) => {
    const { topics } = recordOf(model.claimsById, id);
    return topic === NO_TOPIC ? !topics.length : topics.includes(topic);
  };
}

/** @param {string} [list] */
function idsOf(list = "") {
  return new Set(list.split(",").filter(Boolean));
}

/**
 * The claims of the strongest findings, then those that most lines touch.
 * @param {Model} model
 * @param {readonly string[]} ids
 * @param {number} most
 */
function leading(model, ids, most) {
  const among = new Set(ids);
  const touching = touchingLinks(model);
  const leaders = new Set();
  for (const { claims } of model.findings) {
    for (const id of claims) if (among.has(id) && leaders.size < most / 2) leaders.add(id);
  }
  /** @param {string} id */
  const degree = (id) => touching.get(id)?.length ?? 0;
  const ranked = [...ids].sort((a, b) => degree(b) - degree(a));
  for (const id of ranked) if (leaders.size < most) leaders.add(id);
  return [...leaders];
}

/**
 * For each claim that is not drawn but can be reached, the drawn one that is nearest to it.
 * @param {Model} model
 * @param {ReadonlySet<string>} shownIds
 */
function ownersOf(model, shownIds) {
  const touching = touchingLinks(model);
  /** @type {Map<string, string>} */
  const owners = new Map();
  let edge = [...shownIds];
  while (edge.length) {
    const next = [];
    for (const id of edge) {
      for (const { from, to } of touching.get(id) ?? []) {
        const other = from === id ? to : from;
        if (shownIds.has(other) || owners.has(other) || !model.drawn.has(other)) continue;
        owners.set(other, owners.get(id) ?? id);
        next.push(other);
      }
    }
    edge = next;
  }
  return owners;
}

const MOST_UNFOLDED = 40;

/**
 * What comes to light where "+12" is pressed: the neighbours of a claim that were not drawn.
 * @param {Model} model
 * @param {ReadonlySet<string>} shownIds
 * @param {string} id
 */
function unfoldedBy(model, shownIds, id) {
  const links = touchingLinks(model).get(id) ?? [];
  const others = links.map(({ from, to }) => (from === id ? to : from));
  return [...new Set(others)]
    .filter((other) => !shownIds.has(other) && model.drawn.has(other))
    .slice(0, MOST_UNFOLDED);
}

/** @param {ReadonlyMap<string, string>} owners */
function countBy(owners) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const owner of owners.values()) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return counts;
}

/**
 * @param {Model} model
 * @param {ReadonlySet<string>} ids
 */
function linksAmong(model, ids) {
  return model.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
}

/** @type {Pick<Plan, "shape" | "folded" | "away" | "rest">} */
const STEPS = { shape: "steps", folded: new Map(), away: new Map(), rest: 0 };

/**
 * The claims of a finding's witness and the lines between them.
 * @param {Model} model
 * @param {Finding} finding
 * @returns {Plan}
 */
function witnessPlan(model, finding) {
  const ids = new Set(finding.claims.filter((id) => model.drawn.has(id)));
  const records = new Set(finding.witness.map(([, id]) => id));
  for (const edge of model.edges) {
    if (records.has(edge.record) && edge.id[0] !== "r") ids.add(edge.from).add(edge.to);
  }
  const links = linksAmong(model, ids);
  const strong = new Set(links.filter((edge) => records.has(edge.record)).map((edge) => edge.id));
  return { ...STEPS, ids: [...ids], links, strong, finding };
}

/**
 * A claim and what is within `steps` lines of it.
 * @param {Model} model
 * @param {string} centre
 * @param {number} steps
 * @returns {Plan}
 */
function aroundPlan(model, centre, steps) {
  const ids = new Set([centre]);
  const touching = touchingLinks(model);
  let edge = [centre];
  for (let step = 0; step < steps; step += 1) {
    const ends = edge.flatMap((id) =>
      (touching.get(id) ?? []).map(({ from, to }) => (from === id ? to : from)),
    );
    edge = [...new Set(ends)].filter((id) => !ids.has(id) && model.drawn.has(id));
    edge = edge.slice(0, Math.max(0, MOST_AROUND - ids.size));
    for (const id of edge) ids.add(id);
  }
  return { ...STEPS, ids: [...ids], links: linksAmong(model, ids), around: centre, steps };
}

/**
 * A plan of what is chosen: a claim with its surroundings, or the claims that pass; else null.
 * @param {Plan} plan
 * @param {ReadonlySet<string> | null} passing
 * @returns {Plan | null}
 */
export function selectionPlan(plan, passing) {
  const model = shownModel();
  const { claim = "", card = "" } = presentRoute().query;
  const centre = claim || card;
  if (model.drawn.has(centre)) return aroundPlan(model, centre, 1);
  if (!passing?.size || passing.size > MOST_AROUND * 2) return null;
  const ids = plan.ids.filter((id) => passing.has(id));
  return { ...plan, ids, links: linksAmong(model, passing), folded: new Map(), away: new Map() };
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
