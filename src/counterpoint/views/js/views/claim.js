/** Everything that is known of one claim, as text: for the panel and for the outline. */

import { button, fill, h, spoken } from "../ground/dom.js";
import { topicsOf } from "../ground/model.js";
import { claimButton, expertChip, expertName, findingKind, kindTag, names, own, passage, strength } from "../ground/names.js";
import { addressOf, openClaim } from "../ground/place.js";
import { grouped } from "../ground/records.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { decimal, t } from "../ground/texts.js";
import { isClash } from "../drawing/drawlines.js";
import { claimVotes } from "./claimvotes.js";

/**
 * @import { Argument, Attack, Claim, Finding, Model, Polarity, Relation, Stance } from "../types/model.js"
 * @import { Content, Level } from "../types/page.js"
 */








const STANCES_SHOWN = 30;

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
      h("a", { class: "topic-link", href: addressOf({ view: "map", parts: [topic.id] }) }, own(topic.label)),
    ),
  );
}

/**
 * @param {Level} level
 * @param {string} title
 * @param {number} count
 * @param {...Content} content
 */
function titled(level, title, count, ...content) {
  const heading = h(`h${level}`, { class: "part-title" }, title, count ? h("span", { class: "count" }, count) : null);
  return h("section", { class: "part" }, heading, ...content);
}

/**
 * @param {Claim} claim
 * @param {Level} level
 */
function stanceList(claim, level) {
  const model = shownModel();
  if (model.votes) return [claimVotes(claim, level), remarkList(claim, level)];
  if (!claim.stances.length) return titled(level, t("part.stances"), 0, h("p", { class: "empty" }, t("empty.stances")));
  const ordered = [...claim.stances].sort(
    (a, b) => expertOrder(model, a.expert) - expertOrder(model, b.expert),
  );
  return titled(
    level,
    t("part.stances"),
    0,
    stanceItems(claim, together(ordered)),
  );
}

/**
 * In a crowd only the stances of those who said something with their vote.
 * @param {Claim} claim
 * @param {Level} level
 */
function remarkList(claim, level) {
  const said = claim.stances.filter(({ wording, quote, note }) => wording || quote || note);
  if (!said.length) return null;
  return titled(level, t("votes.remarks"), said.length, stanceItems(claim, together(said)));
}

/**
 * The stances; where very many voted, how many of each sort, and the first of them.
 * @param {Claim} claim
 * @param {readonly (readonly Stance[])[]} groups
 */
function stanceItems(claim, groups) {
  const shown = groups.slice(0, STANCES_SHOWN);
  const list = h("ul", { class: "stances" }, shown.map((stances) => stanceItem(stances, claim)));
  if (groups.length === shown.length) return list;
  /** @param {Polarity} polarity */
  const count = (polarity) => groups.filter(([stance]) => stance.polarity === polarity && stance.mode !== "reported").length;
  const more = button(t("outline.more", { n: groups.length - shown.length }), () => {
    fill(list, groups.slice(STANCES_SHOWN).map((stances) => stanceItem(stances, claim)));
    more.remove();
  }, { class: "action" });
  return [h("p", {}, t("stance.tally", { affirm: count("affirm"), deny: count("deny") })), list, more];
}

/**
 * Stances that differ only in their passage, together.
 * @param {readonly Stance[]} stances
 */
function together(stances) {
  return [...grouped(stances, ({ expert, polarity, mode, voice, date, conditions }) =>
    JSON.stringify([expert, polarity, mode, voice, date, conditions])).values()];
}

/**
 * @param {Model} model
 * @param {string} id
 */
function expertOrder(model, id) {
  const expert = model.expertsById.get(id);
  return expert ? expert.order + (expert.standing === "panel" ? 0 : 1000) : 9999;
}

/**
 * One stance: who, how, in what words, at which passages.
 * @param {readonly Stance[]} stances
 * @param {Claim} claim
 */
function stanceItem(stances, claim) {
  const model = shownModel();
  const [stance] = stances;
  const expert = model.expertsById.get(stance.expert);
  return h(
    "li",
    { class: `stance is-${stance.polarity} is-${stance.mode}` },
    h(
      "p",
      { class: "stance-line" },
      expert
        ? h("a", { class: "expert-link", href: addressOf({ view: "experts", parts: [expert.id] }) }, expertName(expert))
        : stance.expert,
      " ",
      h("span", { class: "verb" }, expert?.standing === "editor" ? t("stand.summarises") : t(`stand.${stance.polarity}`)),
      stance.mode === "explicit" ? null : h("span", { class: `mode mode-${stance.mode}` }, t(`mode.${stance.mode}`)),
      stance.voice ? ` ${t("stance.voice", { name: model.expertsById.get(stance.voice)?.name ?? stance.voice })}` : null,
      stance.date ? h("span", { class: "date" }, stance.date) : null,
      stance.confidence ? h("span", { class: "date" }, t("stance.confidence", { value: decimal(stance.confidence) })) : null,
    ),
    stance.conditions ? h("p", { class: "condition" }, t("stance.if"), " ", claimButtons(stance.conditions)) : null,
    stances.map((each, index) => stanceWords(each, claim, stances.slice(0, index))),
    stances.some((each) => each.quote) ? null : h("p", { class: "empty" }, t("empty.passage")),
  );
}

/**
 * What is special to one of several stances: wording, passage, note.
 * @param {Stance} stance
 * @param {Claim} claim
 * @param {readonly Stance[]} before
 */
