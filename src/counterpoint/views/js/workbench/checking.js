/** The screen with what is still to be done: mistakes, doubts, drafts, silence; each with its place. */

/** @import { CheckItem, CheckList, Reply, Screen } from "../types/workbench.js" */

import { button, h, refill } from "../ground/dom.js";
import { hasText, t } from "../ground/texts.js";
import { askWorkbench } from "./asking.js";
import { tellProgress } from "./deciding.js";
import { mapState, sourceReading } from "./desk.js";
import { speakerName } from "./speakers.js";

/** In the order in which a person takes them up. @type {readonly CheckItem["sort"][]} */
const SORT_ORDER = ["error", "flag", "bullet", "silent", "warning", "topic", "draft"];
/** Of each sort so many are listed; beyond that a person works through the text. */
const MOST_SHOWN = 60;

/**
 * The screen that lists what is wrong or doubtful; `jumpTo` leads to its place.
 * @param {(jump: NonNullable<CheckItem["jump"]>) => void} jumpTo
 * @returns {Screen}
 */
export function checkScreen(jumpTo) {
  const element = h("div", { class: "check-list screen" });
  const draw = async () => {
    /** @type {Reply<CheckList>} */
    const reply = await askWorkbench("check");
    if (!reply.isAnswer) {
      tellProgress({ is: "problem", problem: reply.problem, decision: null });
      return;
    }
    const place = placeOfFocus(itemButtons(element));
    refill(element, h("div", { class: "check-body" }, itemsBySort(reply.data, jumpTo)));
    if (place >= 0) itemButtons(element)[place]?.focus();
  };
  /** @param {number} step */
  const move = (step) => {
    const items = itemButtons(element);
    items[Math.max(0, Math.min(items.length - 1, placeOfFocus(items) + step))]?.focus();
  };
  return {
    element,
    draw,
    focus: () => itemButtons(element)[0]?.focus(),
    commands: { next: () => move(1), previous: () => move(-1), jump: () => move(1) },
  };
}

/** @param {HTMLElement} element @returns {HTMLElement[]} */
function itemButtons(element) {
  return [...element.querySelectorAll("button")];
}

/** @param {readonly HTMLElement[]} items */
function placeOfFocus(items) {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement ? items.indexOf(activeElement) : -1;
}

/**
 * @param {CheckList} list
 * @param {(jump: NonNullable<CheckItem["jump"]>) => void} jumpTo
 */
function itemsBySort({ items }, jumpTo) {
  if (!items.length) return h("p", { class: "empty" }, t("work.check.none"));
  return SORT_ORDER.map((sort) => {
    const members = inOrderOfText(items.filter((item) => item.sort === sort));
    if (!members.length) return null;
    return h(
      "section",
      { class: `check-sort sort-${sort}` },
      h("h2", {}, t(`work.check.${sort}`), h("span", { class: "count" }, String(members.length))),
      h("p", { class: "lead" }, t(`work.check.${sort}.what`)),
      h(
        "ul",
        {},
        members.slice(0, MOST_SHOWN).map((item) => h("li", {}, itemOf(item, jumpTo))),
      ),
      members.length > MOST_SHOWN
        ? h("p", { class: "aside" }, t("work.check.more", { n: members.length - MOST_SHOWN }))
        : null,
    );
  });
}

/**
 * @param {CheckItem} item
 * @param {(jump: NonNullable<CheckItem["jump"]>) => void} jumpTo
 */
function itemOf(item, jumpTo) {
  const { message, file, line } = item;
  const jump = placeFor(item);
  const proposed = proposedSentence(item);
  const silent = silentExpert(item);
  const words = [
    h(
      "span",
      { class: "check-message", lang: silent ? null : itemLanguage(item) },
      silent ? t("work.check.silent.one", { name: silent.name }) : (proposed?.words ?? message),
    ),
    proposed ? speakerName(mapState().experts, proposed.speaker) : null,
    adviceOn(item),
    line === null || proposed || silent
      ? null
      : h(
          "span",
          { class: "aside" },
          t("work.check.place", { file: fileName(file), line: String(line) }),
        ),
  ];
  if (!jump) return h("div", { class: "check-item" }, words);
  return button(words, () => jumpTo(jump), { class: "check-item" });
}

/**
 * The sentence of which a proposal is, with its speaker: of a point that sums up its own words,
 * since its proposal is a claim of somebody's.
 * @param {CheckItem} item
 */
function proposedSentence({ sort, jump, message }) {
  if (sort !== "draft" || !jump || !("sentence" in jump)) return null;
  const sentence = sourceReading().sentencesById.get(jump.sentence);
  if (!sentence) return null;
  const words = sentence.layer === "summary" ? sentence.text : message;
  return { speaker: sentence.speaker, words };
}

/** What to do here; the server's own advice is for who writes the file. @param {CheckItem} item */
function adviceOn({ code, advice }) {
  const key = `work.advice.${code}`;
  if (hasText(key)) return h("span", { class: "check-advice" }, t(key));
  return advice ? h("span", { class: "check-advice", lang: "en" }, advice) : null;
}

/** Messages are English; a bullet and a proposal are in the map's own words. @param {CheckItem} item */
function itemLanguage({ sort }) {
  return ["bullet", "topic", "draft"].includes(sort) ? mapState().language : "en";
}

/** Where an entry leads to: a silent speaker's is the first sentence. @param {CheckItem} item */
function placeFor(item) {
  const expert = silentExpert(item);
  if (item.jump || !expert) return item.jump;
  const first = sourceReading().sentences.find(({ speaker }) => speaker === expert.id);
  return first ? { sentence: first.id } : null;
}

/** Of whom nothing is mapped, where an entry says that. @param {CheckItem} item */
function silentExpert({ sort, message }) {
  if (sort !== "silent") return null;
  return Object.values(mapState().experts).find(({ name }) => message.includes(name)) ?? null;
}

/**
 * Silent speakers as they first speak; all else as it came.
 * @param {readonly CheckItem[]} items
 */
function inOrderOfText(items) {
  /** @param {CheckItem} item */
  const placeOf = (item) => {
    const jump = item.sort === "silent" ? placeFor(item) : null;
    return jump && "sentence" in jump
      ? (sourceReading().sentencesById.get(jump.sentence)?.at ?? 0)
      : 0;
  };
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** @param {string | null} file */
function fileName(file) {
  return (file ?? mapState().file).split(/[\\/]/).at(-1) ?? "";
}
