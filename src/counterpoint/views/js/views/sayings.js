/** What an expert says, claim by claim, under its topics. */

/**
 * @import { Claim, Expert, Model, Stance } from "../types/model.js"
 * @import { Saying } from "../types/page.js"
 */

import { h } from "../ground/dom.js";
import { stands } from "../ground/model.js";
import { claimButton, kindTag, names, topicName } from "../ground/names.js";
import { fidelityNote, passage } from "../ground/passages.js";
import { openClaim, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { sureness, t } from "../ground/texts.js";
import { NO_TOPIC } from "../ground/vocabulary.js";

const SAYINGS_SHOWN = 200;

/**
 * An expert's own stances; those in which others report a voice that is only cited.
 * @param {Model} model
 * @param {Expert} expert
 */
function stancesOf(model, expert) {
  if (expert.standing !== "cited") return expert.stances;
  return [...expert.stances, ...model.stances.filter((stance) => stance.voice === expert.id)];
}

/**
 * The claims an expert takes a stance on, with the stances.
 * @param {Expert} expert
 */
export function claimsOf(expert) {
  /** @type {Map<Claim, Stance[]>} */
  const stancesOn = new Map();
  for (const stance of stancesOf(shownModel(), expert)) {
    const claim = shownModel().claimsById.get(stance.target);
    if (claim) stancesOn.set(claim, [...(stancesOn.get(claim) ?? []), stance]);
  }
  return [...stancesOn];
}

/**
 * What is said, under its topics; a claim stands under its first topic only.
 * @param {readonly Saying[]} pairs
 */
export function sayings(pairs) {
  const model = shownModel();
  if (!pairs.length) return h("p", { class: "empty" }, t("empty.sayings"));
  /** @type {Map<string, Saying[]>} */
  const byTopic = new Map([...model.topics.map(({ id }) => id), NO_TOPIC].map((id) => [id, []]));
  for (const pair of pairs.slice(0, SAYINGS_SHOWN)) {
    recordOf(byTopic, pair[0].topics.find((topic) => byTopic.has(topic)) ?? NO_TOPIC).push(pair);
  }
  return [
    h(
      "div",
      { class: "saying-topics" },
      [...byTopic]
        .filter(([, list]) => list.length)
        .map(([topic, list]) =>
          h(
            "section",
            { class: "saying-topic" },
            h("h3", {}, topicName(model, topic)),
            h(
              "ul",
              { class: "sayings" },
              list.map(([claim, stances]) => saying(claim, stances)),
            ),
          ),
        ),
    ),
    pairs.length > SAYINGS_SHOWN
      ? h("p", { class: "empty" }, t("findings.cut", { n: SAYINGS_SHOWN, all: pairs.length }))
      : null,
  ];
}

/**
 * @param {Claim} claim
 * @param {readonly Stance[]} stances
 */
function saying(claim, stances) {
  const model = shownModel();
  const { expert: teller, voice } = stances[0];
  const isReported =
    model.expertsById.get(voice ?? "")?.standing === "cited" && presentRoute().parts[0] === voice;
  const own = stands(model, claim).find(({ expert }) => expert.id === teller);
  const { polarity, mode } = isReported || !own ? stances[0] : own;
  return h(
    "li",
    { class: `saying is-${polarity}` },
    h(
      "p",
      {},
      polarity === "deny" ? h("span", { class: "word word-clash" }, t("stand.deny")) : null,
      " ",
      claimButton(claim, openClaim),
      " ",
      kindTag(claim),
      isReported
        ? h("span", { class: "mode" }, t("stance.reported", { name: names(model, [teller]) }))
        : mode === "explicit"
          ? null
          : h("span", { class: `mode mode-${mode}` }, t(`mode.${mode}`)),
      surenessOf(stances),
    ),
    stances
      .filter((stance) => stance.quote)
      .slice(0, 3)
      .map((stance) =>
        h(
          "p",
          {},
          stance.quote ? passage(model, stance.quote, model.map.language) : null,
          " ",
          fidelityNote(stance),
          mode !== "reported" && stance.mode === "reported" ? whoseWords(model, stance) : null,
        ),
      ),
    notesOf(stances).map((note) => h("p", { class: "note", lang: model.map.language }, note)),
  );
}

/**
 * How strongly and how sure somebody says it, where that was asked.
 * @param {readonly Stance[]} stances
 */
function surenessOf([{ grade, confidence }]) {
  return [
    grade ? h("span", { class: "mode" }, t(`grade.${grade}`)) : null,
    confidence ? h("span", { class: "mode" }, sureness(confidence)) : null,
  ];
}

/**
 * What was said with stances that have no passage: the comment beside an answer, each once.
 * @param {readonly Stance[]} stances
 */
function notesOf(stances) {
  const notes = stances.filter(({ quote }) => !quote).map(({ note }) => note);
  return [...new Set(notes)].filter((note) => note !== undefined);
}

/**
 * That a passage gives others' words, and whose, beside what the expert says in person.
 * @param {Model} model
 * @param {Stance} stance
 */
function whoseWords(model, { voice }) {
  return h(
    "span",
    { class: "mode mode-reported" },
    t("mode.reported"),
    voice ? ` ${t("stance.voice", { name: model.expertsById.get(voice)?.name ?? voice })}` : null,
  );
}
