/**
 * Decisions on their way to the map file: one after the other, each shown as done only when the
 * server has said so. What could not be written is told with what to do, and can be sent again.
 */

/** @import { Decision, DecisionAnswer, Progress, Reply } from "../types/workbench.js" */

import { askWorkbench } from "./asking.js";
import { mapState, sourceReading, takeAnswer, takeState } from "./desk.js";

const WORDS_OF_PASSAGE = 4;

/** @type {Progress} */
let progress = { is: "idle" };
/** @type {Set<(progress: Progress) => void>} */
const onlookers = new Set();
/** @type {Promise<unknown>} */
let queue = Promise.resolve();
let waiting = 0;
/** Rises with each failure: what waited behind a decision that failed is not sent. */
let round = 0;

/** What the status line says now. */
export function presentProgress() {
  return progress;
}

/**
 * Have somebody told of each decision's way to the disk.
 * @param {(progress: Progress) => void} onlooker
 */
export function watchProgress(onlooker) {
  onlookers.add(onlooker);
}

/**
 * Tell all who watch how far a decision is.
 * @param {Progress} next
 */
export function tellProgress(next) {
  progress = next;
  for (const onlooker of onlookers) onlooker(next);
}

/**
 * Do something while no decision is on its way: those that come meanwhile wait for it.
 * @param {() => Promise<void>} task
 */
export function betweenDecisions(task) {
  const outcome = queue.then(task);
  queue = outcome.catch(() => undefined); // what fails keeps nobody waiting
  return outcome;
}

/**
 * Send a decision; gives what it came to once it is on the disk, null where it is not.
 * @param {Decision} decision
 * @returns {Promise<DecisionAnswer | null>}
 */
export function decide(decision) {
  return inTurn("decisions", decision);
}

/** Take the last decision back. */
export function takeBack() {
  return inTurn("undo", null);
}

/** Decide again what was taken back last. */
export function decideAgain() {
  return inTurn("redo", null);
}

/**
 * @param {string} path
 * @param {Decision | null} decision
 * @returns {Promise<DecisionAnswer | null>}
 */
function inTurn(path, decision) {
  const ownRound = round;
  waiting += 1;
  tellProgress({ is: "writing", count: waiting });
  const outcome = queue.then(() => (ownRound === round ? send(path, decision) : null));
  queue = outcome.then(() => {
    waiting -= 1;
  });
  return outcome;
}

/**
 * @param {string} path
 * @param {Decision | null} decision
 */
async function send(path, decision) {
  /** @type {Reply<DecisionAnswer>} */
  const reply = await askWorkbench(path, {
    hash: mapState().hash,
    isPost: true,
    ...(decision && { body: decision }),
  });
  if (!reply.isAnswer) {
    round += 1;
    const { problem } = reply;
    if (problem.state) await takeState(problem.state);
    tellProgress({ is: "problem", problem, decision });
    return null;
  }
  const problem = await takeAnswer(reply.data);
  if (problem) tellProgress({ is: "problem", problem, decision: null });
  else if (waiting > 1) tellProgress({ is: "writing", count: waiting - 1 });
  else {
    const passage = openingWords(decision?.sentence);
    tellProgress({ is: "written", sentence: reply.data.sentence, passage });
  }
  return reply.data;
}

/**
 * The first words of the sentence that was decided on, so that a slip of the hand is seen.
 * @param {unknown} id
 */
function openingWords(id) {
  const sentence = sourceReading().sentencesById.get(String(id ?? ""));
  return sentence ? sentence.text.split(/\s+/).slice(0, WORDS_OF_PASSAGE).join(" ") : "";
}
