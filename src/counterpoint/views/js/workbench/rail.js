/** The topics at the left of the claims that are compared. */

/** @import { Comparison, TopicRow } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { candidateCount } from "./candidates.js";
import { mapState } from "./desk.js";

/**
 * The topics, with how many pairs of each were looked at, and what a model proposes.
 * @param {Comparison} comparison
 * @param {number} topicAt
 * @param {(at: number) => void} goToTopic
 * @param {() => void} goToCandidate
 */
export function railOf(
  { topics, pairs, lookedAt, candidates, candidatesHeldBack },
  topicAt,
  goToTopic,
  goToCandidate,
) {
  const { language } = mapState();
  return [
    h(
      "p",
      { class: "rail-count" },
      t("work.compare.count", { n: lookedAt, counted: pairs, all: pairs }),
    ),
    candidateCount(candidates.length, candidatesHeldBack, goToCandidate),
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

/** How a topic is called. @param {TopicRow} topic */
export function topicLabel({ id, label }) {
  return id === null ? t("work.compare.no-topic") : label;
}
