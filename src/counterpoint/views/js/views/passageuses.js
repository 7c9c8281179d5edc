/** What is said with a passage: by whom, of which claims; beside the text where it is several. */

/**
 * @import { Model } from "../types/model.js"
 * @import { Content } from "../types/page.js"
 * @import { Use } from "../ground/evidence.js"
 */

import { h } from "../ground/dom.js";
import { usesOf } from "../ground/evidence.js";
import { names, own } from "../ground/names.js";
import { fidelityNote, passage } from "../ground/passages.js";
import { existing, grouped } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { claimButtons } from "./reasons.js";

/**
 * The claims that passages stand for, each once, in the order of their uses.
 * @param {Model} model
 * @param {readonly Use[]} uses
 */
export function claimsIn(model, uses) {
  return [...new Set(uses.flatMap((use) => claimsOfUse(model, use)))];
}

/**
 * The claims that a use is about: the target, or those that a reason or an objection joins.
 * @param {Model} model
 * @param {Use} use
 * @returns {readonly string[]}
 */
function claimsOfUse(model, { stance, relation }) {
  if (relation) return [relation.source, relation.target];
  if (model.claimsById.has(stance.target)) return [stance.target];
  const reason = model.argumentsById.get(stance.target);
  if (reason) return existing([...reason.premises, reason.conclusion]).filter(isClaim(model));
  const objection = model.attacksById.get(stance.target);
  return existing([...(objection?.premises ?? []), objection?.target]).filter(isClaim(model));
}

/** @param {Model} model */
function isClaim(model) {
  return (/** @type {string} */ id) => model.claimsById.has(id);
}

/**
 * What is said with a passage that stands for several claims, beside the text.
 * @param {number} number
 * @returns {Content}
 */
export function passagePanel(number) {
  const model = shownModel();
  const uses = usesOf(model, number);
  const [first] = uses;
  const quote = (first?.stance ?? first?.relation)?.quote;
  const byWords = grouped(uses, (use) => JSON.stringify([teller(use), claimsOfUse(model, use)]));
  return [
    h("h2", { id: "panel-title", tabindex: "-1" }, t("passage.says")),
    quote ? h("p", {}, passage(model, quote, model.map.language)) : null,
    h(
      "ul",
      { class: "stances" },
      [...byWords.values()].map(([use]) => useItem(model, use)),
    ),
  ];
}

/** @param {Use} use */
function teller({ stance, relation }) {
  return stance ? stance.expert : relation.asserted_by;
}

/**
 * @param {Model} model
 * @param {Use} use
 */
function useItem(model, use) {
  return h(
    "li",
    {},
    h(
      "p",
      {},
      own(names(model, existing([teller(use)]))),
      " ",
      useWords(model, use),
      " ",
      use.stance ? fidelityNote(use.stance) : null,
    ),
  );
}

/**
 * What is said: a claim, why one holds, what tells against one, or how two stand to each other.
 * @param {Model} model
 * @param {Use} use
 * @returns {Content}
 */
function useWords(model, { stance, relation }) {
  if (relation) {
    const { source, target, kind } = relation;
    return [claimButtons([source]), ` ${t(`relation.${kind}.to`)} `, claimButtons([target])];
  }
  const { target, polarity } = stance;
  const reason = model.argumentsById.get(target);
  const objection = model.attacksById.get(target);
  const verb = h("span", { class: "verb" }, t(`stand.${polarity}`));
  if (reason) {
    const conclusion = claimButtons(existing([reason.conclusion]).filter(isClaim(model)));
    return [conclusion, ` ${t("passage.because")} `, claimButtons(reason.premises)];
  }
  if (!objection) return [verb, " ", claimButtons([target])];
  const opposed = model.argumentsById.get(objection.target)?.conclusion ?? objection.target;
  return [claimButtons(objection.premises), ` ${t("passage.against")} `, claimButtons([opposed])];
}
