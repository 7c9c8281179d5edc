/** The panel beside the views: one claim, or one line between claims. */

import { button, h, icon } from "../ground/dom.js";
import { toggled } from "../ground/filters.js";
import { closePanel } from "../ground/focus.js";
import { sceneWith } from "../ground/model.js";
import { findingKind, names, passage } from "../ground/names.js";
import { addressOf, goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { decimal, t } from "../ground/texts.js";
import { presentScene } from "../drawing/scenes.js";
import { claimButtons, claimParts, claimTags } from "./claim.js";
import { witness } from "./findings.js";
import { sidesOf } from "./overview.js";
import { copyLink } from "./takealong.js";
import { fullTitle } from "./votebars.js";

/** What the panel shows on `route`, or null where it is shut. */
export function panelContent() {
  const { claim, link, finding } = presentRoute().query;
  if (claim) {
    const record = shownModel().claimsById.get(claim);
    return record ? claimPanel(record) : missingPanel();
  }
  if (link) {
    const record = shownModel().linksById.get(link);
    return record ? linkPanel(record) : missingPanel();
  }
  const found = shownModel().findingsById.get(finding);
  if (found && presentRoute().view === "map" && globalThis.matchMedia("(width > 960px)").matches) {
    return findingPanel(found);
  }
  return null;
}

function closeButton() {
  return button(icon("close"), closePanel, { class: "icon-button panel-close", "aria-label": t("panel.close") });
}

function missingPanel() {
  return [
    h("div", { class: "panel-head" }, h("h2", { id: "panel-title", tabindex: "-1" }, t("panel.missing")), closeButton()),
    h("p", {}, t("panel.missing.what")),
  ];
}

function claimPanel(claim) {
  const lang = shownModel().map.language;
  return [
    h("div", { class: "panel-head" }, claimTags(claim), closeButton()),
    h("h2", { id: "panel-title", tabindex: "-1", lang }, fullTitle(claim)),
    claim.text && claim.text !== fullTitle(claim) ? h("p", { class: "claim-text", lang }, claim.text) : null,
    h("div", { class: "actions" }, claimActions(claim)),
    claimParts(claim),
  ];
}

function claimActions(claim) {
  const route = presentRoute();
  const model = shownModel();
  const scene = sceneWith(model, claim.id, route.view === "map" ? route.parts[0] : "");
  const actions = [];
  const query = { ...route.query, claim: claim.id, link: "", finding: "", focus: "" };
  const isHere = route.view === "map" && !route.query.focus && !route.query.finding;
  if (scene && !(isHere && scene === presentScene())) {
    const parts = scene.part ? [scene.topic, String(scene.part)] : [scene.topic];
    actions.push(h("a", { class: "action", href: addressOf({ view: "map", parts, query }) }, icon("map"), t("action.show")));
  }
  if (scene && !(shownModel().votes && !linked(claim))) {
    for (const steps of ["1", "2"]) {
      if (route.view === "map" && route.query.focus === steps && route.query.around === claim.id) continue;
      const target = { view: "map", parts: route.view === "map" ? route.parts : [scene.topic], query: { ...query, focus: steps, around: claim.id } };
      actions.push(h("a", { class: "action", href: addressOf(target) }, t("action.focus", { n: Number(steps) })));
    }
  }
  const drawn = route.view === "map" ? presentScene() : null;
  const canFold = drawn?.topic && !drawn.regions.length && claim.id in drawn.places;
  if (canFold && (claim.reasons.length || claim.objections.length)) {
    const folded = new Set((route.query.fold ?? "").split(",").filter(Boolean));
    const isFolded = folded.has(claim.id);
    const fold = () => goTo(withQuery(presentRoute(), { fold: toggled(folded, claim.id) }), { keepFocus: true });
    actions.push(button(t(isFolded ? "action.unfold" : "action.fold"), fold, { class: "action", id: "fold", "aria-pressed": String(isFolded) }));
  }
  actions.push(button([icon("link"), t("action.copy")], () => copyLink(), { class: "action" }));
  return actions;
}

function linked(claim) {
  return [claim.reasons, claim.objections, claim.reasonFor, claim.objectionTo, claim.relations].some((list) => list.length);
}

/** What shows a finding, beside the drawing of it. */
function findingPanel(finding) {
  return [
    h("div", { class: "panel-head" }, h("p", { class: "tags" }, h("span", { class: `word word-${finding.group}` }, findingKind(finding)))),
    h("h2", { id: "panel-title", class: "panel-sentence", tabindex: "-1" }, say(shownModel(), finding.summary)),
    h("p", { class: "card-who" }, sidesOf(finding)),
    witness(finding, { onMap: true }),
  ];
}

/** A line between claims: what it says, who draws it, on what passage. */
function linkPanel(link) {
  const model = shownModel();
  const record =
    model.relationsById.get(link.record) ?? model.attacksById.get(link.record) ?? model.argumentsById.get(link.record);
  const isRelation = link.id.startsWith("r ");
  const lang = model.map.language;
  const voices = isRelation ? [record.asserted_by].filter(Boolean) : [...new Set((record.stances ?? []).map((stance) => stance.expert))];
  const quotes = isRelation ? [record.quote] : (record.stances ?? []).map((stance) => stance.quote);
  const degree = record.degree ?? 1;
  const from = isRelation ? [link.from] : record.premises;
  return [
    h("div", { class: "panel-head" }, h("p", { class: "tags" }, h("span", { class: "kind" }, t("panel.line"))), closeButton()),
    h("h2", { id: "panel-title", tabindex: "-1" }, t(`line.${link.kind}`)),
    h("p", { class: "claim-text" }, t(`line.${link.kind}.what`)),
    h("dl", { class: "ends" },
      h("dt", {}, t("line.from")), h("dd", {}, claimButtons(from)),
      h("dt", {}, t("line.to")), h("dd", {}, claimButtons([link.to]), isRelation ? null : inferenceNote(record)),
    ),
    degree < 1 ? h("p", {}, t("relation.part", { degree: decimal(degree) })) : null,
    record.note ? h("p", { class: "note", lang }, record.note) : null,
    h("p", { class: "by" }, voices.length ? t("by.said", { name: names(model, voices) }) : t("by.mapper")),
    quotes.filter(Boolean).map((quote) => h("p", {}, passage(model, quote, lang))),
  ];
}

function inferenceNote(record) {
  const argument = shownModel().argumentsById.get(record.target ?? record.conclusion);
  if (!argument) return null;
  return h("p", { class: "aside" }, t("line.at.inference"), " ", claimButtons(argument.premises));
}
