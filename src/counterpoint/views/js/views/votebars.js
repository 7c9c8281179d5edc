/** Votes as a small bar with its numbers in words: never a share alone. */

/** @import { Claim, Order, Side, Tally, VoteGroup } from "../types/model.js" */

import { h, aloud } from "../ground/dom.js";
import { claimButton } from "../ground/names.js";
import { openClaim } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { measureOf, prevailing } from "../ground/tally.js";
import { decimal, t } from "../ground/texts.js";

/**
 * The parts of a bar from left to right.
 * @type {readonly Side[]}
 */
const BAR_SIDES = ["agree", "pass", "disagree"];

/**
 * "Group 1", or a name that is one already.
 * @param {Pick<VoteGroup, "name">} group
 */
export function groupName(group) {
  return /^[\w-]{1,2}$/.test(group.name) ? t("votes.group", { name: group.name }) : group.name;
}

/**
 * A claim as it was put to the vote, in full where its title is cut short, as something to press.
 * @param {Claim} claim
 */
export function statement(claim) {
  return h(
    "span",
    { lang: shownModel().map.language },
    claimButton({ ...claim, title: fullTitle(claim) }, openClaim),
  );
}

/**
 * The text where the title is only its beginning.
 * @param {Pick<Claim, "title" | "text">} options
 */
export function fullTitle({ title, text }) {
  return title.endsWith("…") && text ? text : title;
}

/**
 * "17 of 29 agree": the larger side, unless `side` asks for one.
 * @param {Tally} tally
 * @param {Side} [side]
 */
export function voteWords(tally, side = prevailing(tally)) {
  if (!tally.seen) return t("votes.unseen");
  return t(`votes.${side}`, { n: tally[side], all: tally.seen });
}

/**
 * All three numbers in a sentence.
 * @param {Tally} tally
 */
export function voteSentence({ agree, disagree, pass, seen }) {
  return seen ? t("votes.said", { agree, disagree, pass }) : t("votes.unseen");
}

/**
 * The bar alone: agree, pass, disagree from left to right.
 * @param {Tally} tally
 */
export function voteBar(tally) {
  const bar = h("span", { class: "votebar", "aria-hidden": "true" });
  for (const side of BAR_SIDES) {
    if (!tally[side]) continue;
    const part = h("span", { class: `votebar-part is-${side}` });
    part.style.flexGrow = String(tally[side]);
    bar.append(part);
  }
  return bar;
}

/**
 * Bar and words; the rest of the numbers are said to screen readers and on pointing.
 * @param {Tally} tally
 * @param {Side} [side]
 * @param {string} [words]
 */
export function voteCell(tally, side, words = voteWords(tally, side)) {
  const sentence = voteSentence(tally);
  return h(
    "span",
    { class: "vote", title: sentence },
    voteBar(tally),
    h(
      "span",
      { class: "vote-words" },
      h("span", { "aria-hidden": "true" }, words),
      aloud(sentence),
    ),
  );
}

/**
 * One line for everyone and for each group.
 * @param {Claim} claim
 * @param {{ withRest?: boolean, withAll?: boolean }} [options]
 */
export function voteLines(claim, { withRest = false, withAll = true } = {}) {
  const model = shownModel();
  const { tally } = claim;
  const several = model.groups.length > 0;
  const lines = model.groups.map((group) => ({
    name: groupName(group),
    numbers: tally.groups[group.index],
  }));
  if (withAll || !several) lines.unshift({ name: t("votes.everyone"), numbers: tally.all });
  if (withRest && tally.rest?.seen) lines.push({ name: t("votes.none"), numbers: tally.rest });
  return h(
    "ul",
    { class: "vote-lines" },
    lines.map(({ name, numbers }) =>
      h("li", {}, h("span", { class: "vote-name" }, name), voteCell(numbers)),
    ),
  );
}

/** What the colours of a bar mean. */
export function voteLegend() {
  return h(
    "p",
    { class: "vote-legend" },
    BAR_SIDES.map((side) =>
      h(
        "span",
        {},
        h("span", { class: `votebar-part is-${side}`, "aria-hidden": "true" }),
        t(`votes.side.${side}`),
      ),
    ),
  );
}

/**
 * A measure with two decimals, a count as it is.
 * @param {Claim} claim
 * @param {Order} order
 */
export function figureOf(claim, order) {
  const value = measureOf(claim, order);
  return decimal(value, order === "votes" ? 0 : 2);
}
