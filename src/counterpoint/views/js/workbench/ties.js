/** What ties two claims already: relations, reasons, and that they were found to be unrelated. */

/** @import { RelationName, WorkReason } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { decide } from "./deciding.js";
import { mapState } from "./desk.js";
import { pairName } from "./pairs.js";

/** What ties the two already; null where nothing does. @param {readonly [string, string]} pair */
export function presentTies(pair) {
  const { relations, unrelated, reasons } = mapState();
  const name = pairName(...pair);
  const ties = Object.values(relations).filter(
    ({ source, target }) => pairName(source, target) === name,
  );
  const notes = Object.values(unrelated).filter(({ claims }) => pairName(...claims) === name);
  const steps = Object.values(reasons).flatMap(({ id, kind, premises, target }) => {
    const aim = target && "claim" in target ? target.claim : "";
    const premise = premises.find((each) => pairName(each, aim) === name);
    return premise ? [{ id, kind, premise, aim }] : [];
  });
  if (!(ties.length || notes.length || steps.length)) return null;
  return h(
    "ul",
    { class: "ties" },
    ties.map(({ id, kind, source, target, note }) =>
      h(
        "li",
        {},
        relationSentence(kind, source, target),
        note ? h("span", { class: "aside" }, ` ${note}`) : null,
        removeButton("relation", id),
      ),
    ),
    steps.map(({ id, kind, premise, aim }) =>
      h("li", {}, stepSentence(kind, premise, aim), removeButton("reason", id)),
    ),
    notes.map(({ id, note }) =>
      h(
        "li",
        {},
        t("work.compare.unrelated"),
        note ? h("span", { class: "aside" }, ` ${note}`) : null,
        removeButton("unrelated", id),
      ),
    ),
  );
}

/** @param {"relation" | "reason" | "unrelated"} sort @param {string} id */
function removeButton(sort, id) {
  return button(t("work.compare.remove"), () => decide({ do: "remove", [sort]: id }), {
    class: "plain-button",
  });
}

/**
 * How two claims stand, as a sentence.
 * @param {RelationName} kind
 * @param {string} source
 * @param {string} target
 */
export function relationSentence(kind, source, target) {
  return h("span", {}, claimTitle(source), " ", t(`relation.${kind}.to`), " ", claimTitle(target));
}

/**
 * That one claim is a reason for another, or an objection to it.
 * @param {WorkReason["kind"]} kind
 * @param {string} premise
 * @param {string} aim
 */
export function stepSentence(kind, premise, aim) {
  const word = kind === "support" ? "work.reason-for" : "work.objection-to";
  return h("span", {}, claimTitle(premise), " ", t(word), " ", claimTitle(aim));
}

/** A claim's title in the map's language. @param {string} id */
export function claimTitle(id) {
  const { claims, language } = mapState();
  return h("span", { class: "own-title", lang: language }, claims[id]?.title ?? id);
}
