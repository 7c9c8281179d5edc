/** Ranked claims, and topics on which experts are silent. */

/** @import { RankingName } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { claimPasses, someClaimPasses } from "../ground/filters.js";
import { claimButton, expertSide, kindTag, names, topicName } from "../ground/names.js";
import { addressOf, openClaim, presentFilters } from "../ground/place.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { decimal, t } from "../ground/texts.js";
import { NO_TOPIC, RANKINGS } from "../ground/vocabulary.js";
import { filterBar, leftNote, listedBar } from "./filterbar.js";
import { voteLines } from "./votebars.js";

/** How many of a list are drawn before its reader asks for more. */
export const FINDINGS_SHOWN = 60;

/**
 * Whether a word of the address names a list of ranked claims.
 * @param {string} tab
 * @returns {tab is RankingName}
 */
export function isRanking(tab) {
  return RANKINGS.some((name) => name === tab);
}

/**
 * One of the lists of claims that are ranked, with its filters.
 * @param {RankingName} tab
 */
export function rankedItems(tab) {
  const model = shownModel();
  const filters = presentFilters();
  const all = model.rankings[tab].flatMap((ranked) => {
    const record = model.claimsById.get(ranked.claim);
    return record ? [{ ...ranked, record }] : [];
  });
  const passing = all.filter(({ record }) => claimPasses(record, filters));
  const pickers = filterBar(
    { topics: true, stance: false },
    all.map(({ record }) => record),
  );
  if (!all.length) return [pickers, h("p", { class: "empty" }, t(`empty.${tab}`))];
  return [
    pickers,
    leftNote(passing.length, all.length),
    h(
      "ol",
      { class: "finding-list" },
      passing
        .slice(0, FINDINGS_SHOWN)
        .map(({ record, experts, reason, weight }) =>
          h(
            "li",
            {},
            h(
              "article",
              { class: "finding ranked" },
              h(
                "p",
                { class: "finding-head" },
                kindTag(record),
                weight && weight < 1
                  ? h("span", { class: "aside" }, t("ranked.weight", { value: decimal(weight) }))
                  : null,
              ),
              h(
                "h2",
                { class: "finding-sentence", lang: model.map.language },
                claimButton(record, openClaim),
              ),
              reason ? h("p", {}, say(model, reason)) : null,
              model.votes ? voteLines(record) : null,
              experts.length && !model.votes
                ? h("p", { class: "card-who" }, expertSide(model, experts))
                : null,
            ),
          ),
        ),
    ),
    passing.length > FINDINGS_SHOWN
      ? h("p", { class: "empty" }, t("findings.cut", { n: FINDINGS_SHOWN, all: passing.length }))
      : null,
  ];
}

/** The topics on which some of the panel say nothing. */
export function gapItems() {
  const model = shownModel();
  const gaps = model.coverage.filter((each) => each.silent.length);
  if (!gaps.length) return h("p", { class: "empty" }, t("empty.gaps"));
  const filters = presentFilters();
  const passing = gaps.filter(
    ({ topic, silent, claims }) =>
      [...filters.experts].every((id) => silent.includes(id)) &&
      (!filters.topic || filters.topic === (topic || NO_TOPIC)) &&
      someClaimPasses(claims, { ...filters, topic: "" }, model.claimsById),
  );
  const list = h(
    "ul",
    { class: "finding-list" },
    passing.map(({ topic, speaking, silent, claims }) =>
      h(
        "li",
        {},
        h(
          "article",
          { class: "finding ranked" },
          h(
            "h2",
            { class: "finding-sentence" },
            h(
              "a",
              { href: addressOf({ view: "map", parts: [topic || NO_TOPIC] }) },
              topicName(model, topic),
            ),
          ),
          h(
            "p",
            {},
            t("count.claims", { n: claims.length }),
            ". ",
            speaking.length
              ? t("gap.speak", {
                  name: names(model, speaking),
                  n: speaking.length,
                  all: model.panel.length,
                })
              : null,
          ),
          h("p", {}, t("gap.silent", { name: names(model, silent) })),
        ),
      ),
    ),
  );
  return [
    listedBar(
      gaps.map(({ topic, silent, claims }) => ({
        experts: silent,
        claims,
        topics: [topic || NO_TOPIC],
      })),
    ),
    leftNote(passing.length, gaps.length),
    list,
  ];
}
