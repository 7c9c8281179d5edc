/** Buttons that narrow a view to experts, kinds and stances, each with its count. */

/**
 * @import { Claim, Filters, Query } from "../types/model.js"
 * @import { Content } from "../types/page.js"
 */

import { button, h } from "../ground/dom.js";
import {
  isFiltering,
  lineKindsAt,
  stanceWordsAt,
  toggled,
  topicsAt,
  withoutExperts,
} from "../ground/filters.js";
import { expertChip, topicName } from "../ground/names.js";
import { goTo, presentFilters, presentRoute } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { CLAIM_KINDS, MODES, NO_TOPIC } from "../ground/vocabulary.js";

const MOST_EXPERTS = 8;
const KIND_CHOICES = [...CLAIM_KINDS, "none"];
const STANCE_CHOICES = ["deny", ...MODES.slice(1)];

/**
 * The bar over a list of claims; `sorts` says which groups. Counts are over `claims` (all, if not given).
 * @param {{ experts?: boolean, topics?: boolean, kinds?: boolean, stance?: boolean, lines?: boolean }} [sorts]
 * @param {readonly Claim[]} [claims]
 */
export function filterBar(sorts = {}, claims = shownModel().claims) {
  const voices = claims.map((claim) => new Set(claim.stances.map((stance) => stance.expert)));
  const filters = sorts.experts === false ? withoutExperts(presentFilters()) : presentFilters();
  const groups = sorts.experts === false ? [] : [expertGroup(voices)];
  if (sorts.topics) groups.push(topicGroup(claims.map(topicsAt)));
  const { votes } = shownModel(); // what was put to the vote has no kind, and a vote no mode
  if (sorts.kinds !== false && !votes) groups.push(kindGroup(claims.map(kindsAt)));
  if (sorts.stance !== false && !votes)
    groups.push(stanceGroup(claims.map(stanceWordsAt), claimCount));
  if (sorts.lines) groups.push(lineGroup(claims.map(lineKindsAt), claimCount));
  return bar(groups, filters);
}

/** @param {Claim} claim */
function kindsAt(claim) {
  return [claim.kind ?? "none"];
}

/** @param {number} n */
function claimCount(n) {
  return t("count.claims", { n });
}

/**
 * An entry of a list: whom it is about, which claims, and of what topics where not of theirs.
 * @typedef {{ readonly experts: Iterable<string>, readonly claims: Iterable<string>, readonly topics?: Iterable<string> }} Listed
 */

/**
 * The bar over a list of what is about experts and claims: findings, issues, gaps. What narrows
 * claims elsewhere and came along has its picker too, so that it is seen and can be undone.
 * @param {readonly Listed[]} items
 */
export function listedBar(items) {
  const { claimsById } = shownModel();
  const { kinds, stance, lines } = presentFilters();
  /** @param {(claim: Claim) => Iterable<string>} wordsAt */
  const words = (wordsAt) =>
    items.map(
      ({ claims }) =>
        new Set(
          existing([...claims].map((id) => claimsById.get(id))).flatMap((claim) => [
            ...wordsAt(claim),
          ]),
        ),
    );
  return bar(
    [
      expertGroup(items.map(({ experts }) => experts)),
      topicGroup(words(topicsAt).map((topics, at) => items[at].topics ?? topics)),
      kinds.size ? kindGroup(words(kindsAt)) : null,
      stance ? stanceGroup(words(stanceWordsAt), String) : null,
      lines ? lineGroup(words(lineKindsAt), String) : null,
    ],
    presentFilters(),
  );
}

/**
 * @param {Content} groups
 * @param {Filters} filters
 */
function bar(groups, filters) {
  return h(
    "div",
    { class: "filters", role: "group", "aria-label": t("filter.title") },
    groups,
    isFiltering(filters)
      ? button(t("filter.clear"), () => narrow(UNFILTERED), {
          class: "filter-clear",
          id: "filter-clear",
        })
      : null,
  );
}

const UNFILTERED = {
  experts: "",
  kinds: "",
  finds: "",
  topic: "",
  stance: "",
  lines: "",
  issue: "",
};

/**
 * What the filters leave of a list, as k of n, or what to do where they leave nothing.
 * @param {number} n
 * @param {number} all
 * @param {Filters} [filters]
 */
export function leftNote(n, all, filters = presentFilters()) {
  if (!isFiltering(filters)) return null;
  return h(
    "p",
    { class: n ? "aside filter-shown" : "empty filter-none" },
    n ? t("filter.shown", { n, all }) : t("empty.filtered"),
  );
}

/** @param {Query} changes */
function narrow(changes) {
  goTo(withQuery(presentRoute(), changes), { replace: true, keepFocus: true });
}

/**
 * How many of `lists` hold each of their members.
 * @param {readonly Iterable<string>[]} lists
 */
