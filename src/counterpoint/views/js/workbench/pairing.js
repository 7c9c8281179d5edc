/** The two claims that are compared, the relation that is named, and what follows from it. */

/** @import { Candidate, RelationName } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { candidateFor, candidatePart } from "./candidates.js";
import { decide, tellProgress } from "./deciding.js";
import { mapState } from "./desk.js";
import { editForm } from "./editform.js";
import { keyFor } from "./keys.js";
import { drawFindings, fetchFindings } from "./livefindings.js";
import { exampleOf, pairForm } from "./pairform.js";
import { drawPart, isDrawnFrom, letFocusGo, partsIn } from "./redrawing.js";
import { topicForm } from "./sayforms.js";
import { presentTies } from "./ties.js";

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
/** The claim that is worded otherwise, or that is given a topic. @type {{ readonly claim: string, readonly topicOnly: boolean } | null} */
let edited = null;

/** What a model proposes for pairs, as the server told it last. @type {readonly Candidate[]} */
let candidates = [];

/**
 * Take these ties, which a model proposes.
 * @param {readonly Candidate[]} next
 */
export function useCandidates(next) {
  candidates = next;
}

/** What a model proposes for the pair that is picked. */
export function pickedCandidate() {
  const pair = pickedPair();
  return pair ? candidateFor(candidates, pair) : null;
}

/** The claims that are picked: none, one or two. */
export function pickedPair() {
  return picks.length === 2 ? /** @type {[string, string]} */ ([...picks]) : null;
}

/**
 * Pick a claim for the pair, or put it back; a third one begins a new pair.
 * @param {string} claim
 */
export function pickClaim(claim) {
  relation = null;
  if (picks.includes(claim)) picks = picks.filter((id) => id !== claim);
  else picks = picks.length === 2 ? [claim] : [...picks, claim];
}

/**
 * Pick both claims of a pair.
 * @param {readonly [string, string]} pair
 */
export function pickPair(pair) {
  [picks, relation] = [pair, null];
}

/**
 * Word a claim otherwise, or give it a topic and nothing else.
 * @param {string} claim
 * @param {boolean} topicOnly
 * @param {() => void} draw
 */
