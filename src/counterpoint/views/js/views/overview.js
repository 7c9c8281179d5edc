/** The first view: the question, who was asked, and what came of it in sentences. */

/** @import { Expert, FindingGroup, Model } from "../types/model.js" */

import { fill, h, icon, safeAddress, spoken } from "../ground/dom.js";
import { expertChip, expertSide, topicName } from "../ground/names.js";
import { addressHere, addressOf } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { findingCard, tensionParts } from "./cards.js";
import { crowdOverview } from "./crowd.js";
import { matrixTable } from "./matrix.js";

const STRONGEST_SHOWN = 3;
const TOPICS_SHOWN = 14;

export function overviewView() {
  const model = shownModel();
  if (model.votes) return crowdOverview();
  return h(
    "div",
    { class: "overview" },
    hero(),
    h(
      "div",
      { class: "strongest" },
      strongest("agreement", t("overview.agree")),
      strongest("tension", t("overview.clash")),
      cruxes(),
    ),
    h(
      "div",
      { class: "wholes" },
      h(
        "section",
        { class: "block", "aria-labelledby": "matrix-title" },
        h("h2", { id: "matrix-title" }, t("overview.pairs")),
        h("p", { class: "lead" }, t("overview.pairs.what")),
        model.panel.length > 1 ? matrixTable() : h("p", { class: "empty" }, t("empty.pairs")),
      ),
      topicBlock(),
    ),
  );
}

function hero() {
  const model = shownModel();
  const { map } = model;
  return h(
    "header",
    { class: "hero" },
    h("h1", { tabindex: "-1", id: "view-title", lang: map.language }, map.question || map.title),
    map.abstract ? h("p", { class: "abstract", lang: map.language }, map.abstract) : null,
    h(
      "p",
      { class: "facts" },
      factLink("experts", t("count.experts", { n: model.panel.length })),
      factLink("outline", t("count.claims", { n: model.claimCount })),
      factLink("findings", t("count.agreements", { n: countOf(model, "agreement") }), [
        "agreements",
      ]),
      factLink("findings", t("count.tensions", { n: countOf(model, "tension") }), ["tensions"]),
      sourceFact(model),
    ),
    h(
      "ul",
      { class: "cast", "aria-label": t("overview.cast") },
      model.panel.slice(0, 12).map((expert) => castItem(expert)),
      model.panel.length > 12
        ? h(
            "li",
            {},
            h(
              "a",
              { href: addressOf({ view: "experts" }) },
              t("more.experts", { n: model.panel.length - 12 }),
            ),
          )
        : null,
    ),
  );
}

/**
 * Whose texts these are; where there is one, with an address, a link to it.
 * @param {Model} model
 */
function sourceFact({ sources }) {
  if (!sources.length) return null;
  const publishers = [...new Set(sources.map((s) => s.publisher || s.title).filter(Boolean))];
  const words = t("overview.source", { source: publishers.slice(0, 3).join(", ") });
  const address = sources.length === 1 ? safeAddress(sources[0].url) : null;
  return address
    ? h(
        "a",
        { class: "fact", href: address, target: "_blank", rel: "noopener" },
        words,
        icon("external"),
        spoken(t("opens.elsewhere")),
      )
    : h("span", { class: "fact" }, words);
}

/**
 * @param {Model} model
 * @param {FindingGroup} group
 */
function countOf(model, group) {
  return model.findings.filter((finding) => finding.group === group).length;
}

/**
 * @param {string} view
 * @param {string} text
 * @param {readonly string[]} [parts]
 */
function factLink(view, text, parts = []) {
  return h("a", { class: "fact", href: addressOf({ view, parts }) }, text);
}

/** @param {Expert} expert */
function castItem(expert) {
  return h(
    "li",
    {},
    h(
      "a",
      { class: "cast-link", href: addressOf({ view: "experts", parts: [expert.id] }) },
      expertChip(expert),
      h(
        "span",
        { class: "cast-text" },
        h("span", { class: "cast-name" }, expert.name),
        expert.roles[0]
          ? h("span", { class: "cast-role", lang: shownModel().map.language }, expert.roles[0])
          : null,
      ),
    ),
  );
}

