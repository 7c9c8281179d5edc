/** The groups of a vote: what they are called, what tells each apart, how far they stand apart. */

/** @import { RepresentativeRecord, VoteGroup } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { addressOf } from "../ground/place.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { othersOf, votesOf } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { groupName, statement, voteCell } from "./votebars.js";

const CLAIMS_OF_GROUP = 4;

/** Who the groups are: how many, and by what they may be called. */
export function groupsBlock() {
  const model = shownModel();
  const { origin, people } = votesOf(model);
  const away = people - model.groups.reduce((sum, { size }) => sum + size, 0);
  return h(
    "section",
    { class: "groups-block", "aria-labelledby": "who-title" },
    h("h2", { id: "who-title" }, t("votes.who")),
    h(
      "ul",
      { class: "group-rows" },
      model.groups.map((group) =>
        h(
          "li",
          {},
          h("h3", {}, groupLink(group), " ", h("span", { class: "aside" }, groupSize(group))),
          groupCalled(group),
        ),
      ),
    ),
    h(
      "p",
      { class: "aside" },
      t(`votes.groups.${origin}`),
      " ",
      away ? t("votes.groups.away", { n: away, all: people }) : null,
    ),
  );
}

/**
 * The name of a group, which leads to who is in it where the page knows single voters.
 * @param {VoteGroup} group
 */
function groupLink(group) {
  if (!shownModel().panel.length) return groupName(group);
  const query = { group: String(group.index) };
  return h("a", { href: addressOf({ view: "experts", query }) }, groupName(group));
}

/** @param {VoteGroup} group */
function groupSize({ size }) {
  const all = votesOf(shownModel()).people;
  return t("votes.size", { n: size, all, counted: all });
}

/**
 * By what a group may be called, or that nothing sets it clearly apart.
 * @param {VoteGroup} group
 */
function groupCalled({ called }) {
  return called
    ? h("p", { class: "group-called" }, say(shownModel(), called))
    : h("p", { class: "group-called aside" }, t("votes.uncalled"));
}

/** What tells each group apart, with the votes of the others. */
export function groupCards() {
  const model = shownModel();
  return h(
    "section",
    { class: "block crowd-block", "aria-labelledby": "groups-title" },
    h("h2", { id: "groups-title" }, t("votes.apart")),
    h("p", { class: "lead" }, t("votes.apart.what")),
    h(
      "div",
      { class: "group-cards" },
      model.groups.map((group) => groupCard(group)),
    ),
  );
}

/** @param {VoteGroup} group */
function groupCard(group) {
  const model = shownModel();
  const representative = votesOf(model).representative[group.index] ?? [];
  return h(
    "article",
    { class: "group-card" },
    h("h3", {}, groupLink(group)),
    h("p", { class: "aside" }, groupSize(group)),
    groupCalled(group),
    representative.length
      ? h(
          "ul",
          { class: "group-says" },
          representative.slice(0, CLAIMS_OF_GROUP).map((each) => groupSaying(group, each)),
        )
      : h("p", { class: "empty" }, t("votes.apart.none")),
  );
}

/**
 * One claim that tells a group apart, with the others' votes beneath.
 * @param {VoteGroup} group
 * @param {RepresentativeRecord} representative
 */
function groupSaying(group, { claim: at, denies, isSure }) {
  const claim = shownModel().claims[at];
  const side = denies ? "disagree" : "agree";
  return h(
    "li",
    {},
    h(
      "p",
      {},
      h("span", { class: `word word-${denies ? "clash" : "agree"}` }, t(`votes.says.${side}`)),
      " ",
      statement(claim),
      isSure ? null : h("span", { class: "aside" }, ` ${t("votes.unsure")}`),
    ),
    h(
      "ul",
      { class: "vote-lines" },
      h(
        "li",
        {},
        h("span", { class: "vote-name" }, t("votes.own")),
        voteCell(claim.tally.groups[group.index], side),
      ),
      h(
        "li",
        {},
        h("span", { class: "vote-name" }, t("votes.others")),
        voteCell(othersOf(claim, group.index), side),
      ),
    ),
  );
}

/** How far each two groups stand apart. */
export function pairsBlock() {
  return h(
    "section",
    { class: "block crowd-block" },
    h("h2", {}, t("votes.pairs")),
    h("p", { class: "lead" }, t("votes.pairs.what")),
    groupPairs(),
  );
}

/**
 * @param {number} same
 * @param {number} opposite
 */
function pairLines(same, opposite) {
  return [
    h("span", { class: "pair-same" }, t("votes.pair.same", { n: same, all: same + opposite })),
    h(
      "span",
      { class: "pair-opposite" },
      t("votes.pair.opposite", { n: opposite, all: same + opposite }),
    ),
  ];
}

/** Each two groups: on how many claims most of both say the same, and the opposite. */
export function groupPairs() {
  const model = shownModel();
  const { pairs } = votesOf(model);
  if (pairs.length === 1) {
    const [[first, second, same, opposite]] = pairs;
    return h(
      "p",
      { class: "pair" },
      h(
        "b",
        {},
        t("votes.pair", {
          first: groupName(model.groups[first]),
          second: groupName(model.groups[second]),
        }),
      ),
      pairLines(same, opposite),
    );
  }
  /** @param {VoteGroup} row @param {VoteGroup} column */
  const cell = (row, column) => {
    if (row === column)
      return h("td", { class: "cell-self" }, h("span", { class: "spoken" }, t("matrix.self")));
    const pair = pairs.find(
      ([first, second]) =>
        (first === row.index && second === column.index) ||
        (first === column.index && second === row.index),
    );
    return h("td", { class: "pair" }, pair ? pairLines(pair[2], pair[3]) : null);
  };
  return h(
    "div",
    { class: "scroll-x", tabindex: "0", role: "region", "aria-label": t("votes.pairs") },
    h(
      "table",
      { class: "matrix pair-table" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("td", {}),
          model.groups.map((group) => h("th", { scope: "col" }, groupName(group))),
        ),
      ),
      h(
        "tbody",
        {},
        model.groups.map((row) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, groupName(row)),
            model.groups.map((column) => cell(row, column)),
          ),
        ),
      ),
    ),
  );
}
