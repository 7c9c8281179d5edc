/** The first screen: the question, the answer, who says what, and what it turns on. */

import { fill, h, icon } from "../ground/dom.js";
import { expertChip, topicName } from "../ground/names.js";
import { addressOf } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { NO_TOPIC } from "../ground/vocabulary.js";
import { answerTable } from "./answers.js";
import { byline } from "./byline.js";
import { findingCard, tensionParts } from "./cards.js";
import { chainList } from "./chain.js";
import { crowdOverview } from "./crowd.js";
import { issueTable } from "./issuetable.js";
import { matrixTable } from "./matrix.js";
import { openingLists } from "./opening.js";

/** @import { BriefRecord, FindingGroup } from "../types/model.js" */

const STRONGEST_SHOWN = 3;
const TOPICS_SHOWN = 14;

/** The first screen: the answer, who says what, on what it turns. */
export function overviewView() {
  const model = shownModel();
  if (model.votes) return crowdOverview();
  return h(
    "div",
    { class: "overview" },
    answer(),
    h("div", { class: "first-columns" }, whoSaysWhat(), turning()),
    h(
      "div",
      { class: "wholes" },
      answerTable(),
      model.panel.length > 1
        ? h(
            "section",
            { class: "block", "aria-labelledby": "matrix-title" },
            h("h2", { id: "matrix-title" }, t("overview.pairs")),
            h("p", { class: "lead" }, t("overview.pairs.what")),
            matrixTable(),
          )
        : null,
      model.topicCounts.length === 1 && model.topicCounts[0].topic === NO_TOPIC
        ? null
        : topicBlock(),
    ),
  );
}

/** The question, what the map answers in two sentences, and who stands where they part. */
function answer() {
  const { map, brief } = shownModel();
  const leading = brief.filter(({ isLeading }) => isLeading);
  const sides = brief.filter(({ part }) => part === "sides");
  return h(
    "header",
    { class: "answer" },
    h("h1", { tabindex: "-1", id: "view-title", lang: map.language }, map.question || map.title),
    leading.length ? h("p", { class: "lede" }, leading.map(briefLink)) : null,
    leading.length && sides.length ? h("p", { class: "lede-sides" }, sides.map(briefLink)) : null,
    !leading.length && map.abstract
      ? h("p", { class: "lede", lang: map.language }, map.abstract)
      : null,
    byline(),
  );
}

/**
 * A sentence of the brief, as a way to the issue that it rests on.
 * @param {BriefRecord} sentence
 */
function briefLink({ sentence, issues }) {
  return [h("a", { href: issueAddress(issues[0]) }, say(shownModel(), sentence)), " "];
}

/** @param {string | undefined} issue */
function issueAddress(issue) {
  return addressOf({ view: "findings", parts: issue ? ["issues", issue] : ["issues"] });
}

/** The table; where nothing compares, what was found, or what the map holds. */
function whoSaysWhat() {
  const model = shownModel();
  if (model.issues.length) return issueTable();
  const groups = /** @type {const} */ (["agreement", "tension"]);
  const sections = groups.filter((group) => model.findings.some((each) => each.group === group));
  return sections.length
    ? h("div", { class: "strongest" }, sections.map(strongest))
    : openingLists();
}

/** What it turns on, the way to the map, and what there is in all. */
function turning() {
  const { chain, claimCount, panel, findings } = shownModel();
  /** @param {FindingGroup} group */
  const count = (group) => findings.filter((finding) => finding.group === group).length;
  return h(
    "section",
    { class: "turning", "aria-labelledby": "turning-title" },
    h("h2", { id: "turning-title" }, t(chain ? "overview.crux" : "overview.whole")),
    chain ? chainList(chain) : null,
    claimCount
      ? h(
          "p",
          {},
          h(
            "a",
            {
              class: "action is-main whole-map",
              href: addressOf({ view: "map" }),
            },
            icon("map"),
            t("overview.map", { n: claimCount }),
          ),
        )
      : null,
    h(
      "p",
      { class: "facts" },
      panel.length ? factLink("experts", t("count.experts", { n: panel.length })) : null,
      factLink("outline", t("count.claims", { n: claimCount })),
      panel.length > 1
        ? [
            factLink("findings", t("count.agreements", { n: count("agreement") }), ["agreements"]),
            factLink("findings", t("count.tensions", { n: count("tension") }), ["tensions"]),
          ]
        : null,
    ),
  );
}

/**
 * @param {string} view
 * @param {string} text
 * @param {readonly string[]} [parts]
 */
function factLink(view, text, parts = []) {
  return h("a", { class: "fact", href: addressOf({ view, parts }) }, text);
}

/** @param {"agreement" | "tension"} group */
function strongest(group) {
  const findings = shownModel().findings.filter((finding) => finding.group === group);
  const path = `${group}s`;
  return h(
    "section",
    { class: `block block-${group}`, "aria-labelledby": `top-${group}` },
    h("h2", { id: `top-${group}` }, t(group === "tension" ? "overview.clash" : "overview.agree")),
    group === "tension" ? tensionParts(findings) : null,
    h(
      "ol",
      { class: "cards" },
      findings.slice(0, STRONGEST_SHOWN).map((finding) => h("li", {}, findingCard(finding))),
    ),
    findings.length > STRONGEST_SHOWN
      ? h(
          "a",
          { class: "all", href: addressOf({ view: "findings", parts: [path] }) },
          t(`all.${path}`, { n: findings.length }),
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
