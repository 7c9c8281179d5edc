/** The first view: the question, who was asked, and what came of it in sentences. */

import { fill, h, icon, safeAddress, spoken } from "../ground/dom.js";
import { groupPath } from "./claim.js";
import { crowdOverview } from "./crowd.js";
import { matrixTable } from "./matrix.js";
import { expertChip, expertSide, findingKind, strengthWord, topicName } from "../ground/names.js";
import { say } from "../ground/saying.js";
import { t } from "../ground/texts.js";
import { voteLines } from "./votebars.js";

const STRONGEST_SHOWN = 3;
const TOPICS_SHOWN = 14;

export function overviewView(page) {
  const { model } = page;
  if (model.votes) return crowdOverview(page);
  return h(
    "div",
    { class: "overview" },
    hero(page),
    h(
      "div",
      { class: "strongest" },
      strongest(page, "agreement", t("overview.agree")),
      strongest(page, "tension", t("overview.clash")),
      cruxes(page),
    ),
    h(
      "div",
      { class: "wholes" },
      h("section", { class: "block", "aria-labelledby": "matrix-title" },
        h("h2", { id: "matrix-title" }, t("overview.pairs")),
        h("p", { class: "lead" }, t("overview.pairs.what")),
        model.panel.length > 1 ? matrixTable(page) : h("p", { class: "empty" }, t("empty.pairs")),
      ),
      topicBlock(page),
    ),
  );
}

function hero(page) {
  const { model } = page;
  const { map } = model;
  return h(
    "header",
    { class: "hero" },
    h("h1", { tabindex: "-1", id: "view-title", lang: map.language }, map.question || map.title),
    map.abstract ? h("p", { class: "abstract", lang: map.language }, map.abstract) : null,
    h(
      "p",
      { class: "facts" },
      factLink(page, "experts", t("count.experts", { n: model.panel.length })),
      factLink(page, "outline", t("count.claims", { n: model.claimCount })),
      factLink(page, "findings", t("count.agreements", { n: countOf(model, "agreement") }), ["agreements"]),
      factLink(page, "findings", t("count.tensions", { n: countOf(model, "tension") }), ["tensions"]),
      sourceFact(model),
    ),
    h("ul", { class: "cast", "aria-label": t("overview.cast") }, model.panel.slice(0, 12).map((expert) => castItem(page, expert)),
      model.panel.length > 12 ? h("li", {}, h("a", { href: page.address({ view: "experts" }) }, t("more.experts", { n: model.panel.length - 12 }))) : null,
    ),
  );
}

/** Whose texts these are; where there is one, with an address, a link to it. */
function sourceFact({ sources }) {
  if (!sources.length) return null;
  const publishers = [...new Set(sources.map((s) => s.publisher || s.title).filter(Boolean))];
  const words = t("overview.source", { source: publishers.slice(0, 3).join(", ") });
  const address = sources.length === 1 ? safeAddress(sources[0].url) : null;
  return address
    ? h("a", { class: "fact", href: address, target: "_blank", rel: "noopener" }, words, icon("external"), spoken(t("opens.elsewhere")))
    : h("span", { class: "fact" }, words);
}

function countOf(model, group) {
  return model.findings.filter((finding) => finding.group === group).length;
}

function factLink(page, view, text, parts = []) {
  return h("a", { class: "fact", href: page.address({ view, parts }) }, text);
}

function castItem(page, expert) {
  return h(
    "li",
    {},
    h("a", { class: "cast-link", href: page.address({ view: "experts", parts: [expert.id] }) },
      expertChip(expert),
      h("span", { class: "cast-text" },
        h("span", { class: "cast-name" }, expert.name),
        expert.roles[0] ? h("span", { class: "cast-role", lang: page.model.map.language }, expert.roles[0]) : null,
      ),
    ),
  );
}

function strongest(page, group, title) {
  const found = page.model.findings.filter((finding) => finding.group === group);
  const path = groupPath(group);
  return h(
    "section",
    { class: `block block-${group}`, "aria-labelledby": `top-${group}` },
    h("h2", { id: `top-${group}` }, title),
    found.length
      ? [group === "tension" ? tensionParts(found) : null, h("ol", { class: "cards" }, found.slice(0, STRONGEST_SHOWN).map((finding) => h("li", {}, findingCard(page, finding))))]
      : h("p", { class: "empty" }, t(`empty.${path}`)),
    found.length > STRONGEST_SHOWN
      ? h("a", { class: "all", href: page.address({ view: "findings", parts: [path] }) }, t(`all.${path}`, { n: found.length }), icon("right"))
      : null,
  );
}

