/** Finding people, claims and maps of an archive by the beginnings of words. */

/** @import { ArchiveData } from "../types/archive.js" */

import { h } from "../ground/dom.js";
import { fold } from "../ground/search.js";
import { t } from "../ground/texts.js";
import { longList, mapLine, personLink, titleLine } from "./pieces.js";

/**
 * What may be found, each with its words folded.
 * @typedef {{ kind: "person" | "claim" | "map", place: number, words: string }} Findable
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
    ...data.claims.map(([title], place) => entry("claim", place, data.titles[title])),
  ];
}

/**
 * @param {Findable["kind"]} kind
 * @param {number} place
 * @param {string} text
 * @returns {Findable}
 */
function entry(kind, place, text) {
  return { kind, place, words: ` ${fold(text)}` };
}

/**
 * Those that have a word beginning with each word of `text`.
 * @param {readonly Findable[]} entries
 * @param {string} text
 */
export function matching(entries, text) {
  const words = fold(text).split(" ").filter(Boolean);
  if (!words.length) return [];
  return entries.filter(({ words: own }) => words.every((word) => own.includes(` ${word}`)));
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
    longList(
      matching(entries, text),
      ({ kind, place }) => [
        h("span", { class: "result-kind" }, t(`archive.kind.${kind}`)),
        " ",
        target(data, kind, place),
      ],
      "archive.nothing",
    ),
  ];
}

/**
 * @param {ArchiveData} data
 * @param {Findable["kind"]} kind
 * @param {number} place
 */
function target(data, kind, place) {
  if (kind === "person") return personLink(data, place);
  if (kind === "map") return mapLine(data, place);
  const [title, map] = data.claims[place];
  return [titleLine(data, title, map), " · ", mapLine(data, map)];
}
