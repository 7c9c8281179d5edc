/** Parts of rows that several lists of an archive show: a map, a person, a step of a change. */

/**
 * @import { ArchiveData, ArchiveMap, PositionChange, TakenStance } from "../types/archive.js"
 * @import { Content } from "../types/page.js"
 */

import { button, h } from "../ground/dom.js";
import { formatRoute } from "../ground/route.js";
import { enumeration, t } from "../ground/texts.js";

/** Rows that a list shows before it is asked for more. */
const FIRST_ROWS = 60;

/**
 * A person as a link to what is of them.
 * @param {ArchiveData} data
 * @param {number} person
 */
export function personLink({ people, maps }, person) {
  const { names, records } = people[person];
  // By a map and the id there, since the place of a person is another when a map is added.
  const [map, id] = records[0];
  return h("a", { href: formatRoute({ view: "people", parts: [maps[map].name, id] }) }, names[0]);
}

/**
 * The place of the person with an id in a map, whichever of theirs; -1 if there is none.
 * @param {ArchiveData} data
 * @param {string} name the map's
 * @param {string} id
 */
export function personAt({ people, maps }, name, id) {
  return people.findIndex(({ records }) =>
    records.some(([map, own]) => own === id && maps[map].name === name),
  );
}

/**
 * A map by its title, as a link to its own page where that stands beside this one, and its date.
 * @param {ArchiveData} data
 * @param {number} place
 */
export function mapLine(data, place) {
  const { date } = data.maps[place];
  return h("span", {}, mapName(data, place), h("span", { class: "aside" }, " ", dated(date)));
}

/**
 * A map by its title alone.
 * @param {ArchiveData} data
 * @param {number} place
 */
function mapName(data, place) {
  const map = data.maps[place];
  const title = map.title || map.id;
  const name = map.hasPage
    ? h("a", { href: pageOf(map), lang: map.language }, title)
    : h("span", { lang: map.language }, title);
  return h("span", { class: "from-map" }, name);
}

/**
 * Where the page of a map stands, or a claim on it.
 * @param {ArchiveMap} map
 * @param {string} [claim] its id in the map
 */
function pageOf({ id }, claim) {
  const place = claim ? formatRoute({ view: "overview", query: { claim } }) : "";
  return `./${encodeURIComponent(id)}.html${place}`;
}

/**
 * `words` as a link to a claim on its map's page; as they are where there is no such page.
 * @param {ArchiveData} data
 * @param {number} place the map's
 * @param {string} id the claim's in the map
 * @param {HTMLElement} words
 */
export function claimLink(data, place, id, words) {
  const map = data.maps[place];
  return map.hasPage && id ? h("a", { class: "to-claim", href: pageOf(map, id) }, words) : words;
}

/**
 * A date as it is written, never broken, or that there is none.
 * @param {string} date
 */
export function dated(date) {
  return h("span", { class: "date" }, date || t("archive.undated"));
}

/**
 * The title of a claim, in the words of the map.
 * @param {ArchiveData} data
 * @param {number} title
 * @param {number} map
 */
export function titleLine(data, title, map) {
  return h("span", { class: "claim-title", lang: data.maps[map].language }, data.titles[title]);
}

/**
 * A text with its quoted commands as code, of which no word is broken: `--by` is one.
 * @param {string} text
 * @returns {Content}
 */
export function withCommands(text) {
  const parts = text.split(/[“„«](counterpoint [^“”»]+)[“”»]/);
  return parts.map((part, at) =>
    at % 2
      ? h(
          "code",
          {},
          part.split(" ").map((word, n) => [n ? " " : "", h("span", { class: "unbroken" }, word)]),
        )
      : part,
  );
}

/**
 * Which side was taken, as a word in its colour, or in none.
 * @param {boolean} isFor
 * @param {boolean} [isPlain]
 */
