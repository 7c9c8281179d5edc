/** The page's data, joined up so that each view finds what it needs by name. */

/** @import { Claim, Core, DrawnPart, FindingGroup, Mode, Model, Open, Pair, SaidPart, Stance, Stand, Tie } from "../types/model.js" */

import { recordOf } from "./records.js";
import { joinGroups, joinVotes } from "./tally.js";

// What is conceded gives way to what is held in the end; what is only reported to both.
/** @type {readonly Mode[]} */
const YIELDING = ["conceded", "understood", "undecided", "abstaining", "reported"];
// The less the clearer: where somebody says a thing twice, the clearer way counts. A record, since
// the type checker then asks for each mode.
/** @type {Readonly<Record<Mode, number>>} */
const RANKS = {
  explicit: 0,
  flat: 0,
  conditional: 1,
  hedged: 2,
  conceded: 3,
  implied: 4,
  understood: 5,
  undecided: 6,
  abstaining: 7,
  reported: 8,
};

/**
 * @template {{ readonly id: string }} T
 * @param {readonly T[]} records
 */
function byId(records) {
  return new Map(records.map((record) => [record.id, record]));
}

/** @type {readonly (keyof SaidPart)[]} */
const SAID_PARTS = ["claims", "arguments", "attacks", "relations", "stances"];
/** @type {readonly (keyof DrawnPart)[]} */
const DRAWN_PARTS = ["edges"];
/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/**
 * All indexes over the data. What was said and how it is drawn are read and joined when they are
 * first asked for, or by `complete`; each once, linear in its size. The records that are read
 * become those of the model: a copy of a hundred thousand votes would take as much again.
 * @param {Core} core
 * @param {() => SaidPart} readSaid
 * @param {() => DrawnPart} readDrawn
 * @returns {Model}
 */
export function buildModel(core, readSaid, readDrawn) {
  const records = /** @type {Pick<Model, "experts" | "findings">} */ (
    /** @type {unknown} */ (core)
  );
  const model = /** @type {Open<Model>} */ (
    /** @type {unknown} */ ({
      ...core,
      groups: NONE,
      expertsById: byId(records.experts),
      sourcesById: byId(core.sources),
      topicsById: byId(core.topics),
      findingsById: byId(records.findings),
      panel: records.experts.filter((expert) => expert.standing === "panel"),
      pairs: new Map(core.matrix.map((pair) => [pairKey(pair.first, pair.second), pair])),
    })
  );
  for (const expert of model.experts) expert.stances = [];
  joinGroups(model);
  later(model, SAID_PARTS, readSaid, joinSaid);
  later(model, DRAWN_PARTS, readDrawn, () => undefined);
  model.complete = () => {
    model.claims.at(0);
    model.edges.at(0);
  };
  return model;
}

/**
 * `names` and their indexes on `model`, made at the first use of any of them.
 * @template {object} Part
 * @param {Model} model
 * @param {readonly (keyof Part & keyof Model & string)[]} names
 * @param {() => Part} read
 * @param {(model: Model) => void} join
 */
function later(model, names, read, join) {
  const make = () => {
    const data = read();
    for (const name of names) {
      const records = /** @type {readonly { readonly id: string }[]} */ (data[name]);
      define(model, name, { value: records });
      define(model, indexOf(name), { value: byId(records) });
    }
    join(model);
  };
  for (const name of names) {
    for (const each of [name, indexOf(name)]) {
      const get = () => {
        make();
        return model[each];
      };
      define(model, each, { get, configurable: true });
    }
  }
}

/**
 * @param {object} model
 * @param {string} name
 * @param {PropertyDescriptor} how
 */
function define(model, name, how) {
  Object.defineProperty(model, name, { enumerable: true, ...how });
}

/**
 * What the index of a list is called.
 * @param {string} name
 */
function indexOf(name) {
  return /** @type {keyof Model} */ (name === "edges" ? "linksById" : `${name}ById`);
}

/** @param {Model} model */
function joinSaid(model) {
  for (const claim of model.claims) {
    Object.assign(claim, {
      stances: NONE,
      reasons: NONE,
      objections: NONE,
      reasonFor: NONE,
      objectionTo: NONE,
      relations: NONE,
      findings: NONE,
    });
  }
  for (const record of [...model.arguments, ...model.attacks]) {
    Object.assign(record, { stances: NONE, objections: NONE, backings: NONE });
  }
  joinVotes(model);
  joinStances(model);
  joinReasons(model);
  const drawn = model.claims.filter((claim) => !isEditorial(model, claim));
  Object.assign(model, { drawn: new Set(drawn.map(({ id }) => id)) });
  for (const relation of model.relations) {
    put(model.claimsById.get(relation.source), "relations", relation);
    put(model.claimsById.get(relation.target), "relations", relation);
  }
  for (const finding of model.findings) {
    for (const claim of new Set(finding.claims))
      put(model.claimsById.get(claim), "findings", finding);
  }
}

