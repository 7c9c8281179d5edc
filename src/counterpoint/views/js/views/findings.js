/** Agreements, tensions and what else was found, ranked, each with the steps that show it. */

/** @import { Finding, FindingGroup, FindingKind } from "../types/model.js" */

import { button, h } from "../ground/dom.js";
import { findingPasses, tieOf, toggled } from "../ground/filters.js";
import { findingKind, strength } from "../ground/names.js";
import { addressOf, goTo, presentFilters, presentRoute } from "../ground/place.js";
import { groupPath, groupUnder, withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { sidesOf, tensionParts } from "./cards.js";
import { findingBar, leftNote } from "./filterbar.js";
import { FINDINGS_SHOWN, gapItems, isRanking, rankedItems, RANKING_TABS } from "./rankings.js";
import { witness } from "./witness.js";

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

/** @param {unknown} current */
function tabBar(current) {
  const model = shownModel();
  const groups = ["summaries", "defences", "namings"];
  const tabs = ["agreements", "tensions", ...RANKING_TABS, ...groups, "gaps"];
  /** @param {string} tab */
  const counts = (tab) => {
    const group = groupUnder(tab);
    if (group) return model.findings.filter((finding) => finding.group === group).length;
    return isRanking(tab)
      ? model.rankings[tab].length
      : model.coverage.filter((each) => each.silent.length).length;
  };
  const reasonless = model.votes && !model.arguments.length ? ["unsupported"] : [];
  const shown = tabs.filter(
    (tab) =>
      !reasonless.includes(tab) &&
      (counts(tab) || tab === current || tab === "agreements" || tab === "tensions"),
  );
  return h(
    "nav",
    { class: "tabs", "aria-label": t("findings.tabs") },
    h(
      "ul",
      {},
      shown.map((tab) =>
        h(
          "li",
          {},
          h(
            "a",
            {
              href: addressOf({ view: "findings", parts: [tab] }),
              "aria-current": tab === current ? "page" : null,
            },
            t(`findings.${tab}`),
            h("span", { class: "count" }, counts(tab)),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {FindingGroup} group
 * @param {string | undefined} chosen
 */
function findingItems(group, chosen) {
  const all = shownModel().findings.filter((finding) => finding.group === group);
  const passing = all.filter((finding) =>
    findingPasses(finding, presentFilters(), shownModel().claimsById, shownModel().pairs),
  );
  const pickers = [findingBar(all), kindPicker(all)];
  const at = passing.findIndex((finding) => finding.id === chosen);
  if (!all.length) return [pickers, h("p", { class: "empty" }, t(`empty.${groupPath(group)}`))];
  const limit = Math.max(FINDINGS_SHOWN, at + 1);
  return [
    group === "tension" && !shownModel().votes ? tensionParts(all) : null,
    pickers,
    leftNote(passing.length, all.length),
    h(
      "ol",
      { class: "finding-list" },
      passing.slice(0, limit).map((finding) => findingItem(finding, finding.id === chosen)),
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

/**
 * One finding with its witness behind a disclosure, open where the address names it.
 * @param {Finding} finding
 * @param {boolean} isOpen
 */
function findingItem(finding, isOpen) {
  const chosen = [...presentFilters().experts];
  const tie =
    chosen.length === 2 ? tieOf(shownModel().pairs, chosen[0], chosen[1], finding.id) : null;
  const score = tie ? tie[1] : finding.score;
  const details = h(
    "details",
    { class: `finding finding-${finding.group}`, id: `finding-${finding.id}`, open: isOpen },
    h(
      "summary",
      {},
      h(
        "span",
        { class: "finding-head" },
        h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
        finding.possible ? h("span", { class: "word word-plain" }, t("finding.possible")) : null,
        score ? h("span", { class: "aside" }, strength(shownModel(), score)) : null,
      ),
      h("span", { class: "finding-sentence" }, say(shownModel(), finding.summary)),
      h("span", { class: "card-who" }, sidesOf(finding)),
    ),
  );
  const open = () => {
    if (details.open && details.childElementCount === 1)
      details.append(witness(finding, { score }));
  };
  details.addEventListener("toggle", open);
  if (isOpen) details.append(witness(finding, { score }));
  return h("li", {}, details);
}
