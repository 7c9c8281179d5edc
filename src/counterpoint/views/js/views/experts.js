/** Who was asked, what each of them says, and two of them side by side. */

import { h } from "../ground/dom.js";
import { claimPasses, withoutExperts } from "../ground/filters.js";
import { PAIR_GROUPS, pairKey, stands, tiesCount, tiesIn } from "../ground/model.js";
import { claimButton, expertChip, hueOf, kindTag, names, passage, strength, topicName } from "../ground/names.js";
import { addressOf, goTo, openClaim, presentFilters, presentRoute } from "../ground/place.js";
import { grouped, recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { NO_TOPIC } from "../ground/vocabulary.js";
import { filterBar, leftNote } from "./filterbar.js";
import { pairWord } from "./matrix.js";
import { findingCard } from "./overview.js";
import { voterPage, votersView } from "./voters.js";

/**
 * @import { Claim, Expert, Model, Pair, Stance } from "../types/model.js"
 * @import { Saying } from "../types/page.js"
 */








const SAYINGS_SHOWN = 200;
const CARDS_SHOWN = 120;

export function expertsView() {
  const expert = shownModel().expertsById.get(presentRoute().parts[0]);
  if (shownModel().votes) return expert ? voterPage(expert) : votersView();
  return expert ? expertPage(expert) : expertList();
}

function expertList() {
  const model = shownModel();
  const groups = [["panel", t("experts.panel")], ["cited", t("experts.cited")], ["editor", t("experts.editor")]];
  return h(
    "div",
    { class: "experts" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.experts")),
    comparePicker(),
    groups.map(([standing, title]) => {
      const members = model.experts.filter((expert) => expert.standing === standing);
      if (!members.length) return null;
      return h("section", { class: "block" },
        h("h2", {}, title),
        standing === "panel" ? null : h("p", { class: "lead" }, t(`experts.${standing}.what`)),
        h("ul", { class: "expert-cards" }, members.slice(0, CARDS_SHOWN).map((expert) => expertCard(expert))),
        members.length > CARDS_SHOWN ? h("p", { class: "empty" }, t("findings.cut", { n: CARDS_SHOWN, all: members.length })) : null,
      );
    }),
  );
}

/** @param {Expert} expert */
function expertCard(expert) {
  const claims = claimsOf(expert).length;
  return h("li", { class: `expert-card edge-${hueOf(expert)}` },
    h("h3", {}, expertChip(expert), " ", h("a", { href: addressOf({ view: "experts", parts: [expert.id] }) }, expert.name)),
    expert.roles.map((role) => h("p", { class: "role", lang: shownModel().map.language }, role)),
    claims ? h("p", { class: "aside" }, t("count.claims", { n: claims })) : null,
  );
}

/**
 * @param {string} [first]
 * @param {string} [second]
 */
function comparePicker(first = "", second = "") {
  const { panel } = shownModel();
  if (panel.length < 2 || shownModel().votes) return null;
  const chosen = [first || panel[0].id, second || panel[1].id];
  const compare = () => goTo({ view: "compare", parts: chosen, query: {} });
  /** @param {0 | 1} which @param {string} label */
  const select = (which, label) => h("label", { class: "filter-pick" }, h("span", {}, label),
    h("select", { id: `compare-${which}`, onchange: (event) => { chosen[which] = event.target.value; if (first) compare(); } },
      panel.map((expert) => h("option", { value: expert.id, selected: expert.id === chosen[which] }, expert.name)),
    ));
  return h("div", { class: "compare-picker", role: "group", "aria-label": t("compare.title") },
    select(0, t("compare.first")), select(1, t("compare.second")),
    first ? null : h("button", { type: "button", class: "action", onclick: compare }, t("compare.go")),
  );
}

/** @param {Expert} expert */
function expertPage(expert) {
  const model = shownModel();
  const said = claimsOf(expert);
  const filters = withoutExperts(presentFilters());
  /** @param {Saying} saying */
  const asSaid = ([claim, stances]) => ({ ...claim, stances });
  const passing = said.filter((pair) => claimPasses(asSaid(pair), filters));
  return h(
    "div",
    { class: "expert-page" },
    h("p", { class: "crumbs" }, h("a", { href: addressOf({ view: "experts" }) }, t("nav.experts"))),
    h("h1", { id: "view-title", tabindex: "-1" }, expertChip(expert), " ", expert.name),
    expert.roles.map((role) => h("p", { class: "role", lang: model.map.language }, role)),
    expert.standing === "panel" ? null : h("p", { class: "lead" }, t(`experts.${expert.standing}.what`)),
    expert.standing === "panel" ? sidesTable(expert) : null,
    h("section", { class: "block" },
      h("h2", {}, t("expert.says", { name: expert.short })),
      filterBar({ experts: false }, said.map(asSaid)),
      said.length ? leftNote(passing.length, said.length, filters) : null,
      passing.length || !said.length ? sayings(passing) : null,
    ),
  );
}

/**
 * An expert's own stances; those in which others report a voice that is only cited.
 * @param {Model} model
 * @param {Expert} expert
 */
function stancesOf(model, expert) {
  if (expert.standing !== "cited") return expert.stances;
  return [...expert.stances, ...model.stances.filter((stance) => stance.voice === expert.id)];
}

/**
 * The claims an expert takes a stance on, with the stances.
 * @param {Expert} expert
 */
function claimsOf(expert) {
  /** @type {Map<Claim, Stance[]>} */
  const stancesOn = new Map();
  for (const stance of stancesOf(shownModel(), expert)) {
    const claim = shownModel().claimsById.get(stance.target);
    if (claim) stancesOn.set(claim, [...(stancesOn.get(claim) ?? []), stance]);
  }
  return [...stancesOn];
}

/**
 * What is said, under its topics; a claim stands under its first topic only.
 * @param {readonly Saying[]} pairs
 */
function sayings(pairs) {
  const model = shownModel();
  if (!pairs.length) return h("p", { class: "empty" }, t("empty.sayings"));
  /** @type {Map<string, Saying[]>} */
  const byTopic = new Map([...model.topics.map(({ id }) => id), NO_TOPIC].map((id) => [id, []]));
  for (const pair of pairs.slice(0, SAYINGS_SHOWN)) {
    recordOf(byTopic, pair[0].topics.find((topic) => byTopic.has(topic)) ?? NO_TOPIC).push(pair);
  }
  return [
    h("div", { class: "saying-topics" }, [...byTopic].filter(([, list]) => list.length).map(([topic, list]) => h("section", { class: "saying-topic" },
      h("h3", {}, topicName(model, topic)),
      h("ul", { class: "sayings" }, list.map(([claim, stances]) => saying(claim, stances))),
    ))),
    pairs.length > SAYINGS_SHOWN ? h("p", { class: "empty" }, t("findings.cut", { n: SAYINGS_SHOWN, all: pairs.length })) : null,
  ];
}

/**
 * @param {Claim} claim
 * @param {readonly Stance[]} stances
 */
function saying(claim, stances) {
  const model = shownModel();
  const { expert: teller, voice } = stances[0];
  const isReported = model.expertsById.get(voice ?? "")?.standing === "cited" && presentRoute().parts[0] === voice;
  const own = stands(model, claim).find(({ expert }) => expert.id === teller);
  const { polarity, mode } = isReported || !own ? stances[0] : own;
  return h("li", { class: `saying is-${polarity}` },
    h("p", {},
      polarity === "deny" ? h("span", { class: "word word-clash" }, t("stand.deny")) : null, " ",
      claimButton(claim, openClaim), " ", kindTag(claim),
      isReported
        ? h("span", { class: "mode" }, t("stance.reported", { name: names(model, [teller]) }))
        : mode === "explicit" ? null : h("span", { class: `mode mode-${mode}` }, t(`mode.${mode}`)),
    ),
    stances.filter((stance) => stance.quote).slice(0, 3).map((stance) => h("p", {},
      stance.quote ? passage(model, stance.quote, model.map.language) : null, " ",
      mode !== "reported" && stance.mode === "reported" ? whoseWords(model, stance) : null)),
  );
}

/**
 * That a passage gives others' words, and whose, beside what the expert says in person.
 * @param {Model} model
 * @param {Stance} stance
 */
function whoseWords(model, { voice }) {
  return h("span", { class: "mode mode-reported" },
    t("mode.reported"), voice ? ` ${t("stance.voice", { name: model.expertsById.get(voice)?.name ?? voice })}` : null);
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
  return h("section", { class: "block" },
    h("h2", {}, t("expert.sides", { name: expert.short })),
    h("div", { class: "scroll-x", tabindex: "0", role: "region", "aria-label": t("expert.sides", { name: expert.short }) },
      h("table", { class: "plain-table" },
        h("thead", {}, h("tr", {}, [t("expert.other"), t("matrix.agreement"), t("matrix.tension"), t("expert.shared")].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", {}, rows.slice(0, 40).map(({ other, pair }) => h("tr", {},
          h("th", { scope: "row" }, expertChip(other), " ", h("a", { href: addressOf({ view: "compare", parts: [expert.id, other.id] }) }, other.name)),
          h("td", { class: pair?.agreement ? "tone-agree" : "aside" }, word(pair, "agreement")),
          h("td", { class: pair?.tension ? "tone-clash" : "aside" }, word(pair, "tension")),
          h("td", {}, t("count.claims", { n: pair?.shared ?? 0 })),
        ))),
      )),
  );
}

/** Two experts side by side: what joins them, what parts them, what only one says. */
export function compareView() {
  const model = shownModel();
  const [first, second] = presentRoute().parts.map((id) => model.expertsById.get(id));
  if (!first || !second || first === second) {
    return h("div", { class: "compare" }, h("h1", { id: "view-title", tabindex: "-1" }, t("compare.title")),
      h("p", { class: "empty" }, t("empty.compare")), comparePicker());
  }
  if (model.votes) {
    return h("div", { class: "compare" },
      h("h1", { id: "view-title", tabindex: "-1" }, t("compare.heading", { first: first.name, second: second.name })),
      h("p", { class: "empty" }, t("compare.crowd")));
  }
  const pair = model.pairs.get(pairKey(first.id, second.id));
  const said = [first, second].map((expert) => saidByClass(expert));
  const both = [...said[0].keys()].filter((key) => said[1].has(key));
  const shared = both.filter((key) => said.every((sayings) => isOwn(recordOf(sayings, key))));
  const reported = both.filter((key) => !shared.includes(key));
  /** @param {readonly string[]} keys */
  const items = (keys) => h("ul", { class: "sayings two" }, keys.map((key) => sharedClaim([first, second], said.map((sayings) => recordOf(sayings, key)))));
  return h(
    "div",
    { class: "compare" },
    h("p", { class: "crumbs" }, h("a", { href: addressOf({ view: "experts" }) }, t("nav.experts"))),
    h("h1", { id: "view-title", tabindex: "-1" }, t("compare.heading", { first: first.name, second: second.name })),
    comparePicker(first.id, second.id),
    h("div", { class: "compare-findings" },
      PAIR_GROUPS.map((group) => {
        const { sure, possible } = tiesIn(model, pair, group);
        const ties = [...sure, ...possible];
        const further = sure.length && possible.length ? [" ", h("span", { class: "count" }, t("compare.possible", { n: possible.length }))] : null;
        const title = t(group === "agreement" ? "overview.agree" : "overview.clash");
        const word = ties.length ? [" · ", h("span", { class: "aside pair-word" }, pairWord(model, pair, group))] : null;
        return h("section", { class: `block block-${group}` }, h("h2", {}, title, h("span", { class: "count" }, tiesCount(sure, possible)), further, word),
          ties.length ? h("ol", { class: "cards" }, ties.map(({ finding, score }) => h("li", {}, findingCard(finding, score)))) : h("p", { class: "empty" }, t(`empty.between.${group}`)));
      }),
    ),
    h("section", { class: "block" }, h("h2", {}, t("compare.shared"), h("span", { class: "count" }, shared.length)),
      shared.length ? items(shared) : h("p", { class: "empty" }, t("empty.shared"))),
    reported.length ? h("section", { class: "block" }, h("h2", {}, t("compare.reported"), h("span", { class: "count" }, reported.length)), items(reported)) : null,
    h("div", { class: "compare-columns" }, [first, second].map((expert, side) => {
      const only = [...said[side]].filter(([key]) => !said[1 - side].has(key)).flatMap(([, pairs]) => pairs);
      return h("section", { class: "block" }, h("h2", {}, expertChip(expert), " ", t("compare.only", { name: expert.short })), sayings(only));
    })),
  );
}

/**
 * What an expert speaks to: claims that say the same are one, as they are where pairs are counted.
 * @param {Expert} expert
 */
function saidByClass(expert) {
  return grouped(claimsOf(expert), ([claim]) => claim.same ?? claim.id);
}

/**
 * Whether somebody takes a stance of their own, and does not only report one.
 * @param {readonly Saying[]} pairs
 */
function isOwn(pairs) {
  return pairs.some(([, stances]) => stances.some(({ mode }) => mode !== "reported"));
}

/**
 * One claim, or claims that say the same, with what each of two experts says of it.
 * @param {readonly Expert[]} experts
 * @param {readonly (readonly Saying[])[]} sides
 */
function sharedClaim(experts, sides) {
  const model = shownModel();
  const claims = new Set(sides.flat().map(([claim]) => claim));
  return h("li", { class: "shared-claim" },
    [...claims].map((claim) => h("p", {}, claimButton(claim, openClaim), " ", kindTag(claim))),
    h("div", { class: "compare-columns" }, experts.map((expert, side) => h("div", {},
      sides[side].flatMap(([, stances]) => stances).map((stance) => h("p", {}, expertChip(expert), " ",
        h("span", { class: "verb" }, t(`stand.${stance.polarity}`)),
        stance.mode === "explicit" ? null : h("span", { class: `mode mode-${stance.mode}` }, t(`mode.${stance.mode}`)), " ",
        stance.quote ? passage(model, stance.quote, model.map.language) : null)),
    ))),
  );
}
