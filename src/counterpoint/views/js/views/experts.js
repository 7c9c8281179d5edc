/** Who was asked, what each of them says, and two of them side by side. */

/**
 * @import { Expert, Pair } from "../types/model.js"
 * @import { Saying } from "../types/page.js"
 */

import { h } from "../ground/dom.js";
import { claimPasses, withoutExperts } from "../ground/filters.js";
import { pairKey, tiesIn } from "../ground/model.js";
import { expertChip, hueOf, strength } from "../ground/names.js";
import { uncheckedNote } from "../ground/passages.js";
import { addressOf, presentFilters, presentRoute } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { comparePicker } from "./compare.js";
import { filterBar, leftNote } from "./filterbar.js";
import { pairWord } from "./matrix.js";
import { claimsOf, sayings } from "./sayings.js";
import { expertSupposition } from "./supposing.js";
import { voterPage, votersView } from "./voters.js";

const CARDS_SHOWN = 120;

/** One expert or voter, or the list of all. */
export function expertsView() {
  const expert = shownModel().expertsById.get(presentRoute().parts[0]);
  if (shownModel().votes) return expert ? voterPage(expert) : votersView();
  return expert ? expertPage(expert) : expertList();
}

function expertList() {
  const model = shownModel();
  const groups = [
    ["panel", t("experts.panel")],
    ["cited", t("experts.cited")],
    ["editor", t("experts.editor")],
  ];
  return h(
    "div",
    { class: "experts" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.experts")),
    comparePicker(),
    groups.map(([standing, title]) => {
      const members = model.experts.filter((expert) => expert.standing === standing);
      if (!members.length) return null;
      return h(
        "section",
        { class: "block" },
        h("h2", {}, title),
        standing === "panel" ? null : h("p", { class: "lead" }, t(`experts.${standing}.what`)),
        h(
          "ul",
          { class: "expert-cards" },
          members.slice(0, CARDS_SHOWN).map((expert) => expertCard(expert)),
        ),
        members.length > CARDS_SHOWN
          ? h("p", { class: "empty" }, t("findings.cut", { n: CARDS_SHOWN, all: members.length }))
          : null,
      );
    }),
  );
}

/** @param {Expert} expert */
function expertCard(expert) {
  const claims = claimsOf(expert).length;
  return h(
    "li",
    { class: `expert-card edge-${hueOf(expert)}` },
    h(
      "h3",
      {},
      expertChip(expert),
      " ",
      h("a", { href: addressOf({ view: "experts", parts: [expert.id] }) }, expert.name),
    ),
    expert.roles.map((role) => h("p", { class: "role", lang: shownModel().map.language }, role)),
    claims ? h("p", { class: "aside" }, t("count.claims", { n: claims })) : null,
  );
}

/**
 * Where others know a person by a number or an address of their own.
 * @param {Expert} expert
 */
function identifiersOf(expert) {
  const addresses = (expert.identifiers ?? []).filter((address) => /^https?:/i.test(address));
  if (!addresses.length) return null;
  return h(
    "p",
    { class: "aside" },
    t("expert.identifiers"),
    " ",
    addresses.map((address, i) => [
      i ? ", " : "",
      h("a", { href: address, target: "_blank", rel: "noopener" }, nameOfIdentifier(address)),
    ]),
  );
}

/**
 * An address as it is called: `ORCID 0000-…`, `Wikidata Q…`, or itself.
 * @param {string} address
 */
function nameOfIdentifier(address) {
  const number = address.slice(address.lastIndexOf("/") + 1);
  if (address.startsWith("https://orcid.org/")) return `ORCID ${number}`;
  if (address.startsWith("http://www.wikidata.org/entity/")) return `Wikidata ${number}`;
  return address;
}

/** @param {Expert} expert */
function expertPage(expert) {
  const model = shownModel();
  const claims = claimsOf(expert);
  const filters = withoutExperts(presentFilters());
  /** @param {Saying} saying */
  const asSaid = ([claim, stances]) => ({ ...claim, stances });
  const passing = claims.filter((pair) => claimPasses(asSaid(pair), filters));
  return h(
    "div",
    { class: "expert-page" },
    h("p", { class: "crumbs" }, h("a", { href: addressOf({ view: "experts" }) }, t("nav.experts"))),
    h("h1", { id: "view-title", tabindex: "-1" }, expertChip(expert), " ", expert.name),
    expert.roles.map((role) => h("p", { class: "role", lang: model.map.language }, role)),
    identifiersOf(expert),
    expert.standing === "panel"
      ? null
      : h("p", { class: "lead" }, t(`experts.${expert.standing}.what`)),
    uncheckedNote(model),
    h("p", { class: "actions" }, expertSupposition(expert)),
    expert.standing === "panel" ? sidesTable(expert) : null,
    h(
      "section",
      { class: "block" },
      h("h2", {}, t("expert.says", { name: expert.short })),
      filterBar({ experts: false }, claims.map(asSaid)),
      claims.length ? leftNote(passing.length, claims.length, filters) : null,
      passing.length || !claims.length ? sayings(passing) : null,
    ),
  );
}

/** @param {Expert} expert */
function sidesTable(expert) {
  const model = shownModel();
  const others = model.panel.filter((other) => other !== expert);
  if (!others.length) return null;
  const rows = others
    .map((other) => ({ other, pair: model.pairs.get(pairKey(expert.id, other.id)) }))
    .sort((a, b) => (b.pair?.agreement ?? -1) - (a.pair?.agreement ?? -1));
  /** @param {Pair | undefined} pair @param {"agreement" | "tension"} side */
  const word = (pair, side) => {
    if (pair?.[side]) return strength(model, pair[side]);
    const isUnknown = (pair?.[side] ?? null) === null && !tiesIn(model, pair, side).possible.length;
    return isUnknown ? t("strength.unknown") : pairWord(model, pair, side);
  };
  return h(
    "section",
    { class: "block" },
    h("h2", {}, t("expert.sides", { name: expert.short })),
    h(
      "div",
      {
        class: "scroll-x",
        tabindex: "0",
        role: "region",
        "aria-label": t("expert.sides", { name: expert.short }),
      },
      h(
        "table",
        { class: "plain-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            [t("expert.other"), t("matrix.agreement"), t("matrix.tension"), t("expert.shared")].map(
              (title) => h("th", { scope: "col" }, title),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          rows
            .slice(0, 40)
            .map(({ other, pair }) =>
              h(
                "tr",
                {},
                h(
                  "th",
                  { scope: "row" },
                  expertChip(other),
                  " ",
                  h(
                    "a",
                    { href: addressOf({ view: "compare", parts: [expert.id, other.id] }) },
                    other.name,
                  ),
                ),
                h(
                  "td",
                  { class: pair?.agreement ? "tone-agree" : "aside" },
                  word(pair, "agreement"),
                ),
                h("td", { class: pair?.tension ? "tone-clash" : "aside" }, word(pair, "tension")),
                h("td", {}, t("count.claims", { n: pair?.shared ?? 0 })),
              ),
            ),
        ),
      ),
    ),
  );
}
