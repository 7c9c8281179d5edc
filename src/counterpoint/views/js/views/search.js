/** What a search finds: where each result leads, and all of them on a page of their own. */

/** @import { Entry } from "../types/page.js" */

import { h } from "../ground/dom.js";
import { expertChip, findingKind, kindLabel, own } from "../ground/names.js";
import { addressHere, addressOf, presentRoute } from "../ground/place.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { buildIndex, findIn, passageWith } from "../ground/search.js";
import { shownModel } from "../ground/shown.js";
import { language, t } from "../ground/texts.js";

/**
 * Where a result leads.
 * @param {Entry} entry
 */
export function resultAddress({ type, record }) {
  if (type === "expert") return addressOf({ view: "experts", parts: [record.id] });
  if (type === "topic") return addressOf({ view: "map", parts: [record.id] });
  if (type === "finding")
    return addressOf({ view: "findings", parts: [groupPath(record.group), record.id] });
  return addressHere({ claim: record.id, link: "" });
}

/** @param {Entry} entry */
function resultKind({ type, record }) {
  if (type === "claim") return kindLabel(record);
  if (type === "finding") return findingKind(record);
  return t(`search.${type}`);
}

/** @param {Entry} entry */
function resultTitle({ type, record, title }) {
  if (type === "finding") return say(shownModel(), record.summary);
  return type === "expert" ? title : own(title);
}

/**
 * A result in a line: its kind and its name, and the passage where that has what is looked for.
 * @param {Entry} entry
 * @param {readonly (readonly string[])[]} words those that were looked for
 */
export function resultText(entry, words) {
  const { type, record } = entry;
  const passage = passageWith(entry, words);
  const isText = type === "claim" && passage === record.text;
  return [
    h("span", { class: "result-kind" }, resultKind(entry)),
    type === "expert" ? expertChip(record) : null,
    h("span", { class: "result-title" }, resultTitle(entry)),
    passage
      ? h(
          isText ? "span" : "q",
          { class: "result-passage", lang: shownModel().map.language },
          passage,
        )
      : null,
  ];
}

/**
 * What can be found in the language in which it was asked for last.
 * @type {{ readonly language: string, readonly entries: readonly Entry[] }}
 */
let index = { language: "", entries: [] };

/** Everything that can be found, gathered at the first search in a language. */
export function entriesOf() {
  if (index.language !== language())
    index = { language: language(), entries: buildIndex(shownModel()) };
  return index.entries;
}

const RESULTS_ON_PAGE = 200;

/**
 * A result with its text, unless that stands in its line already.
 * @param {Entry} entry
 * @param {readonly (readonly string[])[]} words those that were looked for
 */
function resultItem(entry, words) {
  const text = entry.type === "claim" ? entry.record.text : "";
  const isSaid = !text || text === entry.title || text === passageWith(entry, words);
  return h(
    "li",
    {},
    h("a", { href: resultAddress(entry) }, resultText(entry, words)),
    isSaid ? null : h("p", { class: "aside", lang: shownModel().map.language }, text),
  );
}

/** All results of a query on a page of their own. */
export function searchView() {
  const query = presentRoute().query.q ?? "";
  const { results, words } = findIn(entriesOf(), query);
  return h(
    "div",
    { class: "search-view" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("search.title", { query })),
    h(
      "p",
      { class: "lead" },
      results.length ? t("search.found", { n: results.length }) : t("search.help"),
    ),
    h(
      "ul",
      { class: "result-list" },
      results.slice(0, RESULTS_ON_PAGE).map((entry) => resultItem(entry, words)),
    ),
    results.length > RESULTS_ON_PAGE
      ? h("p", { class: "empty" }, t("findings.cut", { n: RESULTS_ON_PAGE, all: results.length }))
      : null,
  );
}
