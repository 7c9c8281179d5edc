/** The marks of how experts stand to an issue: a shape, its words, and the way to what shows it. */

/** @import { Issue, Place } from "../types/model.js" */

import { h, spoken } from "../ground/dom.js";
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
    "silent",
  ]),
);

/**
 * A mark as a shape alone, hidden from screen readers.
 * @param {string} name
 */
export function markShape(name) {
  return h("span", { class: `stand-mark stand-${name}`, "aria-hidden": "true" });
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
 * @param {string} difference
 */
export function differenceWords(difference) {
  return String(shownModel().sentences[`difference.${difference}`][language()]);
}

/**
 * An expert's mark as a link to the claim and passage that show it; of a silent one no more than
 * the word.
 * @param {Place | undefined} place
 */
export function markLink(place) {
  const name = place ? markName(place) : "silent";
  if (!place) return [markShape(name), spoken(markWords(name))];
  const says = sayText(shownModel(), place.says);
  return h(
    "a",
    {
      class: "stand-link",
      href: addressHere({ claim: place.claims[0], link: "" }),
      title: `${says} (${markWords(name)})`,
    },
    markShape(name),
    spoken(`${markWords(name)}: ${says}`),
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

/** What each shape means, in one line; those in part only where there are any. */
export function markKey() {
  const isInPart = shownModel().issues.some(({ positions }) => positions.some(({ part }) => part));
  return h(
    "ul",
    { class: "mark-key" },
    MARK_NAMES.filter((name) => isInPart || name !== "follows-in-part").map((name) =>
      h("li", {}, markShape(name), markWords(name)),
    ),
  );
}
