/** Parts of rows that several lists of an archive show: a map, a person, a step of a change. */

/**
 * @import { ArchiveData, PositionChange, TakenStance } from "../types/archive.js"
 * @import { Content } from "../types/page.js"
 */

import { button, h } from "../ground/dom.js";
import { listed, t } from "../ground/texts.js";

/** Rows that a list shows before it is asked for more. */
const FIRST_ROWS = 60;

/**
 * A person as a link to what is of them.
 * @param {ArchiveData} data
 * @param {number} person
 */
export function personLink(data, person) {
  return h("a", { href: `#/people/${person}` }, data.people[person].names[0]);
}

/**
 * A map by its title, as a link to its own page where that stands beside this one, and its date.
 * @param {ArchiveData} data
 * @param {number} place
 */
export function mapLine(data, place) {
  const { date } = data.maps[place];
  return h("span", {}, mapName(data, place), h("span", { class: "aside" }, ` ${dated(date)}`));
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
    ? h("a", { href: `./${encodeURIComponent(map.id)}.html`, lang: map.language }, title)
    : h("span", { lang: map.language }, title);
  return h("span", { class: "from-map" }, name);
}

/**
 * A date as it is written, or that there is none.
 * @param {string} date
 */
export function dated(date) {
  return date || t("archive.undated");
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
 * Which side was taken, as a word in a colour.
 * @param {boolean} isFor
 */
export function side(isFor) {
  const name = isFor ? "for" : "against";
  return h("span", { class: `side side-${name}` }, t(`archive.side.${name}`));
}

/**
 * How something was said, where not outright: "with a hedge"; null if outright.
 * @param {readonly string[]} reserves
 */
export function reservesOf(reserves) {
  if (!reserves.length) return null;
  const words = reserves.map((word) => t(word === "unsure" ? "archive.unsure" : `mode.${word}`));
  return h("span", { class: "aside" }, `, ${listed(words)}`);
}

/**
 * A change of position: who, both stances one after the other, and why they are on one matter.
 * @param {ArchiveData} data
 * @param {PositionChange} change
 */
export function changeCard(data, change) {
  const reason = t(`archive.link.${change.link}`);
  const isOneClaim = change.link === "same-claim";
  const by = change.by.length ? t("archive.by", { by: change.by.join(", ") }) : t("archive.by-map");
  return h(
    "article",
    { class: "change" },
    h("h2", {}, personLink(data, change.person)),
    h(
      "ol",
      { class: "steps" },
      changeStep(data, change.before, t("archive.first")),
      changeStep(data, change.after, t("archive.later")),
    ),
    h("p", { class: "aside" }, t("archive.why", { reason }), isOneClaim ? null : ` ${by}.`),
  );
}

/**
 * @param {ArchiveData} data
 * @param {TakenStance} stance
 * @param {string} when
 */
function changeStep(data, stance, when) {
  const { language } = data.maps[stance.map];
  const phrase = stance.phrase && h("q", { lang: language }, stance.phrase);
  return h(
    "li",
    {},
    h("p", { class: "when" }, when, " ", h("b", {}, dated(stance.date))),
    h("p", {}, side(stance.isFor), " ", titleLine(data, stance.claim, stance.map)),
    phrase && h("p", { class: "phrase" }, phrase),
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
  let shown = 0;
  const more = button("", () => show(), { class: "more" });
  const show = () => {
    const next = items.slice(shown, shown + FIRST_ROWS);
    list.append(...next.map((item, at) => h("li", {}, row(item, shown + at))));
    shown += next.length;
    more.textContent = t("archive.more", { n: items.length - shown });
    if (shown >= items.length) more.remove();
  };
  if (items.length > FIRST_ROWS) box.append(more);
  show();
  return box;
}
