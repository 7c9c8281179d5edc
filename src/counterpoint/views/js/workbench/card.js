/** The card beside the text: the sentence, what was made of it, and what can be decided. */

/** @import { Content } from "../types/page.js" */
/** @import { ReadSentence, WorkStance } from "../types/workbench.js" */

import { button, h, refill } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { asideForm, speakerForm } from "./asideform.js";
import { drawChoices, linkChoices, splitNote } from "./choices.js";
import { claimForm } from "./claimform.js";
import { mapState, sentenceState } from "./desk.js";
import { editForm } from "./editform.js";
import { findForm } from "./findform.js";
import { keyButton } from "./keybuttons.js";
import { keyFor } from "./keys.js";
import {
  acceptHere,
  mannerToCome,
  setCondition,
  setManner,
  setSpot,
  shiftPhrase,
  shutPanel,
  turnStance,
} from "./mapping.js";
import { kindWord, mannerWords } from "./phrasing.js";
import { drawPart, isDrawnFrom, letFocusGo, partsIn } from "./redrawing.js";
import { answersForm, stepForm, topicForm } from "./sayforms.js";
import { speakerName } from "./speakers.js";
import {
  linkable,
  presentSpot,
  spotPhrase,
  spotSentence,
  spotStance,
  spotStances,
} from "./spot.js";

/** Panels that are forms: what is typed there stays. */
const FORMS = ["claim", "find", "aside", "speaker", "edit", "topic"];

/**
 * Draw the card; what shows the same as before stays as it is, and so does a form that is open for
 * the same thing.
 * @param {HTMLElement} side
 */
export function drawCard(side) {
  const sentence = spotSentence();
  if (!sentence) {
    refill(side, h("p", { class: "empty" }, t("work.no-text")));
    return;
  }
  letFocusGo(side);
  const [top, body] = partsIn(side, 2);
  drawHead(top, sentence);
  drawCardPanel(body, sentence);
}

/**
 * @param {Element} top
 * @param {ReadSentence} sentence
 */
function drawHead(top, sentence) {
  const { experts, language } = mapState();
  const [words, phraseKeys, manner, passages] = partsIn(top, 4);
  const { start, end } = spotPhrase() ?? {};
  const state = sentenceState(sentence.id);
  drawPart(words, [sentence, state, experts, language, start, end], () => sentenceWords(sentence));
  const isToWrite = presentSpot().phrase !== null && spotStance() !== null;
  drawPart(phraseKeys, [isToWrite], () => phraseButtons(isToWrite));
  drawPart(manner, [mannerShown(), experts, language], () =>
    h("p", { class: "manner-keys" }, mannerButtons(), furtherManner()),
  );
  const stances = spotStances();
  const facts = stances.length ? [mapState(), sentence, spotStance()?.id] : [];
  drawPart(passages, facts, passagesHere);
}

/** The panel below: a form, a list, or what can be decided. @param {Element} body @param {ReadSentence} sentence */
function drawCardPanel(body, sentence) {
  const { panel } = presentSpot();
  const facts = panelFacts(sentence);
  if (panel.is !== "choices" && isDrawnFrom(body, facts)) return;
  const content = panelOf(sentence);
  if (content) {
    drawPart(body, facts, () => content);
    if (FORMS.includes(panel.is))
      /** @type {HTMLElement | null} */ (body.querySelector("[data-first]"))?.focus();
  } else {
    drawPart(body, ["choices"], () => h("div", { class: "choices" }));
    drawChoices(body.children[0]);
  }
}

/**
 * What a panel shows; a form stays whatever becomes of the map, with what was typed in it.
 * @param {ReadSentence} sentence
 */
function panelFacts(sentence) {
  const { panel } = presentSpot();
  const facts = [sentence.id, JSON.stringify(panel)];
  if (FORMS.includes(panel.is)) return facts;
  return [...facts, sentence, mapState(), spotStance()?.id, JSON.stringify(linkable())];
}

/** @param {ReadSentence} sentence */
function panelOf(sentence) {
  const { panel } = presentSpot();
  if (panel.is === "link") return linkChoices();
  if (panel.is === "claim") return claimForm(sentence, panel.reason);
  if (panel.is === "find") return findForm(panel.kind);
  if (panel.is === "edit") return editForm(panel.claim, shutPanel);
  if (panel.is === "aside") return asideForm(sentence);
  if (panel.is === "answers") return answersForm();
  if (panel.is === "step") return stepForm();
  if (panel.is === "topic") return topicForm(panel.claim, shutPanel);
  if (panel.is === "speaker") return speakerForm(sentence);
  if (panel.is === "split") return splitNote(sentence, panel.place);
  return null;
}

/** @param {ReadSentence} sentence */
function sentenceWords(sentence) {
  const { experts } = mapState();
  const { status, why } = sentenceState(sentence.id);
  return [
    h(
      "p",
      { class: "card-head" },
      speakerName(experts, sentence.speaker),
      h("span", { class: `status is-${status}` }, t(`work.status.${status}`)),
    ),
    h("h2", { class: "card-sentence-now", tabindex: "-1" }, sentenceNow(sentence)),
    status === "aside" && why ? h("p", { class: "aside" }, t("work.aside.because", { why })) : null,
    sentence.speaker === null
      ? h("p", { class: "aside" }, t("work.nobody.what", { key: keyFor("read", "section") }))
      : null,
  ];
}

/** @param {boolean} isToWrite */
function phraseButtons(isToWrite) {
  return h(
    "p",
    { class: "phrase-keys" },
    h("span", { class: "aside" }, t("work.phrase")),
    keyButton("phrase-left", () => shiftPhrase(-1)),
    keyButton("phrase-right", () => shiftPhrase(1)),
    keyButton("phrase-shorter", () => shiftPhrase(-1, true)),
    keyButton("phrase-longer", () => shiftPhrase(1, true)),
    isToWrite ? button(t("work.phrase.write"), acceptHere, { class: "action" }) : null,
  );
}

