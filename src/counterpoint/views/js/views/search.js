/** What a search finds: where each result leads, and all of them on a page of their own. */

import { h, spoken } from "../ground/dom.js";
import { groupPath } from "./claim.js";
import { expertChip, findingKind, kindLabel, own } from "../ground/names.js";
import { say } from "../ground/saying.js";
import { buildIndex, findIn } from "../ground/search.js";
import { t } from "../ground/texts.js";

/** Where a result leads. */
export function resultAddress(page, { type, record }) {
  if (type === "expert") return page.address({ view: "experts", parts: [record.id] });
  if (type === "topic") return page.address({ view: "map", parts: [record.id] });
  if (type === "finding") return page.address({ view: "findings", parts: [groupPath(record.group), record.id] });
  return page.here({ claim: record.id, link: "" });
}

function resultKind({ type, record }) {
  if (type === "claim") return kindLabel(record);
  if (type === "finding") return findingKind(record);
  return t(`search.${type}`);
}

function resultTitle(page, { type, record, title }) {
  if (type === "finding") return say(page.model, record.summary);
  return type === "expert" ? title : own(title);
}

/** A result in a line: its kind and its name. */
export function resultText(page, entry) {
  const { type, record } = entry;
  return [
    h("span", { class: "result-kind" }, resultKind(entry)),
    type === "expert" ? expertChip(record) : null,
    h("span", { class: "result-title" }, resultTitle(page, entry)),
  ];
}

/** Everything that can be found, gathered at the first search. */
export function entriesOf(page) {
  page.index ??= buildIndex(page.model);
  return page.index;
}

const RESULTS_ON_PAGE = 200;

/** All results of a query on a page of their own. */
export function searchView(page) {
  const query = page.route.query.q ?? "";
  const found = findIn(entriesOf(page), query);
  return h(
    "div",
    { class: "search-view" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("search.title", { query })),
    h("p", { class: "lead" }, found.length ? t("search.found", { n: found.length }) : t("search.help")),
    h("ul", { class: "result-list" }, found.slice(0, RESULTS_ON_PAGE).map((entry) =>
      h("li", {}, h("a", { href: resultAddress(page, entry) }, resultText(page, entry)),
        entry.type === "claim" && entry.record.text !== entry.title ? h("p", { class: "aside", lang: page.model.map.language }, entry.record.text) : spoken("")),
    )),
    found.length > RESULTS_ON_PAGE ? h("p", { class: "empty" }, t("findings.cut", { n: RESULTS_ON_PAGE, all: found.length })) : null,
  );
}
