/** Agreements, tensions and what else was found, ranked, each with the steps that show it. */

import { button, h, icon } from "../ground/dom.js";
import { claimPasses, findingPasses, tieOf, toggled } from "../ground/filters.js";
import { claimButton, expertSide, factorName, findingKind, kindTag, names, passage, strength, topicName } from "../ground/names.js";
import { addressOf, goTo, openClaim, presentFilters, presentRoute } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { groupPath, groupUnder, withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { decimal, figureUpTo, hasText, roundedTo, t } from "../ground/texts.js";
import { EVERYTHING, NO_TOPIC } from "../ground/vocabulary.js";
import { claimButtons } from "./claim.js";
import { filterBar, findingBar, leftNote } from "./filterbar.js";
import { sidesOf, tensionParts } from "./overview.js";
import { voteLines } from "./votebars.js";

/** @import { Finding, FindingGroup, FindingKind, Quote, RankingName, StepRecord } from "../types/model.js" */








/** @type {readonly RankingName[]} */
const RANKING_TABS = ["cruxes", "contested", "consensus", "one_sided", "unsupported"];
const FINDINGS_SHOWN = 60;

export function findingsView() {
  const [tab = "agreements", chosen] = presentRoute().parts;
  const known = groupUnder(tab) || isRanking(tab) || tab === "gaps" ? tab : "agreements";
  const group = groupUnder(known);
  return h(
    "div",
    { class: "findings" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.findings")),
    tabBar(known),
    h("p", { class: "lead" }, t(`findings.${known}.what`)),
    group ? findingItems(group, chosen) : isRanking(known) ? rankedItems(known) : gapItems(),
  );
}

/**
 * Whether a word of the address names a list of ranked claims.
 * @param {string} tab
 * @returns {tab is RankingName}
 */
function isRanking(tab) {
  return RANKING_TABS.some((name) => name === tab);
}

/** @param {unknown} current */
function tabBar(current) {
  const model = shownModel();
  const tabs = [..."agreements", "tensions", ...RANKING_TABS, "summaries", "defences", "gaps"];
  /** @param {string} tab */
  const counts = (tab) => {
    const group = groupUnder(tab);
    if (group) return model.findings.filter((finding) => finding.group === group).length;
    return isRanking(tab) ? model.rankings[tab].length : model.coverage.filter((each) => each.silent.length).length;
  };
  const reasonless = model.votes && !model.arguments.length ? ["unsupported"] : [];
  const shown = tabs.filter((tab) => !reasonless.includes(tab) && (counts(tab) || tab === current || tab === "agreements" || tab === "tensions"));
  return h(
    "nav",
    { class: "tabs", "aria-label": t("findings.tabs") },
    h("ul", {}, shown.map((tab) =>
      h("li", {}, h("a", { href: addressOf({ view: "findings", parts: [tab] }), "aria-current": tab === current ? "page" : null },
        t(`findings.${tab}`), h("span", { class: "count" }, counts(tab)))),
    )),
  );
}

/**
 * @param {FindingGroup} group
 * @param {string | undefined} chosen
 */
function findingItems(group, chosen) {
  const all = shownModel().findings.filter((finding) => finding.group === group);
  const passing = all.filter((finding) => findingPasses(finding, presentFilters(), shownModel().claimsById, shownModel().pairs));
  const pickers = [findingBar(all), kindPicker(all)];
  const at = passing.findIndex((finding) => finding.id === chosen);
  if (!all.length) return [pickers, h("p", { class: "empty" }, t(`empty.${groupPath(group)}`))];
  const limit = Math.max(FINDINGS_SHOWN, at + 1);
  return [
    group === "tension" && !shownModel().votes ? tensionParts(all) : null,
    pickers,
    leftNote(passing.length, all.length),
    h("ol", { class: "finding-list" }, passing.slice(0, limit).map((finding) => findingItem(finding, finding.id === chosen))),
    passing.length > limit ? h("p", { class: "empty" }, t("findings.cut", { n: limit, all: passing.length })) : null,
  ];
}

/**
 * Which kinds of findings to show, with how many there are of each.
 * @param {readonly Finding[]} all
 */
function kindPicker(all) {
  /** @type {Map<FindingKind, number>} */
  const counts = new Map();
  for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size < 2) return null;
  const { finds } = presentFilters();
  /** @param {FindingKind} kind */
  const choose = (kind) => goTo(withQuery(presentRoute(), { finds: toggled(finds, kind) }), { replace: true, keepFocus: true });
  return h("div", { class: "filters finding-kinds", role: "group", "aria-label": t("filter.finds") },
    [...counts].map(([kind, count]) =>
      button([findingKind({ kind }), h("span", { class: "count" }, count)], () => choose(kind),
        { class: "filter is-plain", id: `filter-f-${kind}`, "aria-pressed": String(finds.has(kind)) })),
  );
}

/**
 * One finding with its witness behind a disclosure, open where the address names it.
 * @param {Finding} finding
 * @param {boolean} isOpen
 */
function findingItem(finding, isOpen) {
  const chosen = [...presentFilters().experts];
  const tie = chosen.length === 2 ? tieOf(shownModel().pairs, chosen[0], chosen[1], finding.id) : null;
  const score = tie ? tie[1] : finding.score;
  const details = h(
    "details",
    { class: `finding finding-${finding.group}`, id: `finding-${finding.id}`, open: isOpen },
    h(
      "summary",
      {},
      h("span", { class: "finding-head" },
        h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
        finding.possible ? h("span", { class: "word word-plain" }, t("finding.possible")) : null,
        score ? h("span", { class: "aside" }, strength(shownModel(), score)) : null,
      ),
      h("span", { class: "finding-sentence" }, say(shownModel(), finding.summary)),
      h("span", { class: "card-who" }, sidesOf(finding)),
    ),
  );
  const open = () => {
    if (details.open && details.childElementCount === 1) details.append(witness(finding, { score }));
  };
  details.addEventListener("toggle", open);
  if (isOpen) details.append(witness(finding, { score }));
  return h("li", {}, details);
}

/**
 * The steps that show a finding, its score factor by factor, and the way to the map. `score` is what
 * is said above: that of two chosen experts is not always that of the strongest two.
 * @param {Finding} finding
 * @param {{ onMap?: boolean, score?: number }} [options]
 */
export function witness(finding, { onMap = false, score = finding.score } = {}) {
  const model = shownModel();
  const hasBoxes = finding.claims.some((claim) => model.nodesById.has(claim));
  return h(
    "div",
    { class: "witness" },
    hasText(`finding.${finding.kind}.what`) ? h("p", { class: "kind-what" }, h("b", {}, findingKind(finding)), ": ", t(`finding.${finding.kind}.what`)) : null,
    h(onMap ? "h3" : "h2", { class: "part-title" }, t("finding.why")),
    h("ol", { class: "steps" }, finding.witness.map((step) => witnessStep(step))),
    finding.conditions.length ? h("p", { class: "condition" }, t("stance.if"), " ", claimButtons(finding.conditions)) : null,
    finding.reasons && hasText(`reasons.${finding.reasons}`) ? h("p", {}, t(`reasons.${finding.reasons}`)) : null,
    finding.note ? h("p", { class: "note" }, say(model, finding.note)) : null,
    finding.possible ? h("p", { class: "note" }, t("finding.possible.what")) : null,
    finding.factors.length ? scoreLine(finding, t(score === finding.score ? "finding.score" : "finding.score.strongest")) : null,
    h("div", { class: "actions" },
      hasBoxes && !onMap ? h("a", { class: "action", href: addressOf({ view: "map", parts: [EVERYTHING], query: { finding: finding.id } }) }, icon("map"), t("finding.draw")) : null,
      finding.experts.length === 2 ? h("a", { class: "action", href: addressOf({ view: "compare", parts: finding.experts }) }, t("finding.compare", { name: names(model, finding.experts) })) : null,
      h("a", { class: "action", href: addressOf({ view: "findings", parts: [groupPath(finding.group), finding.id] }) }, icon("link"), h("span", { lang: "en" }, finding.id)),
    ),
  );
}

/** @param {StepRecord} step */
function witnessStep([kind, id, sentence, stances]) {
  const model = shownModel();
  const said = kind === "stance" ? [id] : stances;
  const quotes = kind === "relation" ? [model.relationsById.get(id)?.quote] : said.map((stance) => model.stancesById.get(stance)?.quote);
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
  return [...new Map(existing(quotes).map((quote) => [`${quote.source} ${quote.exact}`, quote])).values()];
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
  return h("p", { class: "score" }, h("span", { class: "score-title" }, title), " ", parts, " ≈ ", h("b", {}, signed(finding.score, 1)));
}

/**
 * @param {number} value
 * @param {number} digits
 */
function signed(value, digits) {
  const figure = figureUpTo(Math.abs(value), digits);
  return roundedTo(value, digits) < 0 ? `−${figure}` : figure;
}

/** @param {RankingName} tab */
function rankedItems(tab) {
  const model = shownModel();
  const filters = presentFilters();
  const all = model.rankings[tab].flatMap((ranked) => {
    const record = model.claimsById.get(ranked.claim);
    return record ? [{ ...ranked, record }] : [];
  });
  const passing = all.filter(({ record }) => claimPasses(record, filters));
  const pickers = filterBar({ topics: true, stance: false }, all.map(({ record }) => record));
  if (!all.length) return [pickers, h("p", { class: "empty" }, t(`empty.${tab}`))];
  return [
    pickers,
    leftNote(passing.length, all.length),
    h("ol", { class: "finding-list" }, passing.slice(0, FINDINGS_SHOWN).map(({ record, experts, reason, weight }) => {
      return h("li", {}, h("article", { class: "finding ranked" },
        h("p", { class: "finding-head" }, kindTag(record), weight && weight < 1 ? h("span", { class: "aside" }, t("ranked.weight", { value: decimal(weight) })) : null),
        h("h2", { class: "finding-sentence", lang: model.map.language }, claimButton(record, openClaim)),
        reason ? h("p", {}, say(model, reason)) : null,
        model.votes ? voteLines(record) : null,
        experts.length && !model.votes ? h("p", { class: "card-who" }, expertSide(model, experts)) : null,
      ));
    })),
    passing.length > FINDINGS_SHOWN ? h("p", { class: "empty" }, t("findings.cut", { n: FINDINGS_SHOWN, all: passing.length })) : null,
  ];
}

function gapItems() {
  const model = shownModel();
  const gaps = model.coverage.filter((each) => each.silent.length);
  if (!gaps.length) return h("p", { class: "empty" }, t("empty.gaps"));
  return h("ul", { class: "finding-list" }, gaps.map(({ topic, speaking, silent, claims }) =>
    h("li", {}, h("article", { class: "finding ranked" },
      h("h2", { class: "finding-sentence" }, h("a", { href: addressOf({ view: "map", parts: [topic || NO_TOPIC] }) }, topicName(model, topic))),
      h("p", {}, t("count.claims", { n: claims.length }), ". ", speaking.length ? t("gap.speak", { name: names(model, speaking), n: speaking.length, all: model.panel.length }) : null),
      h("p", {}, t("gap.silent", { name: names(model, silent) })),
    )),
  ));
}