export function editPicked(claim, topicOnly, draw) {
  edited = { claim, topicOnly };
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
 * Draw the card of the pair; what shows the same as before stays as it is, and so does a form that
 * is open for the same thing.
 * @param {HTMLElement} side
 * @param {() => void} draw
 */
export function drawPair(side, draw) {
  const pair = pickedPair();
  const isTaking = document.activeElement?.hasAttribute("data-take") ?? false;
  letFocusGo(side);
  const [top, body] = partsIn(side, 2);
  const { claims, relations, unrelated, reasons, language } = mapState();
  const facts = [JSON.stringify(picks), claims, relations, unrelated, reasons, language];
  drawPart(top, facts, () => [
    h("h2", { class: "part-title" }, t("work.compare.pair")),
    picks.length < 2 ? h("p", { class: "aside" }, t("work.compare.pick")) : null,
    picks.map(claimInFull),
    pair ? presentTies(pair) : null,
  ]);
  const [before, findings, after] = partsIn(body, 3);
  const first = drawPairForm(before, pair, draw);
  if (first === null) drawRelations(before, after, draw);
  else drawPart(after, [], () => null);
  drawFindings(findings, picks);
  if (first instanceof HTMLElement) first.focus();
  else if (isTaking) focusTake(side);
  fetchFindings(findings, picks);
}

/**
 * Draw the form that is open; gives the field that is to have the focus, undefined where the form
 * stays, null where none is open.
 * @param {Element} part
 * @param {readonly [string, string] | null} pair
 * @param {() => void} draw
 */
function drawPairForm(part, pair, draw) {
  const facts = ["form", JSON.stringify(edited ?? [pair, relation])];
  if (isDrawnFrom(part, facts)) return;
  const form = formOfPair(pair, draw);
  if (!form) return null;
  drawPart(part, facts, () => form);
  return form.querySelector("[data-first]") ?? undefined;
}

/**
 * Draw what a model proposes and the relations that can be named; where something ties the two
 * already, below what follows from it.
 * @param {Element} before
 * @param {Element} after
 * @param {() => void} draw
 */
function drawRelations(before, after, draw) {
  const pair = pickedPair();
  const { claims, language } = mapState();
  const isTied = pair !== null && presentTies(pair) !== null;
  const kinds = JSON.stringify(picks.map((id) => claims[id]?.kind));
  const candidate = isTied ? null : pickedCandidate();
  const proposed = candidate ? [JSON.stringify(candidate), claims, language] : [];
  drawPart(before, ["relations", pair && !isTied, kinds, ...proposed], () => [
    candidate ? candidatePart(candidate, () => takeCandidate(draw), rejectCandidate) : null,
    pair && !isTied ? relationChoices(draw) : null,
  ]);
  drawPart(after, ["relations", isTied, kinds], () => (isTied ? relationChoices(draw) : null));
}

/**
 * The focus goes to the way to take what a model proposes.
 * @param {HTMLElement} side
 */
export function focusTake(side) {
  const take = side.querySelector("[data-take]");
  if (take instanceof HTMLElement) take.focus();
}

/**
 * The form that is open: of a claim, or of the relation that is named.
 * @param {readonly [string, string] | null} pair
 * @param {() => void} draw
 * @returns {HTMLFormElement | null}
 */
function formOfPair(pair, draw) {
  if (edited) {
    const leave = () => {
      edited = null;
      draw();
      focusCard();
    };
    const { claim, topicOnly } = edited;
    return topicOnly ? topicForm(claim, leave) : editForm(claim, leave);
  }
  if (!pair || !relation) return null;
  return pairForm(pair, relation, pickedCandidate(), () => {
    relation = null;
    draw();
    focusCard();
  });
}

/** The focus goes back to the claim that was picked first. */
function focusCard() {
  const picked = document.querySelector(`[data-claim="${CSS.escape(picks[0] ?? "")}"]`);
  const card = picked ?? document.querySelector("[data-claim]");
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

/**
 * Take what a model proposes, which is still to be written: a form asks why.
 * @param {() => void} draw
 */
function takeCandidate(draw) {
  const candidate = pickedCandidate();
  if (!candidate) return;
  [picks, relation] = [[candidate.source, candidate.target], candidate.kind];
  draw();
}

/** What a model proposes for the pair is not so, and is not proposed again. */
export function rejectCandidate() {
  const candidate = pickedCandidate();
  if (candidate) decide({ do: "reject", candidate: candidate.id });
}

/**
 * The first claim is a reason for the second, or an objection to it.
 * @param {"support" | "objection"} kind
 */
export function reasonFromPair(kind) {
  const [premise, claim] = pickedPair() ?? [];
  if (premise && claim) decide({ do: "reason", premise, target: { claim }, kind });
  else tellProgress({ is: "told", content: t("work.compare.pick") });
}

/** @param {() => void} draw */
function relationChoices(draw) {
  return h(
    "section",
    { class: "part" },
    h("h3", { class: "part-title" }, t("work.compare.relation")),
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
            { class: "claim-choice", disabled: !fitsPair(kind), title: exampleOf(kind) },
          ),
        ),
      ),
    ),
    h("p", { class: "aside" }, t("work.compare.reason")),
    h("p", { class: "actions" }, pairReasons()),
  );
}

/** That the first is a reason for the second, or an objection to it. */
function pairReasons() {
  return /** @type {const} */ ([
    ["reason", "support"],
    ["objection", "objection"],
  ]).map(([command, kind]) =>
    button(
      [h("kbd", {}, keyFor("compare", command)), t(`work.key.${command}`)],
      () => reasonFromPair(kind),
      { class: "action" },
    ),
  );
}
