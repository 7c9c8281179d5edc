/** The whole map as text, topic by topic: the twin of the drawing. */

/**
 * @import { Claim, Model } from "../types/model.js"
 * @import { Placed } from "../types/page.js"
 */

import { button, h } from "../ground/dom.js";
import { claimPasses } from "../ground/filters.js";
import { around, topicName } from "../ground/names.js";
import { uncheckedNote } from "../ground/passages.js";
import { addressHere, presentFilters, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { NO_TOPIC } from "../ground/vocabulary.js";
import { claimParts, claimTags } from "./claim.js";
import { filterBar, leftNote } from "./filterbar.js";
import { fullTitle } from "./votebars.js";

const CLAIMS_AT_ONCE = 60;
const OPEN_AT_MOST = 120;

/** The claims as a text, by topic, each with its reasons. */
export function outlineView() {
  const model = shownModel();
  const route = presentRoute();
  const topics = outlineTopics(model);
  const passing = model.claims.filter((claim) => claimPasses(claim, presentFilters()));
  const inView = new Set(passing);
  const opened = route.parts[0];
  const openAll = passing.length <= OPEN_AT_MOST || topics.length === 1;
  return h(
    "div",
    { class: "outline" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.outline")),
    h("p", { class: "lead" }, t("outline.what")),
    uncheckedNote(model),
    filterBar({ topics: true, lines: true }),
    leftNote(passing.length, model.claims.length),
    topics.map(({ id, claims, further }) => {
      const own = claims
        .filter((claim) => inView.has(claim))
        .map((claim) => ({ claim, first: id }));
      const all = [...own, ...further.filter(({ claim }) => inView.has(claim))];
      return all.length ? topicSection(id, all, openAll || id === opened) : null;
    }),
  );
}

/**
 * Topics with their claims; a claim is set out under the first of its topics.
 * @param {Model} model
 */
export function outlineTopics(model) {
  /** @type {Map<string, { id: string, claims: Claim[], further: Placed[] }>} */
  const byTopic = new Map(
    [...model.topics.map(({ id }) => id), NO_TOPIC].map((id) => [
      id,
      { id, claims: [], further: [] },
    ]),
  );
  for (const claim of model.claims) {
    const [first = NO_TOPIC, ...others] = claim.topics.filter((topic) => byTopic.has(topic));
    recordOf(byTopic, first).claims.push(claim);
    for (const other of others) recordOf(byTopic, other).further.push({ claim, first });
  }
  return [...byTopic.values()];
}

/**
 * @param {string} id
 * @param {readonly Placed[]} claims
 * @param {boolean} isOpen
 */
function topicSection(id, claims, isOpen) {
  const details = h(
    "details",
    { class: "outline-topic", id: `outline-${id}`, open: isOpen },
    h(
      "summary",
      {},
      h("h2", {}, topicName(shownModel(), id)),
      h("span", { class: "count" }, t("count.claims", { n: claims.length })),
    ),
  );
  const body = h("div", { class: "outline-claims" });
  details.append(body);
  let next = 0;
  const more = () => {
    const part = claims.slice(next, next + CLAIMS_AT_ONCE);
    next += part.length;
    body.querySelector(":scope > .more")?.remove();
    body.append(
      ...part.map(({ claim, first }) =>
        first === id ? outlineClaim(claim) : furtherClaim(claim, first),
      ),
    );
    if (next < claims.length) {
      body.append(
        button(t("outline.more", { n: claims.length - next }), more, { class: "more action" }),
      );
    }
  };
  const open = () => {
    if (details.open && !next) more();
  };
  details.addEventListener("toggle", open);
  open();
  return details;
}

/**
 * A claim that is set out under another of its topics.
 * @param {Claim} claim
 * @param {string} first
 */
function furtherClaim(claim, first) {
  return h(
    "article",
    { class: "outline-claim is-further" },
    h(
      "h3",
      { lang: shownModel().map.language },
      h("a", { href: addressHere({ claim: claim.id, link: "" }) }, fullTitle(claim)),
    ),
    h(
      "p",
      { class: "aside" },
      around("outline.elsewhere", recordOf(shownModel().topicsById, first).label),
    ),
  );
}

/** @param {Claim} claim */
function outlineClaim(claim) {
  const lang = shownModel().map.language;
  return h(
    "article",
    { class: "outline-claim", id: `claim-${claim.id}` },
    claimTags(claim),
    h(
      "h3",
      { lang },
      h("a", { href: addressHere({ claim: claim.id, link: "" }) }, fullTitle(claim)),
    ),
    claim.text && claim.text !== fullTitle(claim)
      ? h("p", { class: "claim-text", lang }, claim.text)
      : null,
    claimParts(claim, 4),
  );
}
