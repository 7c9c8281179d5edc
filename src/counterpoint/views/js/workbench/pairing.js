/** The two claims that are compared, the relation that is named, and what follows from it. */

/** @import { RelationName, WorkReason } from "../types/workbench.js" */

import { button, h, refill } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { decide, tellProgress } from "./deciding.js";
import { mapState } from "./desk.js";
import { editForm } from "./editform.js";
import { cardParts, formEnd, labelled, typedForm } from "./forms.js";
import { keyFor } from "./keys.js";
import { fetchFindings, findingsOf } from "./livefindings.js";
import { pairName } from "./pairs.js";
import { typedIn } from "./typed.js";

/** In the order of their digits: the common ones first. @type {readonly RelationName[]} */
const PAIR_RELATIONS = [
  "contradicts",
  "contrary",
  "incompatible",
  "equivalent",
  "narrower",
  "requires",
  "priority",
  "trade-off",
  "timing",
  "unless",
];

/** Between what two people advise, and not between what they hold to be so. */
const OF_ADVICE = ["incompatible", "priority", "trade-off", "timing"];

/** @type {readonly string[]} */
let picks = [];
/** @type {RelationName | "unrelated" | null} */
let relation = null;
/** The claim that is worded otherwise. @type {string | null} */
let edited = null;

/** The claims that are picked: none, one or two. */
export function pickedPair() {
  return picks.length === 2 ? /** @type {[string, string]} */ ([...picks]) : null;
}

/** @param {string} claim */
export function pickClaim(claim) {
  relation = null;
  if (picks.includes(claim)) picks = picks.filter((id) => id !== claim);
  else picks = picks.length === 2 ? [claim] : [...picks, claim];
}

/** @param {readonly [string, string]} pair */
export function pickPair(pair) {
  [picks, relation] = [pair, null];
}

/**
 * Word a claim otherwise, or give it a topic.
 * @param {string} claim
 * @param {() => void} draw
 */
export function editPicked(claim, draw) {
  edited = claim;
  draw();
}

/** No pair and no relation: where a relation was being named, only that is left. */
export function leavePair() {
  if (edited) {
    edited = null;
    return;
  }
  if (!relation) picks = [];
  relation = null;
}

/**
 * The pair the other way round: a relation reads from the first to the second.
 * @param {() => void} draw
 */
export function turnPair(draw) {
  picks = picks.toReversed();
  draw();
}

/**
 * Name the relation by its place in the list, or say that there is none; a form asks why.
 * @param {number | "unrelated"} choice
 * @param {() => void} draw
 */
export function choosePairRelation(choice, draw) {
  const kind = choice === "unrelated" ? choice : PAIR_RELATIONS[choice];
  if (!pickedPair() || !kind) return;
  if (kind !== "unrelated" && !fitsPair(kind)) {
    tellProgress({ is: "told", content: t("work.compare.only-advice") });
    return;
  }
  relation = kind;
  draw();
}

/**
 * Whether a relation can hold between the two that are picked, by their kinds.
 * @param {RelationName} kind
 */
function fitsPair(kind) {
  const { claims } = mapState();
  const isAdvice = picks.every((id) => ["recommendation", null].includes(claims[id]?.kind ?? null));
  return isAdvice || !OF_ADVICE.includes(kind);
}

/**
 * Draw the card of the pair; a form that is open for the same thing stays as it is.
 * @param {HTMLElement} side
 * @param {() => void} draw
 */
export function drawPair(side, draw) {
  const pair = pickedPair();
  const present = side.querySelector("form");
  const next = formOfPair(pair, draw);
  const isSame = present && present.dataset.form === next?.dataset.form;
  const [top, body] = cardParts(side);
  refill(
    top,
    h("h2", { class: "part-title" }, t("work.compare.pair")),
    picks.length < 2 ? h("p", { class: "aside" }, t("work.compare.pick")) : null,
    picks.map(claimInFull),
    pair ? presentTies(pair) : null,
  );
  if (isSame) body.querySelector("#live-findings")?.replaceWith(findingsOf(picks) ?? "");
  else if (next) refill(body, next, findingsOf(picks));
  else if (pair && presentTies(pair)) refill(body, findingsOf(picks), relationChoices(draw));
  else refill(body, pair ? relationChoices(draw) : null, findingsOf(picks));
  const first = isSame ? null : next?.querySelector("[data-first]");
  if (first instanceof HTMLElement) first.focus();
  fetchFindings(side, picks);
}

