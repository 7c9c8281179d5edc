/** The page's data, joined up so that each view finds what it needs by name. */

import { joinGroups, joinVotes } from "./tally.js";
import { EVERYTHING } from "./vocabulary.js";

// What is conceded gives way to what is held in the end; what is only reported to both.
const YIELDING = ["conceded", "reported"];
const MODE_ORDER = ["explicit", "conditional", "hedged", "conceded", "implied", "reported"];

/** Read the data block: plain JSON, or base64 of deflated JSON where it is large. */
export async function readBlock(id) {
  const block = document.getElementById(id);
  if (!block) return null;
  const text = block.textContent;
  if (block.getAttribute("type") === "application/json") return text;
  return new TextDecoder().decode(await inflated(text));
}

/** The bytes of a deflated block. */
export function readBytes(id) {
  return inflated(document.getElementById(id).textContent);
}

async function inflated(text) {
  const stream = new Blob([bytesOf(text.trim())]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Base64 as bytes; where the browser has no way of its own, a plain loop is the fastest. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

function byId(records) {
  return new Map(records.map((record) => [record.id, record]));
}

const SAID = ["claims", "arguments", "attacks", "relations", "stances"];
const DRAWN = ["nodes", "edges", "scenes"];
const NONE = Object.freeze([]);

/**
 * All indexes over the data. What was said and how it is drawn are read and joined when they are
 * first asked for, or by `complete`; each once, linear in its size.
 */
export function buildModel(core, readSaid = () => core, readDrawn = () => core) {
  const model = {
    ...core,
    expertsById: byId(core.experts),
    sourcesById: byId(core.sources),
    topicsById: byId(core.topics),
    findingsById: byId(core.findings),
    panel: core.experts.filter((expert) => expert.standing === "panel"),
    pairs: new Map(core.matrix.map((pair) => [pairKey(pair.first, pair.second), pair])),
  };
  for (const expert of core.experts) expert.stances = [];
  joinGroups(model);
  later(model, SAID, readSaid, joinSaid);
  later(model, DRAWN, readDrawn, joinDrawn);
  model.complete = () => [model.claims, model.nodes];
  return model;
}

/** `names` and their indexes on `model`, made at the first use of any of them. */
function later(model, names, read, join) {
  const make = () => {
    const data = read();
    for (const name of names) {
      define(model, name, { value: data[name] });
      define(model, indexOf(name), { value: name === "scenes" ? null : byId(data[name]) });
    }
    join(model);
  };
  for (const name of names.flatMap((each) => [each, indexOf(each)])) {
    define(model, name, { get: () => (make(), model[name]), configurable: true });
  }
}

function define(model, name, how) {
  Object.defineProperty(model, name, { enumerable: true, ...how });
}

function indexOf(name) {
  return name === "edges" ? "linksById" : `${name}ById`;
}

const AT_A_CLAIM = ["stances", "reasons", "objections", "reasonFor", "objectionTo", "relations", "findings"];
const AT_AN_INFERENCE = ["stances", "objections", "backings"];

function joinSaid(model) {
  for (const claim of model.claims) for (const list of AT_A_CLAIM) claim[list] = NONE;
  for (const record of [...model.arguments, ...model.attacks]) for (const list of AT_AN_INFERENCE) record[list] = NONE;
  joinVotes(model);
  joinStances(model);
  joinReasons(model);
  for (const relation of model.relations) {
    put(model.claimsById.get(relation.source), "relations", relation);
    put(model.claimsById.get(relation.target), "relations", relation);
  }
  for (const finding of model.findings) {
    for (const claim of new Set(finding.claims)) put(model.claimsById.get(claim), "findings", finding);
  }
}

/** Add to a list that is shared while it is empty, which most of them stay. */
function put(record, list, item) {
  if (!record) return;
  if (record[list] === NONE) record[list] = [item];
  else record[list].push(item);
}

/** A box has its lines from its own record and the rest from its claim. */
function joinDrawn(model) {
  for (const node of model.nodes) {
    const { title, kind } = model.claimsById.get(node.id);
    Object.assign(node, { label: title, kind, head: linesOf(node.head), body: linesOf(node.body) });
  }
}

function linesOf(text) {
  return text ? text.split("\n") : NONE;
}

function joinStances(model) {
  for (const stance of model.stances) {
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

function joinReasons(model) {
  for (const argument of model.arguments) {
    const target = model.claimsById.get(argument.conclusion);
    if (target) put(target, "reasons", argument);
    else put(model.argumentsById.get(argument.conclusion), "backings", argument);
    for (const premise of argument.premises) put(model.claimsById.get(premise), "reasonFor", argument);
  }
  for (const attack of model.attacks) {
    const target =
      model.claimsById.get(attack.target) ?? model.argumentsById.get(attack.target);
    put(target, "objections", attack);
    for (const premise of attack.premises) put(model.claimsById.get(premise), "objectionTo", attack);
  }
}

/** What of one group stands between two experts, each with their own score; possible apart. */
export function tiesIn(model, pair, group) {
  const found = (pair?.ties ?? [])
    .map(([id, score]) => ({ finding: model.findingsById.get(id), score }))
    .filter(({ finding }) => finding?.group === group);
  return { sure: found.filter(({ finding }) => !finding.possible), possible: found.filter(({ finding }) => finding.possible) };
}

/** How many there are: the sure ones, or in brackets the possible where there are no others. */
export function tiesCount(sure, possible) {
  return sure.length || !possible.length ? String(sure.length) : `(${possible.length})`;
}

export function pairKey(first, second) {
  return first < second ? `${first}\u0000${second}` : `${second}\u0000${first}`;
}

/**
 * Where each voice stands on a claim, in the order of the experts: the clearest stance of each,
 * and whether the voice both affirms and denies. Editors are left out.
 */
export function stands(model, claim) {
  const found = new Map();
  for (const stance of claim.stances) {
    const expert = model.expertsById.get(stance.expert);
    if (!expert || expert.standing === "editor") continue;
    const known = found.get(stance.expert);
    if (!known) {
      found.set(stance.expert, { expert, polarity: stance.polarity, mode: stance.mode });
    } else if (known.polarity !== stance.polarity) {
      const outweighed = YIELDING.indexOf(known.mode) - YIELDING.indexOf(stance.mode);
      if (outweighed > 0) Object.assign(known, stanceMarks(stance));
      else if (!outweighed && stance.mode !== "reported") known.isSplit = true;
    } else if (MODE_ORDER.indexOf(stance.mode) < MODE_ORDER.indexOf(known.mode)) {
      known.mode = stance.mode;
    }
  }
  return [...found.values()].sort((a, b) => a.expert.order - b.expert.order);
}

function stanceMarks({ polarity, mode }) {
  return { polarity, mode };
}

/** The topics of a claim as records; the one without a topic has none. */
export function topicsOf(model, claim) {
  return claim.topics.map((id) => model.topicsById.get(id)).filter(Boolean);
}

/** Whether only an editor states the claim. */
export function isEditorial(model, claim) {
  return (
    claim.stances.length > 0 &&
    claim.stances.every((stance) => model.expertsById.get(stance.expert)?.standing === "editor")
  );
}

/** The scene ids of a topic; a large topic has several. */
export function scenesOf(model, topic) {
  return model.scenes.filter((scene) => scene.topic === topic);
}

/** The scene in which a claim is drawn, of `topic` if it is there. */
export function sceneWith(model, claim, topic) {
  const holding = model.scenes.filter((scene) => claim in scene.places);
  return (
    holding.find((scene) => scene.topic === topic) ??
    holding.find((scene) => scene.topic !== EVERYTHING && !scene.guests.includes(claim)) ??
    holding.find((scene) => scene.topic !== EVERYTHING) ??
    holding[0]
  );
}
