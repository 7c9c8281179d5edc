/**
 * Where each claim of a vote stands: to which side the groups lean, how far apart they are, and
 * what most of each say. Nothing here draws.
 */

/** @import { Claim, Model, Spot, SpotSide, Tally, VoteGroup } from "../types/model.js" */

// So many have to vote in a group, or half of it, for their side to be the group's.
const LEAST_VOTERS = 5;

/**
 * What most of each group say of a claim, in the order in which it is told.
 * @type {readonly SpotSide[]}
 */
export const SPOT_SIDES = Object.freeze(["agree", "apart", "disagree", "none", "alone"]);

/**
 * The claims that somebody voted on, with their places; what is not ranked is left out.
 * `x` is from -1 (all disagree) to 1, `y` from 0 (no distance) to 1.
 * @param {Pick<Model, "claims" | "groups">} model
 * @returns {Spot[]}
 */
export function spotsOf({ claims, groups }) {
  const several = groups.length > 1;
  return claims
    .filter(({ tally, unranked }) => tally.all.seen && !unranked)
    .filter(({ tally }) => !several || tally.groups.some(({ seen }) => seen))
    .map((claim) => ({
      claim,
      x: claim.measure.leaning,
      y: several ? claim.measure.between : evenness(claim.tally.all),
      side: several
        ? sideOfGroups(claim.tally.groups, groups)
        : (majority(claim.tally.all) ?? "none"),
    }));
}

/**
 * How evenly votes are split, as `find_divides` says it of one group.
 * @param {Tally} tally
 */
export function evenness({ agree, disagree, seen }) {
  return (2 * Math.min(agree, disagree)) / (seen + 2);
}

/**
 * What more than half of those who voted say; `null` where they take no side.
 * @param {Tally} tally
 */
function majority({ agree, disagree, seen }) {
  if (2 * agree > seen) return "agree";
  return 2 * disagree > seen ? "disagree" : null;
}

/**
 * Whether so many voted that their side is the group's, as `VoteCounts.have_enough` has it.
 * @param {Tally} tally
 * @param {Pick<VoteGroup, "size">} group
 */
function hasEnough({ seen }, { size }) {
  return seen > 0 && (seen >= LEAST_VOTERS || 2 * seen >= size);
}

/**
 * @param {readonly Tally[]} tallies
 * @param {Model["groups"]} groups
 * @returns {SpotSide}
 */
function sideOfGroups(tallies, groups) {
  const voting = tallies.filter((tally, at) => hasEnough(tally, groups[at]));
  if (voting.length < 2) return "alone";
  const sides = new Set(voting.map(majority));
  if (sides.has("agree") && sides.has("disagree")) return "apart";
  const [side] = sides;
  return voting.length === tallies.length && sides.size === 1 && side ? side : "none";
}

/**
 * What most of every group say of a claim; `near` if not all agree, but enough of each voted and
 * most of none reject it. Without groups all who voted are one.
 * @param {Pick<Model, "groups">} model
 * @param {Claim} claim
 * @returns {"agree" | "disagree" | "near" | ""}
 */
export function sharedBy({ groups }, { tally }) {
  const tallies = groups.length ? tally.groups : [tally.all];
  const areEnough = tallies.every((some, at) => hasEnough(some, groups[at] ?? { size: 0 }));
  if (!areEnough) return "";
  const sides = new Set(tallies.map(majority));
  const [side] = sides;
  if (sides.size === 1 && side) return side;
  return sides.has("disagree") ? "" : "near";
}

/** By what the spots of each side are ranked: what makes them telling. */
const TELLING = {
  /** @param {Claim} claim */
  agree: ({ measure }) => measure.agreement,
  /** @param {Claim} claim */
  disagree: ({ measure }) => measure.rejection,
};

/**
 * The spots of one side, the most telling first.
 * @param {readonly Spot[]} spots
 * @param {SpotSide} side
 */
export function spotsAt(spots, side) {
  /** @param {Spot} spot */
  const weight = (spot) =>
    side === "agree" || side === "disagree" ? TELLING[side](spot.claim) : spot.y;
  return spots
    .filter((spot) => spot.side === side)
    .sort(
      (a, b) =>
        weight(b) - weight(a) ||
        b.claim.tally.all.seen - a.claim.tally.all.seen ||
        (a.claim.id < b.claim.id ? -1 : 1),
    );
}

// In this order they are labelled: what is shared and what parts in turn, what all reject less often.
const SIDE_TURNS = /** @type {const} */ (["agree", "apart", "agree", "apart", "disagree"]);

/**
 * All spots, the most telling of each side in turn, then those that tell little.
 * @param {readonly Spot[]} spots
 */
export function mostTelling(spots) {
  const rows = {
    agree: spotsAt(spots, "agree"),
    apart: spotsAt(spots, "apart"),
    disagree: spotsAt(spots, "disagree"),
  };
  /** @type {Spot[]} */
  const order = [];
  for (let at = 0; rows.agree.length + rows.apart.length + rows.disagree.length; at += 1) {
    const next = rows[SIDE_TURNS[at % SIDE_TURNS.length]].shift();
    if (next) order.push(next);
  }
  return [...order, ...spotsAt(spots, "none"), ...spotsAt(spots, "alone")];
}
