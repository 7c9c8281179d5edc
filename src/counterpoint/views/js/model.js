/** The page's data, joined up so that each view finds what it needs by name. */

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

/** All indexes over the data. Linear in its size. */
export function buildModel(data) {
  const model = {
    ...data,
    expertsById: byId(data.experts),
    sourcesById: byId(data.sources),
    topicsById: byId(data.topics),
    claimsById: byId(data.claims),
    argumentsById: byId(data.arguments),
    attacksById: byId(data.attacks),
    relationsById: byId(data.relations),
    stancesById: byId(data.stances),
    findingsById: byId(data.findings),
    nodesById: byId(data.nodes),
    linksById: byId(data.edges),
  };
  for (const claim of data.claims) {
    Object.assign(claim, {
      stances: [], reasons: [], objections: [], reasonFor: [], objectionTo: [],
      relations: [], findings: [],
    });
  }
  for (const expert of data.experts) Object.assign(expert, { stances: [] });
  for (const record of [...data.arguments, ...data.attacks]) {
    Object.assign(record, { stances: [], objections: [], backings: [] });
  }
  joinStances(model);
  joinReasons(model);
  for (const relation of data.relations) {
    model.claimsById.get(relation.source)?.relations.push(relation);
    model.claimsById.get(relation.target)?.relations.push(relation);
  }
  for (const finding of data.findings) {
    for (const claim of new Set(finding.claims)) {
      model.claimsById.get(claim)?.findings.push(finding);
    }
  }
  model.panel = data.experts.filter((expert) => expert.standing === "panel");
  model.pairs = new Map(data.matrix.map((pair) => [pairKey(pair.first, pair.second), pair]));
  return model;
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
    target?.stances.push(stance);
  }
}

function joinReasons(model) {
  for (const argument of model.arguments) {
    const target = model.claimsById.get(argument.conclusion);
    if (target) target.reasons.push(argument);
    else model.argumentsById.get(argument.conclusion)?.backings.push(argument);
    for (const premise of argument.premises) {
      model.claimsById.get(premise)?.reasonFor.push(argument);
    }
  }
  for (const attack of model.attacks) {
    const target =
      model.claimsById.get(attack.target) ?? model.argumentsById.get(attack.target);
    target?.objections.push(attack);
    for (const premise of attack.premises) {
      model.claimsById.get(premise)?.objectionTo.push(attack);
    }
  }
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
    } else if (known.polarity !== stance.polarity && stance.mode !== "reported") {
      if (known.mode === "reported") Object.assign(known, stanceMarks(stance));
      else known.isSplit = true;
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
    holding.find((scene) => scene.topic !== "*" && !scene.guests.includes(claim)) ??
    holding.find((scene) => scene.topic !== "*") ??
    holding[0]
  );
}
