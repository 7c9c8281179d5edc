/** What an archive tells of one person: maps, changes, whom they met, where they stood. */

/** @import { ArchiveData, ArchiveMeeting, MetFinding } from "../types/archive.js" */

import { h } from "../ground/dom.js";
import { decimal, enumeration, t } from "../ground/texts.js";
import {
  changeCard,
  dated,
  longList,
  mapLine,
  personLink,
  reservesOf,
  side,
  titleLine,
} from "./pieces.js";

/**
 * The page of a person; null where there is none of that place.
 * @param {ArchiveData} data
 * @param {number} place
 */
export function personView(data, place) {
  const person = data.people[place];
  if (!person) return null;
  const changes = data.changes.filter((change) => change.person === place);
  const pairs = data.pairs.filter(({ people }) => people.includes(place));
  const [name, ...others] = person.names;
  return [
    h("h1", { tabindex: -1 }, name),
    others.length
      ? h("p", { class: "aside" }, t("archive.also", { names: enumeration(others) }))
      : null,
    person.identifiers.map((each) => h("p", { class: "aside" }, h("a", { href: each }, each))),
    changes.length ? h("h2", {}, t("archive.tab.changes")) : null,
    changes.length ? longList(changes, (change) => changeCard(data, change, true)) : null,
    stood(data, place),
    h("h2", {}, t("archive.met")),
    longList(pairs, ({ people: [first, second], meetings }) => [
      h("h3", {}, personLink(data, first === place ? second : first)),
      h("p", { class: "aside" }, t("archive.both-speak", { n: mapsOfBoth(data, first, second) })),
      h(
        "ul",
        { class: "meetings" },
        meetings.map((meeting) => meetingLine(data, meeting)),
      ),
    ]),
    h("h2", {}, t("archive.speaks")),
    longList(person.maps, (map) => mapLine(data, map)),
  ];
}

/**
 * That nobody has an address.
 * @param {string} name
 */
export function nobodyView(name) {
  return [
    h("h1", { tabindex: -1 }, t("archive.tab.people")),
    h("p", { class: "empty" }, t("archive.nobody", { name })),
    h("p", {}, h("a", { href: "#/people" }, t("archive.everybody"))),
  ];
}

/**
 * In how many maps two people speak; in some of them nothing may stand between the two.
 * @param {ArchiveData} data
 * @param {number} first
 * @param {number} second
 */
function mapsOfBoth({ people }, first, second) {
  return people[first].maps.filter((map) => people[second].maps.includes(map)).length;
}

/**
 * Where somebody stood on claims that several maps have.
 * @param {ArchiveData} data
 * @param {number} place
 */
function stood(data, place) {
  const rows = data.shared
    .flat()
    .flatMap(({ map, claim, stances }) =>
      stances.filter(({ person }) => person === place).map((stance) => ({ map, claim, stance })),
    );
  if (!rows.length) return null;
  return [
    h("h2", {}, t("archive.tab.claims")),
    longList(rows, ({ map, claim, stance }) => [
      h("b", {}, dated(stance.date)),
      " ",
      side(stance.isFor),
      " ",
      titleLine(data, claim, map),
      reservesOf(stance.manner),
    ]),
  ];
}

/**
 * @param {ArchiveData} data
 * @param {ArchiveMeeting} meeting
 */
function meetingLine(data, { map, agreement, tension, findings }) {
  const figures = [
    agreement === null ? "" : t("archive.agreement", { value: decimal(agreement) }),
    tension === null ? "" : t("archive.tension", { value: decimal(tension) }),
  ].filter(Boolean);
  return h(
    "li",
    {},
    mapLine(data, map),
    h("span", { class: "aside" }, ` · ${figures.join(", ")}`),
    h(
      "ul",
      { class: "findings" },
      findings.map((finding) => findingLine(data, finding, map)),
    ),
  );
}

/**
 * What stands between two, and who takes which side of it where they do not say the same outright.
 * @param {ArchiveData} data
 * @param {MetFinding} finding
 * @param {number} map
 */
function findingLine(data, [kind, isAgreement, claims, bothSide, sides], map) {
  const isContradiction = ["opposite", "excludes"].includes(kind);
  const word = isContradiction ? t(`archive.met.${kind}`) : t(`finding.${kind}`);
  return h(
    "li",
    { class: isAgreement ? "agrees" : "clashes" },
    word,
    bothSide === "against" ? `, ${t("archive.both-against")}: ` : ": ",
    claims.map((claim, at) => [at ? " / " : "", titleLine(data, claim, map)]),
    sides.length
      ? h(
          "ul",
          { class: "sides" },
          sides.map(([person, claim, isFor, reserves]) =>
            h(
              "li",
              {},
              `${data.people[person].names[0]} `,
              side(isFor),
              claims.length > 1 ? [" ", titleLine(data, claim, map)] : null,
              reservesOf(reserves.split(" ").filter(Boolean)),
            ),
          ),
        )
      : null,
  );
}
