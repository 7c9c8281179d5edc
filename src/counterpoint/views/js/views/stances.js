/** The stances on a claim: who, how, in what words. */

/**
 * @import { Claim, Model, Polarity, Stance } from "../types/model.js"
 * @import { Level } from "../types/page.js"
 */

import { button, fill, h } from "../ground/dom.js";
import { expertName } from "../ground/names.js";
import { fidelityNote, passage } from "../ground/passages.js";
import { addressOf } from "../ground/place.js";
import { grouped } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { sureness, t } from "../ground/texts.js";
import { claimVotes } from "./claimvotes.js";
import { titled } from "./part.js";
import { claimButtons } from "./reasons.js";

const STANCES_SHOWN = 30;

/**
 * Who takes which side on a claim, or how it was voted on.
 * @param {Claim} claim
 * @param {Level} level
 */
export function stanceList(claim, level) {
  const model = shownModel();
  if (model.votes) return [claimVotes(claim, level), remarkList(claim, level)];
  if (!claim.stances.length)
    return titled(level, t("part.stances"), 0, h("p", { class: "empty" }, t("empty.stances")));
  const inOrder = [...claim.stances].sort(
    (a, b) => expertOrder(model, a.expert) - expertOrder(model, b.expert),
  );
  return titled(level, t("part.stances"), 0, stanceItems(claim, together(inOrder)));
}

/**
 * In a crowd only the stances of those who said something with their vote.
 * @param {Claim} claim
 * @param {Level} level
 */
function remarkList(claim, level) {
  const remarks = claim.stances.filter(({ wording, quote, note }) => wording || quote || note);
  if (!remarks.length) return null;
  return titled(level, t("votes.remarks"), remarks.length, stanceItems(claim, together(remarks)));
}

/**
 * The stances; where very many voted, how many of each sort, and the first of them.
 * @param {Claim} claim
 * @param {readonly (readonly Stance[])[]} groups
 */
function stanceItems(claim, groups) {
  const first = groups.slice(0, STANCES_SHOWN);
  const list = h(
    "ul",
    { class: "stances" },
    first.map((stances) => stanceItem(stances, claim)),
  );
  if (groups.length === first.length) return list;
  /** @param {Polarity} polarity */
  const count = (polarity) =>
    groups.filter(([stance]) => stance.polarity === polarity && stance.mode !== "reported").length;
  const more = button(
    t("outline.more", { n: groups.length - first.length }),
    () => {
      fill(
        list,
        groups.slice(STANCES_SHOWN).map((stances) => stanceItem(stances, claim)),
      );
      more.remove();
    },
    { class: "action" },
  );
  return [
    h("p", {}, t("stance.tally", { affirm: count("affirm"), deny: count("deny") })),
    list,
    more,
  ];
}

/**
 * Stances that differ only in their passage, together.
 * @param {readonly Stance[]} stances
 */
function together(stances) {
  return [
    ...grouped(stances, ({ expert, polarity, mode, also, voice, date, conditions, goals }) =>
      JSON.stringify([expert, polarity, mode, also, voice, date, conditions, goals]),
    ).values(),
  ];
}

/**
 * @param {Model} model
 * @param {string} id
 */
function expertOrder(model, id) {
  const expert = model.expertsById.get(id);
  return expert ? expert.order + (expert.standing === "panel" ? 0 : 1000) : 9999;
}

/**
 * One stance: who, how, in what words, at which passages.
 * @param {readonly Stance[]} stances
 * @param {Claim} claim
 */
function stanceItem(stances, claim) {
  const model = shownModel();
  const [stance] = stances;
  const expert = model.expertsById.get(stance.expert);
  return h(
    "li",
    { class: `stance is-${stance.polarity} is-${stance.mode}` },
    h(
      "p",
      { class: "stance-line" },
      expert
        ? h(
            "a",
            { class: "expert-link", href: addressOf({ view: "experts", parts: [expert.id] }) },
            expertName(expert),
          )
        : stance.expert,
      " ",
      h(
        "span",
        { class: "verb" },
        expert?.standing === "editor" ? t("stand.summarises") : t(`stand.${stance.polarity}`),
      ),
      stance.mode === "explicit"
        ? null
        : h("span", { class: `mode mode-${stance.mode}` }, t(`mode.${stance.mode}`)),
      stance.also
        ? [" ", h("span", { class: `mode mode-${stance.also}` }, t(`mode.${stance.also}`))]
        : null,
      stance.voice
        ? ` ${t("stance.voice", { name: model.expertsById.get(stance.voice)?.name ?? stance.voice })}`
        : null,
      stance.date ? h("span", { class: "date" }, stance.date) : null,
      stance.grade ? h("span", { class: "date" }, t(`grade.${stance.grade}`)) : null,
      stance.confidence ? h("span", { class: "date" }, sureness(stance.confidence)) : null,
    ),
    stance.conditions
      ? h("p", { class: "condition" }, t("stance.if"), " ", claimButtons(stance.conditions))
      : null,
    stance.goals
      ? h("p", { class: "condition" }, t("stance.to"), " ", claimButtons(stance.goals))
      : null,
    stance.answers
      ? h("p", { class: "note" }, t("stance.answers", { name: nameOf(model, stance.answers) }))
      : null,
    isDeparture(stance) ? h("p", { class: "note" }, t(`stance.fidelity.${stance.fidelity}`)) : null,
    stances.map((each, index) => stanceWords(each, claim, stances.slice(0, index))),
    stances.some((each) => each.quote) ? null : h("p", { class: "empty" }, t("empty.passage")),
  );
}

/**
 * @param {Model} model
 * @param {string} id
 */
function nameOf(model, id) {
  return model.expertsById.get(id)?.name ?? id;
}

/**
 * Whether the wording says what the passage does not.
 * @param {Stance} stance
 */
function isDeparture({ fidelity }) {
  return fidelity === "interpretation" || fidelity === "imputation";
}

/**
 * What is special to one of several stances: wording, passage, note.
 * @param {Stance} stance
 * @param {Claim} claim
 * @param {readonly Stance[]} before
 */
function stanceWords(stance, claim, before) {
  const model = shownModel();
  const lang = model.map.language;
  // A departure that is said above its first stance is not said again at the passage.
  const isSaidAbove = isDeparture(stance) && stance.fidelity === (before[0] ?? stance).fidelity;
  const fidelity = isSaidAbove ? null : fidelityNote(stance);
  /** @param {"wording" | "shift" | "note"} field */
  const isNew = (field) => stance[field] && !before.some((each) => each[field] === stance[field]);
  return [
    isNew("wording") && stance.wording !== claim.text
      ? h("p", { class: "wording", lang }, stance.wording)
      : null,
    stance.quote ? h("p", {}, passage(model, stance.quote, lang), " ", fidelity) : null,
    isNew("shift") ? h("p", { class: "shift" }, t(`shift.${stance.shift}`)) : null,
    isNew("note") ? h("p", { class: "note", lang }, stance.note) : null,
  ];
}
