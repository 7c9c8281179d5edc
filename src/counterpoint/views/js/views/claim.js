/** Everything that is known of one claim, as text: for the panel and for the outline. */

/**
 * @import { Claim, Finding, Relation } from "../types/model.js"
 * @import { Level } from "../types/page.js"
 */

import { h, aloud } from "../ground/dom.js";
import { topicsOf } from "../ground/model.js";
import { claimButton, findingKind, kindTag, names, own, strength } from "../ground/names.js";
import { passage } from "../ground/passages.js";
import { addressOf, openClaim } from "../ground/place.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { findingsOn } from "../ground/supposition.js";
import { decimal, t } from "../ground/texts.js";
import { isClash } from "../drawing/drawlines.js";
import { titled } from "./part.js";
import { objectionList, reasonList, useList } from "./reasons.js";
import { stanceList } from "./stances.js";

/**
 * A claim's stances, reasons, objections, relations and findings, each where there are any.
 * @param {Claim} claim
 * @param {Level} [level]
 */
export function claimParts(claim, level = 3) {
  return [
    stanceList(claim, level),
    reasonList(claim, level),
    objectionList(claim.objections, level),
    useList(claim, level),
    relationList(claim, level),
    findingList(claim, level),
  ];
}

/**
 * Kind and topics of a claim in one line.
 * @param {Claim} claim
 */
export function claimTags(claim) {
  return h(
    "p",
    { class: "tags" },
    kindTag(claim),
    topicsOf(shownModel(), claim).map((topic) =>
      h(
        "a",
        { class: "topic-link", href: addressOf({ view: "map", parts: [topic.id] }) },
        own(topic.label),
      ),
    ),
  );
}

/**
 * @param {Claim} claim
 * @param {Level} level
 */
function relationList(claim, level) {
  const relations = claim.relations.filter((relation) => relation.source !== relation.target);
  if (!relations.length) return null;
  return titled(
    level,
    t("part.relations"),
    relations.length,
    h(
      "ul",
      { class: "reasons" },
      relations.map((relation) => relationItem(claim, relation)),
    ),
  );
}

/**
 * How the claim stands to another, and who says so.
 * @param {Claim} claim
 * @param {Relation} relation
 */
function relationItem(claim, relation) {
  const model = shownModel();
  const outward = relation.source === claim.id;
  const other = model.claimsById.get(outward ? relation.target : relation.source);
  const degree = relation.degree ?? 1;
  const key = `relation.${relation.kind}.${outward ? "to" : "from"}`;
  const tone = isClash(relation.kind) ? "clash" : "plain";
  return h(
    "li",
    {},
    h("span", { class: `word word-${tone}` }, t(key)),
    degree < 1
      ? h("span", { class: "aside" }, t("relation.part", { degree: decimal(degree) }))
      : null,
    " ",
    other ? claimButton(other, openClaim) : null,
    relation.note
      ? h("span", { class: "note", lang: model.map.language }, ` ${relation.note}`)
      : null,
    " ",
    relation.asserted_by
      ? h("span", { class: "by" }, t("by.said", { name: names(model, [relation.asserted_by]) }))
      : h("span", { class: "by" }, t("by.mapper")),
    relation.quote ? h("p", {}, passage(model, relation.quote, model.map.language)) : null,
  );
}

/**
 * @param {Claim} claim
 * @param {Level} level
 */
function findingList(claim, level) {
  // In a crowd a finding about one claim says again what the bars say.
  const findings = shownModel().votes
    ? findingsOn(shownModel(), claim).filter(({ claims }) => claims.length > 1)
    : findingsOn(shownModel(), claim);
  if (!findings.length) return null;
  return titled(
    level,
    t("part.findings"),
    findings.length,
    h(
      "ul",
      { class: "reasons" },
      findings.map((finding) => h("li", {}, findingLink(finding))),
    ),
  );
}

/**
 * A finding in a line: its kind, its sentence, its strength.
 * @param {Finding} finding
 */
export function findingLink(finding) {
  return [
    h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
    " ",
    h(
      "a",
      { href: addressOf({ view: "findings", parts: [groupPath(finding.group), finding.id] }) },
      say(shownModel(), finding.summary),
    ),
    finding.score
      ? h("span", { class: "aside" }, strength(shownModel(), finding.score))
      : aloud(""),
  ];
}
