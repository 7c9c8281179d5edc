/** Short lists by digit: whom a sentence answers, which step it disputes, a claim's topic. */

/** @import { WorkReason } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { wordsOf } from "./claimfields.js";
import { decide } from "./deciding.js";
import { mapState } from "./desk.js";
import { formEnd, labelled, typedForm } from "./forms.js";
import { giveReason, sayHere, shutPanel } from "./mapping.js";
import { byDigit, numbered } from "./numbered.js";
import { speakerName } from "./speakers.js";
import { spotSentence, spotStance } from "./spot.js";
import { stepSentence } from "./ties.js";

/** As many as there are digits for. */
const MOST_LISTED = 9;

/** Whom the sentence answers: a digit; the same person again takes it back. */
export function answersForm() {
  const { experts } = mapState();
  const { speaker } = spotSentence() ?? {};
  const present = spotStance()?.answers;
  const others = Object.keys(experts).filter((id) => id !== speaker);
  return listPart(t("work.answers.title"), [
    ...others.slice(0, MOST_LISTED).map((id, at) =>
      numbered(at, [speakerName(experts, id), id === present ? " \u2713" : null], () => {
        sayHere({ answers: id === present ? null : id });
      }),
    ),
  ]);
}

/** Which step does not follow, by what is said here: the last ones of others first. */
export function stepForm() {
  const steps = stepsToDispute();
  return listPart(
    t("work.step.title"),
    steps.map(({ id, kind, premises, target }, at) =>
      numbered(
        at,
        stepSentence(kind, premises.at(0) ?? "", target && "claim" in target ? target.claim : ""),
        () => giveReason({ for: { reason: id }, kind: "undercut", inference: "implied" }),
      ),
    ),
    steps.length ? "" : t("work.step.none"),
  );
}

/** The steps toward claims, those of the claims worked on last first. @returns {readonly WorkReason[]} */
function stepsToDispute() {
  const { reasons, recent } = mapState();
  const own = spotStance()?.claim;
  /** @param {WorkReason} reason */
  const age = ({ premises, target }) => {
    const ends = [...premises, target && "claim" in target ? target.claim : ""];
    const ages = ends.map((end) => recent.indexOf(end)).filter((at) => at >= 0);
    return Math.min(recent.length, ...ages);
  };
  return Object.values(reasons)
    .filter(({ target, premises }) => target && "claim" in target && !premises.includes(own ?? ""))
    .toSorted((one, other) => age(one) - age(other))
    .slice(0, MOST_LISTED);
}

/**
 * @param {string} title
 * @param {readonly HTMLElement[]} lines
 * @param {string} [note]
 */
function listPart(title, lines, note = "") {
  return h(
    "section",
    { class: "choices is-linking" },
    h("h3", { class: "part-title" }, title),
    note ? h("p", { class: "aside" }, note) : null,
    h("ol", { class: "claim-choices" }, lines),
    h(
      "p",
      { class: "actions" },
      button([h("kbd", {}, "Esc"), t("work.leave")], shutPanel, { class: "action" }),
    ),
  );
}

/**
 * A claim's topic: a digit for one that there is, or the word for a new one.
 * @param {string} id
 * @param {() => void} leave
 */
export function topicForm(id, leave) {
  const { claims, topics, language } = mapState();
  const present = claims[id]?.topics ?? [];
  const name = `topic-${id}`;
  const field = h("input", {
    name: "topics",
    "data-first": true,
    lang: language,
    autocomplete: "off",
  });
  /** @param {readonly string[]} next */
  const write = async (next) => {
    const answer = await decide({ do: "change", claim: id, topics: next });
    if (answer) leave();
    return Boolean(answer);
  };
  byDigit(field);
  return typedForm(
    { name, submit: ({ topics: typed }) => write([...present, ...wordsOf(typed)]), leave },
    { "aria-label": t("work.topic.title") },
    h("h3", { class: "part-title" }, t("work.topic.title")),
    h("p", { class: "own-title", lang: language }, claims[id]?.title ?? id),
    h(
      "ol",
      { class: "claim-choices" },
      Object.values(topics)
        .slice(0, MOST_LISTED)
        .map((topic, at) => {
          const isOn = present.includes(topic.id);
          const next = isOn ? present.filter((x) => x !== topic.id) : [...present, topic.id];
          return numbered(
            at,
            h("span", { lang: language }, topic.label, isOn ? " \u2713" : null),
            () => write(next),
          );
        }),
    ),
    labelled(t("work.topic.new"), field),
    formEnd(t("work.topic.do"), leave),
  );
}
