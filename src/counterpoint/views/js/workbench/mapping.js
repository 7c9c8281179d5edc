/** What is decided at the place where the reader is: passages, reasons, how a thing is said. */

/**
 * @import { Decision, Directness, Firmness, LinkKind, Manner, NewReason, Span } from "../types/workbench.js"
 */

import { t } from "../ground/texts.js";
import { doubtOf } from "./claimfields.js";
import { hasConnective } from "./connectives.js";
import { decide, tellProgress } from "./deciding.js";
import { mapState, sentenceState, sourceReading } from "./desk.js";
import { changedPhrase, likelySplit, movedSplit } from "./phrases.js";
import {
  changeSpot,
  isTooEarly,
  likelyClaims,
  linkable,
  presentSpot,
  secondsHere,
  spotOffer,
  spotPhrase,
  spotProposal,
  spotSentence,
  spotStance,
} from "./spot.js";

/** So many sentences apart a "so" may still be about the other one. */
const CLOSE = 3;

/** What the screen does after a change here. @typedef {{ readonly draw: () => void, readonly focusText: () => void }} Hands */

/** @type {Hands} */
let hands = { draw: () => undefined, focusText: () => undefined };

/**
 * Take these hands, by which decisions here draw and move.
 * @param {Hands} next
 */
export function useHands(next) {
  hands = next;
}

/**
 * Change where the reader stands, and draw.
 * @param {Parameters<typeof changeSpot>[0]} change
 */
export function setSpot(change) {
  changeSpot(change);
  hands.draw();
}

/** Back to the choices, and to the text. */
export function shutPanel() {
  setSpot({ panel: { is: "choices" } });
  hands.focusText();
}

/**
 * Send a decision about the sentence; what was set by hand has been written with it.
 * @param {Decision} decision
 */
export async function write(decision) {
  const { sentence } = presentSpot();
  const answer = await decide({ ...decision, seconds: secondsHere() });
  if (answer && presentSpot().sentence === sentence)
    setSpot({ phrase: null, manner: {}, stance: -1 });
  return answer;
}

/**
 * The same from a form, which is shut once it is done and stays open where it is not.
 * @param {Decision} decision
 */
export async function writeAndShut(decision) {
  const answer = await write(decision);
  if (answer) shutPanel();
  return answer;
}

/**
 * The sentence is a passage of that claim.
 * @param {string} claim
 */
export function attach(claim) {
  const sentence = spotSentence();
  if (!sentence) return;
  const decision = { do: "attach", sentence: sentence.id, claim, ...settings() };
  shutPanel();
  write(decision);
}

/**
 * The claim at the sentence is a reason for, or an objection to, another.
 * @param {string} claim
 * @param {LinkKind} kind
 */
export function link(claim, kind) {
  giveReason({ for: { claim }, kind, inference: inferenceTo(claim) });
}

/**
 * How a step to a claim is said: as it was set in the list, else by the words of both sentences.
 * @param {string} claim
 */
function inferenceTo(claim) {
  const { panel } = presentSpot();
  const set = panel.is === "link" ? panel.inference : undefined;
  return set ?? (isTiedInWords(claim) ? "explicit" : "implied");
}

/**
 * Whether the speaker ties what is said here to a claim in words: "so" or "because" in one of two
 * sentences that stand close together.
 * @param {string} claim
 */
function isTiedInWords(claim) {
  const here = spotSentence();
  const { claims, stances, language } = mapState();
  if (!here) return false;
  const { sentencesById } = sourceReading();
  const there = (claims[claim]?.stances ?? []).flatMap((id) => {
    const sentence = sentencesById.get(stances[id]?.sentence ?? "");
    return sentence && sentence.speaker === here.speaker ? [sentence] : [];
  });
  return there.some(
    ({ at, text }) =>
      Math.abs(at - here.at) <= CLOSE &&
      (hasConnective(text, language) || hasConnective(here.text, language)),
  );
}

