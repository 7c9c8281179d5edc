/** The screen on which claims of one topic stand side by side and are compared, pair by pair. */

/** @import { Commands, Comparison, Reply, Screen } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { askWorkbench } from "./asking.js";
import { nextCandidate } from "./candidates.js";
import { focusClaim, focusedClaim, focusFirst, focusPicked, moveFocus } from "./claimfocus.js";
import { tellProgress } from "./deciding.js";
import { mapState } from "./desk.js";
import { choiceOf } from "./keys.js";
import {
  choosePairRelation,
  drawPair,
  editPicked,
  focusTake,
  leavePair,
  pickClaim,
  pickedCandidate,
  pickedPair,
  pickPair,
  reasonFromPair,
  rejectCandidate,
  turnPair,
  useCandidates,
} from "./pairing.js";
import { nextOpenPair, pairName, pairsLookedAt, pairsOf } from "./pairs.js";
import { kindWord, mannerWords } from "./phrasing.js";
import { railOf, topicLabel } from "./rail.js";
import { drawPart } from "./redrawing.js";
import { speakerName } from "./speakers.js";

/** @type {Comparison | null} */
let comparison = null;
let topicAt = 0;

/**
 * The screen on which claims are compared two by two.
 * @returns {Screen}
 */
export function compareScreen() {
  const rail = h("nav", { class: "topic-rail", "aria-label": t("work.compare.topics") });
  const table = h("div", { class: "columns", id: "columns", tabindex: "-1" });
  const side = h("section", { class: "card", id: "pair", "aria-label": t("work.compare.pair") });
  const draw = () => {
    if (!comparison) return;
    const present = focusedClaim(table);
    const data = comparison;
    drawPart(rail, railFacts(data), () => railOf(data, topicAt, goToTopic, goToCandidate));
    drawPart(table, tableFacts(data), () => expertColumns(data, draw));
    if (present) focusClaim(table, present.claim, present.expert);
    drawPair(side, draw); // last, since a form takes the focus
  };
  const fetchAndDraw = async () => {
    /** @type {Reply<Comparison>} */
    const reply = await askWorkbench("compare");
    if (reply.isAnswer) {
      comparison = reply.data;
      useCandidates(comparison.candidates);
    }
    if (!reply.isAnswer) tellProgress({ is: "problem", problem: reply.problem, decision: null });
    topicAt = Math.min(topicAt, Math.max(0, (comparison?.topics.length ?? 0) - 1));
    draw();
    if (document.activeElement === table) focusFirst(table);
  };
  /** @param {number} at */
  const goToTopic = (at) => {
    const count = comparison?.topics.length ?? 0;
    if (!count) return;
    topicAt = (at + count) % count;
    leavePair();
    draw();
    focusFirst(table);
  };
  const goToCandidate = () => {
    const candidate = nextCandidate(comparison?.candidates ?? [], pickedCandidate());
    if (!comparison || !candidate) {
      tellProgress({ is: "told", content: t("work.candidate.none") });
      return;
    }
    topicAt = topicWith(comparison, candidate.source, candidate.target);
    pickPair([candidate.source, candidate.target]);
    draw();
    focusPicked(table);
    focusTake(side);
  };
  return {
    element: h("div", { class: "compare screen" }, rail, table, side),
    draw: fetchAndDraw,
    focus: () => focusFirst(table),
    commands: compareCommands(table, { draw, goToTopic, goToCandidate }),
  };
}

/**
 * What the keys do here, by the commands of the table.
 * @param {HTMLElement} table
 * @param {{ readonly draw: () => void, readonly goToTopic: (at: number) => void, readonly goToCandidate: () => void }} hands
 * @returns {Commands}
 */
function compareCommands(table, { draw, goToTopic, goToCandidate }) {
  return {
    down: () => moveFocus(table, 0, 1),
    up: () => moveFocus(table, 0, -1),
    left: () => moveFocus(table, -1, 0),
    right: () => moveFocus(table, 1, 0),
    "next-topic": () => goToTopic(topicAt + 1),
    "previous-topic": () => goToTopic(topicAt - 1),
    "next-open": () => {
      toOpenPair(goToTopic);
      draw();
      focusPicked(table);
    },
    pick: () => document.activeElement instanceof HTMLElement && document.activeElement.click(),
    "next-candidate": goToCandidate,
    reject: rejectCandidate,
    reason: () => reasonFromPair("support"),
    objection: () => reasonFromPair("objection"),
    unrelated: () => choosePairRelation("unrelated", draw),
    "turn-round": () => turnPair(draw),
    edit: () => {
      const claim = focusedClaim(table)?.claim ?? pickedPair()?.[0];
      if (claim) editPicked(claim, false, draw);
    },
    topic: () => {
      const claim = focusedClaim(table)?.claim ?? pickedPair()?.[0];
      if (claim) editPicked(claim, true, draw);
    },
    leave: () => {
      leavePair();
      draw();
      focusFirst(table);
    },
    ...Object.fromEntries(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"].map((digit) => [
        `choose ${digit}`,
        () => choosePairRelation(choiceOf(digit), draw),
      ]),
    ),
  };
}

