/** The panel beside the views: one claim, or one line between claims. */

import { button, h, icon } from "../ground/dom.js";
import { claimButtons, claimParts, claimTags } from "./claim.js";
import { witness } from "./findings.js";
import { findingKind, names, passage } from "../ground/names.js";
import { toggled } from "../ground/filters.js";
import { sceneWith } from "../ground/model.js";
import { sidesOf } from "./overview.js";
import { withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { decimal, t } from "../ground/texts.js";
import { fullTitle } from "./votebars.js";

/** What the panel shows on `route`, or null where it is shut. */
export function panelContent(page) {
  const { claim, link, finding } = page.route.query;
  if (claim) {
    const record = page.model.claimsById.get(claim);
    return record ? claimPanel(page, record) : missingPanel(page);
  }
  if (link) {
    const record = page.model.linksById.get(link);
    return record ? linkPanel(page, record) : missingPanel(page);
  }
  const found = page.model.findingsById.get(finding);
  if (found && page.route.view === "map" && globalThis.matchMedia("(width > 960px)").matches) {
    return findingPanel(page, found);
  }
  return null;
}

function closeButton(page) {
  return button(icon("close"), page.closePanel, { class: "icon-button panel-close", "aria-label": t("panel.close") });
}

function missingPanel(page) {
  return [
    h("div", { class: "panel-head" }, h("h2", { id: "panel-title", tabindex: "-1" }, t("panel.missing")), closeButton(page)),
    h("p", {}, t("panel.missing.what")),
  ];
}

function claimPanel(page, claim) {
  const lang = page.model.map.language;
  return [
    h("div", { class: "panel-head" }, claimTags(page, claim), closeButton(page)),
    h("h2", { id: "panel-title", tabindex: "-1", lang }, fullTitle(claim)),
    claim.text && claim.text !== fullTitle(claim) ? h("p", { class: "claim-text", lang }, claim.text) : null,
    h("div", { class: "actions" }, claimActions(page, claim)),
    claimParts(page, claim),
  ];
}

function claimActions(page, claim) {
  const { route, model } = page;
  const scene = sceneWith(model, claim.id, route.view === "map" ? route.parts[0] : "");
  const actions = [];
  const query = { ...route.query, claim: claim.id, link: "", finding: "", focus: "" };
  const isHere = route.view === "map" && !route.query.focus && !route.query.finding;
  if (scene && !(isHere && scene === page.scene)) {
    const parts = scene.part ? [scene.topic, String(scene.part)] : [scene.topic];
    actions.push(h("a", { class: "action", href: page.address({ view: "map", parts, query }) }, icon("map"), t("action.show")));
  }
  if (scene && !(page.model.votes && !linked(claim))) {
    for (const steps of ["1", "2"]) {
      if (route.view === "map" && route.query.focus === steps && page.focused === claim.id) continue;
      const target = { view: "map", parts: route.view === "map" ? route.parts : [scene.topic], query: { ...query, focus: steps, around: claim.id } };
      actions.push(h("a", { class: "action", href: page.address(target) }, t("action.focus", { n: Number(steps) })));
    }
  }
  const canFold = route.view === "map" && page.scene?.topic && !page.scene.regions.length && claim.id in page.scene.places;
  if (canFold && (claim.reasons.length || claim.objections.length)) {
    const folded = new Set((route.query.fold ?? "").split(",").filter(Boolean));
    const isFolded = folded.has(claim.id);
    const fold = () => page.go(withQuery(page.route, { fold: toggled(folded, claim.id) }), { keepFocus: true });
    actions.push(button(t(isFolded ? "action.unfold" : "action.fold"), fold, { class: "action", id: "fold", "aria-pressed": String(isFolded) }));
  }
  actions.push(button([icon("link"), t("action.copy")], () => page.copyLink(), { class: "action" }));
  return actions;
}

function linked(claim) {
  return [claim.reasons, claim.objections, claim.reasonFor, claim.objectionTo, claim.relations].some((list) => list.length);
}

/** What shows a finding, beside the drawing of it. */
function findingPanel(page, finding) {
  return [
    h("div", { class: "panel-head" }, h("p", { class: "tags" }, h("span", { class: `word word-${finding.group}` }, findingKind(finding)))),
    h("h2", { id: "panel-title", class: "panel-sentence", tabindex: "-1" }, say(page.model, finding.summary)),
    h("p", { class: "card-who" }, sidesOf(page, finding)),
    witness(page, finding, { onMap: true }),
  ];
}

/** A line between claims: what it says, who draws it, on what passage. */
function linkPanel(page, link) {
  const { model } = page;
  const record =
    model.relationsById.get(link.record) ?? model.attacksById.get(link.record) ?? model.argumentsById.get(link.record);
  const isRelation = link.id.startsWith("r ");
  const lang = model.map.language;
  const voices = isRelation ? [record.asserted_by].filter(Boolean) : [...new Set((record.stances ?? []).map((stance) => stance.expert))];
  const quotes = isRelation ? [record.quote] : (record.stances ?? []).map((stance) => stance.quote);
  const degree = record.degree ?? 1;
  const from = isRelation ? [link.from] : record.premises;
  return [
    h("div", { class: "panel-head" }, h("p", { class: "tags" }, h("span", { class: "kind" }, t("panel.line"))), closeButton(page)),
    h("h2", { id: "panel-title", tabindex: "-1" }, t(`line.${link.kind}`)),
    h("p", { class: "claim-text" }, t(`line.${link.kind}.what`)),
    h("dl", { class: "ends" },
      h("dt", {}, t("line.from")), h("dd", {}, claimButtons(page, from)),
      h("dt", {}, t("line.to")), h("dd", {}, claimButtons(page, [link.to]), isRelation ? null : inferenceNote(page, record)),
    ),
    degree < 1 ? h("p", {}, t("relation.part", { degree: decimal(degree) })) : null,
    record.note ? h("p", { class: "note", lang }, record.note) : null,
    h("p", { class: "by" }, voices.length ? t("by.said", { name: names(model, voices) }) : t("by.mapper")),
    quotes.filter(Boolean).map((quote) => h("p", {}, passage(model, quote, lang))),
  ];
}

function inferenceNote(page, record) {
  const argument = page.model.argumentsById.get(record.target ?? record.conclusion);
  if (!argument) return null;
  return h("p", { class: "aside" }, t("line.at.inference"), " ", claimButtons(page, argument.premises));
}

/** The route with the panel shut. */
export function withoutPanel(route) {
  return withQuery(route, { claim: "", link: "" });
}
