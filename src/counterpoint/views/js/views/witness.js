/** What shows a finding: its steps, its score, the way to the map. */

/** @import { Finding, Quote, StepRecord } from "../types/model.js" */

import { h, icon } from "../ground/dom.js";
import { claimButton, factorName, findingKind, names } from "../ground/names.js";
import { passage } from "../ground/passages.js";
import { addressOf, openClaim } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { figureUpTo, hasText, roundedTo, t } from "../ground/texts.js";
import { EVERYTHING } from "../ground/vocabulary.js";
import { proofPicture } from "./proofpicture.js";
import { claimButtons } from "./reasons.js";

/**
 * The steps that show a finding, its score factor by factor, and the way to the map. `score` is what
 * is said above: that of two chosen experts is not always that of the strongest two.
 * @param {Finding} finding
 * @param {{ onMap?: boolean, score?: number }} [options]
 */
export function witness(finding, { onMap = false, score = finding.score } = {}) {
  const model = shownModel();
  const hasBoxes = finding.claims.some((claim) => model.drawn.has(claim));
  return h(
    "div",
    { class: "witness" },
    hasText(`finding.${finding.kind}.what`)
      ? h(
          "p",
          { class: "kind-what" },
          h("b", {}, findingKind(finding)),
          ": ",
          t(`finding.${finding.kind}.what`),
        )
      : null,
    onMap ? null : proofPicture(finding),
    h(onMap ? "h3" : "h2", { class: "part-title" }, t("finding.why")),
    h(
      "ol",
      { class: "steps" },
      finding.witness.map((step) => witnessStep(step)),
    ),
    finding.conditions.length
      ? h("p", { class: "condition" }, t("stance.if"), " ", claimButtons(finding.conditions))
      : null,
    finding.reasons && hasText(`reasons.${finding.reasons}`)
      ? h("p", {}, t(`reasons.${finding.reasons}`))
      : null,
    finding.note ? h("p", { class: "note" }, say(model, finding.note)) : null,
    finding.possible ? h("p", { class: "note" }, t("finding.possible.what")) : null,
    finding.comparison ? h("p", { class: "note" }, say(model, finding.comparison)) : null,
    finding.factors.length
      ? scoreLine(finding, t(score === finding.score ? "finding.score" : "finding.score.strongest"))
      : null,
    h(
      "div",
      { class: "actions" },
      hasBoxes && !onMap
        ? h(
            "a",
            {
              class: "action",
              href: addressOf({ view: "map", parts: [EVERYTHING], query: { finding: finding.id } }),
            },
            icon("map"),
            t("finding.draw"),
          )
        : null,
      finding.experts.length === 2
        ? h(
            "a",
            { class: "action", href: addressOf({ view: "compare", parts: finding.experts }) },
            t("finding.compare", { name: names(model, finding.experts) }),
          )
        : null,
      h(
        "a",
        {
          class: "action",
          title: finding.id,
          href: addressOf({ view: "findings", parts: [groupPath(finding.group), finding.id] }),
        },
        icon("link"),
        t("finding.link"),
      ),
    ),
  );
}

/** @param {StepRecord} step */
function witnessStep([kind, id, sentence, stances]) {
  const model = shownModel();
  const stanceIds = kind === "stance" ? [id] : stances;
  const quotes =
    kind === "relation"
      ? [model.relationsById.get(id)?.quote]
      : stanceIds.map((stance) => model.stancesById.get(stance)?.quote);
  const claim = kind === "claim" ? model.claimsById.get(id) : null;
  return h(
    "li",
    { class: `step step-${kind}` },
    h("span", {}, say(model, sentence)),
    claim ? [" ", claimButton(claim, openClaim)] : null,
    distinct(quotes).map((quote) => h("p", {}, passage(model, quote, model.map.language))),
  );
}

/**
 * The passages that there are, each once.
 * @param {readonly (Quote | undefined)[]} quotes
 */
function distinct(quotes) {
  return [
    ...new Map(existing(quotes).map((quote) => [`${quote.source} ${quote.exact}`, quote])).values(),
  ];
}

/**
 * "base 0.7 × weaker stance 0.7 ≈ 0.5".
 * @param {Finding} finding
 * @param {string} [title]
 */
export function scoreLine(finding, title = t("finding.score")) {
  const parts = finding.factors.map(([name, value], index) => [
    index ? " × " : "",
    h("span", { class: "factor" }, factorName(name), " ", h("b", {}, signed(value, 2))),
  ]);
  return h(
    "p",
    { class: "score" },
    h("span", { class: "score-title" }, title),
    " ",
    parts,
    " ≈ ",
    h("b", {}, signed(finding.score, 1)),
  );
}

/**
 * @param {number} value
 * @param {number} digits
 */
function signed(value, digits) {
  const figure = figureUpTo(Math.abs(value), digits);
  return roundedTo(value, digits) < 0 ? `−${figure}` : figure;
}
