/** Ties between claims that a model proposes: candidates, of which a person decides. */

/** @import { Candidate } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { mapState } from "./desk.js";
import { keyFor } from "./keys.js";
import { pairName } from "./pairs.js";
import { relationSentence } from "./ties.js";

/**
 * What is proposed for a pair; null where nothing is.
 * @param {readonly Candidate[]} candidates
 * @param {readonly [string, string]} pair
 */
export function candidateFor(candidates, pair) {
  const name = pairName(...pair);
  return candidates.find(({ source, target }) => pairName(source, target) === name) ?? null;
}

/**
 * The candidate behind the one for `present`; the first one at the end.
 * @param {readonly Candidate[]} candidates
 * @param {Candidate | null} present
 */
export function nextCandidate(candidates, present) {
  const at = candidates.findIndex(({ id }) => id === present?.id);
  return candidates[(at + 1) % Math.max(1, candidates.length)] ?? null;
}

/**
 * The part of the card with what a model proposes and why, and the two ways to decide.
 * @param {Candidate} candidate
 * @param {() => void} take
 * @param {() => void} reject
 */
export function candidatePart({ kind, source, target, why, by }, take, reject) {
  return h(
    "section",
    { class: "part proposal" },
    h("h3", { class: "part-title" }, t("work.candidate", { by })),
    h("p", { class: "pair-sentence" }, relationSentence(kind, source, target)),
    why ? h("p", { class: "claim-words", lang: mapState().language }, why) : null,
    h(
      "p",
      { class: "actions" },
      button([h("kbd", {}, "\u21b5"), t("work.candidate.take")], take, {
        class: "action is-main",
        "data-take": true,
      }),
      button([h("kbd", {}, keyFor("compare", "reject")), t("work.candidate.reject")], reject, {
        class: "action",
      }),
    ),
  );
}

/**
 * How many candidates wait, with the way to the next one, and how many are held back.
 * @param {number} count
 * @param {number} heldBack
 * @param {() => void} next
 */
export function candidateCount(count, heldBack, next) {
  return [
    count
      ? button(
          [
            h("kbd", {}, keyFor("compare", "next-candidate")),
            t("work.candidate.count", { n: count }),
          ],
          next,
          { class: "action rail-candidates" },
        )
      : null,
    heldBack ? h("p", { class: "rail-count" }, t("work.candidate.held", { n: heldBack })) : null,
  ];
}