/**
 * Add to a list that is shared while it is empty, which most of them stay.
 * @template {string} List
 * @param {{ [list in List]: readonly unknown[] } | undefined} record
 * @param {List} list
 * @param {unknown} item
 */
function put(record, list, item) {
  if (!record) return;
  const items = /** @type {unknown[]} */ (record[list]);
  if (record[list] === NONE) Object.assign(record, { [list]: [item] });
  else items.push(item);
}

/** @param {Model} model */
function joinStances(model) {
  for (const stance of /** @type {readonly Open<Stance>[]} */ (model.stances)) {
    stance.polarity ??= "affirm";
    stance.mode ??= "explicit";
    model.expertsById.get(stance.expert)?.stances.push(stance);
    const target =
      model.claimsById.get(stance.target) ??
      model.argumentsById.get(stance.target) ??
      model.attacksById.get(stance.target);
    put(target, "stances", stance);
  }
}

/** @param {Model} model */
function joinReasons(model) {
  for (const argument of model.arguments) {
    const { conclusion = "" } = argument;
    const target = model.claimsById.get(conclusion);
    if (target) put(target, "reasons", argument);
    else put(model.argumentsById.get(conclusion), "backings", argument);
    for (const premise of argument.premises)
      put(model.claimsById.get(premise), "reasonFor", argument);
  }
  for (const attack of model.attacks) {
    const target = model.claimsById.get(attack.target) ?? model.argumentsById.get(attack.target);
    put(target, "objections", attack);
    for (const premise of attack.premises)
      put(model.claimsById.get(premise), "objectionTo", attack);
  }
}

/** What is counted between two experts. */
export const PAIR_GROUPS = Object.freeze(/** @type {const} */ (["agreement", "tension"]));

/**
 * What of one group stands between two experts, each with their own score; possible apart.
 * @param {Pick<Model, "findingsById">} model
 * @param {Pair | undefined} pair
 * @param {FindingGroup} group
 */
export function tiesIn(model, pair, group) {
  const ties = (pair?.ties ?? [])
    .map(([id, score]) => ({ finding: recordOf(model.findingsById, id), score }))
    .filter(({ finding }) => finding.group === group);
  return {
    sure: ties.filter(({ finding }) => !finding.possible),
    possible: ties.filter(({ finding }) => finding.possible),
  };
}

/**
 * How many there are: the sure ones, or in brackets the possible where there are no others.
 * @param {readonly Tie[]} sure
 * @param {readonly Tie[]} possible
 */
export function tiesCount(sure, possible) {
  return sure.length || !possible.length ? String(sure.length) : `(${possible.length})`;
}

/**
 * One key for two experts, in whichever order.
 * @param {string} first
 * @param {string} second
 */
export function pairKey(first, second) {
  return first < second ? `${first}\u0000${second}` : `${second}\u0000${first}`;
}

/**
 * Where each voice stands on a claim, in the order of the experts: the clearest stance of each,
 * and whether the voice both affirms and denies. Editors are left out.
 * @param {Model} model
 * @param {Claim} claim
 */
export function stands(model, claim) {
  /** @type {Map<string, Open<Stand>>} */
  const standOf = new Map();
  for (const stance of claim.stances) {
    const expert = model.expertsById.get(stance.expert);
    if (!expert || expert.standing === "editor") continue;
    const { polarity, mode } = stance;
    const stand = standOf.get(stance.expert);
    if (!stand) {
      standOf.set(stance.expert, { expert, polarity, mode });
    } else if (stand.polarity !== polarity) {
      const outweighed = YIELDING.indexOf(stand.mode) - YIELDING.indexOf(mode);
      if (outweighed > 0) Object.assign(stand, { polarity, mode });
      else if (!outweighed && mode !== "reported") stand.isSplit = true;
    } else if (RANKS[mode] < RANKS[stand.mode]) {
      stand.mode = mode;
    }
  }
  return [...standOf.values()].sort((a, b) => a.expert.order - b.expert.order);
}

/**
 * The topics of a claim as records; the one without a topic has none.
 * @param {Model} model
 * @param {Claim} claim
 */
export function topicsOf(model, claim) {
  return claim.topics.map((id) => model.topicsById.get(id)).filter((topic) => topic !== undefined);
}

/**
 * Whether only an editor states the claim.
 * @param {Model} model
 * @param {Claim} claim
 */
export function isEditorial(model, claim) {
  return (
    claim.stances.length > 0 &&
    claim.stances.every((stance) => model.expertsById.get(stance.expert)?.standing === "editor")
  );
}
