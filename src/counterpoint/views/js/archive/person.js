/** What an archive tells of one person: maps, changes, whom they met, where they stood. */

/** @import { ArchiveData, ArchiveMeeting } from "../types/archive.js" */

import { h } from "../ground/dom.js";
import { decimal, listed, t } from "../ground/texts.js";
import { changeCard, titleLine, longList, mapLine, personLink, side, dated } from "./pieces.js";

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
    others.length ? h("p", { class: "aside" }, t("archive.also", { names: listed(others) })) : null,
    person.identifiers.map((each) => h("p", { class: "aside" }, h("a", { href: each }, each))),
    changes.length ? h("h2", {}, t("archive.tab.changes")) : null,
    changes.length ? longList(changes, (change) => changeCard(data, change)) : null,
    stood(data, place),
    h("h2", {}, t("archive.met")),
    longList(pairs, ({ people, meetings }) => [
      h("h3", {}, personLink(data, people[0] === place ? people[1] : people[0])),
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
      stance.manner.length
        ? h("span", { class: "aside" }, ` ${listed(stance.manner.map((x) => t(`mode.${x}`)))}`)
        : null,
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
      findings.map(([kind, isAgreement, claims, bothSide]) =>
        h(
          "li",
          { class: isAgreement ? "agrees" : "clashes" },
          t(`finding.${kind}`),
          bothSide === "against" ? `, ${t("archive.both-against")}: ` : ": ",
          claims.map((claim, at) => [at ? " / " : "", titleLine(data, claim, map)]),
        ),
      ),
    ),
  );
}
