/**
 * The matters on which the experts compare, as the page shows them: one place for all views.
 * What is supposed changes `issuesShown`, and so the table, the list and their counts together.
 */

/** @import { Difference, Expert, Issue, Mark, Model, Place } from "../types/model.js" */

import { shownModel } from "./shown.js";

/** How many rows the first screen has room for, and how many of them may be disputes. */
const MOST_ROWS = 8;
const MOST_APART = 4;

/** @type {readonly Mark[]} */
const FOR = ["says", "says-with-reserve", "follows"];
/** @type {readonly Mark[]} */
const AGAINST = ["against", "tells-against"];

/**
 * Differences that part who speaks; a condition, an order or a doubt leaves what is shared.
 * @type {readonly Difference[]}
 */
const DIVIDING = ["fact", "feasibility", "means", "actor", "goal"];

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
 * The mark's name in the catalogue of sentences; what follows in part has one of its own.
 * @param {Pick<Place, "mark" | "part">} place
 */
export function markName({ mark, part }) {
  return part && mark === "follows" ? "follows-in-part" : mark;
}

/**
 * What an issue comes to: they pull apart, most agree (for the claim or against it), or only some
 * speak to it.
 * @param {Issue} issue
 * @param {Model} model
 * @returns {"apart" | "agree" | "some"}
 */
export function sortOf(issue, model) {
  const { positions, difference } = issue;
  const isDisputed =
    positions.some(({ mark }) => isFor(mark)) && positions.some(({ mark }) => isAgainst(mark));
  if (isDisputed || DIVIDING.includes(difference)) return "apart";
  // Who stands there only in part counts half.
  const support = positions.reduce((sum, { part }) => sum + (part ? 0.5 : 1), 0);
  return 2 * support > model.panel.length ? "agree" : "some";
}

/**
 * The rows of the first screen: the leading issues of each sort, in their order. Those in which
 * only some speak fill what is left.
 * @param {Model} model
 */
export function leadingRows(model) {
  const { issues } = model;
  /** @param {string} sort */
  const of = (sort) => issues.filter((issue) => sortOf(issue, model) === sort);
  const [disputes, shared, partial] = [of("apart"), of("agree"), of("some")];
  const least = Math.min(MOST_APART, disputes.length);
  const agree = shared.slice(0, MOST_ROWS - least);
  const apart = disputes.slice(0, Math.max(least, MOST_ROWS - agree.length));
  const some = partial.slice(0, MOST_ROWS - agree.length - apart.length);
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
      positions.some((place) => place.expert === id && isFor(place.mark)),
    ).length;
  return [...model.panel].sort((a, b) => support(b) - support(a) || a.order - b.order);
}
