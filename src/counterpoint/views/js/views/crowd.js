/** The first view of a crowd: its groups, what they share, what divides them. */

/** @import { Claim, Order, RepresentativeRecord, VoteGroup } from "../types/model.js" */

import { h, icon } from "../ground/dom.js";
import { addressOf } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { measureOf, othersOf, rankedClaims, votesOf } from "../ground/tally.js";
import { decimal, t } from "../ground/texts.js";
import { groupName, statement, voteCell, voteLegend, voteLines } from "./votebars.js";

const CLAIMS_RANKED = 6;
const CLAIMS_OF_GROUP = 4;

export function crowdOverview() {
  const { groups } = shownModel();
  return h(
    "div",
    { class: "overview crowd" },
    crowdHero(),
    voteLegend(),
    h(
      "div",
      { class: "crowd-columns" },
      ranking("consensus"),
      ranking(groups.length > 1 ? "divides" : "split"),
    ),
    groups.length > 1 ? [groupCards(), pairsBlock()] : null,
  );
}

function crowdHero() {
  const model = shownModel();
  const { map, groups } = model;
  const votes = votesOf(model);
  /** @param {string} view @param {string} text */
  const fact = (view, text) => h("a", { class: "fact", href: addressOf({ view }) }, text);
  const grouped = groups.reduce((sum, { size }) => sum + size, 0);
  const away = model.panel.length - grouped;
  return h(
    "header",
    { class: "hero" },
    h("h1", { tabindex: "-1", id: "view-title", lang: map.language }, map.question || map.title),
    map.abstract ? h("p", { class: "abstract", lang: map.language }, map.abstract) : null,
    h(
      "p",
      { class: "facts" },
      fact("experts", t("votes.count.voters", { n: model.panel.length })),
      fact("claims", t("count.claims", { n: model.claims.length })),
      h("span", { class: "fact" }, t("votes.count.votes", { n: votes.total })),
      groups.length
        ? h("span", { class: "fact" }, t("votes.count.groups", { n: groups.length }))
        : null,
      model.sources[0]
        ? h(
            "span",
            { class: "fact" },
            t("overview.source", { source: model.sources[0].publisher || model.sources[0].title }),
          )
        : null,
    ),
    h(
      "p",
      { class: "lead" },
      groups.length
        ? t(votes.areFound ? "votes.groups.found" : "votes.groups.given")
        : t("votes.groups.none"),
      " ",
      groups.length && away ? t("votes.groups.away", { n: away, all: model.panel.length }) : null,
    ),
  );
}

/** @param {Order} order */
function ranking(order) {
  const model = shownModel();
  const all = rankedClaims(model, order); // as many as the link leads to
  const ranked = all.filter(({ isRejected }) => !isRejected);
  const path = addressOf({ view: "claims", query: { sort: order } });
  return h(
    "section",
    {
      class: `block block-${order === "consensus" ? "agreement" : "tension"}`,
      "aria-labelledby": `top-${order}`,
    },
    h(
      "h2",
      { id: `top-${order}` },
      t(model.groups.length ? `votes.${order}` : `votes.alone.${order}`),
    ),
    h(
      "p",
      { class: "lead" },
      t(model.groups.length ? `votes.${order}.what` : `votes.alone.${order}.what`),
    ),
    ranked.length
      ? h(
          "ol",
          { class: "vote-rows" },
          ranked.slice(0, CLAIMS_RANKED).map((claim) => h("li", {}, voteRow(claim, order))),
        )
      : h("p", { class: "empty" }, t("votes.empty")),
    all.length > CLAIMS_RANKED
      ? h("a", { class: "all", href: path }, t("votes.all", { n: all.length }), icon("right"))
      : null,
  );
}

/**
 * A claim with its figure and its votes.
 * @param {Claim} claim
 * @param {Order} order
 */
function voteRow(claim, order) {
  return h(
    "article",
    { class: "vote-row" },
    h("h3", { class: "vote-claim" }, statement(claim)),
    h(
      "p",
      { class: "vote-figure" },
      t(`votes.figure.${order}`),
      " ",
      h("b", {}, figureOf(claim, order)),
    ),
    voteLines(claim, { withAll: false }),
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

function groupCards() {
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
    h(
      "h3",
      {},
      h(
        "a",
        { href: addressOf({ view: "experts", query: { group: String(group.index) } }) },
        groupName(group),
      ),
    ),
    h(
      "p",
      { class: "aside" },
      t("votes.size", { n: group.size, all: model.panel.length, counted: model.panel.length }),
    ),
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

function pairsBlock() {
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