/**
 * @param {"agreement" | "tension"} group
 * @param {string} title
 */
function strongest(group, title) {
  const found = shownModel().findings.filter((finding) => finding.group === group);
  const path = groupPath(group);
  return h(
    "section",
    { class: `block block-${group}`, "aria-labelledby": `top-${group}` },
    h("h2", { id: `top-${group}` }, title),
    found.length
      ? [
          group === "tension" ? tensionParts(found) : null,
          h(
            "ol",
            { class: "cards" },
            found.slice(0, STRONGEST_SHOWN).map((finding) => h("li", {}, findingCard(finding))),
          ),
        ]
      : h("p", { class: "empty" }, t(`empty.${path}`)),
    found.length > STRONGEST_SHOWN
      ? h(
          "a",
          { class: "all", href: addressOf({ view: "findings", parts: [path] }) },
          t(`all.${path}`, { n: found.length }),
          icon("right"),
        )
      : null,
  );
}

function cruxes() {
  const model = shownModel();
  const ranked = model.rankings.cruxes;
  const items = ranked
    .slice(0, STRONGEST_SHOWN)
    .map(({ claim, title, experts, reason }) =>
      h(
        "li",
        {},
        h(
          "article",
          { class: "card card-crux" },
          h("p", { class: "card-line" }, h("span", { class: "word word-crux" }, t("finding.crux"))),
          h(
            "p",
            { class: "card-sentence", lang: model.map.language },
            h("a", { href: addressHere({ claim, link: "" }) }, title),
          ),
          reason ? h("p", { class: "card-reason" }, say(model, reason)) : null,
          experts.length ? h("p", { class: "card-who" }, expertSide(model, experts)) : null,
        ),
      ),
    );
  return h(
    "section",
    { class: "block block-crux", "aria-labelledby": "top-crux" },
    h("h2", { id: "top-crux" }, t("overview.crux")),
    items.length
      ? h("ol", { class: "cards" }, items)
      : h("p", { class: "empty" }, t("empty.cruxes")),
    ranked.length > STRONGEST_SHOWN
      ? h(
          "a",
          { class: "all", href: addressOf({ view: "findings", parts: ["cruxes"] }) },
          t("all.cruxes", { n: ranked.length }),
          icon("right"),
        )
      : null,
  );
}

function topicBlock() {
  const model = shownModel();
  const rows = model.topicCounts
    .slice(0, TOPICS_SHOWN)
    .map(({ topic, claims, drawn, tensions }) => {
      const coverage = model.coverage.find((each) => each.topic === topic);
      const speaking = existing((coverage?.speaking ?? []).map((id) => model.expertsById.get(id)));
      const item = h("li", { class: "topic-row" });
      return fill(
        item,
        h(
          "a",
          {
            class: "topic-name",
            href: addressOf({ view: drawn ? "map" : "outline", parts: [topic] }),
          },
          topicName(model, topic),
        ),
        h(
          "span",
          { class: "topic-figures" },
          t("count.claims", { n: claims }),
          tensions ? ` · ${t("count.tensions", { n: tensions })}` : null,
        ),
        speaking.length
          ? h(
              "span",
              { class: "topic-who" },
              h("span", { class: "side" }, speaking.slice(0, 8).map(expertChip)),
              h(
                "span",
                { class: "aside" },
                t("topic.speak", {
                  n: speaking.length,
                  all: model.panel.length,
                  counted: model.panel.length,
                }),
              ),
            )
          : null,
      );
    });
  return h(
    "section",
    { class: "block", "aria-labelledby": "topics-title" },
    h("h2", { id: "topics-title" }, t("overview.topics")),
    h("p", { class: "lead" }, t("overview.topics.what")),
    rows.length
      ? h("ul", { class: "topic-rows" }, rows)
      : h("p", { class: "empty" }, t("empty.topics")),
    model.topicCounts.length > rows.length
      ? h(
          "a",
          { class: "all", href: addressOf({ view: "map" }) },
          t("more.topics", { n: model.topicCounts.length - rows.length }),
          icon("right"),
        )
      : null,
  );
}
