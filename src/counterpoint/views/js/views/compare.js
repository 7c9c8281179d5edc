/** Two experts side by side. */

/**
 * @import { Expert, Pair } from "../types/model.js"
 * @import { Content, Saying } from "../types/page.js"
 */

import { h } from "../ground/dom.js";
import { PAIR_GROUPS, pairKey, tiesCount, tiesIn } from "../ground/model.js";
import { claimButton, expertChip, kindTag } from "../ground/names.js";
import { fidelityNote, passage, uncheckedNote } from "../ground/passages.js";
import { addressOf, goTo, openClaim, presentRoute } from "../ground/place.js";
import { grouped, recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { findingCard } from "./cards.js";
import { pairWord } from "./matrix.js";
import { claimsOf, sayings } from "./sayings.js";

/**
 * A choice of two experts to compare; null where nobody can be.
 * @param {string} [first]
 * @param {string} [second]
 */
export function comparePicker(first = "", second = "") {
  const { panel } = shownModel();
  if (panel.length < 2 || shownModel().votes) return null;
  const pair = [first || panel[0].id, second || panel[1].id];
  const compare = () => goTo({ view: "compare", parts: pair, query: {} });
  /** @param {0 | 1} which @param {string} label */
  const select = (which, label) =>
    h(
      "label",
      { class: "filter-pick" },
      h("span", {}, label),
      h(
        "select",
        {
          id: `compare-${which}`,
          onchange: (event) => {
            pair[which] = event.target.value;
            if (first) compare();
          },
        },
        panel.map((expert) =>
          h("option", { value: expert.id, selected: expert.id === pair[which] }, expert.name),
        ),
      ),
    );
  return h(
    "div",
    { class: "compare-picker", role: "group", "aria-label": t("compare.title") },
    select(0, t("compare.first")),
    select(1, t("compare.second")),
    first
      ? null
      : h("button", { type: "button", class: "action", onclick: compare }, t("compare.go")),
  );
}

/** Two experts side by side: what joins them, what parts them, what only one says. */
export function compareView() {
  const model = shownModel();
  const [first, second] = presentRoute().parts.map((id) => model.expertsById.get(id));
  if (!first || !second || first === second) {
    return framed(
      t("compare.title"),
      h("p", { class: "empty" }, t("empty.compare")),
      comparePicker(),
    );
  }
  const heading = t("compare.heading", { first: first.name, second: second.name });
  if (model.votes) return framed(heading, h("p", { class: "empty" }, t("compare.crowd")));
  const pair = model.pairs.get(pairKey(first.id, second.id));
  return h(
    "div",
    { class: "compare" },
    h("p", { class: "crumbs" }, h("a", { href: addressOf({ view: "experts" }) }, t("nav.experts"))),
    h("h1", { id: "view-title", tabindex: "-1" }, heading),
    comparePicker(first.id, second.id),
    uncheckedNote(model),
    h(
      "div",
      { class: "compare-findings" },
      PAIR_GROUPS.map((group) => tiesBlock(pair, group)),
    ),
    namingsBlock(pair),
    claimBlocks([first, second]),
  );
}

/**
 * A page of a heading and what stands under it.
 * @param {string} heading
 * @param {...Content} content
 */
function framed(heading, ...content) {
  const title = h("h1", { id: "view-title", tabindex: "-1" }, heading);
  return h("div", { class: "compare" }, title, ...content);
}

/**
 * The findings between two experts that join them, or that part them.
 * @param {Pair | undefined} pair
 * @param {"agreement" | "tension"} group
 */
function tiesBlock(pair, group) {
  const model = shownModel();
  const { sure, possible } = tiesIn(model, pair, group);
  const ties = [...sure, ...possible];
  const further =
    sure.length && possible.length ? t("compare.possible", { n: possible.length }) : "";
  return h(
    "section",
    { class: `block block-${group}` },
    h(
      "h2",
      {},
      t(group === "agreement" ? "overview.agree" : "overview.clash"),
      h("span", { class: "count" }, tiesCount(sure, possible)),
      further ? [" ", h("span", { class: "count" }, further)] : null,
      ties.length
        ? [" · ", h("span", { class: "aside pair-word" }, pairWord(model, pair, group))]
        : null,
    ),
    ties.length
      ? h(
          "ol",
          { class: "cards" },
          ties.map(({ finding, score }) => h("li", {}, findingCard(finding, score))),
        )
      : h("p", { class: "empty" }, t(`empty.between.${group}`)),
  );
}

/**
 * Where one of two experts speaks to the other by name; nothing where neither does.
 * @param {Pair | undefined} pair
 */
function namingsBlock(pair) {
  const namings = tiesIn(shownModel(), pair, "naming").sure;
  if (!namings.length) return null;
  return h(
    "section",
    { class: "block" },
    h("h2", {}, t("findings.namings"), h("span", { class: "count" }, namings.length)),
    h("p", { class: "aside" }, t("findings.namings.what")),
    h(
      "ol",
      { class: "cards" },
      namings.map(({ finding }) => h("li", {}, findingCard(finding))),
    ),
  );
}

/**
 * The claims that both speak to, those where one is only reported, and those that only one has.
 * @param {readonly Expert[]} experts
 */
function claimBlocks(experts) {
  const bothSides = experts.map((expert) => saidByClass(expert));
  const both = [...bothSides[0].keys()].filter((key) => bothSides[1].has(key));
  const shared = both.filter((key) => bothSides.every((each) => isOwn(recordOf(each, key))));
  const reported = both.filter((key) => !shared.includes(key));
  /** @param {string} title @param {readonly string[]} keys */
  const block = (title, keys) =>
    h(
      "section",
      { class: "block" },
      h("h2", {}, title, h("span", { class: "count" }, keys.length)),
      keys.length
        ? h(
            "ul",
            { class: "sayings two" },
            keys.map((key) =>
              sharedClaim(
                experts,
                bothSides.map((each) => recordOf(each, key)),
              ),
            ),
          )
        : h("p", { class: "empty" }, t("empty.shared")),
    );
  /** @param {number} side */
  const onlyOf = (side) =>
    [...bothSides[side]]
      .filter(([key]) => !bothSides[1 - side].has(key))
      .flatMap(([, pairs]) => pairs);
  return [
    block(t("compare.shared"), shared),
    reported.length ? block(t("compare.reported"), reported) : null,
    h(
      "div",
      { class: "compare-columns" },
      experts.map((expert, side) =>
        h(
          "section",
          { class: "block" },
          h("h2", {}, expertChip(expert), " ", t("compare.only", { name: expert.short })),
          sayings(onlyOf(side)),
        ),
      ),
    ),
  ];
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
  return h(
    "li",
    { class: "shared-claim" },
    [...claims].map((claim) => h("p", {}, claimButton(claim, openClaim), " ", kindTag(claim))),
    h(
      "div",
      { class: "compare-columns" },
      experts.map((expert, side) =>
        h(
          "div",
          {},
          sides[side]
            .flatMap(([, stances]) => stances)
            .map((stance) =>
              h(
                "p",
                {},
                expertChip(expert),
                " ",
                h("span", { class: "verb" }, t(`stand.${stance.polarity}`)),
                stance.mode === "explicit"
                  ? null
                  : h("span", { class: `mode mode-${stance.mode}` }, t(`mode.${stance.mode}`)),
                " ",
                stance.quote ? passage(model, stance.quote, model.map.language) : null,
                " ",
                fidelityNote(stance),
              ),
            ),
        ),
      ),
    ),
  );
}
