/** The lists of an archive, one for each of its parts. */

/** @import { ArchiveData } from "../types/archive.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import {
  changeCard,
  dated,
  longList,
  mapLine,
  personLink,
  reservesOf,
  side,
  titleLine,
  withCommands,
} from "./pieces.js";

/** The parts in the order in which they are offered; the first is where a reader begins. */
export const PARTS = /** @type {const} */ ([
  "changes",
  "people",
  "claims",
  "issues",
  "maps",
  "candidates",
]);

/**
 * The list of a part under its heading.
 * @param {ArchiveData} data
 * @param {(typeof PARTS)[number]} part
 */
export function partView(data, part) {
  const lead = ["people", "maps"].includes(part) ? null : t(`archive.${part}.lead`);
  return [
    h("h1", { tabindex: -1 }, t(`archive.tab.${part}`)),
    lead && h("p", { class: "lead" }, lead),
    linkNotes(data, part),
    LISTS[part](data),
  ];
}

/**
 * What is to be known of links beside a part: why a change may be missing, and how links are made.
 * @param {ArchiveData} data
 * @param {(typeof PARTS)[number]} part
 */
function linkNotes({ maps, changes, isOfStore, claimLinks, waiting }, part) {
  if (maps.length < 2 || !["changes", "candidates"].includes(part)) return null;
  if (!isOfStore) return h("p", { class: "link-note" }, withCommands(t("archive.in-store")));
  if (part === "candidates")
    return waiting ? h("p", { class: "link-note" }, withCommands(t("archive.put-in"))) : null;
  const more = waiting
    ? [" ", h("a", { href: "#/candidates" }, t("archive.waiting", { n: waiting }))]
    : null;
  const how = waiting && !changes.length ? [" ", withCommands(t("archive.put-in"))] : null;
  return h("p", { class: "link-note" }, t("archive.scope", { n: claimLinks }), more, how);
}

/** @type {{ [part in (typeof PARTS)[number]]: (data: ArchiveData) => HTMLElement }} */
const LISTS = {
  changes: (data) =>
    longList(data.changes, (change) => changeCard(data, change), "archive.changes.none"),
  people: (data) =>
    longList(byMaps(data), (place) => [
      personLink(data, place),
      h(
        "span",
        { class: "aside" },
        ` ${t("archive.n-maps", { n: data.people[place].maps.length })}`,
      ),
    ]),
  claims: (data) =>
    longList(data.shared, (records) => [
      h("h2", {}, titleLine(data, records[0].claim, records[0].map)),
      h(
        "ul",
        { class: "meetings" },
        records.map(({ map, claim, stances }) =>
          h(
            "li",
            {},
            mapLine(data, map),
            data.titles[claim] === data.titles[records[0].claim]
              ? null
              : [" · ", titleLine(data, claim, map)],
            h(
              "ul",
              { class: "findings" },
              stances.map((stance) =>
                h(
                  "li",
                  {},
                  personLink(data, stance.person),
                  " ",
                  side(stance.isFor),
                  reservesOf(stance.manner),
                ),
              ),
            ),
          ),
        ),
      ),
    ]),
  issues: (data) =>
    longList(data.issues, (records) => [
      h("h2", {}, records[records.length - 1].question),
      h(
        "ul",
        { class: "meetings" },
        records.map(({ map, people }) =>
          h(
            "li",
            {},
            mapLine(data, map),
            people.length ? " · " : null,
            people.map((person, at) => [at ? ", " : "", personLink(data, person)]),
          ),
        ),
      ),
    ]),
  maps: (data) =>
    longList(data.maps, (map, place) => [
      h("h2", {}, mapLine(data, place)),
      map.question ? h("p", { lang: map.language }, map.question) : null,
      h(
        "p",
        { class: "aside" },
        `${t("archive.n-people", { n: map.people })}, ${t("archive.n-claims", { n: map.claims })}`,
      ),
    ]),
  candidates: (data) =>
    h(
      "div",
      {},
      h("h2", {}, t("archive.tab.people")),
      longList(data.likePeople, (people) =>
        people.map((person, at) => [
          at ? " / " : "",
          personLink(data, person),
          h("span", { class: "aside" }, " ", dated(data.maps[data.people[person].maps[0]].date)),
        ]),
      ),
      h("h2", {}, t("archive.claims-alike")),
      longList(data.likeClaims, ({ words, records }) => [
        h("h3", {}, titleLine(data, words, records[0][1])),
        h(
          "ul",
          { class: "meetings" },
          records.map(([title, map]) =>
            h(
              "li",
              {},
              mapLine(data, map),
              title === words ? null : [" · ", titleLine(data, title, map)],
            ),
          ),
        ),
      ]),
    ),
};

/**
 * People, those of most maps first.
 * @param {ArchiveData} data
 */
function byMaps(data) {
  const places = data.people.map((_, place) => place);
  return places.sort(
    (one, other) =>
      data.people[other].maps.length - data.people[one].maps.length ||
      data.people[one].names[0].localeCompare(data.people[other].names[0]),
  );
}
