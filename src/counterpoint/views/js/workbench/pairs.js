/** Pairs of claims of a topic that are to be compared, and those that somebody has looked at. */

/** @import { TopicRow, WorkState } from "../types/workbench.js" */

/** @typedef {readonly [first: string, second: string]} ClaimPair */

/**
 * One name for a pair, whichever claim comes first.
 * @param {string} one
 * @param {string} other
 */
export function pairName(one, other) {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The names of all pairs that are tied by a relation or a step, or marked as unrelated. Linear in
 * these records.
 * @param {WorkState} state
 * @returns {ReadonlySet<string>}
 */
export function pairsLookedAt({ relations, unrelated, reasons }) {
  const names = new Set();
  for (const { source, target } of Object.values(relations)) names.add(pairName(source, target));
  for (const { claims } of Object.values(unrelated)) names.add(pairName(...claims));
  for (const { premises, target } of Object.values(reasons)) {
    if (!target || !("claim" in target)) continue;
    for (const premise of premises) names.add(pairName(premise, target.claim));
  }
  return names;
}

/**
 * The pairs of a topic, each once: two claims of which different experts speak, in the order of
 * the columns.
 * @param {TopicRow} topic
 * @param {readonly string[]} experts
 * @returns {readonly ClaimPair[]}
 */
export function pairsOf({ cells }, experts) {
  /** @type {Map<string, ClaimPair>} */
  const pairs = new Map();
  for (const [at, expert] of experts.entries()) {
    for (const other of experts.slice(at + 1)) {
      for (const first of cells[expert] ?? []) {
        for (const second of cells[other] ?? []) {
          const name = pairName(first, second);
          if (first !== second && !pairs.has(name)) pairs.set(name, [first, second]);
        }
      }
    }
  }
  return [...pairs.values()];
}

/**
 * The pair after `present` that nobody has looked at; the first such one where the end is reached.
 * @param {readonly ClaimPair[]} pairs
 * @param {ReadonlySet<string>} lookedAt
 * @param {string} present
 */
export function nextOpenPair(pairs, lookedAt, present) {
  const at = pairs.findIndex(([first, second]) => pairName(first, second) === present);
  const inOrder = [...pairs.slice(at + 1), ...pairs.slice(0, at + 1)];
  return inOrder.find(([first, second]) => !lookedAt.has(pairName(first, second))) ?? null;
}
