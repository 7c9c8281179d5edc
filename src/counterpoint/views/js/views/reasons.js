/** What tells for a claim, what against it, and what it tells for. */

/**
 * @import { Argument, Attack, Claim } from "../types/model.js"
 * @import { Level } from "../types/page.js"
 */

import { h } from "../ground/dom.js";
import { claimButton, expertChip, names, own } from "../ground/names.js";
import { openClaim } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { titled } from "./part.js";

/**
 * Claims as buttons that open them, joined by plus signs.
 * @param {readonly string[]} ids
 */
export function claimButtons(ids) {
  return ids.map((id, index) => {
    const claim = shownModel().claimsById.get(id);
    const joint = index ? " + " : "";
    return [joint, claim ? claimButton(claim, openClaim) : id];
  });
}

/**
 * Who puts a reason or an objection forward.
 * @param {Argument | Attack} record
 */
function putBy(record) {
  const model = shownModel();
  const voices = [...new Set(record.stances.map((stance) => stance.expert))].flatMap(
    (id) => model.expertsById.get(id) ?? [],
  );
  const implied = record.stances.length && record.stances.every(({ mode }) => mode === "implied");
  if (!voices.length) return h("span", { class: "by" }, t("by.mapper"));
  return h(
    "span",
    { class: "by" },
    voices.map((expert) => [expertChip(expert), " "]),
    names(
      model,
      voices.map((expert) => expert.id),
    ),
    implied ? ` (${t("mode.implied")})` : null,
  );
}

/**
 * @param {Argument} argument
 * @returns {HTMLLIElement}
 */
function reasonItem(argument) {
  return h(
    "li",
    { class: "reason" },
    argument.premises.length
      ? claimButtons(argument.premises)
      : own(argument.title || argument.text),
    " ",
    putBy(argument),
    argument.premises.length > 1 ? h("span", { class: "aside" }, t("reason.linked")) : null,
    argument.scheme
      ? h("span", { class: "aside" }, t("reason.scheme", { scheme: argument.scheme }))
      : null,
    argument.objections.length
      ? h(
          "ul",
          { class: "nested" },
          argument.objections.map((attack) => objectionItem(attack)),
        )
      : null,
    argument.backings.length
      ? h(
          "ul",
          { class: "nested" },
          argument.backings.map((backing) => reasonItem(backing)),
        )
      : null,
  );
}

/** @param {Attack} attack */
function objectionItem(attack) {
  return h(
    "li",
    { class: "objection" },
    h(
      "span",
      { class: "word word-clash", title: t(`line.${attack.kind}.what`) },
      t(`line.${attack.kind}`),
    ),
    " ",
    claimButtons(attack.premises),
    " ",
    putBy(attack),
  );
}

/**
 * The reasons that are given for a claim; null where there are none.
 * @param {Claim} claim
 * @param {Level} level
 */
export function reasonList(claim, level) {
  if (!claim.reasons.length) return null;
  const items = claim.reasons.map((argument) => reasonItem(argument));
  return titled(
    level,
    t("part.reasons"),
    claim.reasons.length,
    h("ul", { class: "reasons" }, items),
  );
}

/**
 * Objections, each with who puts it; null where there are none.
 * @param {readonly Attack[]} objections
 * @param {Level} level
 */
export function objectionList(objections, level) {
  if (!objections.length) return null;
  const items = objections.map((attack) => objectionItem(attack));
  return titled(
    level,
    t("part.objections"),
    objections.length,
    h("ul", { class: "reasons" }, items),
  );
}

/**
 * The claim to which what is aimed at an id comes in the end, through inferences.
 * @param {string} [id]
 */
function claimAt(id) {
  const model = shownModel();
  const visits = new Set();
  let end = id;
  while (end !== undefined && !model.claimsById.has(end) && !visits.has(end)) {
    visits.add(end);
    end = model.argumentsById.get(end)?.conclusion;
  }
  return model.claimsById.get(end ?? "");
}

/**
 * What a claim is a reason for or an objection to.
 * @param {Claim} claim
 * @param {Level} level
 */
export function useList(claim, level) {
  const uses = [
    ...claim.reasonFor.map(({ conclusion }) => ({
      word: t("line.support"),
      tone: "agree",
      other: claimAt(conclusion),
    })),
    ...claim.objectionTo.map(({ kind, target }) => ({
      word: t(`line.${kind}`),
      tone: "clash",
      other: claimAt(target),
    })),
  ].flatMap(({ word, tone, other }) => (other && other !== claim ? [{ word, tone, other }] : []));
  if (!uses.length) return null;
  return titled(
    level,
    t("part.uses"),
    uses.length,
    h(
      "ul",
      { class: "reasons" },
      uses.map(({ word, tone, other }) =>
        h(
          "li",
          {},
          h("span", { class: `word word-${tone}` }, word),
          " ",
          claimButton(other, openClaim),
        ),
      ),
    ),
  );
}
