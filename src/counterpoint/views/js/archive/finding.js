/** Finding people, claims and maps of an archive by the beginnings of words. */

/** @import { ArchiveData } from "../types/archive.js" */

import { h } from "../ground/dom.js";
import { fold } from "../ground/search.js";
import { t } from "../ground/texts.js";
import { claimLink, longList, mapLine, personLink, titleLine } from "./pieces.js";

/**
 * What may be found, each with the words of its name and all of its words, folded.
 * @typedef {{ kind: "person" | "claim" | "map", place: number, name: string, words: string }} Findable
 */

/**
 * Everything of an archive that can be found; people first, then maps, then claims.
 * @param {ArchiveData} data
 * @returns {Findable[]}
 */
export function findables(data) {
  return [
    ...data.people.map(({ names }, place) => entry("person", place, names.join(" "))),
    ...data.maps.map(({ title, question, id }, place) =>
      entry("map", place, `${title} ${question} ${id}`),
    ),
    ...data.claims.map(([title], place) =>
      entry("claim", place, data.titles[title], wordsOn(data, place)),
    ),
  ];
}

/**
 * The text of a claim and the key phrases of it, where the page has them.
 * @param {ArchiveData} data
 * @param {number} place
 */
function wordsOn({ claimWords }, place) {
  return claimWords?.[place].slice(1) ?? [];
}

/**
 * @param {Findable["kind"]} kind
 * @param {number} place
 * @param {string} name
 * @param {readonly string[]} [more]
 * @returns {Findable}
 */
function entry(kind, place, name, more = []) {
  const folded = ` ${fold(name)}`;
  return { kind, place, name: folded, words: `${folded} ${fold(more.join(" "))}` };
}

/**
 * Those that have a word beginning with each word of `text`; those whose name has them first.
 * @param {readonly Findable[]} entries
 * @param {string} text
 */
export function matching(entries, text) {
  const words = fold(text).split(" ").filter(Boolean);
  if (!words.length) return [];
  /** @param {string} own */
  const hasAll = (own) => words.every((word) => own.includes(` ${word}`));
  const fitting = entries.filter((each) => hasAll(each.words));
  return [
    ...fitting.filter(({ name }) => hasAll(name)),
    ...fitting.filter(({ name }) => !hasAll(name)),
  ];
}

/**
 * Whether a word of `words` begins as one of `text` does.
 * @param {string} words
 * @param {string} text
 */
function hasAny(words, text) {
  const own = ` ${fold(words)}`;
  return fold(text)
    .split(" ")
    .some((word) => own.includes(` ${word}`));
}

/**
 * What was found for `text`.
 * @param {ArchiveData} data
 * @param {readonly Findable[]} entries
 * @param {string} text
 */
export function resultsView(data, entries, text) {
  return [
    h("h1", { tabindex: -1 }, t("archive.results")),
    data.claimWords ? null : h("p", { class: "lead" }, t("archive.titles-only")),
    longList(
      matching(entries, text),
      ({ kind, place }) => [
        h("span", { class: "result-kind" }, t(`archive.kind.${kind}`)),
        " ",
        target(data, kind, place, text),
      ],
      "archive.nothing",
    ),
  ];
}

/**
 * What was found as a link; of a claim also what it says and key phrases, where they were found.
 * @param {ArchiveData} data
 * @param {Findable["kind"]} kind
 * @param {number} place
 * @param {string} text
 */
function target(data, kind, place, text) {
  if (kind === "person") return personLink(data, place);
  if (kind === "map") return mapLine(data, place);
  const [title, map] = data.claims[place];
  const { language } = data.maps[map];
  const id = data.claimWords?.[place][0] ?? "";
  return [
    claimLink(data, map, id, titleLine(data, title, map)),
    " · ",
    mapLine(data, map),
    wordsOn(data, place).map((words, at) =>
      hasAny(words, text)
        ? h("p", { class: "aside", lang: language }, at ? h("q", { lang: language }, words) : words)
        : null,
    ),
  ];
}
