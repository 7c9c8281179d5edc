/** How a crowd voted on one claim: by group, and by name for who asks. */

/**
 * @import { Claim, Expert, Side } from "../types/model.js"
 * @import { Level } from "../types/page.js"
 */

import { button, fill, h } from "../ground/dom.js";
import { addressOf } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { SIDES, votersOf } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { groupName, voteLegend, voteLines } from "./votebars.js";

const NAMES_AT_ONCE = 60;

/**
 * The part of the panel and the outline that stands for the list of stances.
 * @param {Claim} claim
 * @param {Level} level
 */
export function claimVotes(claim, level) {
  const voters = votersOf(shownModel(), claim);
  return h(
    "section",
    { class: "part" },
    h(`h${level}`, { class: "part-title" }, t("votes.votes")),
    claim.unranked ? h("p", { class: "note" }, t(`votes.${claim.unranked}`)) : null,
    voteLegend(),
    voteLines(claim, { withRest: true }),
    SIDES.map((side) => (voters[side].length ? namesOf(side, voters[side]) : null)),
  );
}

/**
 * Names behind a disclosure, made when it is opened.
 * @param {Side} side
 * @param {readonly Expert[]} experts
 */
function namesOf(side, experts) {
  const list = h("ul", { class: "voter-names" });
  const details = h(
    "details",
    { class: "voter-details" },
    h("summary", {}, t(`votes.who.${side}`), h("span", { class: "count" }, experts.length)),
    list,
  );
  let next = 0;
  const more = () => {
    const part = experts.slice(next, next + NAMES_AT_ONCE);
    next += part.length;
    fill(
      list,
      part.map((expert) =>
        h(
          "li",
          {},
          h("a", { href: addressOf({ view: "experts", parts: [expert.id] }) }, expert.name),
          expert.group ? h("span", { class: "aside" }, groupName(expert.group)) : null,
        ),
      ),
    );
    if (next >= experts.length) return;
    const opener = button(
      t("outline.more", { n: experts.length - next }),
      () => {
        opener.remove();
        more();
      },
      { class: "more action" },
    );
    details.append(opener);
  };
  details.addEventListener("toggle", () => {
    if (details.open && !next) more();
  });
  return details;
}
