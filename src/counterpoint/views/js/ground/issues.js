/**
 * The matters on which the experts compare, as the page shows them: one place for all views.
 * What is supposed changes `issuesShown`, and so the table, the list and their counts together.
 */

/** @import { Difference, Expert, Issue, Mark, Model, Place } from "../types/model.js" */

import { shownModel } from "./shown.js";

/** How many rows the first screen has room for, and how many of them may be disputes. */
const MOST_ROWS = 8;
const MOST_APART = 4;
/** With fewer rows there is room for a third heading. */
const FEW_ROWS = 6;

/** @type {readonly Mark[]} */
const FOR = ["says", "says-with-reserve", "follows"];
/** @type {readonly Mark[]} */
const AGAINST = ["against", "tells-against"];

/**
 * Differences that part who speaks; a condition, an order, a doubt or who is to act leaves what is
 * shared.
 * @type {readonly Difference[]}
 */
const DIVIDING = ["fact", "feasibility", "means", "goal"];

/** @type {readonly Mark[]} */
const IN_PART = ["follows", "tells-against"];

/** The issues that the page shows, in their order. */
export function issuesShown() {
  return shownModel().issues;
}

/**
 * The issue of that id.
 * @param {string | undefined} id
 */
export function issueWith(id) {
  return issuesShown().find((issue) => issue.id === id);
}

/**
 * The claims that an issue is about, and those by which anybody stands to it.
 * @param {Issue} issue
 */
export function claimsOn({ claims, positions, reconciles, floor }) {
  const claimsOfPositions = positions.flatMap((place) => place.claims);
  return new Set([...claims, ...claimsOfPositions, ...reconciles, ...(floor ? [floor] : [])]);
}

/**
 * Whether a mark stands for what the issue asks about.
 * @param {Mark} mark
 */
export function isFor(mark) {
  return FOR.includes(mark);
}

/**
 * Whether a mark stands against what the issue asks about.
 * @param {Mark} mark
 */
export function isAgainst(mark) {
  return AGAINST.includes(mark);
}

/**
 * The mark's name in the catalogue of sentences; what is so only in part has one of its own.
 * @param {Pick<Place, "mark" | "part">} place
 */
export function markName({ mark, part }) {
  return part && IN_PART.includes(mark) ? `${mark}-in-part` : mark;
}

/**
 * Whether somebody stands against what is asked; who speaks to another claim does not count.
 * @param {Issue} issue
 */
export function isOpposed({ positions }) {
  return positions.some(({ mark, beside }) => !beside && isAgainst(mark));
}

/**
 * What an issue comes to: they pull apart, most agree (for the claim or against it), or only some
 * speak to it.
 * @param {Issue} issue
 * @param {Model} model
 * @returns {"apart" | "agree" | "some"}
 */
export function sortOf(issue, model) {
  const positions = issue.positions.filter(({ beside }) => !beside);
  const isDisputed = isOpposed(issue) && positions.some(({ mark }) => isFor(mark));
  if (isDisputed || DIVIDING.includes(issue.difference)) return "apart";
  // Who stands there only in part counts half.
  const support = positions.reduce((sum, { part }) => sum + (part ? 0.5 : 1), 0);
  return 2 * support > model.panel.length ? "agree" : "some";
}

/**
 * The rows of the first screen: the leading issues of each sort, in their order. Those of which
 * only some speak fill what is left.
 * @param {Model} model
 */
export function leadingRows(model) {
  // Of one voice alone there is nothing to compare.
  const issues = model.issues.filter(({ positions }) => positions.length > 1);
  /** @param {string} sort */
  const of = (sort) => issues.filter((issue) => sortOf(issue, model) === sort);
  const [disputes, shared, partial] = [of("apart"), of("agree"), of("some")];
  const least = Math.min(MOST_APART, disputes.length);
  const agree = shared.slice(0, MOST_ROWS - least);
  const apart = disputes.slice(0, Math.max(least, MOST_ROWS - agree.length));
  const rows = agree.length + apart.length;
  const some = rows < FEW_ROWS ? partial.slice(0, MOST_ROWS - 1 - rows) : [];
  return { agree, apart, some };
}

/**
 * The panel in an order in which it is easily read: who stands with most first, who stands apart
 * or is mostly silent last; else as the map has them.
 * @param {Model} model
 */
export function panelInOrder(model) {
  // What is supposed moves no column.
  const { agree, apart, some } = leadingRows(model.unsupposed ?? model);
  const rows = [...agree, ...apart, ...some];
  /** @param {Expert} expert */
  const support = ({ id }) =>
    rows.filter(({ positions }) =>
      positions.some((place) => place.expert === id && !place.beside && isFor(place.mark)),
    ).length;
  return [...model.panel].sort((a, b) => support(b) - support(a) || a.order - b.order);
}
