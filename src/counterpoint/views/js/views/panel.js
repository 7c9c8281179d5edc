/** The panel beside the views: one claim, or one line between claims. */

/** @import { Argument, Claim, Finding, Link } from "../types/model.js" */

import { button, h, icon } from "../ground/dom.js";
import { usesOf } from "../ground/evidence.js";
import { foldedIn, toggled } from "../ground/filters.js";
import { closePanel } from "../ground/focus.js";
import { findingKind, names } from "../ground/names.js";
import { passage, uncheckedNote } from "../ground/passages.js";
import { addressOf, goTo, presentRoute } from "../ground/place.js";
import { existing, recordOf } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { decimal, t } from "../ground/texts.js";
import { presentPlan } from "../drawing/plans.js";
import { sidesOf } from "./cards.js";
import { claimParts, claimTags } from "./claim.js";
import { passagePanel } from "./passageuses.js";
import { claimButtons } from "./reasons.js";
import { claimSuppositions } from "./supposing.js";
import { copyLink } from "./takealong.js";
import { fullTitle } from "./votebars.js";
import { witness } from "./witness.js";

/** What the panel shows on `route`, or null where it is shut. */
export function panelContent() {
  const { view, query } = presentRoute();
  const { claim, link, finding } = query;
  if (claim) {
    const record = shownModel().claimsById.get(claim);
    return record ? claimPanel(record) : missingPanel();
  }
  if (link) {
    const record = shownModel().linksById.get(link);
    return record ? linkPanel(record) : missingPanel();
  }
  if (view === "text" && query.passage) return passageBeside(Number(query.passage));
  const beside = shownModel().findingsById.get(finding ?? "");
  const isWide = globalThis.matchMedia("(width > 960px)").matches;
  return beside && view === "map" && isWide ? findingPanel(beside) : null;
}

/** Views that say at their head themselves what holds for every passage. */
const SAYING = new Set(["overview", "outline", "findings", "experts", "compare"]);

/** That no passage was checked, where the view beside the panel does not say it. */
function noteHere() {
  return SAYING.has(presentRoute().view) ? null : uncheckedNote(shownModel());
}

/** @param {number} number */
function passageBeside(number) {
  if (!usesOf(shownModel(), number).length) return null;
  return [h("div", { class: "panel-head" }, h("p", {}), closeButton()), passagePanel(number)];
}

function closeButton() {
  return button(icon("close"), closePanel, {
    class: "icon-button panel-close",
    "aria-label": t("panel.close"),
  });
}

function missingPanel() {
  return [
    h(
      "div",
      { class: "panel-head" },
      h("h2", { id: "panel-title", tabindex: "-1" }, t("panel.missing")),
      closeButton(),
    ),
    h("p", {}, t("panel.missing.what")),
  ];
}

/** @param {Claim} claim */
function claimPanel(claim) {
  const lang = shownModel().map.language;
  return [
    h("div", { class: "panel-head" }, claimTags(claim), closeButton()),
    h("h2", { id: "panel-title", tabindex: "-1", lang }, fullTitle(claim)),
    claim.text && claim.text !== fullTitle(claim)
      ? h("p", { class: "claim-text", lang }, claim.text)
      : null,
    h("div", { class: "actions" }, claimActions(claim)),
    noteHere(),
    claimParts(claim),
  ];
}

/** @param {Claim} claim */
function claimActions(claim) {
  const isDrawn = shownModel().drawn.has(claim.id);
  return [
    isDrawn ? showLink(claim) : null,
    isDrawn && (isLinked(claim) || !shownModel().votes) ? stepsLinks(claim) : null,
    foldButton(claim),
    claimSuppositions(claim),
    button([icon("link"), t("action.copy")], () => copyLink(), { class: "action" }),
  ];
}

/**
 * The way to a claim on the whole map, unless it is there on the screen.
 * @param {Claim} claim
 */
function showLink(claim) {
  const { view, query } = presentRoute();
  const isHere = view === "map" && presentPlan()?.shape === "columns";
  if (isHere && presentPlan()?.ids.includes(claim.id)) return null;
  const address = addressOf({
    view: "map",
    parts: [],
    query: { ...query, ...ALONE, claim: claim.id },
  });
  return h("a", { class: "action", href: address }, icon("map"), t("action.show"));
}

/** What an address of a claim's drawing names no more. */
const ALONE = { link: "", finding: "", focus: "", around: "", card: "" };

/**
 * The ways to a claim with what is one line away, and two.
 * @param {Claim} claim
 */
