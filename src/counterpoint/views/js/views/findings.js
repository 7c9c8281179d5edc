/** Agreements, tensions and what else was found, ranked, each with the steps that show it. */

/** @import { Finding, FindingGroup, FindingKind } from "../types/model.js" */

import { button, h } from "../ground/dom.js";
import { findingPasses, toggled } from "../ground/filters.js";
import { issuesShown } from "../ground/issues.js";
import { findingKind } from "../ground/names.js";
import { uncheckedNote } from "../ground/passages.js";
import { addressOf, goTo, presentFilters, presentRoute } from "../ground/place.js";
import { groupPath, groupUnder, withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { tensionParts } from "./cards.js";
import { leftNote, listedBar } from "./filterbar.js";
import { findingItem } from "./findingitem.js";
import { issueItems } from "./issues.js";
import { FINDINGS_SHOWN, gapItems, isRanking, rankedItems } from "./rankings.js";

/**
 * The tabs, each with the lists that stand under it; a list keeps its own address.
 * @type {{ readonly [tab: string]: readonly string[] }}
 */
const TABS = {
  issues: ["issues"],
  agreements: ["agreements", "consensus"],
  tensions: ["tensions", "summaries", "defences", "namings"],
  cruxes: ["cruxes"],
  gaps: ["gaps", "one_sided", "unsupported", "contested"],
};

/** The lists of findings, one of them open. */
export function findingsView() {
  const model = shownModel();
  const first = model.issues.length ? "issues" : "agreements";
  const [name = first, presentId] = presentRoute().parts;
  const list = Object.values(TABS).flat().includes(name) ? name : first;
  const [tab] = Object.entries(TABS).find(([, lists]) => lists.includes(list)) ?? [first];
  return h(
    "div",
    { class: "findings" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.findings")),
    tabBar(tab),
    listBar(tab, list),
    h("p", { class: "lead" }, t(`findings.${list}.what`)),
    uncheckedNote(model),
    itemsOf(list, presentId),
  );
}

/**
 * @param {string} list
 * @param {string | undefined} presentId
 */
function itemsOf(list, presentId) {
  const group = groupUnder(list);
  if (list === "issues") return issueItems(presentId);
  if (group) return findingItems(group, presentId);
  return isRanking(list) ? rankedItems(list) : gapItems();
}

/**
 * How many entries a list has.
 * @param {string} list
 */
function countIn(list) {
  const model = shownModel();
  const group = groupUnder(list);
  if (list === "issues") return issuesShown().length;
  if (group) return model.findings.filter((finding) => finding.group === group).length;
  if (isRanking(list)) return model.rankings[list].length;
  return model.coverage.filter((each) => each.silent.length).length;
}

/**
 * The lists of a tab that hold something, and the present one.
 * @param {string} tab
 * @param {string} [present]
 */
function listsOf(tab, present = "") {
  const { votes, arguments: inferences } = shownModel();
  const isReasonless = votes && !inferences.length;
  return TABS[tab].filter(
    (list) => list === present || (countIn(list) && !(isReasonless && list === "unsupported")),
  );
}

/** @param {string} current */
function tabBar(current) {
  const tabs = Object.keys(TABS).filter(
    (tab) => listsOf(tab).length || tab === current || tab === "agreements" || tab === "tensions",
  );
  return h(
    "nav",
    { class: "tabs", "aria-label": t("findings.tabs") },
    h(
      "ul",
      {},
      tabs.map((tab) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: addressOf({ view: "findings", parts: [listsOf(tab)[0] ?? tab] }),
              "aria-current": tab === current ? "page" : null,
              "data-tab": tab,
            },
            t(`tab.${tab}`),
            tab === "gaps" ? null : h("span", { class: "count" }, countIn(tab)),
          ),
        ),
      ),
    ),
  );
}

/**
 * The lists of the present tab, where there are several.
 * @param {string} tab
 * @param {string} current
 */
function listBar(tab, current) {
  const lists = listsOf(tab, current);
  if (lists.length < 2 && lists[0] === TABS[tab][0]) return null;
  return h(
    "nav",
    { class: "list-bar", "aria-label": t("findings.lists") },
    h(
      "ul",
      {},
      lists.map((list) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: addressOf({ view: "findings", parts: [list] }),
              "aria-current": list === current ? "true" : null,
              "data-list": list,
            },
            t(`findings.${list}`),
            h("span", { class: "count" }, countIn(list)),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {FindingGroup} group
 * @param {string | undefined} presentId
 */
function findingItems(group, presentId) {
  const all = shownModel().findings.filter((finding) => finding.group === group);
  const passing = all.filter((finding) =>
    findingPasses(finding, presentFilters(), shownModel().claimsById, shownModel().pairs),
  );
  const pickers = [listedBar(all), kindPicker(all)];
  const at = passing.findIndex((finding) => finding.id === presentId);
  if (!all.length) return [pickers, h("p", { class: "empty" }, t(`empty.${groupPath(group)}`))];
  const limit = Math.max(FINDINGS_SHOWN, at + 1);
  return [
    group === "tension" && !shownModel().votes ? tensionParts(all) : null,
    pickers,
    leftNote(passing.length, all.length),
    h(
      "ol",
      { class: "finding-list" },
      passing.slice(0, limit).map((finding) => findingItem(finding, finding.id === presentId)),
    ),
    passing.length > limit
      ? h("p", { class: "empty" }, t("findings.cut", { n: limit, all: passing.length }))
      : null,
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
  const choose = (kind) =>
    goTo(withQuery(presentRoute(), { finds: toggled(finds, kind) }), {
      replace: true,
      keepFocus: true,
    });
  return h(
    "div",
    { class: "filters finding-kinds", role: "group", "aria-label": t("filter.finds") },
    [...counts].map(([kind, count]) =>
      button([findingKind({ kind }), h("span", { class: "count" }, count)], () => choose(kind), {
        class: "filter is-plain",
        id: `filter-f-${kind}`,
        "aria-pressed": String(finds.has(kind)),
      }),
    ),
  );
}
