/** Findings as cards: a sentence, and who stands where. */

/** @import { Finding } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { expertSide, findingKind, strengthWord } from "../ground/names.js";
import { addressOf } from "../ground/place.js";
import { groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { voteLines } from "./votebars.js";

/**
 * How many tensions are between experts, within one, and possible only; each in one of these.
 * @param {readonly Finding[]} tensions
 */
export function tensionParts(tensions) {
  const counts = { between: 0, own: 0, possible: 0 };
  for (const { kind, possible } of tensions)
    counts[possible ? "possible" : kind === "own-tension" ? "own" : "between"] += 1;
  const parts = Object.entries(counts)
    .filter(([, n]) => n)
    .map(([part, n]) => t(`tensions.${part}`, { n }));
  return h("p", { class: "aside tension-parts" }, parts.join(", "));
}

/**
 * A finding as a sentence with who stands where.
 * @param {Finding} finding
 * @param {number} [score]
 */
export function findingCard(finding, score = finding.score) {
  const address = addressOf({ view: "findings", parts: [groupPath(finding.group), finding.id] });
  return h(
    "article",
    { class: `card card-${finding.group}` },
    h(
      "p",
      { class: "card-line" },
      h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
      finding.possible ? h("span", { class: "word word-plain" }, t("finding.possible")) : null,
      score ? h("span", { class: "aside" }, strengthWord(shownModel(), score)) : null,
    ),
    h(
      "p",
      { class: "card-sentence" },
      h("a", { href: address }, say(shownModel(), finding.summary)),
    ),
    h("p", { class: "card-who" }, sidesOf(finding)),
  );
}

/**
 * The experts of a finding; those of a tension side against side.
 * @param {Finding} finding
 */
export function sidesOf(finding) {
  const model = shownModel();
  if (model.votes) {
    const claim = model.claimsById.get(finding.claims[0]);
    return claim ? voteLines(claim) : null;
  }
  if (finding.sides.length !== 2) return expertSide(model, finding.experts);
  const [one, other] = finding.sides.map((ids) => expertSide(model, ids));
  return [one, h("span", { class: "versus" }, t("finding.versus")), other];
}
