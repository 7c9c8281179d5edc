/** The whole map as text, topic by topic: the twin of the drawing. */

import { button, h } from "../ground/dom.js";
import { claimParts, claimTags } from "./claim.js";
import { filterBar, leftNote } from "./filterbar.js";
import { claimPasses } from "../ground/filters.js";
import { around, topicName } from "../ground/names.js";
import { t } from "../ground/texts.js";
import { fullTitle } from "./votebars.js";

const CLAIMS_AT_ONCE = 60;
const OPEN_AT_MOST = 120;

export function outlineView(page) {
  const { model, route } = page;
  const topics = outlineTopics(model);
  const passing = model.claims.filter((claim) => claimPasses(claim, page.filters));
  const inView = new Set(passing);
  const opened = route.parts[0];
  const openAll = passing.length <= OPEN_AT_MOST || topics.length === 1;
  return h(
    "div",
    { class: "outline" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.outline")),
    h("p", { class: "lead" }, t("outline.what")),
    filterBar(page, { topics: true, lines: true }),
    leftNote(page, passing.length, model.claims.length),
    topics.map(({ id, claims, further }) => {
      const shown = claims.filter((claim) => inView.has(claim)).map((claim) => ({ claim, first: id }));
      const all = [...shown, ...further.filter(({ claim }) => inView.has(claim))];
      return all.length ? topicSection(page, id, all, openAll || id === opened) : null;
    }),
  );
}

/** Topics with their claims; a claim is set out under the first of its topics. */
export function outlineTopics(model) {
  const byTopic = new Map([...model.topics.map(({ id }) => id), "-"].map((id) => [id, { id, claims: [], further: [] }]));
  for (const claim of model.claims) {
    const [first = "-", ...others] = claim.topics.filter((topic) => byTopic.has(topic));
    byTopic.get(first).claims.push(claim);
    for (const other of others) byTopic.get(other).further.push({ claim, first });
  }
  if (!model.topics.length) byTopic.get("-").label = t("topic.all");
  return [...byTopic.values()];
}

function topicSection(page, id, claims, isOpen) {
  const details = h("details", { class: "outline-topic", id: `outline-${id}`, open: isOpen },
    h("summary", {}, h("h2", {}, topicName(page.model, id)), h("span", { class: "count" }, t("count.claims", { n: claims.length }))));
  const body = h("div", { class: "outline-claims" });
  details.append(body);
  let next = 0;
  const more = () => {
    const part = claims.slice(next, next + CLAIMS_AT_ONCE);
    next += part.length;
    body.querySelector(":scope > .more")?.remove();
    body.append(...part.map(({ claim, first }) => (first === id ? outlineClaim(page, claim) : furtherClaim(page, claim, first))));
    if (next < claims.length) {
      body.append(button(t("outline.more", { n: claims.length - next }), more, { class: "more action" }));
    }
  };
  const open = () => {
    if (details.open && !next) more();
  };
  details.addEventListener("toggle", open);
  open();
  return details;
}

/** A claim that is set out under another of its topics. */
function furtherClaim(page, claim, first) {
  return h("article", { class: "outline-claim is-further" },
    h("h3", { lang: page.model.map.language }, h("a", { href: page.here({ claim: claim.id, link: "" }) }, fullTitle(claim))),
    h("p", { class: "aside" }, around("outline.elsewhere", page.model.topicsById.get(first).label)),
  );
}

function outlineClaim(page, claim) {
  const lang = page.model.map.language;
  return h("article", { class: "outline-claim", id: `claim-${claim.id}` },
    claimTags(page, claim),
    h("h3", { lang }, h("a", { href: page.here({ claim: claim.id, link: "" }) }, fullTitle(claim))),
    claim.text && claim.text !== fullTitle(claim) ? h("p", { class: "claim-text", lang }, claim.text) : null,
    claimParts(page, claim, 4),
  );
}
