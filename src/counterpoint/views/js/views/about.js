/** How to read the page, how scores are made, what the words mean, where it comes from. */

/**
 * @import { Level } from "../types/page.js"
 */

import { h, icon, safeAddress } from "../ground/dom.js";
import { factorName, modeMark } from "../ground/names.js";
import { shownModel } from "../ground/shown.js";
import { ordersOf } from "../ground/tally.js";
import { figureUpTo, t } from "../ground/texts.js";
import { CLAIM_KINDS, MODES } from "../ground/vocabulary.js";
import { lineKinds, lineSampleElement } from "../drawing/drawlines.js";
import { markKey } from "./issuemark.js";
import { takeAlong } from "./takealong.js";
import { voteLegend } from "./votebars.js";

const SETTING_DIGITS = 3;
const WORDS_EXPLAINED = [
  "claim",
  "stance",
  "passage",
  "agreement",
  "tension",
  "crux",
  "reason",
  "objection",
  "witness",
  "strength",
  "possible",
  "silence",
  "editor",
  "mapper",
];
/** What is explained where nobody speaks; the other words are of experts and what they say. */
const WORDS_OF_REASONS = ["claim", "reason", "objection", "mapper"];
const FINDINGS_EXPLAINED = [
  "same-claim",
  "broader",
  "backing",
  "conditional",
  "sides-with",
  "same-advice-different-facts",
  "contradiction",
  "rebuttal",
  "undermining",
  "undercut",
  "parts-from",
  "incompatibility",
  "pull",
  "same-facts-different-advice",
  "own-tension",
  "defence",
  "names",
  "summary-against-speaker",
];

