/** How many of a panel that was polled answer what to each claim. */

/** @import { AnswerRow } from "../types/payload.js" */

import { h } from "../ground/dom.js";
import { claimButton } from "../ground/names.js";
import { openClaim } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";

/** As many as are looked through at once; the report has all. */
const MOST_ANSWERS_SHOWN = 20;

/** The table; nothing of a panel that was not polled. */
export function answerTable() {
  const { answers } = shownModel();
  if (!answers) return null;
  const isGraded = answers.some(([, , stronglyAgree, , strongly]) => stronglyAgree || strongly);
  return h(
    "section",
    { class: "block", "aria-labelledby": "answers-title" },
    h("h2", { id: "answers-title" }, t("overview.answers")),
    isGraded ? h("p", { class: "lead" }, t("overview.answers.what")) : null,
    h(
      "div",
      { class: "scroll-x" },
      h(
        "table",
        { class: "answer-table", "aria-labelledby": "answers-title" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            [
              t("answers.agree"),
              t("answers.disagree"),
              t("answers.uncertain"),
              t("answers.no-opinion"),
              t("answers.no-answer"),
            ].map((words) => h("th", { scope: "col" }, words)),
          ),
        ),
        answers.slice(0, MOST_ANSWERS_SHOWN).map(answerRows),
      ),
    ),
    answers.length > MOST_ANSWERS_SHOWN
      ? h("p", { class: "aside" }, t("answers.more", { n: answers.length - MOST_ANSWERS_SHOWN }))
      : null,
  );
}

/**
 * The claim in a row of its own, so that its counts have room on a phone.
 * @param {AnswerRow} row
 */
function answerRows([id, agree, stronglyAgree, disagree, stronglyDisagree, ...others]) {
  const claim = shownModel().claimsById.get(id);
  const counts = [ofWhom(agree, stronglyAgree), ofWhom(disagree, stronglyDisagree)];
  const cells = [...counts, ...others.map(String)];
  return h(
    "tbody",
    {},
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "rowgroup", colspan: cells.length },
        claim ? claimButton(claim, openClaim) : id,
      ),
    ),
    h(
      "tr",
      {},
      cells.map((words) => h("td", {}, words)),
    ),
  );
}

/**
 * @param {number} count
 * @param {number} strongly
 */
function ofWhom(count, strongly) {
  return strongly ? `${count} (${strongly})` : String(count);
}
