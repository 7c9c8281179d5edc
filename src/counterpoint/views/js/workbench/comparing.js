/** The screen on which claims of one topic stand side by side and are compared, pair by pair. */

/** @import { Comparison, Reply, Screen, TopicRow } from "../types/workbench.js" */

import { button, h, refill } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { askWorkbench } from "./asking.js";
import { tellProgress } from "./deciding.js";
import { mapState } from "./desk.js";
import { choiceOf } from "./keys.js";
import {
  choosePairRelation,
  drawPair,
  editPicked,
  leavePair,
  pickClaim,
  pickedPair,
  pickPair,
  turnPair,
} from "./pairing.js";
import { nextOpenPair, pairName, pairsLookedAt, pairsOf } from "./pairs.js";
import { kindWord, mannerWords } from "./phrasing.js";
import { speakerName } from "./speakers.js";

/** @type {Comparison | null} */
let comparison = null;
let topicAt = 0;

/** @returns {Screen} */
export function compareScreen() {
  const rail = h("nav", { class: "topic-rail", "aria-label": t("work.compare.topics") });
  const table = h("div", { class: "columns", id: "columns", tabindex: "-1" });
  const side = h("section", { class: "card", id: "pair", "aria-label": t("work.compare.pair") });
  const draw = () => {
    if (!comparison) return;
    const present = focusedClaim(table);
    refill(rail, railOf(comparison, goToTopic));
    refill(table, expertColumns(comparison, draw));
    if (present) focusClaim(table, present.claim, present.expert);
    drawPair(side, draw); // last, since a form takes the focus
  };
  const fetchAndDraw = async () => {
    /** @type {Reply<Comparison>} */
    const reply = await askWorkbench("compare");
    if (reply.isAnswer) comparison = reply.data;
    else tellProgress({ is: "problem", problem: reply.problem, decision: null });
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
  return {
    element: h("div", { class: "compare screen" }, rail, table, side),
    draw: fetchAndDraw,
    focus: () => focusFirst(table),
    commands: {
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
      unrelated: () => choosePairRelation("unrelated", draw),
      "turn-round": () => turnPair(draw),
      edit: () => {
        const claim = focusedClaim(table)?.claim ?? pickedPair()?.[0];
        if (claim) editPicked(claim, draw);
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
    },
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
 * @param {Comparison} comparison
 * @param {(at: number) => void} goToTopic
 */
function railOf({ topics, pairs, lookedAt }, goToTopic) {
  const { language } = mapState();
  return [
    h(
      "p",
      { class: "rail-count" },
      t("work.compare.count", { n: lookedAt, counted: pairs, all: pairs }),
    ),
    h(
      "ul",
      {},
      topics.map((topic, at) =>
        h(
          "li",
          {},
          button(
            [
              h("span", { lang: topic.id === null ? null : language }, topicLabel(topic)),
              h("span", { class: "count" }, `${topic.lookedAt}/${topic.pairs}`),
            ],
            () => goToTopic(at),
            { class: "rail-topic", "aria-current": at === topicAt ? "true" : null },
          ),
        ),
      ),
    ),
  ];
}

/** @param {TopicRow} topic */
function topicLabel({ id, label }) {
  return id === null ? t("work.compare.no-topic") : label;
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
  const [first] = picked ?? [];
  const isSeen = first !== undefined && first !== id && lookedAt.has(pairName(first, id));
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

/** @param {HTMLElement} table */
function focusedClaim(table) {
  const element = document.activeElement;
  if (!element || !table.contains(element)) return null;
  const claim = element.getAttribute("data-claim");
  const expert = element.closest("[data-expert]")?.getAttribute("data-expert");
  return claim && expert ? { claim, expert } : null;
}

/**
 * @param {HTMLElement} table
 * @param {string} claim
 * @param {string} expert
 */
function focusClaim(table, claim, expert) {
  for (const card of table.querySelectorAll("[data-claim]")) {
    const isIt =
      card.getAttribute("data-claim") === claim &&
      card.closest("[data-expert]")?.getAttribute("data-expert") === expert;
    if (isIt && card instanceof HTMLElement) card.focus();
  }
}

/** The focus goes to the first claim that is picked, and both can be seen. @param {HTMLElement} table */
function focusPicked(table) {
  const cards = [...table.querySelectorAll('[aria-pressed="true"]')];
  for (const card of cards.toReversed()) {
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} table */
function focusFirst(table) {
  const card = table.querySelector("[data-claim]") ?? table;
  if (card instanceof HTMLElement) card.focus();
}

/**
 * Move the focus among the cards: to another column at about the same place, or within one.
 * @param {HTMLElement} table
 * @param {number} across
 * @param {number} along
 */
function moveFocus(table, across, along) {
  const columns = [...table.querySelectorAll(".column")].map((column) => [
    ...column.querySelectorAll("[data-claim]"),
  ]);
  const { activeElement } = document;
  const at = columns.findIndex((column) => activeElement && column.includes(activeElement));
  if (!activeElement || at < 0) {
    focusFirst(table);
    return;
  }
  const place = columns[at].indexOf(activeElement);
  const cards = columns[Math.max(0, Math.min(columns.length - 1, at + across))];
  const card = cards[Math.max(0, Math.min(cards.length - 1, place + along))];
  if (card instanceof HTMLElement) card.focus();
}