export function side(isFor, isPlain = false) {
  const name = isFor ? "for" : "against";
  return h("span", { class: `side side-${isPlain ? "plain" : name}` }, t(`archive.side.${name}`));
}

/**
 * How something was said, where not outright: "with a hedge"; null if outright.
 * @param {readonly string[]} reserves
 */
export function reservesOf(reserves) {
  if (!reserves.length) return null;
  const words = reserves.map((word) => t(word === "unsure" ? "archive.unsure" : `mode.${word}`));
  return h("span", { class: "aside" }, `, ${enumeration(words)}`);
}

/**
 * A change of position: who and on what, both stances one after the other, and why they are on one
 * matter.
 * @param {ArchiveData} data
 * @param {PositionChange} change
 * @param {boolean} [isOwn] on the person's own page, which has the name already
 */
export function changeCard(data, change, isOwn = false) {
  const reason = t(`archive.link.${change.link}`);
  const isOneClaim = change.link === "same-claim";
  const excludes = !isOneClaim && change.link !== "equivalent";
  const by = change.by.length ? t("archive.by", { by: change.by.join(", ") }) : t("archive.by-map");
  const { before, after } = change;
  const matter = [
    titleLine(data, before.claim, before.map),
    excludes ? [" → ", titleLine(data, after.claim, after.map)] : null,
  ];
  return h(
    "article",
    { class: "change" },
    isOwn ? h("h3", {}, matter) : h("h2", {}, personLink(data, change.person), ": ", matter),
    h(
      "ol",
      { class: "steps" },
      changeStep(data, before, t("archive.first"), excludes),
      changeStep(
        data,
        after,
        t("archive.later"),
        excludes,
        excludes && h("span", { class: "side side-against" }, t("archive.excludes-first")),
      ),
    ),
    h("p", { class: "aside" }, t("archive.why", { reason }), isOneClaim ? null : ` ${by}.`),
  );
}

/**
 * One of the two stances; of claims that exclude each other "for" and "for" are a change, so that
 * not the sides have a colour, but what tells them apart.
 * @param {ArchiveData} data
 * @param {TakenStance} stance
 * @param {string} when
 * @param {boolean} isPlain
 * @param {Content} [turn]
 */
function changeStep(data, stance, when, isPlain, turn = null) {
  const { language } = data.maps[stance.map];
  const phrase = stance.phrase && h("q", { lang: language }, stance.phrase);
  const title = titleLine(data, stance.claim, stance.map);
  return h(
    "li",
    {},
    h("p", { class: "when" }, when, " ", h("b", {}, dated(stance.date))),
    h(
      "p",
      {},
      side(stance.isFor, isPlain),
      " ",
      phrase ? title : claimLink(data, stance.map, stance.id, title),
      " ",
      turn,
    ),
    phrase && h("p", { class: "phrase" }, claimLink(data, stance.map, stance.id, phrase)),
    h(
      "p",
      { class: "aside" },
      mapName(data, stance.map), // its date is that of its latest source, and not of this one
      stance.source && ` · ${stance.source}`,
      stance.otherName && ` · ${t("archive.called", { name: stance.otherName })}`,
    ),
  );
}

/**
 * A list that shows its first rows, and more when asked; of nothing, that it is empty.
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item, place: number) => Content} row
 * @param {string} [empty]
 */
export function longList(items, row, empty = "archive.none") {
  if (!items.length) return h("p", { class: "empty" }, t(empty));
  const list = h("ul", { class: "rows" });
  const box = h("div", {}, list);
  let count = 0;
  const more = button("", () => show(), { class: "more" });
  const show = () => {
    const next = items.slice(count, count + FIRST_ROWS);
    list.append(...next.map((item, at) => h("li", {}, row(item, count + at))));
    count += next.length;
    more.textContent = t("archive.more", { n: items.length - count });
    if (count >= items.length) more.remove();
  };
  if (items.length > FIRST_ROWS) box.append(more);
  show();
  return box;
}
