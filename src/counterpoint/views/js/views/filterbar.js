/** Buttons that narrow a view to experts, kinds and stances, each with its count. */

import { button, h } from "../ground/dom.js";
import { isFiltering, lineKindsAt, toggled, topicsAmong, topicsAt } from "../ground/filters.js";
import { expertChip, topicName } from "../ground/names.js";
import { withQuery } from "../ground/route.js";
import { t } from "../ground/texts.js";

const MOST_EXPERTS = 8;
const KIND_CHOICES = ["recommendation", "assessment", "forecast", "warning", "value", "definition", "none"];
const STANCE_CHOICES = ["deny", "hedged", "conditional", "conceded", "implied", "reported"];

/** The bar over a list of claims; `shown` says which groups. Counts are over `claims` (all, if not given). */
export function filterBar(page, shown = {}, claims = page.model.claims) {
  const voices = claims.map((claim) => new Set(claim.stances.map((stance) => stance.expert)));
  const groups = [expertGroup(page, voices)];
  if (shown.topics) groups.push(topicGroup(page, claims.map(topicsAt)));
  const { votes } = page.model; // what was put to the vote has no kind, and a vote no mode
  if (shown.kinds !== false && !votes) groups.push(kindGroup(page, claims));
  if (shown.stance !== false && !votes) groups.push(stanceGroup(page, claims));
  if (shown.lines) groups.push(lineGroup(page, claims));
  return bar(page, groups);
}

/** The bar over a list of findings. */
export function findingBar(page, findings) {
  const { claimsById } = page.model;
  const topics = findings.map((finding) => topicsAmong(finding, claimsById));
  return bar(page, [expertGroup(page, findings.map(({ experts }) => experts)), topicGroup(page, topics)]);
}

function bar(page, groups) {
  return h(
    "div",
    { class: "filters", role: "group", "aria-label": t("filter.title") },
    groups,
    isFiltering(page.filters)
      ? button(t("filter.clear"), () => narrow(page, { experts: "", kinds: "", finds: "", topic: "", stance: "", lines: "" }), { class: "filter-clear", id: "filter-clear" })
      : null,
  );
}

/** What the filters leave of a list, as k of n, or what to do where they leave nothing. */
export function leftNote(page, n, all) {
  if (!isFiltering(page.filters)) return null;
  return h("p", { class: n ? "aside filter-shown" : "empty filter-none" }, n ? t("filter.shown", { n, all }) : t("empty.filtered"));
}

function narrow(page, changes) {
  page.go(withQuery(page.route, changes), { replace: true, keepFocus: true });
}

/** How many of `lists` hold each of their members. */
function countsIn(lists) {
  const counts = new Map();
  for (const list of lists) for (const member of list) counts.set(member, (counts.get(member) ?? 0) + 1);
  return counts;
}

function expertGroup(page, voices) {
  const { model, filters } = page;
  if (!model.panel.length || model.votes) return null;
  const counts = countsIn(voices);
  if (model.panel.length > MOST_EXPERTS) {
    const picker = h("select", { id: "filter-expert", onchange: (event) => narrow(page, { experts: event.target.value }) },
      h("option", { value: "" }, t("filter.everyone")),
      model.panel.map((expert) => h("option", { value: expert.id, selected: filters.experts.has(expert.id) }, `${expert.name} (${counts.get(expert.id) ?? 0})`)),
    );
    return h("label", { class: "filter-pick" }, h("span", { class: "spoken" }, t("filter.expert")), picker);
  }
  return h("div", { class: "filter-group" }, model.panel.map((expert) =>
    button([expertChip(expert), h("span", { class: "filter-name" }, expert.short), h("span", { class: "count" }, counts.get(expert.id) ?? 0)],
      () => narrow(page, { experts: toggled(filters.experts, expert.id) }),
      { class: "filter", id: `filter-e-${expert.id}`, "aria-pressed": String(filters.experts.has(expert.id)) }),
  ));
}

function topicGroup(page, topics) {
  const { model, filters } = page;
  if (!model.topics.length) return null;
  const counts = countsIn(topics);
  const picker = h("select", { id: "filter-topic", onchange: (event) => narrow(page, { topic: event.target.value }) },
    h("option", { value: "" }, t("filter.topics.all")),
    model.topics.map(({ id, label }) => h("option", { value: id, lang: model.map.language, selected: filters.topic === id }, `${label} (${counts.get(id) ?? 0})`)),
    counts.has("-") || filters.topic === "-" ? h("option", { value: "-", selected: filters.topic === "-" }, topicName(model, "-"), ` (${counts.get("-") ?? 0})`) : null,
  );
  return h("label", { class: "filter-pick" }, h("span", { class: "spoken" }, t("filter.topic")), picker);
}

function kindGroup(page, claims) {
  const { filters } = page;
  const count = (kind) => claims.filter((claim) => (claim.kind ?? "none") === kind).length;
  const present = KIND_CHOICES.filter((kind) => count(kind) || filters.kinds.has(kind));
  const picker = h("select", { id: "filter-kind", onchange: (event) => narrow(page, { kinds: event.target.value }) },
    h("option", { value: "" }, t("filter.kinds.all")),
    present.map((kind) => h("option", { value: kind, selected: filters.kinds.has(kind) }, `${t(`kind.${kind}`)} (${count(kind)})`)),
  );
  return h("label", { class: "filter-pick" }, h("span", { class: "spoken" }, t("filter.kind")), picker);
}

function lineGroup(page, claims) {
  const { filters } = page;
  const counts = countsIn(claims.map(lineKindsAt));
  if (filters.lines && !counts.has(filters.lines)) counts.set(filters.lines, 0);
  if (!counts.size) return null;
  const picker = h("select", { id: "filter-lines", onchange: (event) => narrow(page, { lines: event.target.value }) },
    h("option", { value: "" }, t("filter.lines.all")),
    [...counts].map(([kind, count]) => h("option", { value: kind, selected: filters.lines === kind }, `${t(`line.${kind}`)} (${t("count.claims", { n: count })})`)),
  );
  return h("label", { class: "filter-pick" }, h("span", { class: "spoken" }, t("filter.lines")), picker);
}

function stanceGroup(page, claims) {
  const { filters } = page;
  const count = (word) => claims.filter((claim) => claim.stances.some((s) => s.polarity === word || s.mode === word)).length;
  const present = STANCE_CHOICES.filter((word) => count(word) || filters.stance === word);
  const name = (word) => t(word === "deny" ? "filter.denied" : `mode.${word}`);
  const picker = h("select", { id: "filter-stance", onchange: (event) => narrow(page, { stance: event.target.value }) },
    h("option", { value: "" }, t("filter.stances.all")),
    present.map((word) => h("option", { value: word, selected: filters.stance === word }, `${name(word)} (${t("count.claims", { n: count(word) })})`)),
  );
  return h("label", { class: "filter-pick" }, h("span", { class: "spoken" }, t("filter.stance")), picker);
}