/**
 * The form that is open: of a claim, or of the relation that is named.
 * @param {readonly [string, string] | null} pair
 * @param {() => void} draw
 * @returns {HTMLFormElement | null}
 */
function formOfPair(pair, draw) {
  if (edited) {
    return editForm(edited, () => {
      edited = null;
      draw();
      focusCard();
    });
  }
  return pair && relation ? pairForm(pair, relation, draw) : null;
}

/** The focus goes back to the claim that was picked first. */
function focusCard() {
  const name = CSS.escape(picks[0] ?? "");
  const card = document.querySelector(`[data-claim="${name}"], [data-claim]`);
  if (card instanceof HTMLElement) card.focus();
}

/** @param {string} id */
function claimInFull(id) {
  const { claims, language } = mapState();
  return h(
    "p",
    { class: "pair-claim", lang: language },
    h("span", { class: "own-title" }, claims[id]?.title ?? id),
    h("br"),
    claims[id]?.text ?? "",
  );
}

/** What ties the two already. @param {readonly [string, string]} pair */
function presentTies(pair) {
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
 * @param {RelationName} kind
 * @param {string} source
 * @param {string} target
 */
function relationSentence(kind, source, target) {
  return h("span", {}, claimTitle(source), " ", t(`relation.${kind}.to`), " ", claimTitle(target));
}

/**
 * @param {WorkReason["kind"]} kind
 * @param {string} premise
 * @param {string} aim
 */
function stepSentence(kind, premise, aim) {
  const word = kind === "support" ? "work.reason-for" : "work.objection-to";
  return h("span", {}, claimTitle(premise), " ", t(word), " ", claimTitle(aim));
}

/** @param {string} id */
function claimTitle(id) {
  const { claims, language } = mapState();
  return h("span", { class: "own-title", lang: language }, claims[id]?.title ?? id);
}

/** @param {() => void} draw */
function relationChoices(draw) {
  return h(
    "section",
    { class: "part" },
    h("h3", { class: "part-title" }, t("work.compare.relation")),
    h(
      "ol",
      { class: "claim-choices" },
      PAIR_RELATIONS.map((kind, at) =>
        h(
          "li",
          {},
          button(
            [h("kbd", {}, String((at + 1) % 10)), t(`relation.${kind}.to`)],
            () => choosePairRelation(at, draw),
            { class: "claim-choice", disabled: !fitsPair(kind) },
          ),
        ),
      ),
    ),
    h(
      "p",
      { class: "actions" },
      button(
        [h("kbd", {}, keyFor("compare", "unrelated")), t("work.compare.unrelated")],
        () => choosePairRelation("unrelated", draw),
        { class: "action" },
      ),
      button(
        [h("kbd", {}, keyFor("compare", "turn-round")), t("work.key.turn-round")],
        () => turnPair(draw),
        { class: "action" },
      ),
    ),
  );
}

/** @param {string} first @param {string} second */
function formName(first, second) {
  return `pair-${first}-${second}-${relation}`;
}

/**
 * @param {readonly [string, string]} pair
 * @param {RelationName | "unrelated"} kind
 * @param {() => void} draw
 */
function pairForm([source, target], kind, draw) {
  const name = formName(source, target);
  const note = h("input", {
    name: "note",
    value: typedIn(name)?.note ?? "",
    "data-first": true,
    lang: mapState().language,
    autocomplete: "off",
  });
  const leave = () => {
    relation = null;
    draw();
    focusCard();
  };
  /** @param {{ readonly [field: string]: string }} values */
  const submit = async (values) => {
    const answer = await decide(
      kind === "unrelated"
        ? { do: "unrelated", claims: [source, target], note: values.note }
        : { do: "relate", kind, source, target, note: values.note },
    );
    if (answer) leave();
    return Boolean(answer);
  };
  return typedForm(
    { name, submit, leave },
    { "aria-label": t("work.compare.why") },
    h(
      "p",
      { class: "pair-sentence" },
      kind === "unrelated" ? t("work.compare.unrelated") : relationSentence(kind, source, target),
    ),
    labelled(t("work.compare.why"), note),
    formEnd(t("work.compare.do"), leave),
  );
}