function stepsLinks(claim) {
  const { view, parts, query } = presentRoute();
  return ["1", "2"].map((focus) => {
    if (view === "map" && query.focus === focus && query.around === claim.id) return null;
    const address = addressOf({
      view: "map",
      parts: view === "map" ? parts : [],
      query: { ...query, ...ALONE, claim: claim.id, focus, around: claim.id },
    });
    return h("a", { class: "action", href: address }, t("action.focus", { n: Number(focus) }));
  });
}

/**
 * Folds the reasons of a claim away, where the map has it.
 * @param {Claim} claim
 */
function foldButton(claim) {
  const { view, query } = presentRoute();
  const plan = view === "map" ? presentPlan() : null;
  const canFold = plan?.shape === "columns" && plan.ids.includes(claim.id);
  if (!canFold || !(claim.reasons.length || claim.objections.length)) return null;
  const folded = foldedIn(query);
  const isFolded = folded.has(claim.id);
  const fold = () =>
    goTo(withQuery(presentRoute(), { fold: toggled(folded, claim.id) }), { keepFocus: true });
  return button(t(isFolded ? "action.unfold" : "action.fold"), fold, {
    class: "action",
    id: "fold",
    "aria-pressed": String(isFolded),
  });
}

/** @param {Claim} claim */
function isLinked(claim) {
  return [
    claim.reasons,
    claim.objections,
    claim.reasonFor,
    claim.objectionTo,
    claim.relations,
  ].some((list) => list.length);
}

/**
 * What shows a finding, beside the drawing of it.
 * @param {Finding} finding
 */
function findingPanel(finding) {
  return [
    h(
      "div",
      { class: "panel-head" },
      h(
        "p",
        { class: "tags" },
        h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
      ),
    ),
    h(
      "h2",
      { id: "panel-title", class: "panel-sentence", tabindex: "-1" },
      say(shownModel(), finding.summary),
    ),
    h("p", { class: "card-who" }, sidesOf(finding)),
    noteHere(),
    witness(finding, { onMap: true }),
  ];
}

/**
 * A line between claims: what it says, who draws it, on what passage.
 * @param {Link} link
 */
function linkPanel(link) {
  const model = shownModel();
  const lang = model.map.language;
  const { voices, quotes, degree, from, note, inference } = lineFacts(link);
  return [
    h(
      "div",
      { class: "panel-head" },
      h("p", { class: "tags" }, h("span", { class: "kind" }, t("panel.line"))),
      closeButton(),
    ),
    h("h2", { id: "panel-title", tabindex: "-1" }, t(`line.${link.kind}`)),
    h("p", { class: "claim-text" }, t(`line.${link.kind}.what`)),
    h(
      "dl",
      { class: "ends" },
      h("dt", {}, t("line.from")),
      h("dd", {}, claimButtons(from)),
      h("dt", {}, t("line.to")),
      h("dd", {}, claimButtons([link.to]), inference ? inferenceNote(inference) : null),
    ),
    degree < 1 ? h("p", {}, t("relation.part", { degree: decimal(degree) })) : null,
    note ? h("p", { class: "note", lang }, note) : null,
    h(
      "p",
      { class: "by" },
      voices.length ? t("by.said", { name: names(model, voices) }) : t("by.mapper"),
    ),
    quotes.length ? noteHere() : null,
    quotes.map((quote) => h("p", {}, passage(model, quote, lang))),
  ];
}

/**
 * What the record of a line says: who draws it, with what passages, from which claims.
 * @param {Link} link
 */
function lineFacts(link) {
  const model = shownModel();
  const relation = link.id.startsWith("r ") ? model.relationsById.get(link.record) : undefined;
  if (relation) {
    const { asserted_by: teller, quote, degree = 1, note } = relation;
    return {
      voices: existing([teller]),
      quotes: existing([quote]),
      degree,
      from: [link.from],
      note,
      inference: undefined,
    };
  }
  const record = model.attacksById.get(link.record) ?? recordOf(model.argumentsById, link.record);
  const target = "target" in record ? record.target : record.conclusion;
  return {
    voices: [...new Set(record.stances.map(({ expert }) => expert))],
    quotes: existing(record.stances.map(({ quote }) => quote)),
    degree: 1,
    from: record.premises,
    note: undefined,
    inference: model.argumentsById.get(target ?? ""),
  };
}

/**
 * At which inference a line ends.
 * @param {Argument} argument
 */
function inferenceNote(argument) {
  return h("p", { class: "aside" }, t("line.at.inference"), " ", claimButtons(argument.premises));
}
