/** One finding as a line that opens on what shows it. */

/** @import { Finding } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { tieOf } from "../ground/filters.js";
import { findingKind, strength } from "../ground/names.js";
import { presentFilters } from "../ground/place.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { sidesOf } from "./cards.js";
import { witness } from "./witness.js";

/**
 * One finding with its witness behind a disclosure, open where the address names it.
 * @param {Finding} finding
 * @param {boolean} isOpen
 * @param {string} [under] under what it is listed, where one finding may be listed several times
 */
export function findingItem(finding, isOpen, under = "") {
  const people = [...presentFilters().experts];
  const tie =
    people.length === 2 ? tieOf(shownModel().pairs, people[0], people[1], finding.id) : null;
  const score = tie ? tie[1] : finding.score;
  const details = h(
    "details",
    {
      class: `finding finding-${finding.group}`,
      id: `${under}finding-${finding.id}`,
      open: isOpen,
    },
    h(
      "summary",
      {},
      h(
        "span",
        { class: "finding-head" },
        h("span", { class: `word word-${finding.group}` }, findingKind(finding)),
        finding.possible ? h("span", { class: "word word-plain" }, t("finding.possible")) : null,
        score ? h("span", { class: "aside" }, strength(shownModel(), score)) : null,
      ),
      h("span", { class: "finding-sentence" }, say(shownModel(), finding.summary)),
      h("span", { class: "card-who" }, sidesOf(finding)),
    ),
  );
  const open = () => {
    if (details.open && details.childElementCount === 1)
      details.append(witness(finding, { score }));
  };
  details.addEventListener("toggle", open);
  if (isOpen) details.append(witness(finding, { score }));
  return h("li", {}, details);
}
