/** The map as the server last told it, and who is to know when that changes. */

/**
 * @import { Collections, DecisionAnswer, Reading, Records, Reply, WireText, WorkProblem, WorkSentence, WorkState } from "../types/workbench.js"
 */

import { askWorkbench } from "./asking.js";
import { readingOf } from "./reading.js";

/** @type {readonly (keyof Collections)[]} */
const SORTS = [
  "experts",
  "topics",
  "issues",
  "claims",
  "stances",
  "reasons",
  "relations",
  "unrelated",
  "sentences",
];
const UNTOUCHED = Object.freeze({
  id: "",
  status: "untouched",
  stances: [],
  why: "",
  proposal: null,
});

/** @type {WorkState} */
let state;
/** @type {Reading} */
let reading;
let shownText = "";
/** States that decisions of ours led to and that the server has not told of yet, in order. */
/** @type {Set<(isNewText: boolean) => void>} */
const watchers = new Set();

/** The map as it is on the disk, as far as the server has said. */
export function mapState() {
  return state;
}

/** The sources. */
export function sourceReading() {
  return reading;
}

/**
 * Calls `watcher` after each change; it is told whether the texts have changed too.
 * @param {(isNewText: boolean) => void} watcher
 */
export function watchMap(watcher) {
  watchers.add(watcher);
}

/**
 * What has become of a sentence.
 * @param {string} id
 * @returns {WorkSentence}
 */
export function sentenceState(id) {
  return state.sentences[id] ?? UNTOUCHED;
}

/**
 * Ask for the map, and for the texts where they are others than those here; null where all is well.
 * @returns {Promise<WorkProblem | null>}
 */
export async function fetchMap() {
  const isFirst = !reading;
  /** @type {[Reply<WorkState>, WorkProblem | null]} */
  const [reply, problem] = await Promise.all([askWorkbench("state"), isFirst ? fetchText() : null]);
  if (problem) return problem;
  if (!reply.isAnswer) return reply.problem;
  return await takeState(reply.data);
}

/**
 * Put another state in the place of this one.
 * @param {WorkState} next
 * @returns {Promise<WorkProblem | null>}
 */
export async function takeState(next) {
  const isNewText = next.text !== shownText;
  if (next.text !== reading?.version) {
    const problem = await fetchText();
    if (problem) return problem;
  }
  state = next;
  shownText = next.text;
  tellWatchers(isNewText);
  return null;
}

/** @returns {Promise<WorkProblem | null>} */
async function fetchText() {
  /** @type {Reply<WireText>} */
  const reply = await askWorkbench("text");
  if (!reply.isAnswer) return reply.problem;
  reading = readingOf(reply.data);
  return null;
}

/**
 * Take over what a decision has changed.
 * @param {DecisionAnswer} answer
 */
export async function takeAnswer(answer) {
  const { hash, undo, redo, counts, recent, text, changed, removed } = answer;
  const collections = Object.fromEntries(
    SORTS.map((sort) => {
      /** @type {Records<unknown>} */
      const present = state[sort];
      return [sort, without(withNew(present, changed[sort]), removed[sort])];
    }),
  );
  const next = { ...state, ...collections, hash, undo, redo, counts, recent, text };
  return await takeState(/** @type {WorkState} */ (next));
}

/**
 * The same records where none is new, so that what shows them is not drawn anew.
 * @param {Records<unknown>} records
 * @param {Records<unknown>} [changed]
 */
function withNew(records, changed = {}) {
  return Object.keys(changed).length ? { ...records, ...changed } : records;
}

/**
 * @param {Records<unknown>} records
 * @param {readonly string[]} [ids]
 */
function without(records, ids = []) {
  const leaving = new Set(ids);
  return leaving.size
    ? Object.fromEntries(Object.entries(records).filter(([id]) => !leaving.has(id)))
    : records;
}

/** @param {boolean} isNewText */
function tellWatchers(isNewText) {
  for (const watcher of watchers) watcher(isNewText);
}