function stanceWords(stance, claim, before) {
  const model = shownModel();
  const lang = model.map.language;
  /** @param {"wording" | "shift" | "note"} field */
  const isNew = (field) => stance[field] && !before.some((each) => each[field] === stance[field]);
  return [
    isNew("wording") && stance.wording !== claim.text ? h("p", { class: "wording", lang }, stance.wording) : null,
    stance.quote ? h("p", {}, passage(model, stance.quote, lang)) : null,
    isNew("shift") ? h("p", { class: "shift" }, t(`shift.${stance.shift}`)) : null,
    isNew("note") ? h("p", { class: "note", lang }, stance.note) : null,
  ];
}

/** @param {readonly string[]} ids */
export function claimButtons(ids) {
  return ids.map((id, index) => {
    const claim = shownModel().claimsById.get(id);
    const joint = index ? " + " : "";
    return [joint, claim ? claimButton(claim, openClaim) : id];
  });
}

/**
 * Who puts a reason or an objection forward.
 * @param {Argument | Attack} record
 */
function putBy(record) {
  const model = shownModel();
  const voices = [...new Set(record.stances.map((stance) => stance.expert))]
    .flatMap((id) => model.expertsById.get(id) ?? []);
  const implied = record.stances.length && record.stances.every(({ mode }) => mode === "implied");
  if (!voices.length) return h("span", { class: "by" }, t("by.mapper"));
  return h(
    "span",
    { class: "by" },
    voices.map((expert) => [expertChip(expert), " "]),
    names(model, voices.map((expert) => expert.id)),
    implied ? ` (${t("mode.implied")})` : null,
  );
}

/**
 * @param {Argument} argument
 * @returns {HTMLLIElement}
 */
function reasonItem(argument) {
  return h(
    "li",
    { class: "reason" },
    argument.premises.length ? claimButtons(argument.premises) : own(argument.title || argument.text),
    " ",
    putBy(argument),
    argument.premises.length > 1 ? h("span", { class: "aside" }, t("reason.linked")) : null,
    argument.scheme ? h("span", { class: "aside" }, t("reason.scheme", { scheme: argument.scheme })) : null,
    argument.objections.length
      ? h("ul", { class: "nested" }, argument.objections.map((attack) => objectionItem(attack)))
      : null,
    argument.backings.length
      ? h("ul", { class: "nested" }, argument.backings.map((backing) => reasonItem(backing)))
      : null,
  );
}

/** @param {Attack} attack */
function objectionItem(attack) {
  return h(
    "li",
    { class: "objection" },
    h("span", { class: "word word-clash", title: t(`line.${attack.kind}.what`) }, t(`line.${attack.kind}`)),
    " ",
    claimButtons(attack.premises),
    " ",
    putBy(attack),
  );
}

/**
 * @param {Claim} claim
 * @param {Level} level
 */
function reasonList(claim, level) {
  if (!claim.reasons.length) return null;
  const items = claim.reasons.map((argument) => reasonItem(argument));
  return titled(level, t("part.reasons"), claim.reasons.length, h("ul", { class: "reasons" }, items));
}

/**
 * @param {readonly Attack[]} objections
 * @param {Level} level
 */
function objectionList(objections, level) {
  if (!objections.length) return null;
  const items = objections.map((attack) => objectionItem(attack));
  return titled(level, t("part.objections"), objections.length, h("ul", { class: "reasons" }, items));
}

/**
 * The claim to which what is aimed at an id comes in the end, through inferences.
 * @param {string} [id]
 */
function claimAt(id) {
  const model = shownModel();
  const seen = new Set();
  let end = id;
  while (end !== undefined && !model.claimsById.has(end) && !seen.has(end)) {
    seen.add(end);
    end = model.argumentsById.get(end)?.conclusion;
  }
  return model.claimsById.get(end ?? "");
}

/**
 * @param {Claim} claim
 * @param {Level} level
 */
function useList(claim, level) {
  const uses = [
    ...claim.reasonFor.map(({ conclusion }) => ({ word: t("line.support"), tone: "agree", other: claimAt(conclusion) })),
    ...claim.objectionTo.map(({ kind, target }) => ({ word: t(`line.${kind}`), tone: "clash", other: claimAt(target) })),
  ].flatMap(({ word, tone, other }) => (other && other !== claim ? [{ word, tone, other }] : []));
  if (!uses.length) return null;
  return titled(
    level,
    t("part.uses"),
    uses.length,
    h("ul", { class: "reasons" }, uses.map(({ word, tone, other }) =>
      h("li", {}, h("span", { class: `word word-${tone}` }, word), " ", claimButton(other, openClaim)),
    )),
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
    h("ul", { class: "reasons" }, relations.map((relation) => relationItem(claim, relation))),
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
    degree < 1 ? h("span", { class: "aside" }, t("relation.part", { degree: decimal(degree) })) : null,
    " ",
    other ? claimButton(other, openClaim) : null,
    relation.note ? h("span", { class: "note", lang: model.map.language }, ` ${relation.note}`) : null,
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
  const findings = shownModel().votes ? claim.findings.filter(({ claims }) => claims.length > 1) : claim.findings;
  if (!findings.length) return null;
  return titled(
    level,
    t("part.findings"),
    findings.length,
    h("ul", { class: "reasons" }, findings.map((finding) => h("li", {}, findingLink(finding)))),
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
    h("a", { href: addressOf({ view: "findings", parts: [groupPath(finding.group), finding.id] }) }, say(shownModel(), finding.summary)),
    finding.score ? h("span", { class: "aside" }, strength(shownModel(), finding.score)) : spoken(""),
  ];
}
