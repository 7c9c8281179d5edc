/** How records are named and said: chips, stances, links. */

/**
 * @import { Claim, ClaimKind, Expert, FindingKind, Mode, Model, Stand } from "../types/model.js"
 * @import { Content, Values } from "../types/page.js"
 */

import { button, h, aloud } from "./dom.js";
import { existing } from "./records.js";
import { decimal, hasText, enumeration, ownLanguage, roundedTo, t } from "./texts.js";
import { MOST_NAMED } from "./vocabulary.js";

/** @type {{ readonly [mode: string]: string }} */
const MODE_MARKS = {
  hedged: "~",
  conceded: "()",
  understood: "(…)",
  undecided: "?",
  abstaining: "–",
  implied: "…",
  reported: "”",
};
const HUES = 8;

/**
 * The number of an expert's colour, or the one for whoever is not of the panel.
 * @param {Expert} expert
 */
export function hueOf(expert) {
  return expert.standing === "panel" ? expert.order % HUES : "other";
}

/**
 * The mark that a mode leaves on a chip; none for an explicit stance.
 * @param {Mode} mode
 */
export function modeMark(mode) {
  return mode === "conditional" ? t("mark.conditional") : (MODE_MARKS[mode] ?? "");
}

/**
 * "Ana Ruiz denies, hedged".
 * @param {Stand} stand
 */
export function standSentence({ expert, polarity, mode, isSplit }) {
  const verb = isSplit ? t("stand.split") : t(`stand.${polarity}`);
  const how = mode === "explicit" ? "" : `, ${t(`mode.${mode}`)}`;
  return `${expert.name} ${verb}${how}`;
}

/**
 * An expert's initials with the marks of a stance, said in full to screen readers.
 * @param {Stand} stand
 */
export function standChip(stand) {
  const { expert, polarity, mode, isSplit } = stand;
  const sentence = standSentence(stand);
  const deny = polarity === "deny" && !isSplit;
  return h(
    "span",
    { class: `chip hue-${hueOf(expert)}${deny ? " is-deny" : ""} is-${mode}`, title: sentence },
    aloud(sentence),
    h(
      "span",
      { "aria-hidden": "true" },
      deny ? h("span", { class: "chip-deny" }, "✕") : null,
      isSplit ? h("span", { class: "chip-deny" }, "±") : null,
      expert.initials,
      modeMark(mode) ? h("span", { class: "chip-mark" }, modeMark(mode)) : null,
    ),
  );
}

/**
 * An expert's initials as a mark without a stance.
 * @param {Expert} expert
 */
export function expertChip(expert) {
  return h(
    "span",
    { class: `chip hue-${hueOf(expert)}`, title: expert.name, "aria-hidden": "true" },
    expert.initials,
  );
}

/**
 * Initials and name.
 * @param {Expert} expert
 * @param {{ short?: boolean }} [options]
 */
export function expertName(expert, { short = false } = {}) {
  return h(
    "span",
    { class: "expert-name" },
    expertChip(expert),
    " ",
    short ? expert.short : expert.name,
  );
}

/**
 * Some experts together: their marks, then their names.
 * @param {Model} model
 * @param {readonly string[]} ids
 */
export function expertSide(model, ids) {
  const members = existing(ids.map((id) => model.expertsById.get(id)));
  return h(
    "span",
    { class: "side" },
    members.map(expertChip),
    h("span", { class: "side-names" }, names(model, ids)),
  );
}

/**
 * The word for a claim's kind.
 * @param {{ readonly kind?: ClaimKind }} claim
 */
export function kindLabel(claim) {
  return t(claim.kind ? `kind.${claim.kind}` : "kind.none");
}

/**
 * A claim's kind as a tag.
 * @param {Claim} claim
 */
export function kindTag(claim) {
  return h("span", { class: `kind kind-${claim.kind ?? "none"}` }, kindLabel(claim));
}

/**
 * The word for a kind of finding; the kind itself where there is none.
 * @param {{ readonly kind: FindingKind }} finding
 */
export function findingKind(finding) {
  const key = `finding.${finding.kind}`;
  return hasText(key) ? t(key) : finding.kind;
}

/**
 * What a factor of a score, or a setting, is called; one that is not ours keeps its name.
 * @param {string} name
 */
export function factorName(name) {
  const slug = name.replaceAll(" ", "-");
  if (hasText(`factor.${slug}`)) return t(`factor.${slug}`);
  return hasText(`finding.${slug}`) ? t(`finding.${slug}`) : name;
}

/**
 * How many steps of the one scale of strength words a score reaches; none for nothing.
 * @param {Pick<Model, "strengths">} options
 * @param {number | null} score
 */
export function strengthLevel({ strengths }, score) {
  if (!score) return 0;
  const figure = roundedTo(Math.abs(score));
  return strengths.filter(([, least]) => figure >= least).length;
}

/**
 * A word for how strong a score is, by the figure that is shown for it.
 * @param {Pick<Model, "strengths">} model
 * @param {number | null} score
 */
export function strengthWord(model, score) {
  const level = strengthLevel(model, score);
  return level
    ? t(`strength.${model.strengths[model.strengths.length - level][0]}`)
    : t("strength.none");
}

/**
 * How strong a finding is, in a word and as a number.
 * @param {Pick<Model, "strengths">} model
 * @param {number} score
 */
export function strength(model, score) {
  return `${strengthWord(model, score)} (${decimal(Math.abs(score))})`;
}

/**
 * Experts by their short names; so many of the panel where votes are counted and they are many.
 * @param {Model} model
 * @param {readonly string[]} ids
 */
export function names(model, ids) {
  if (model.votes && ids.length > MOST_NAMED)
    return t("votes.size", { n: ids.length, all: model.panel.length, counted: model.panel.length });
  return enumeration(ids.map((id) => model.expertsById.get(id)?.short ?? id));
}

/**
 * The map's own words, marked with its language.
 * @param {string | undefined} text
 */
export function own(text) {
  return h("span", { lang: ownLanguage() }, text);
}

/**
 * The text `key` with the map's own words for its `{title}`.
 * @param {string} key
 * @param {string} text
 * @param {Values} [values]
 * @returns {Content}
 */
export function around(key, text, values = {}) {
  const gap = "\u0000";
  const [before, after] = t(key, { ...values, title: gap }).split(gap);
  return [before, own(text), after];
}

/**
 * What a topic is called; the claims without one have a word of ours.
 * @param {Model} model
 * @param {string} topic
 */
export function topicName(model, topic) {
  const { label } = model.topicsById.get(topic) ?? {};
  return label ? own(label) : t("topic.none");
}

/**
 * A claim's title as something to press.
 * @param {Claim} claim
 * @param {(id: string) => void} openClaim
 * @param {Content} [extra]
 */
export function claimButton(claim, openClaim, extra = null) {
  return button([own(claim.title), extra], () => openClaim(claim.id), { class: "claim-link" });
}