/**
 * The sentence with its key phrase marked.
 * @param {ReadSentence} sentence
 * @returns {Content}
 */
function markedSentence({ text, start }) {
  const phrase = spotPhrase();
  if (!phrase) return text;
  const [from, to] = [phrase.start - start, phrase.end - start];
  return [text.slice(0, from), h("mark", {}, text.slice(from, to)), text.slice(to)];
}

/** @param {ReadSentence} sentence */
function sentenceNow(sentence) {
  return h("span", { lang: mapState().language }, markedSentence(sentence));
}

/** How it is said, by all that the switches show of it. */
function mannerShown() {
  const { claims } = mapState();
  const manner = spotStance() ?? mannerToCome();
  const { firmness, directness, denies = false, conditions = [], answers = null } = manner;
  const titles = conditions.map((id) => [id, claims[id]?.title]);
  return JSON.stringify([firmness, directness, denies, answers, titles]);
}

/** How it is said: each a switch with its key. */
function mannerButtons() {
  const manner = spotStance() ?? mannerToCome();
  const switches = /** @type {const} */ ([
    ["hedged", manner.firmness === "hedged", () => setManner("firmness", "hedged")],
    ["conceded", manner.firmness === "conceded", () => setManner("firmness", "conceded")],
    ["understood", manner.firmness === "understood", () => setManner("firmness", "understood")],
    ["implied", manner.directness === "implied", () => setManner("directness", "implied")],
    ["deny", Boolean(manner.denies), turnStance],
  ]);
  return switches.map(([command, isOn, press]) =>
    button([h("kbd", {}, keyFor("read", command)), " ", t(`work.say.${command}`)], press, {
      class: "switch",
      "aria-pressed": String(isOn),
    }),
  );
}

/** What is said here depends on, and whom it answers: a button each, and what is set. */
function furtherManner() {
  const { claims, experts, language } = mapState();
  const { conditions = [], answers = null } = spotStance() ?? mannerToCome();
  return [
    button(
      [h("kbd", {}, keyFor("read", "condition")), " ", t("work.say.condition")],
      () => setSpot({ panel: { is: "find", kind: "condition" } }),
      { class: "switch", "aria-pressed": String(conditions.length > 0) },
    ),
    button(
      [h("kbd", {}, keyFor("read", "answers")), " ", t("work.say.answers")],
      () => setSpot({ panel: { is: "answers" } }),
      { class: "switch", "aria-pressed": String(answers !== null) },
    ),
    conditions.map((id) =>
      h(
        "span",
        { class: "condition" },
        t("work.say.condition"),
        " ",
        h("span", { class: "own-title", lang: language }, claims[id]?.title ?? id),
        " ",
        button("\u00d7", () => setCondition(id), {
          class: "plain-button",
          "aria-label": t("work.compare.remove"),
        }),
      ),
    ),
    answers
      ? h("span", { class: "condition" }, t("work.say.answers"), " ", speakerName(experts, answers))
      : null,
  ];
}

/** What was made of the sentence: each claim with how it is said, and what it is a reason for. */
function passagesHere() {
  const stances = spotStances();
  if (!stances.length) return null;
  return h(
    "section",
    { class: "part" },
    h("h3", { class: "part-title" }, t("work.here")),
    h("ul", { class: "here" }, stances.map(passageHere)),
  );
}

/**
 * @param {WorkStance} stance
 * @param {number} at
 */
function passageHere(stance, at) {
  const { claims, experts, language } = mapState();
  const claim = stance.claim === null ? undefined : claims[stance.claim];
  const isNow = stance.id === spotStance()?.id;
  return h(
    "li",
    { class: isNow ? "is-now" : null },
    button(
      [
        h("span", { class: "speaker-short" }, experts[stance.expert]?.short ?? stance.expert),
        " ",
        mannerWords(stance),
        " ",
        h("span", { class: "own-title", lang: language }, claim?.title ?? stance.claim),
      ],
      () => setSpot({ stance: at, phrase: null }),
      { class: "plain-button", "aria-current": isNow ? "true" : null },
    ),
    h("span", { class: "aside" }, claim ? kindWord(claim.kind) : null),
    claim?.topics.length
      ? h(
          "span",
          { class: "aside", lang: language },
          ` · ${claim.topics.map(topicWord).join(", ")}`,
        )
      : null,
    claim ? h("p", { class: "claim-words", lang: language }, claim.text) : null,
    ownReasons(stance),
  );
}

/** How a topic is called. @param {string} id */
function topicWord(id) {
  return mapState().topics[id]?.label ?? id;
}

/**
 * What this expert puts the claim forward for; steps that others take from it are not theirs.
 * @param {WorkStance} stance
 */
function ownReasons({ claim, expert }) {
  const { reasons, claims, stances, language } = mapState();
  const own = new Set(
    Object.values(stances).flatMap((each) => (each.expert === expert ? [each.reason] : [])),
  );
  const lines = Object.values(reasons).flatMap(({ id, premises, target, kind }) => {
    const aim = target && "claim" in target ? claims[target.claim] : undefined;
    if (!aim || !own.has(id) || claim === null || !premises.includes(claim)) return [];
    const word = kind === "support" ? "work.reason-for" : "work.objection-to";
    return [h("li", {}, t(word), " ", h("span", { lang: language }, aim.title))];
  });
  return lines.length ? h("ul", { class: "aims" }, lines) : null;
}