/** @param {(at: number) => void} goToTopic */
function toOpenPair(goToTopic) {
  if (!comparison) return;
  const lookedAt = pairsLookedAt(mapState());
  const { topics, experts } = comparison;
  const picked = pickedPair();
  const present = picked ? pairName(...picked) : "";
  for (let step = 0; step < topics.length; step += 1) {
    const at = (topicAt + step) % topics.length;
    const pair = nextOpenPair(pairsOf(topics[at], experts), lookedAt, present);
    if (pair) {
      if (at !== topicAt) {
        goToTopic(at);
        const topic = topicLabel(topics[at]);
        tellProgress({ is: "told", content: t("work.compare.other-topic", { topic }) });
      }
      pickPair(pair);
      return;
    }
  }
  tellProgress({ is: "told", content: t("work.compare.all-done") });
}

/**
 * The topic in which both claims stand, else one with the first.
 * @param {Comparison} comparison
 * @param {string} first
 * @param {string} second
 */
function topicWith({ topics }, first, second) {
  const claims = topics.map(({ cells }) => new Set(Object.values(cells).flat()));
  const withBoth = claims.findIndex((each) => each.has(first) && each.has(second));
  return Math.max(0, withBoth < 0 ? claims.findIndex((each) => each.has(first)) : withBoth);
}

/**
 * What the rail shows, and what its buttons lead to.
 * @param {Comparison} comparison
 */
function railFacts({ topics, pairs, lookedAt, candidates, candidatesHeldBack }) {
  const counts = topics.map((topic) => [topic.id, topic.label, topic.lookedAt, topic.pairs]);
  const all = [pairs, lookedAt, candidates.length, candidatesHeldBack];
  return [topicAt, JSON.stringify([counts, all]), mapState().language];
}

/**
 * What the columns show: who says what of the topic, what is picked, and what was compared with it.
 * @param {Comparison} comparison
 */
function tableFacts({ topics, experts }) {
  const { claims, stances, experts: people, language } = mapState();
  const picked = pickedPair();
  const cells = topics[topicAt]?.cells ?? null;
  const lookedAt = pairsLookedAt(mapState());
  const seenClaims = Object.values(cells ?? {})
    .flat()
    .filter((claim) => isSeenWith(picked, claim, lookedAt));
  const cellFacts = JSON.stringify([cells, experts, picked?.toSorted(), seenClaims]);
  return [cellFacts, claims, stances, people, language];
}

/**
 * Whether a claim has been compared with the first one that is picked.
 * @param {readonly [string, string] | null} picked
 * @param {string} claim
 * @param {ReadonlySet<string>} lookedAt
 */
function isSeenWith(picked, claim, lookedAt) {
  const first = picked?.[0];
  return first !== undefined && first !== claim && lookedAt.has(pairName(first, claim));
}

/**
 * A column for each expert who speaks of the topic.
 * @param {Comparison} comparison
 * @param {() => void} draw
 */
function expertColumns({ topics, experts }, draw) {
  const topic = topics[topicAt];
  if (!topic) return h("p", { class: "empty" }, t("work.compare.empty"));
  const speakers = experts.filter((expert) => topic.cells[expert]?.length);
  const lookedAt = pairsLookedAt(mapState());
  return speakers.map((expert) =>
    h(
      "section",
      { class: "column", "data-expert": expert },
      h("h2", {}, speakerName(mapState().experts, expert)),
      h(
        "ul",
        {},
        topic.cells[expert].map((claim) => h("li", {}, claimCard(claim, expert, lookedAt, draw))),
      ),
    ),
  );
}

/**
 * @param {string} id
 * @param {string} expert
 * @param {ReadonlySet<string>} lookedAt
 * @param {() => void} draw
 */
function claimCard(id, expert, lookedAt, draw) {
  const { claims, language } = mapState();
  const claim = claims[id];
  const manner = mannerOn(id, expert);
  const picked = pickedPair();
  const isPicked = picked?.includes(id) ?? false;
  const isSeen = isSeenWith(picked, id, lookedAt);
  return button(
    [
      h("span", { class: "own-title", lang: language }, claim?.title ?? id),
      h("span", { class: "claim-words", lang: language }, claim?.text ?? ""),
      h(
        "span",
        { class: "aside" },
        claim ? kindWord(claim.kind) : null,
        manner ? ` · ${manner}` : null,
        isSeen ? ` · ${t("work.compare.seen")}` : null,
      ),
    ],
    () => {
      pickClaim(id);
      draw();
    },
    {
      class: `compare-claim${isSeen ? " is-seen" : ""}`,
      "data-claim": id,
      "aria-pressed": String(isPicked),
    },
  );
}

/** How an expert says a claim, where that is said at once. @param {string} claim @param {string} expert */
function mannerOn(claim, expert) {
  const { claims, stances } = mapState();
  const id = claims[claim]?.stances.find((each) => stances[each]?.expert === expert);
  return id ? mannerWords(stances[id]) : "";
}