/**
 * The claim at the sentence is a reason for or against something; where there is none yet, it is
 * to be made.
 * @param {NewReason} reason
 */
export function giveReason(reason) {
  const stance = spotStance();
  const sentence = spotSentence();
  if (!stance?.claim || !sentence) {
    setSpot({ panel: { is: "claim", reason } });
    return;
  }
  const { for: target, kind, inference } = reason;
  const decision = { do: "reason", premise: stance.claim, target, kind, inference };
  shutPanel();
  write({ ...decision, sentence: sentence.id });
}

/**
 * Key phrase and manner as they are set, as a decision takes them: a phrase that nobody has set is
 * chosen by what the claim says.
 */
export function settings() {
  const sentence = spotSentence();
  const { phrase } = presentSpot();
  const isSet = phrase !== null && sentence !== undefined;
  return {
    ...(isSet && { phrase: sourceReading().toPoints(sentence.source, phrase) }),
    say: mannerToCome(),
  };
}

/** How a stance here would be said: as it was set, as proposed, as suggested. @returns {Manner} */
export function mannerToCome() {
  const { manner } = presentSpot();
  const { firmness = "flat", directness = "explicit" } = spotProposal() ?? spotOffer() ?? {};
  return { firmness, directness, ...manner };
}

/** A key phrase that was moved by hand at a passage is written when it is left. */
export function writePhrase() {
  const { phrase } = presentSpot();
  const stance = spotStance();
  const sentence = spotSentence();
  if (!phrase || !stance || !sentence) return false;
  write({
    do: "phrase",
    stance: stance.id,
    phrase: sourceReading().toPoints(sentence.source, phrase),
  });
  return true;
}

/** The part that a split would take off, while one is prepared. @returns {Span | null} */
export function presentPart() {
  const { panel } = presentSpot();
  const sentence = spotSentence();
  if (panel.is !== "split" || !sentence) return null;
  return { start: sentence.start + panel.place, end: sentence.end };
}

/**
 * Move the key phrase, or its end where it is to `grow`; while a split is prepared, its place.
 * @param {-1 | 1} step
 * @param {boolean} [isGrowing]
 */
export function shiftPhrase(step, isGrowing = false) {
  const sentence = spotSentence();
  if (!sentence) return;
  const { panel } = presentSpot();
  if (panel.is === "split") {
    setSpot({ panel: { is: "split", place: movedSplit(sentence.text, panel.place, step) } });
    return;
  }
  const phrase = spotPhrase() ?? { start: sentence.start, end: sentence.start };
  const within = { start: phrase.start - sentence.start, end: phrase.end - sentence.start };
  const next = changedPhrase(sentence.text, within, isGrowing ? { grow: step } : { move: step });
  if (next.start === within.start && next.end === within.end) return;
  setSpot({ phrase: { start: next.start + sentence.start, end: next.end + sentence.start } });
}

/**
 * Set how a stance is said, or set it back; before there is one, for the one to come.
 * @param {"firmness" | "directness"} axis
 * @param {Firmness | Directness} word
 */
export function setManner(axis, word) {
  const { panel } = presentSpot();
  if (panel.is === "link" && axis === "directness") {
    const inference = panel.inference === "implied" ? "explicit" : "implied";
    setSpot({ panel: { ...panel, inference } });
    return;
  }
  const stance = spotStance();
  const plain = axis === "firmness" ? "flat" : "explicit";
  if (stance) {
    write({ do: "say", stance: stance.id, say: { [axis]: stance[axis] === word ? plain : word } });
    return;
  }
  const manner = mannerToCome();
  setSpot({ manner: { ...manner, [axis]: manner[axis] === word ? plain : word } });
}

/**
 * Say something else of how a stance is said; before there is one, of the one to come.
 * @param {Manner} change
 */
export function sayHere(change) {
  const stance = spotStance();
  shutPanel();
  if (stance) write({ do: "say", stance: stance.id, say: change });
  else setSpot({ manner: { ...presentSpot().manner, ...change } });
}

