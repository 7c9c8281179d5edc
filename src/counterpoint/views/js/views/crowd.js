/** The first view of a crowd: its groups, what they share, what divides them. */

/** @import { Claim, Order, Sentence } from "../types/model.js" */

import { h, icon } from "../ground/dom.js";
import { addressHere, addressOf } from "../ground/place.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { sharedBy, spotsOf } from "../ground/standing.js";
import { rankedClaims, votesOf } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { sourceLink, sourceWords } from "./byline.js";
import { sideLegend } from "./picture.js";
import { figureOf, fullTitle, statement, voteLegend, voteLines } from "./votebars.js";
import { groupCards, groupsBlock, pairsBlock } from "./votegroups.js";
import { votePicture } from "./votepicture.js";

const CLAIMS_RANKED = 6;

// As many as a stranger reads on the first screen.
const CLAIMS_IN_WORDS = 9;

/** The first screen of a vote: what was answered, the picture, its groups. */
export function crowdOverview() {
  const { groups } = shownModel();
  return h(
    "div",
    { class: "overview crowd" },
    crowdAnswer(),
    h("div", { class: "crowd-first" }, pictureBlock(), groups.length > 1 ? groupsBlock() : null),
    h("div", { class: "crowd-legend" }, voteLegend()),
    h(
      "div",
      { class: "crowd-columns" },
      ranking("consensus"),
      ranking(groups.length > 1 ? "divides" : "split"),
    ),
    groups.length > 1 ? [groupCards(), pairsBlock()] : null,
  );
}

/** The question, and what the vote comes to in two sentences. */
function crowdAnswer() {
  const model = shownModel();
  const { map } = model;
  const { brief } = votesOf(model);
  return h(
    "header",
    { class: "answer" },
    h("h1", { tabindex: "-1", id: "view-title", lang: map.language }, map.question || map.title),
    brief.length
      ? brief.map(({ says, claim }) =>
          h(
            "p",
            { class: "lede" },
            claim
              ? h("a", { href: addressHere({ claim, link: "" }) }, sayInFull(says))
              : sayInFull(says),
          ),
        )
      : null,
    !brief.length && map.abstract
      ? h("p", { class: "lede", lang: map.language }, map.abstract)
      : null,
    voteFacts(),
  );
}

/**
 * A sentence with its claims as they were put to the vote, where their titles are cut short.
 * @param {Sentence} says
 */
function sayInFull(says) {
  const model = shownModel();
  const texts = new Map(model.claims.map((claim) => [claim.title, fullTitle(claim)]));
  return say({ ...model, titles: model.titles.map((title) => texts.get(title) ?? title) }, says);
}

/** How many voted on what, in how many groups, and from what source. */
function voteFacts() {
  const model = shownModel();
  const { people, total } = votesOf(model);
  /** @param {string} view @param {string} text */
  const link = (view, text) => h("a", { href: addressOf({ view }) }, text);
  const parts = [
    model.panel.length
      ? link("experts", t("votes.count.voters", { n: people }))
      : t("votes.count.voters", { n: people }),
    link("claims", t("count.claims", { n: model.claims.length })),
    t("votes.count.votes", { n: total }),
    model.groups.length
      ? t("votes.count.groups", { n: model.groups.length })
      : t("votes.groups.none"),
    sourceWords(model),
    sourceLink(model),
    link("about", t("byline.how")),
  ].filter(Boolean);
  return h(
    "p",
    { class: "byline" },
    parts.map((part, at) => [at ? h("span", { class: "byline-gap" }, " · ") : null, part]),
  );
}

/** Every claim by what is shared and what parts, with the way to the large picture. */
function pictureBlock() {
  const spots = spotsOf(shownModel());
  const all = shownModel().claims.length;
  const heading = all > spots.length ? "votes.picture.heading.part" : "votes.picture.heading";
  return h(
    "section",
    { class: "picture-block", "aria-labelledby": "picture-title" },
    h(
      "div",
      { class: "picture-top" },
      h("h2", { id: "picture-title" }, t(heading, { n: spots.length, all })),
      spots.length
        ? h(
            "a",
            { class: "all", href: addressOf({ view: "picture" }) },
            t("votes.picture.open"),
            icon("right"),
          )
        : null,
    ),
    spots.length
      ? [votePicture({ most: CLAIMS_IN_WORDS }), sideLegend(spots)]
      : h("p", { class: "empty" }, t("votes.empty")),
  );
}

/** @param {Order} order */
function ranking(order) {
  const model = shownModel();
  const all = rankedClaims(model, order); // as many as the link leads to
  const ranked = all.filter(({ unranked }) => !unranked);
  const path = addressOf({ view: "claims", query: { sort: order } });
  const isShared = order === "consensus";
  const rows = isShared ? ranked.filter((each) => sharedBy(model, each) === "agree") : ranked;
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
    rows.length ? rankedRows(rows.slice(0, CLAIMS_RANKED), order) : emptyRanking(ranked),
    isShared ? nearestShared(ranked, CLAIMS_RANKED - rows.length) : null,
    all.length > CLAIMS_RANKED
      ? h("a", { class: "all", href: path }, t("votes.all", { n: all.length }), icon("right"))
      : null,
  );
}

/**
 * @param {readonly Claim[]} claims
 * @param {Order} order
 */
function rankedRows(claims, order) {
  return h(
    "ol",
    { class: "vote-rows" },
    claims.map((claim) => h("li", {}, voteRow(claim, order))),
  );
}

/** @param {readonly Claim[]} ranked */
function emptyRanking(ranked) {
  const shared = shownModel().groups.length ? "votes.shared.none" : "votes.alone.none";
  return h("p", { class: "empty" }, t(ranked.length ? shared : "votes.empty"));
}

/**
 * What comes nearest to what all groups agree on, where that is little.
 * @param {readonly Claim[]} ranked
 * @param {number} most
 */
function nearestShared(ranked, most) {
  const model = shownModel();
  const claims = ranked.filter((each) => sharedBy(model, each) === "near").slice(0, most);
  if (most <= 0 || !claims.length) return null;
  return [
    h("h3", { class: "nearest" }, t("votes.nearest")),
    h(
      "p",
      { class: "lead" },
      t(model.groups.length ? "votes.nearest.what" : "votes.spot.all.none"),
    ),
    rankedRows(claims, "consensus"),
  ];
}

/**
 * A claim with its figure and its votes.
 * @param {Claim} claim
 * @param {Order} order
 */
function voteRow(claim, order) {
  const shared = order === "divides" ? sharedBy(shownModel(), claim) : "";
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
    shared ? h("p", { class: "aside" }, t(`votes.also.${shared}`)) : null,
    voteLines(claim, { withAll: false }),
  );
}
