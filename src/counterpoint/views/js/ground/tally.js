/** The votes of a crowd: counts by group, orders of claims, who voted how. Nothing here draws. */

/** @import { Claim, Expert, ExpertKey, FindingRecord, Model, Open, Order, Polarity, Side, Stance, Tally, VoteGroup } from "../types/model.js" */

import { existing } from "./records.js";
import { evenness } from "./standing.js";

/**
 * Who is in which group, and who takes part in findings; without votes it does nothing.
 * @param {Model} model
 */
export function joinGroups(model) {
  const { votes } = model;
  if (!votes) return;
  const groups = votes.groups.map((group, index) => ({ ...group, index }));
  /** @type {Open<Model>} */ (model).groups = groups;
  model.experts.forEach((expert, at) => {
    expert.group = groups[votes.members?.[at] ?? -1] ?? null;
    expert.passes = [];
  });
  /** @param {ExpertKey} key */
  const idOf = (key) => model.experts[Number(key)]?.id ?? key;
  const records = /** @type {readonly Open<FindingRecord>[]} */ ([
    ...model.findings,
    ...Object.values(model.rankings).flat(),
  ]);
  for (const record of records) {
    record.experts = record.experts.map(idOf);
    if (record.sides) record.sides = record.sides.map((side) => side.map(idOf));
  }
}

/**
 * Counts and ballots of each claim, before stances are joined; without votes it does nothing.
 * @param {Model} model
 */
export function joinVotes(model) {
  const { votes } = model;
  if (!votes) return;
  const rejected = new Set(votes.rejected);
  const meta = new Set(votes.meta);
  model.claims.forEach((claim, at) => {
    claim.tally = talliesOf(votes.counts[at], model.groups.length);
    const [agreement, rejection, leaning = 0, between = 0, high = -1, low = -1] =
      votes.measures[at];
    claim.measure = { agreement, rejection, leaning, between, high, low };
    claim.unranked = rejected.has(at) ? "rejected" : meta.has(at) ? "meta" : "";
    if (votes.ballots) joinBallots(model, claim, votes.ballots[at]);
  });
}

/**
 * The panel by name, with numbers in their order.
 * @param {readonly Expert[]} panel
 */
export function votersByName(panel) {
  const collator = new Intl.Collator("en", { numeric: true });
  return [...panel].sort((a, b) => collator.compare(a.sort ?? a.name, b.sort ?? b.name));
}

/**
 * A claim's counts: of each group, of those in none, and of all together.
 * @param {readonly number[]} numbers
 * @param {number} groups
 */
export function talliesOf(numbers, groups) {
  const tallies = [];
  for (let at = 0; at < numbers.length; at += 3)
    tallies.push(tallyOf(numbers[at], numbers[at + 1], numbers[at + 2]));
  return {
    groups: tallies.slice(0, groups),
    rest: groups ? tallies[groups] : null,
    all: sumOf(tallies),
  };
}

/**
 * @param {number} agree
 * @param {number} disagree
 * @param {number} pass
 */
function tallyOf(agree, disagree, pass) {
  return { agree, disagree, pass, seen: agree + disagree + pass };
}

/**
 * Several tallies as one.
 * @param {readonly Tally[]} tallies
 */
export function sumOf(tallies) {
  /** @param {Side} name */
  const total = (name) => tallies.reduce((sum, tally) => sum + tally[name], 0);
  return tallyOf(total("agree"), total("disagree"), total("pass"));
}

/**
 * The tally of all groups but one.
 * @param {Claim} claim
 * @param {number} group
 */
export function othersOf(claim, group) {
  return sumOf(claim.tally.groups.filter((_, index) => index !== group));
}

/**
 * The side that more take; `agree` where it is even, `pass` where nobody takes one.
 * @param {Omit<Tally, "seen">} options
 */
export function prevailing({ agree, disagree, pass }) {
  if (pass && !agree && !disagree) return "pass";
  return disagree > agree ? "disagree" : "agree";
}

/**
 * @param {Model} model
 * @param {Claim} claim
 * @param {readonly (readonly number[])[]} ballots
 */
function joinBallots(model, claim, [agree, disagree, pass]) {
  const stances = /** @type {Stance[]} */ (model.stances);
  /** @param {readonly number[]} places @param {Polarity} polarity */
  const add = (places, polarity) => {
    for (const at of places) {
      const stance = { expert: model.experts[at].id, target: claim.id, polarity, mode: "explicit" };
      stances.push(/** @type {Stance} */ (stance));
    }
  };
  add(agree, "affirm");
  add(disagree, "deny");
  claim.passing = pass.map((at) => model.experts[at]);
  for (const expert of claim.passing) expert.passes.push(claim);
}