/** How many tensions are between experts, within one, and possible only; each in one of these. */
export function tensionParts(tensions) {
  const counts = { between: 0, own: 0, possible: 0 };
  for (const { kind, possible } of tensions) counts[possible ? "possible" : kind === "own-tension" ? "own" : "between"] += 1;
  const parts = Object.entries(counts).filter(([, n]) => n).map(([part, n]) => t(`tensions.${part}`, { n }));
  return h("p", { class: "aside tension-parts" }, parts.join(", "));
}

/** A finding as a sentence with who stands where. */
export function findingCard(page, finding, score = finding.score) {
  const address = page.address({ view: "findings", parts: [groupPath(finding.group), finding.id] });
  return h(
    "article",
    { class: `card card-${finding.group}` },
    h("p", { class: "card-line" },
      h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
      finding.possible ? h("span", { class: "word word-plain" }, t("finding.possible")) : null,
      score ? h("span", { class: "aside" }, strengthWord(page.model, score)) : null,
    ),
    h("p", { class: "card-sentence" }, h("a", { href: address }, say(page.model, finding.summary))),
    h("p", { class: "card-who" }, sidesOf(page, finding)),
  );
}

/** The experts of a finding; those of a tension side against side. */
export function sidesOf(page, finding) {
  const { model } = page;
  if (model.votes) {
    const claim = model.claimsById.get(finding.claims[0]);
    return claim ? voteLines(page, claim) : null;
  }
  if (finding.sides.length !== 2) return expertSide(model, finding.experts);
  const [one, other] = finding.sides.map((ids) => expertSide(model, ids));
  return [one, h("span", { class: "versus" }, t("finding.versus")), other];
}

function cruxes(page) {
  const { model } = page;
  const ranked = model.rankings.cruxes;
  const items = ranked.slice(0, STRONGEST_SHOWN).map(({ claim, title, experts, reason }) => {
    return h("li", {}, h(
      "article",
      { class: "card card-crux" },
      h("p", { class: "card-line" }, h("span", { class: "word word-crux" }, t("finding.crux"))),
      h("p", { class: "card-sentence", lang: model.map.language }, h("a", { href: page.here({ claim, link: "" }) }, title)),
      reason ? h("p", { class: "card-reason" }, say(model, reason)) : null,
      experts.length ? h("p", { class: "card-who" }, expertSide(model, experts)) : null,
    ));
  });
  return h(
    "section",
    { class: "block block-crux", "aria-labelledby": "top-crux" },
    h("h2", { id: "top-crux" }, t("overview.crux")),
    items.length ? h("ol", { class: "cards" }, items) : h("p", { class: "empty" }, t("empty.cruxes")),
    ranked.length > STRONGEST_SHOWN
      ? h("a", { class: "all", href: page.address({ view: "findings", parts: ["cruxes"] }) }, t("all.cruxes", { n: ranked.length }), icon("right"))
      : null,
  );
}

function topicBlock(page) {
  const { model } = page;
  const rows = model.topicCounts.slice(0, TOPICS_SHOWN).map(({ topic, claims, drawn, tensions }) => {
    const coverage = model.coverage.find((each) => each.topic === topic);
    const speaking = (coverage?.speaking ?? []).map((id) => model.expertsById.get(id)).filter(Boolean);
    const item = h("li", { class: "topic-row" });
    return fill(
      item,
      h("a", { class: "topic-name", href: page.address({ view: drawn ? "map" : "outline", parts: [topic] }) }, topicName(model, topic)),
      h("span", { class: "topic-figures" }, t("count.claims", { n: claims }), tensions ? ` · ${t("count.tensions", { n: tensions })}` : null),
      speaking.length
        ? h("span", { class: "topic-who" }, h("span", { class: "side" }, speaking.slice(0, 8).map(expertChip)), h("span", { class: "aside" }, t("topic.speak", { n: speaking.length, all: model.panel.length, counted: model.panel.length })))
        : null,
    );
  });
  return h(
    "section",
    { class: "block", "aria-labelledby": "topics-title" },
    h("h2", { id: "topics-title" }, t("overview.topics")),
    h("p", { class: "lead" }, t("overview.topics.what")),
    rows.length ? h("ul", { class: "topic-rows" }, rows) : h("p", { class: "empty" }, t("empty.topics")),
    model.topicCounts.length > rows.length
      ? h("a", { class: "all", href: page.address({ view: "map" }) }, t("more.topics", { n: model.topicCounts.length - rows.length }), icon("right"))
      : null,
  );
}
