/**
 * Suppositions: how an address names them, and the map as it would be told under one.
 * What would be told is computed by Python; here it takes the place of what is told.
 */

/** @import { Claim, Finding, Issue, Model, Supposition, SuppositionRecord } from "../types/model.js" */

/** That a claim is not so, that it is so, that an expert is left out. */
export const WORDS = Object.freeze(/** @type {const} */ (["not", "so", "out"]));

/**
 * The suppositions that an address names, each once; what is none of them is left out.
 * @param {string | undefined} text
 * @returns {readonly Supposition[]}
 */
export function suppositionsIn(text) {
  const parts = (text ?? "").split(/,(?=(?:not|so|out):)/).flatMap((part) => {
    const word = WORDS.find((each) => part.startsWith(`${each}:`));
    return word ? [{ word, name: part.slice(word.length + 1) }] : [];
  });
  return parts.filter(
    ({ word, name }, at) => parts.findIndex((x) => x.word === word && x.name === name) === at,
  );
}

/**
 * How an address names them; sorted, so that one supposition has one address.
 * @param {readonly Supposition[]} suppositions
 */
export function keyOf(suppositions) {
  return suppositions
    .map(({ word, name }) => `${word}:${name}`)
    .sort()
    .join(",");
}

/**
 * These suppositions with one more, which takes the place of its opposite; without it if it is
 * among them.
 * @param {readonly Supposition[]} suppositions
 * @param {Supposition} one
 */
export function toggledIn(suppositions, one) {
  const others = suppositions.filter(({ name }) => name !== one.name);
  const isThere = suppositions.some(({ word, name }) => word === one.word && name === one.name);
  return isThere ? others : [...others, one];
}

/**
 * The map as it would be told; what the change does not name is as it was. Linear in the number
 * of issues and findings.
 * @param {Model} model
 * @param {string} key
 * @param {SuppositionRecord} change
 * @returns {Model}
 */
export function modelUnder(model, key, change) {
  const { findings: changes = {}, issues: issueChanges = {} } = change;
  const findings = model.findings.flatMap((finding) => {
    const present = changes[finding.id];
    return present === null ? [] : [present ?? finding];
  });
  const fresh = Object.values(changes).filter(
    (finding) => finding !== null && !model.findingsById.has(finding.id),
  );
  const all = [...findings, .../** @type {readonly Finding[]} */ (fresh)];
  const shownIds = new Set(all.map(({ id }) => id));
  const issues = model.issues.flatMap((issue) => {
    const patch = issueChanges[issue.id];
    return patch === null ? [] : [issueUnder(issue, patch, shownIds)];
  });
  const presentIds = new Set(model.issues.map(({ id }) => id));
  const more = Object.entries(issueChanges).flatMap(([id, patch]) =>
    patch !== null && !presentIds.has(id) ? [/** @type {Issue} */ (patch)] : [],
  );
  return Object.assign(Object.create(model), {
    findings: all,
    // What is gone can still be looked up: pairs are told as they are.
    findingsById: new Map([
      ...model.findingsById,
      .../** @type {[string, Finding][]} */ (all.map((finding) => [finding.id, finding])),
    ]),
    issues: [...issues, ...more],
    // Their sentences tell of the debate as it is.
    brief: [],
    chain: null,
    supposed: { key, ...change },
    unsupposed: model,
  });
}

/**
 * @param {Issue} issue
 * @param {Partial<Issue> & { readonly positions?: unknown } | undefined} patch
 * @param {ReadonlySet<string>} shownIds
 * @returns {Issue}
 */
function issueUnder(issue, patch, shownIds) {
  const findings = (patch?.findings ?? issue.findings).filter((id) => shownIds.has(id));
  if (!patch) return { ...issue, findings };
  const changes = /** @type {{ readonly [expert: string]: Issue["positions"][number] | null }} */ (
    patch.positions ?? {}
  );
  const positions = issue.positions.flatMap((place) => {
    const change = changes[place.expert];
    return change === null ? [] : [change ?? place];
  });
  const present = new Set(issue.positions.map(({ expert }) => expert));
  const more = Object.entries(changes).flatMap(([expert, place]) =>
    place && !present.has(expert) ? [place] : [],
  );
  const changed = Object.keys(changes);
  return { ...issue, ...patch, positions: [...positions, ...more], findings, changed };
}

/**
 * The findings that touch a claim, also under a supposition.
 * @param {Model} model
 * @param {Claim} claim
 * @returns {readonly Finding[]}
 */
export function findingsOn(model, claim) {
  if (!model.supposed) return claim.findings;
  return model.findings.filter(({ claims }) => claims.includes(claim.id));
}
