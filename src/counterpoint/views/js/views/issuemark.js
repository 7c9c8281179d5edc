/** The marks of how experts stand to an issue: a shape, its words, and the way to what shows it. */

/** @import { Issue, Place } from "../types/model.js" */

import { h, aloud } from "../ground/dom.js";
import { markName } from "../ground/issues.js";
import { addressHere } from "../ground/place.js";
import { sayText } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { language } from "../ground/texts.js";

/** The marks in the order of telling, as the key shows them. */
export const MARK_NAMES = Object.freeze(
  /** @type {const} */ ([
    "says",
    "says-with-reserve",
    "follows",
    "follows-in-part",
    "against",
    "tells-against",
    "tells-against-in-part",
    "undecided",
    "silent",
    "unread",
  ]),
);

/**
 * A mark as a shape alone, hidden from screen readers; faint where it is of another claim.
 * @param {string} name
 * @param {boolean} [isBeside]
 */
export function markShape(name, isBeside = false) {
  const kind = `stand-mark stand-${name}${isBeside ? " is-beside" : ""}`;
  return h("span", { class: kind, "aria-hidden": "true" });
}

/**
 * What a mark says, in the reader's language.
 * @param {string} name
 */
export function markWords(name) {
  return String(shownModel().sentences[`mark.${name}`][language()]);
}

/**
 * What sort of difference an issue shows, in the reader's language.
 * @param {Issue} issue
 */
export function differenceWords({ difference, words }) {
  return String(shownModel().sentences[`difference.${words ?? difference}`][language()]);
}

/**
 * What an expert's mark says, and that it is of another claim where it is.
 * @param {Place} place
 */
export function standWords(place) {
  const words = markWords(markName(place));
  return place.beside ? `${words} (${markWords("beside")})` : words;
}

/**
 * An expert's mark as a link to the claim and passage that show it; of one who is silent, or of
 * whom nothing is on record, no more than the word.
 * @param {Issue} issue
 * @param {string} expert
 */
export function markLink(issue, expert) {
  const place = placeOn(issue, expert);
  if (!place) {
    const name = issue.undecided?.includes(expert)
      ? "undecided"
      : issue.silent.includes(expert)
        ? "silent"
        : "unread";
    return [markShape(name), aloud(markWords(name))];
  }
  const says = sayText(shownModel(), place.says);
  return h(
    "a",
    {
      class: "stand-link",
      href: addressHere({ claim: place.claims[0], link: "" }),
      title: `${says} (${standWords(place)})`,
    },
    markShape(markName(place), place.beside),
    aloud(`${standWords(place)}: ${says}`),
  );
}

/**
 * Where an expert stands on an issue; nothing of one who is silent.
 * @param {Issue} issue
 * @param {string} expert
 */
export function placeOn(issue, expert) {
  return issue.positions.find((place) => place.expert === expert);
}

/**
 * What each shape means, in one line: those of the given issues, or else all; what is so in part or
 * beside only where there is any.
 * @param {readonly Issue[]} [issues]
 */
export function markKey(issues) {
  const rows = issues ?? shownModel().issues;
  const places = rows.flatMap(({ positions }) => positions);
  const present = new Set(places.map(markName));
  const { panel } = shownModel();
  if (rows.some(({ positions, silent }) => positions.length + silent.length < panel.length))
    present.add("unread");
  if (rows.some(({ undecided }) => undecided?.length)) present.add("undecided");
  /** @param {string} name */
  const isShown = (name) =>
    present.has(name) ||
    name === "silent" ||
    !(issues || name === "unread" || name === "undecided" || name.endsWith("in-part"));
  return h(
    "ul",
    { class: "mark-key" },
    MARK_NAMES.filter(isShown).map((name) => h("li", {}, markShape(name), markWords(name))),
    places.some(({ beside }) => beside)
      ? h("li", {}, markShape("says", true), markWords("beside"))
      : null,
  );
}
