/** What the reader has narrowed the map to: experts, kinds and stances, kept in the address. */

/** @import { Claim, Filters, Finding, Pair, Query } from "../types/model.js" */

import { pairKey } from "./model.js";
import { NO_TOPIC } from "./vocabulary.js";

/**
 * What a query of the address lets through; what it does not name filters nothing.
 * @param {Query} query
 */
export function readFilters(query) {
  /** @param {string | undefined} text */
  const set = (text) => new Set((text ?? "").split(",").filter(Boolean));
  return {
    experts: set(query.experts),
    kinds: set(query.kinds),
    finds: set(query.finds),
    topic: query.topic ?? "",
    stance: query.stance ?? "",
    lines: query.lines ?? "",
    issue: query.issue ?? "",
  };
}

/**
 * The filters on a page that is about one expert.
 * @param {Filters} filters
 */
export function withoutExperts(filters) {
  return { ...filters, experts: new Set() };
}

/**
 * Whether any filter is set.
 * @param {Filters} filters
 */
export function isFiltering({ experts, kinds, finds, topic, stance, lines, issue }) {
  return experts.size + kinds.size + finds.size > 0 || [topic, stance, lines, issue].some(Boolean);
}

/**
 * Whether a claim is of a chosen kind and has a chosen stance of a chosen expert.
 * @param {Claim} claim
 * @param {Filters} filters
 */
export function claimPasses(claim, { experts, kinds, topic, stance, lines }) {
  if (topic && !topicsAt(claim).includes(topic)) return false;
  if (kinds.size && !kinds.has(claim.kind ?? "none")) return false;
  if (lines && !lineKindsAt(claim).has(lines)) return false;
  if (!experts.size && !stance) return true;
  return claim.stances.some(
    (position) =>
      (!experts.size || experts.has(position.expert)) &&
      (!stance ||
        position.polarity === stance ||
        position.mode === stance ||
        position.also === stance),
  );
}

/** @type {ReadonlySet<string>} */
const NOBODY = new Set();

/**
 * Whether what is about claims has one that passes: one of the topic, kinds, stance and lines.
 * Whose stance it is matters only where a stance is chosen; who else speaks is asked elsewhere.
 * @param {readonly string[]} ids
 * @param {Filters} filters
 * @param {ReadonlyMap<string, Claim>} claimsById
 */
export function someClaimPasses(ids, filters, claimsById) {
  const narrowed = filters.stance ? filters : { ...filters, experts: NOBODY };
  if (!isFiltering({ ...narrowed, finds: NOBODY, issue: "" })) return true;
  return ids.some((id) => {
    const claim = claimsById.get(id);
    return Boolean(claim && claimPasses(claim, narrowed));
  });
}

/**
 * The words of the stances that are taken to a claim, by which it can be chosen.
 * @param {Claim} claim
 */
export function stanceWordsAt(claim) {
  return new Set(
    claim.stances.flatMap(({ polarity, mode, also }) => [polarity, mode, ...(also ? [also] : [])]),
  );
}

/**
 * The topics that a claim is counted under; the one for claims without a topic where it has none.
 * @param {Claim} claim
 */
export function topicsAt(claim) {
  return claim.topics.length ? claim.topics : [NO_TOPIC];
}

/**
 * The kinds of lines that begin or end at a claim.
 * @param {Claim} claim
 */
export function lineKindsAt(claim) {
  return new Set([
    ...claim.relations.map((relation) => relation.kind),
    ...[...claim.objections, ...claim.objectionTo].map((attack) => attack.kind),
    ...(claim.reasons.length || claim.reasonFor.length ? ["support"] : []),
  ]);
}

/**
 * Whether a finding is of a chosen kind, has a claim that passes, and stands between the chosen
 * experts: it ties each of them to another one. What has no pairs (a summary) concerns each.
 * @param {Finding} finding
 * @param {Filters} filters
 * @param {ReadonlyMap<string, Claim>} claimsById
 * @param {ReadonlyMap<string, Pair>} pairs
 */
export function findingPasses(finding, filters, claimsById, pairs) {
  const { experts, finds } = filters;
  if (finds.size && !finds.has(finding.kind)) return false;
  if (!someClaimPasses(finding.claims, filters, claimsById)) return false;
  const people = [...experts];
  if (!people.every((expert) => finding.experts.includes(expert))) return false;
  if (people.length < 2 || finding.group === "summary") return true;
  /** @type {(one: string, other: string) => unknown} */
  const ties = (one, other) =>
    pairs.size ? tieOf(pairs, one, other, finding.id) : areApart(finding, one, other);
  return people.every((one) => people.some((other) => one !== other && ties(one, other)));
}

/**
 * Whether two of a crowd, of whose pairs the page holds none, are not on one side of a finding.
 * @param {Finding} finding
 * @param {string} one
 * @param {string} other
 */
function areApart({ sides }, one, other) {
  /** @param {string} expert */
  const sideOf = (expert) => sides.findIndex((side) => side.includes(expert));
  return !sides.length || sideOf(one) !== sideOf(other);
}

/**
 * What a finding comes to between two experts, as [id, score]; nothing where it is not theirs.
 * @param {ReadonlyMap<string, Pair>} pairs
 * @param {string} first
 * @param {string} second
 * @param {string} id
 */
export function tieOf(pairs, first, second, id) {
  return pairs.get(pairKey(first, second))?.ties.find(([finding]) => finding === id);
}

/**
 * `set` as it stands in the address after `member` was switched.
 * @param {ReadonlySet<string>} set
 * @param {string} member
 */
export function toggled(set, member) {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return [...next].sort().join(",");
}

/**
 * The claims whose reasons are folded away, as the address names them.
 * @param {Query} query
 */
export function foldedIn({ fold = "" }) {
  return new Set(fold.split(",").filter(Boolean));
}
