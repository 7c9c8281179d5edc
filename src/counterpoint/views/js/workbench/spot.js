/** Where the reader is in the text, and what has been set there but not yet decided. */

/**
 * @import { Manner, Panel, Proposal, ReadSentence, Reply, Span, Suggestions, WorkStance } from "../types/workbench.js"
 */

import { askWorkbench } from "./asking.js";
import { mapState, sentenceState, sourceReading } from "./desk.js";

/**
 * `stance` says which of several at the sentence the keys are for; `phrase` and `manner` are what
 * was set by hand, in units of the source; null and empty where nothing was.
 * @typedef {{ readonly sentence: string, readonly stance: number, readonly phrase: Span | null, readonly manner: Manner, readonly panel: Panel }} Spot
 */

/** A menu that is read at a glance; a suggestion further down is seldom right. */
const MOST_LIKELY = 5;
/** As many as there are digits for. */
const MOST_LINKABLE = 9;

/** @type {Panel} */
const CHOICES = Object.freeze({ is: "choices" });
/** @type {Spot} */
const FRESH = Object.freeze({ sentence: "", stance: -1, phrase: null, manner: {}, panel: CHOICES });
let spot = freshSpot("");
/** What the server suggested for the sentence. @type {Suggestions | null} */
let offered = null;
let arrival = 0;
/** @type {Map<string, Promise<Suggestions | null>>} */
let suggested = new Map();
/** Of these what has come by now. @type {Map<string, Suggestions | null>} */
let answersBySentence = new Map();
let suggestedFor = "";

/**
 * @param {string} sentence
 * @returns {Spot}
 */
function freshSpot(sentence) {
  return { ...FRESH, sentence };
}

/** Where the reader is. */
export function presentSpot() {
  return spot;
}

/** How long the reader has been at the sentence, since the last decision there; in seconds. */
export function secondsHere() {
  const now = performance.now();
  const seconds = Math.round((now - arrival) / 100) / 10;
  arrival = now;
  return seconds;
}

/**
 * Change something of where the reader stands.
 * @param {Partial<Spot>} change
 */
export function changeSpot(change) {
  spot = { ...spot, ...change };
}

/**
 * Go to a sentence; what was set at the one before is left there. What the server said of it before
 * is there at once.
 * @param {string} sentence
 */
export function standAt(sentence) {
  const isKnown = suggestedFor === mapState().hash;
  offered = isKnown ? (answersBySentence.get(sentence) ?? null) : null;
  arrival = performance.now();
  spot = freshSpot(sentence);
}

/** The sentence, or the first one if it is gone; undefined where no source has any. */
export function spotSentence() {
  const { sentencesById, sentences } = sourceReading();
  return sentencesById.get(spot.sentence) ?? sentences[0];
}

/** What may be decided at the sentence, as far as the server has said. */
export function spotOffer() {
  return offered;
}

/** Ask what may be decided at the sentence; whether the reader is still there when it is known. */
export async function fetchOffer() {
  const sentence = spotSentence();
  if (!sentence) return false;
  const suggestions = await suggestionsAt(sentence);
  if (spotSentence()?.id !== sentence.id) return false;
  offered = suggestions;
  return true;
}

/** Whether the proposal is what an editor's point sums up, which is not mapped yet. */
export function isTooEarly() {
  return spotSentence()?.layer === "summary" && spotProposal()?.claim === null;
}

/** Whether nothing is decided about the sentence yet. */
export function isOpenHere() {
  const sentence = spotSentence();
  return Boolean(sentence && ["untouched", "proposed"].includes(sentenceState(sentence.id).status));
}

/** The claims that the sentence may say; none where something is decided about it already. */
export function likelyClaims() {
  return isOpenHere() ? (offered?.same ?? []).slice(0, MOST_LIKELY).map(({ claim }) => claim) : [];
}

/** The claims that a reason or an objection here may be for: the last that were worked on. */
export function linkable() {
  const own = spotStance()?.claim;
  const { recent, claims } = mapState();
  const further = (offered?.reasonFor ?? []).map(({ claim }) => claim);
  const ids = [...new Set([...recent, ...further])].filter((id) => id !== own && claims[id]);
  return ids.slice(0, MOST_LINKABLE);
}

/** What experts say of claims at the sentence, in the order of the file. */
export function spotStances() {
  const sentence = spotSentence();
  const { stances } = mapState();
  const ids = sentence ? sentenceState(sentence.id).stances : [];
  return ids.flatMap((id) => (stances[id]?.claim ? [stances[id]] : []));
}

/** The one of them that the keys are for: the last, unless another was chosen. @returns {WorkStance | null} */
export function spotStance() {
  const stances = spotStances();
  return stances.at(spot.stance) ?? stances.at(-1) ?? null;
}

/** What the draft proposes for the sentence. @returns {Proposal | null} */
export function spotProposal() {
  const sentence = spotSentence();
  return sentence ? sentenceState(sentence.id).proposal : null;
}

/**
 * The key phrase: as set by hand, of the stance, of the proposal or as suggested.
 * @returns {Span | null}
 */
export function spotPhrase() {
  const sentence = spotSentence();
  if (!sentence) return null;
  if (spot.phrase) return spot.phrase;
  const wire = spotStance()?.phrase ?? spotProposal()?.phrase ?? offered?.phrase ?? null;
  return wire && sourceReading().toUnits(sentence.source, wire);
}

/**
 * What may be decided at a sentence; asked once for each state of the map, null where the server
 * does not say.
 * @param {ReadSentence} sentence
 * @returns {Promise<Suggestions | null>}
 */
async function suggestionsAt({ id }) {
  const { hash } = mapState();
  if (suggestedFor !== hash)
    [suggested, answersBySentence, suggestedFor] = [new Map(), new Map(), hash];
  const before = suggested.get(id);
  if (before) return await before;
  const answers = answersBySentence;
  const answer = askSuggestions(id);
  suggested.set(id, answer);
  answers.set(id, await answer);
  return await answer;
}

/** @param {string} id */
async function askSuggestions(id) {
  /** @type {Reply<Suggestions>} */
  const reply = await askWorkbench(`suggestions?sentence=${encodeURIComponent(id)}`);
  return reply.isAnswer ? reply.data : null;
}