/** The view that says what this page is, from what it is made and how to read it. */
export function aboutView() {
  const isSpoken = shownModel().experts.length > 0;
  const isCounted = Boolean(shownModel().votes) && !isSpoken;
  return h(
    "div",
    { class: "about" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.about")),
    shownModel().votes
      ? h(
          "section",
          { class: "block" },
          h("h2", {}, t("about.votes")),
          h("p", {}, t("about.votes.what")),
          isSpoken ? null : h("p", {}, t("about.votes.counts")),
          voteLegend(),
          voteMeasures(),
        )
      : [
          isSpoken
            ? h(
                "section",
                { class: "block" },
                h("h2", {}, t("table.title")),
                h("p", {}, t("about.table")),
                markKey(),
              )
            : null,
          h(
            "section",
            { class: "block" },
            h("h2", {}, t("about.read")),
            h("p", {}, t(isSpoken ? "about.read.what" : "about.read.reasons")),
            legend(),
          ),
        ],
    isSpoken ? [scoresBlock(), findingsBlock()] : null,
    isCounted ? null : wordsBlock(isSpoken),
    h("section", { class: "block" }, h("h2", {}, t("about.sources")), sources()),
    h("section", { class: "block" }, h("h2", {}, t("about.take")), takeAlong()),
  );
}

/** @param {boolean} isSpoken */
function wordsBlock(isSpoken) {
  return h(
    "section",
    { class: "block" },
    h("h2", {}, t("about.words")),
    h(
      "dl",
      { class: "glossary" },
      (isSpoken ? WORDS_EXPLAINED : WORDS_OF_REASONS).map((word) => [
        h("dt", {}, t(`glossary.${word}`)),
        h("dd", {}, t(`glossary.${word}.what`)),
      ]),
    ),
  );
}

function scoresBlock() {
  return h("section", { class: "block", id: "scores" }, h("h2", {}, t("about.scores")), scores());
}

function findingsBlock() {
  return h(
    "section",
    { class: "block" },
    h("h2", {}, t("about.findings")),
    h(
      "dl",
      { class: "glossary" },
      FINDINGS_EXPLAINED.map((kind) => [
        h("dt", {}, t(`finding.${kind}`)),
        h("dd", {}, t(`finding.${kind}.what`)),
      ]),
    ),
  );
}

/** How claims are ranked where hundreds have voted. */
function voteMeasures() {
  const model = shownModel();
  const { groups } = model;
  const orders = ordersOf(model).filter((order) => order !== "votes");
  return h(
    "dl",
    { class: "glossary" },
    orders.map((order) => [
      h("dt", {}, t(`votes.sort.${order}`)),
      h("dd", {}, groups.length ? t(`votes.${order}.what`) : t(`votes.alone.${order}.what`)),
    ]),
    groups.length > 1 ? [h("dt", {}, t("votes.apart")), h("dd", {}, t("about.votes.apart"))] : null,
  );
}

/**
 * Chips, kinds of claims and kinds of lines, each with its meaning.
 * @param {Level} [level]
 */
export function legend(level = 3) {
  /** @param {string} key */
  const title = (key) => h(`h${level}`, { class: "legend-title" }, t(key));
  const used = new Set(shownModel().edges.map((edge) => edge.kind));
  return h(
    "div",
    { class: "legend" },
    shownModel().experts.length
      ? h(
          "div",
          {},
          title("legend.chips"),
          h("ul", {}, [
            sampleChip("", "AB", t("legend.affirm")),
            sampleChip("is-deny", "✕ AB", t("legend.deny")),
            ...MODES.slice(1).map((mode) =>
              sampleChip(`is-${mode}`, `AB ${modeMark(mode)}`, t(`mode.${mode}`)),
            ),
          ]),
        )
      : null,
    h(
      "div",
      {},
      title("legend.kinds"),
      h(
        "ul",
        {},
        CLAIM_KINDS.map((kind) =>
          h(
            "li",
            {},
            h("span", { class: `kind kind-${kind}`, "aria-hidden": "true" }),
            h("span", {}, h("b", {}, t(`kind.${kind}`)), ": ", t(`kind.${kind}.what`)),
          ),
        ),
      ),
    ),
    h(
      "div",
      {},
      title("legend.lines"),
      h(
        "ul",
        {},
        lineKinds()
          .filter((kind) => used.has(kind))
          .map((kind) =>
            h(
              "li",
              {},
              lineSampleElement(kind),
              h("span", {}, h("b", {}, t(`line.${kind}`)), ": ", t(`line.${kind}.what`)),
            ),
          ),
      ),
    ),
  );
}

/**
 * @param {string} look
 * @param {string} text
 * @param {string} meaning
 */
function sampleChip(look, text, meaning) {
  return h(
    "li",
    {},
    h("span", { class: `chip hue-0 ${look}`, "aria-hidden": "true" }, text),
    h("span", {}, meaning),
  );
}

function scores() {
  const { settings } = shownModel();
  return [
    h("p", {}, t("scores.what")),
    h("p", { class: "formula" }, t("scores.formula")),
    h("p", {}, t("scores.pairs")),
    h("p", {}, t("scores.silence")),
    settings.length
      ? [
          h("h3", {}, t("scores.settings")),
          h(
            "dl",
            { class: "settings" },
            settings.map(([name, value]) =>
              h(
                "div",
                {},
                h("dt", {}, factorName(name)),
                h("dd", {}, figureUpTo(value, SETTING_DIGITS)),
              ),
            ),
          ),
        ]
      : null,
  ];
}

function sources() {
  const model = shownModel();
  if (!model.sources.length) return h("p", { class: "empty" }, t("empty.sources"));
  const states = { exact: 0, similar: 0, unverified: 0 };
  for (const { quote } of [...model.stances, ...model.relations])
    if (quote) states[quote.check ?? "unverified"] += 1;
  return [
    model.votes && !model.stances.length
      ? null
      : h(
          "p",
          {},
          t("sources.checked", {
            exact: states.exact,
            similar: states.similar,
            unverified: states.unverified,
          }),
        ),
    h(
      "ul",
      { class: "source-list" },
      model.sources.map((source) => {
        const address = safeAddress(source.url);
        return h(
          "li",
          {},
          h(
            "b",
            { lang: source.language || model.map.language },
            address
              ? h(
                  "a",
                  { href: address, target: "_blank", rel: "noopener" },
                  source.title,
                  icon("external"),
                )
              : source.title,
          ),
          [source.publisher, source.date, source.licence]
            .filter(Boolean)
            .map((text) => h("span", { class: "aside" }, text)),
          source.checkedOn
            ? h("p", {}, t("source.recorded", { by: source.checkedBy, date: source.checkedOn }))
            : null,
          source.sha256 ? h("p", { class: "hash" }, "sha256 ", source.sha256) : null,
        );
      }),
    ),
  ];
}