function countsIn(lists) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const list of lists)
    for (const member of list) counts.set(member, (counts.get(member) ?? 0) + 1);
  return counts;
}

/** @param {readonly Iterable<string>[]} voices */
function expertGroup(voices) {
  const model = shownModel();
  const filters = presentFilters();
  if (!model.panel.length || model.votes) return null;
  const counts = countsIn(voices);
  if (model.panel.length > MOST_EXPERTS) {
    const picker = h(
      "select",
      { id: "filter-expert", onchange: (event) => narrow({ experts: event.target.value }) },
      h("option", { value: "" }, t("filter.everyone")),
      model.panel.map((expert) =>
        h(
          "option",
          { value: expert.id, selected: filters.experts.has(expert.id) },
          `${expert.name} (${counts.get(expert.id) ?? 0})`,
        ),
      ),
    );
    return h(
      "label",
      { class: "filter-pick" },
      h("span", { class: "spoken" }, t("filter.expert")),
      picker,
    );
  }
  return h(
    "div",
    { class: "filter-group" },
    model.panel.map((expert) =>
      button(
        [
          expertChip(expert),
          h("span", { class: "filter-name" }, expert.short),
          h("span", { class: "count" }, counts.get(expert.id) ?? 0),
        ],
        () => narrow({ experts: toggled(filters.experts, expert.id) }),
        {
          class: "filter",
          id: `filter-e-${expert.id}`,
          "aria-pressed": String(filters.experts.has(expert.id)),
        },
      ),
    ),
  );
}

/** @param {readonly Iterable<string>[]} topics */
function topicGroup(topics) {
  const model = shownModel();
  const filters = presentFilters();
  if (!model.topics.length) return null;
  const counts = countsIn(topics);
  const picker = h(
    "select",
    { id: "filter-topic", onchange: (event) => narrow({ topic: event.target.value }) },
    h("option", { value: "" }, t("filter.topics.all")),
    model.topics.map(({ id, label }) =>
      h(
        "option",
        { value: id, lang: model.map.language, selected: filters.topic === id },
        `${label} (${counts.get(id) ?? 0})`,
      ),
    ),
    counts.has(NO_TOPIC) || filters.topic === NO_TOPIC
      ? h(
          "option",
          { value: NO_TOPIC, selected: filters.topic === NO_TOPIC },
          topicName(model, NO_TOPIC),
          ` (${counts.get(NO_TOPIC) ?? 0})`,
        )
      : null,
  );
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("filter.topic")),
    picker,
  );
}

/** @param {readonly Iterable<string>[]} kinds */
function kindGroup(kinds) {
  const filters = presentFilters();
  const counts = countsIn(kinds);
  const present = KIND_CHOICES.filter((kind) => counts.has(kind) || filters.kinds.has(kind));
  const picker = h(
    "select",
    { id: "filter-kind", onchange: (event) => narrow({ kinds: event.target.value }) },
    h("option", { value: "" }, t("filter.kinds.all")),
    present.map((kind) =>
      h(
        "option",
        { value: kind, selected: filters.kinds.has(kind) },
        `${t(`kind.${kind}`)} (${counts.get(kind) ?? 0})`,
      ),
    ),
  );
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("filter.kind")),
    picker,
  );
}

/**
 * @param {readonly Iterable<string>[]} kinds
 * @param {(n: number) => string} say a count
 */
function lineGroup(kinds, say) {
  const filters = presentFilters();
  const counts = countsIn(kinds);
  if (filters.lines && !counts.has(filters.lines)) counts.set(filters.lines, 0);
  if (!counts.size) return null;
  const picker = h(
    "select",
    { id: "filter-lines", onchange: (event) => narrow({ lines: event.target.value }) },
    h("option", { value: "" }, t("filter.lines.all")),
    [...counts].map(([kind, count]) =>
      h(
        "option",
        { value: kind, selected: filters.lines === kind },
        `${t(`line.${kind}`)} (${say(count)})`,
      ),
    ),
  );
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("filter.lines")),
    picker,
  );
}

/**
 * @param {readonly Iterable<string>[]} words
 * @param {(n: number) => string} say a count
 */
function stanceGroup(words, say) {
  const filters = presentFilters();
  const counts = countsIn(words);
  const present = STANCE_CHOICES.filter((word) => counts.has(word) || filters.stance === word);
  /** @param {string} word */
  const name = (word) => t(word === "deny" ? "filter.denied" : `mode.${word}`);
  const picker = h(
    "select",
    { id: "filter-stance", onchange: (event) => narrow({ stance: event.target.value }) },
    h("option", { value: "" }, t("filter.stances.all")),
    present.map((word) =>
      h(
        "option",
        { value: word, selected: filters.stance === word },
        `${name(word)} (${say(counts.get(word) ?? 0)})`,
      ),
    ),
  );
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("filter.stance")),
    picker,
  );
}
