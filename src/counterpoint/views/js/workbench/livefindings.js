/** What follows, by now, for the matter that is looked at. */

/** @import { LiveFindings, Reply } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { askWorkbench } from "./asking.js";
import { mapState } from "./desk.js";
import { drawPart } from "./redrawing.js";

/** The findings that are shown, for what they were asked. */
let shownFindings = { of: "", sentences: /** @type {readonly string[]} */ ([]) };

/**
 * Draw the part of the card that says what follows; there is nothing in it while nothing is picked.
 * @param {Element} part
 * @param {readonly string[]} picks
 */
export function drawFindings(part, picks) {
  const facts = picks.length ? [JSON.stringify(shownFindings.sentences)] : [];
  drawPart(part, facts, () => (picks.length ? findingsPart() : null));
}

function findingsPart() {
  return h(
    "section",
    { class: "part", id: "live-findings", "aria-live": "polite" },
    h("h3", { class: "part-title" }, t("work.compare.findings")),
    shownFindings.sentences.length
      ? h(
          "ul",
          { class: "live-findings" },
          shownFindings.sentences.map((sentence) => h("li", {}, sentence)),
        )
      : h("p", { class: "aside" }, t("work.compare.findings.none")),
  );
}

/**
 * Ask what follows for the issue of the pair, or for its first claim where it has none.
 * @param {Element} part
 * @param {readonly string[]} picks
 */
export async function fetchFindings(part, picks) {
  const [claim] = picks;
  if (!claim) return;
  const { claims, hash } = mapState();
  const issue = claims[claim]?.issues[0];
  const query = issue ? `issue=${encodeURIComponent(issue)}` : `claim=${encodeURIComponent(claim)}`;
  const of = `${hash} ${query}`;
  if (shownFindings.of === of) return;
  shownFindings = { ...shownFindings, of };
  /** @type {Reply<LiveFindings>} */
  const reply = await askWorkbench(`findings?${query}`);
  if (shownFindings.of !== of || !reply.isAnswer) return;
  shownFindings = { of, sentences: reply.data.findings.map(({ sentence }) => sentence) };
  if (part.firstChild) drawFindings(part, picks);
}