/**
 * Who agrees, who disagrees and who passes, each once, in the order of the experts.
 * @param {Model} model
 * @param {Claim} claim
 */
export function votersOf(model, claim) {
  /** @type {{ readonly agree: Set<string>, readonly disagree: Set<string> }} */
  const ids = { agree: new Set(), disagree: new Set() };
  for (const { expert, polarity, mode } of claim.stances) {
    if (mode === "reported" || polarity === "neither") continue;
    ids[polarity === "deny" ? "disagree" : "agree"].add(expert);
  }
  /** @param {Set<string>} side */
  const votersAt = (side) =>
    existing([...side].map((id) => model.expertsById.get(id)))
      .filter(({ standing }) => standing === "panel")
      .sort((a, b) => a.order - b.order);
  return {
    agree: votersAt(ids.agree),
    disagree: votersAt(ids.disagree),
    pass: claim.passing ?? [],
  };
}

/**
 * The answers to a claim that are counted, in the order in which they stand.
 * @type {readonly Side[]}
 */
export const SIDES = Object.freeze(["agree", "disagree", "pass"]);

/** @type {{ readonly [order in Order]: (claim: Claim) => number }} */
const MEASURES = {
  consensus: ({ measure }) => measure.agreement,
  rejection: ({ measure }) => measure.rejection,
  divides: ({ measure }) => measure.between,
  split: ({ tally }) => evenness(tally.all),
  votes: ({ tally }) => tally.all.seen,
};

/**
 * The orders that claims can be ranked in; with one group or none nothing is between groups.
 * @param {Pick<Model, "groups">} model
 */
export function ordersOf(model) {
  return /** @type {Order[]} */ (Object.keys(MEASURES)).filter(
    (order) => order !== "divides" || model.groups.length > 1,
  );
}

/**
 * The figure by which an order ranks a claim.
 * @param {Claim} claim
 * @param {Order} order
 */
export function measureOf(claim, order) {
  return MEASURES[order](claim);
}

/**
 * All claims somebody voted on, highest first; what is not ranked stands at the end.
 * @param {Model} model
 * @param {Order} order
 */
export function rankedClaims(model, order) {
  const rank = MEASURES[order];
  return model.claims
    .filter(({ tally }) => tally.all.seen)
    .sort(
      (a, b) =>
        Number(a.unranked !== "") - Number(b.unranked !== "") ||
        rank(b) - rank(a) ||
        b.tally.all.seen - a.tally.all.seen ||
        (a.id < b.id ? -1 : 1),
    );
}

/**
 * How often a voter sides with most of a group, of the claims on which both take a side.
 * @param {Model} model
 * @param {Expert} expert
 * @param {number} group
 */
export function sideWith(model, expert, group) {
  let [same, shared] = [0, 0];
  for (const { target, polarity, mode } of expert.stances) {
    const tally = model.claimsById.get(target)?.tally.groups[group];
    if (!tally || mode === "reported" || polarity === "neither") continue;
    const side =
      2 * tally.agree > tally.seen ? "affirm" : 2 * tally.disagree > tally.seen ? "deny" : "";
    if (!side) continue;
    shared += 1;
    if (side === polarity) same += 1;
  }
  return { same, shared };
}

/**
 * Every claim with its counts by group, as rows for a spreadsheet.
 * @param {Model} model
 * @param {(group: VoteGroup) => string} groupName
 */
export function voteRows(model, groupName) {
  const columns = [
    ...model.groups.map(groupName),
    model.groups.length ? ["in no group"] : ["everyone"],
  ];
  const head = [
    "claim",
    ...columns.flatMap((name) => SIDES.map((word) => `${name}: ${word}`)),
    "group-aware consensus",
    "distance between groups",
  ];
  const rows = model.claims.map(({ title, text, tally, measure }) => {
    const tallies = model.groups.length ? existing([...tally.groups, tally.rest]) : [tally.all];
    return [
      text || title,
      ...tallies.flatMap(({ agree, disagree, pass }) => [agree, disagree, pass]),
      measure.agreement,
      measure.between,
    ];
  });
  return [head, ...rows];
}

/**
 * The votes of a crowd's map; that there are none is a mistake of ours.
 * @param {Model} model
 */
export function votesOf({ votes }) {
  if (!votes) throw new Error("nobody has voted here");
  return votes;
}