/**
 * What is said here holds only if a claim does; the same claim again takes that back.
 * @param {string} claim
 */
export function setCondition(claim) {
  const present = (spotStance() ?? mannerToCome()).conditions ?? [];
  const conditions = present.includes(claim)
    ? present.filter((each) => each !== claim)
    : [...present, claim];
  sayHere({ conditions, firmness: conditions.length ? "conditional" : "flat" });
}

/** Turn a stance round: it denies what it affirmed. */
export function turnStance() {
  const stance = spotStance();
  if (stance) {
    write({ do: "say", stance: stance.id, say: { denies: !stance.denies } });
    return;
  }
  const manner = mannerToCome();
  setSpot({ manner: { ...manner, denies: !manner.denies } });
}

/** What Enter does: the split that is prepared, the phrase that was moved, else the proposal. */
export function acceptHere() {
  const sentence = spotSentence();
  if (!sentence) return;
  const { phrase, manner } = presentSpot();
  const part = presentPart();
  if (part) {
    const { start: at } = sourceReading().toPoints(sentence.source, part);
    writeAndShut({ do: "split", sentence: sentence.id, at });
    return;
  }
  if (writePhrase()) return;
  if (isTooEarly()) {
    tellProgress({ is: "told", content: t("work.sums.later") });
    return;
  }
  const proposal = spotProposal();
  if (!proposal) {
    tellProgress({ is: "told", content: t("work.told.no-proposal") });
    return;
  }
  const doubt = proposal.claim === null ? doubtOf(proposal.title, proposal.text) : null;
  if (doubt) {
    setSpot({ panel: { is: "claim", reason: null } });
    tellProgress({ is: "told", content: [t("work.told.look-first"), " ", doubt] });
    return;
  }
  write({
    do: "accept",
    sentence: sentence.id,
    ...(phrase && { phrase: sourceReading().toPoints(sentence.source, phrase) }),
    ...(Object.keys(manner).length && { say: manner }),
  });
}

/** The proposal is not wanted, and does not return. */
export function rejectHere() {
  const sentence = spotSentence();
  if (sentence && spotProposal()) write({ do: "reject", sentence: sentence.id });
}

/** Prepare to split the sentence where it is likely to be parted. */
export function splitHere() {
  const sentence = spotSentence();
  if (sentence) setSpot({ panel: { is: "split", place: likelySplit(sentence.text) } });
}

/** Word the claim in focus otherwise. */
export function editHere() {
  const claim = spotStance()?.claim;
  if (claim) setSpot({ panel: { is: "edit", claim } });
}

/** Ask why the sentence holds no claim; where it has one, that is to be taken out first. */
export function asideHere() {
  if (spotStance()) tellProgress({ is: "told", content: t("work.told.has-claim") });
  else setSpot({ panel: { is: "aside" } });
}

/** Give the claim in focus a topic. */
export function topicHere() {
  const claim = spotStance()?.claim;
  if (claim) setSpot({ panel: { is: "topic", claim } });
  else tellProgress({ is: "told", content: t("work.told.no-claim") });
}

/** Take back what is at the sentence: the passage in focus, or that it was set aside. */
export function removeHere() {
  const sentence = spotSentence();
  const stance = spotStance();
  if (stance) write({ do: "remove", stance: stance.id });
  else if (sentence && sentenceState(sentence.id).status === "aside")
    write({ do: "unaside", sentence: sentence.id });
}

/**
 * The choice of that number, from 0 on, in the list that is open.
 * @param {number} choice
 */
export function chooseHere(choice) {
  const { panel } = presentSpot();
  if (panel.is === "link") {
    const claim = linkable()[choice];
    if (claim) link(claim, panel.kind);
  } else if (panel.is === "choices") {
    const same = likelyClaims()[choice];
    if (same) attach(same);
    else if (!spotOffer()) tellProgress({ is: "told", content: t("work.told.wait") });
  } else {
    const option = document.querySelector(`#card [data-choice="${choice}"]`);
    if (option instanceof HTMLElement) option.click();
  }
}
