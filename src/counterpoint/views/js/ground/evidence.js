/** The texts of the sources, where the page has them: passages, their sentences, who uses them. */

/**
 * @import { Model, Relation, Stance } from "../types/model.js"
 * @import { Evidence, Quote, Run, SourceText } from "../types/payload.js"
 */

import { grouped } from "./records.js";

/** @type {Evidence} */
const NOTHING = Object.freeze({ texts: [], passages: [] });

/** Reads the texts at their first use. */
let readTexts = () => NOTHING;
/** @type {Evidence | null} */
let openedTexts = null;
/** @type {{ readonly model: Model, readonly uses: Map<number, readonly Use[]> } | null} */
let joinedUses = null;

/**
 * What is said with a passage: somebody's stance, or how two claims stand to each other.
 * @typedef {{ readonly stance: Stance, readonly relation?: undefined } | { readonly relation: Relation, readonly stance?: undefined }} Use
 */

/**
 * From now on the texts are those that `reader` gives, which is called when they are needed.
 * @param {() => Evidence} reader
 */
export function useEvidence(reader) {
  readTexts = reader;
  openedTexts = null;
  joinedUses = null;
}

/** Whether the page has any text of a source. */
export function hasEvidence() {
  return evidence().texts.length > 0;
}

function evidence() {
  openedTexts ??= readTexts();
  return openedTexts;
}

/** The sources whose texts the page has, in the order of their ids. */
export function sourceTexts() {
  return evidence().texts;
}

/**
 * The text of a source; undefined where the page has none.
 * @param {string | undefined} source
 * @returns {SourceText | undefined}
 */
export function sourceTextOf(source) {
  return evidence().texts.find((text) => text.source === source);
}

/**
 * The runs of the sentence in which a passage stands; none where the page has not its text.
 * @param {Quote} quote
 * @returns {readonly Run[]}
 */
export function sentenceOf({ passage }) {
  const place = evidence().passages[passage ?? -1];
  return place ? evidence().texts[place[0]].runs.slice(place[1], place[2]) : [];
}

/**
 * What is said with the passages that lie over each other at `passage`, this one first.
 * @param {Model} model
 * @param {number} passage
 * @returns {readonly Use[]}
 */
export function usesOf(model, passage) {
  if (joinedUses?.model !== model) joinedUses = { model, uses: usesIn(model) };
  const { uses } = joinedUses;
  return [passage, ...neighboursOf(passage)].flatMap((each) => uses.get(each) ?? []);
}

/** @param {Model} model */
function usesIn(model) {
  /** @type {Use[]} */
  const uses = [
    ...model.stances.map((stance) => ({ stance })),
    ...model.relations.map((relation) => ({ relation })),
  ];
  return grouped(
    uses.filter((use) => passageOf(use) !== undefined),
    (use) => /** @type {number} */ (passageOf(use)),
  );
}

/** @param {Use} use */
function passageOf({ stance, relation }) {
  return (stance ?? relation)?.quote?.passage;
}

/**
 * The passages that share letters with this one.
 * @param {number} passage
 */
function neighboursOf(passage) {
  const place = evidence().passages[passage];
  if (!place) return [];
  const runs = evidence().texts[place[0]].runs;
  const over = runs.flatMap((run) => {
    const passages = passagesOver(run);
    return passages.includes(passage) ? passages : [];
  });
  return [...new Set(over)].filter((each) => each !== passage);
}

/**
 * The passages that lie over a run.
 * @param {Run} run
 * @returns {readonly number[]}
 */
export function passagesOver(run) {
  if (typeof run === "number" || typeof run === "string") return [];
  const [, ...passages] = run;
  return passages;
}

/**
 * The letters of a run; a paragraph's end reads as a blank, and so does what is left out.
 * @param {Run} run
 * @returns {string}
 */
export function lettersOf(run) {
  if (typeof run === "number") return " ";
  return typeof run === "string" ? run : run[0];
}
