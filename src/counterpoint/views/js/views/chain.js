/** What it turns on: a short chain of claims, one full sentence each, with what leads on. */

/** @import { ChainBox, ChainRecord } from "../types/payload.js" */

import { h } from "../ground/dom.js";
import { isFor, isOpposed } from "../ground/issues.js";
import { names, own } from "../ground/names.js";
import { addressHere } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { nameList, t } from "../ground/texts.js";
import { MOST_NAMED } from "../ground/vocabulary.js";

/** Links of which the arrow runs up, from what stands below. */
const UPWARD_LINKS = ["because", "case"];
/** Links of which the arrow tells against what it leads to. */
const CLASHING_LINKS = ["fails", "step-fails", "not-both", "not-both-done", "pulls"];

/**
 * The chain from above to below, as a list whose steps say how each follows from the one before.
 * @param {ChainRecord} chain
 */
export function chainList({ boxes, links }) {
  return h(
    "ol",
    { class: "chain" },
    boxes.map((box, at) => {
      const link = at ? links[at - 1] : null;
      const isClash = link && CLASHING_LINKS.includes(link.label);
      return h(
        "li",
        {},
        link
          ? h(
              "p",
              {
                class: `chain-link${isClash ? " is-clash" : ""}${UPWARD_LINKS.includes(link.label) ? " is-up" : ""}`,
              },
              t(`chain.${link.label}`),
            )
          : null,
        chainBox(box),
      );
    }),
  );
}

/** @param {ChainBox} box */
function chainBox(box) {
  const { claim, title, text, isCrux } = box;
  return h(
    "article",
    { class: `chain-box${isCrux ? " is-crux" : ""}` },
    isCrux && isDisputed(claim) ? h("span", { class: "chain-tag" }, t("chain.crux")) : null,
    h("h3", {}, h("a", { href: addressHere({ claim, link: "" }) }, own(title))),
    text && text !== title ? h("p", { class: "chain-text" }, own(text)) : null,
    voicesOf(box),
  );
}

/**
 * Whether some stand for a claim and some against it, on the issue that asks about it.
 * @param {string} claim
 */
function isDisputed(claim) {
  return shownModel().issues.some(
    (issue) =>
      issue.claims[0] === claim &&
      isOpposed(issue) &&
      issue.positions.some(({ mark, beside }) => !beside && isFor(mark)),
  );
}

/**
 * Who says so, who with a reserve, who implies it, who no more than grants it, who is against it.
 * @param {ChainBox} box
 */
function voicesOf({ experts, reserved = [], implied, granting = [], against = [] }) {
  const parts = [
    experts.length ? fewNames(experts) : null,
    reserved.length ? t("chain.reserved", { names: fewNames(reserved) }) : null,
    implied.length ? t("chain.implied", { names: fewNames(implied) }) : null,
    granting.length ? t("chain.granting", { names: fewNames(granting), n: granting.length }) : null,
    against.length
      ? h("span", { class: "word-clash" }, t("chain.against", { names: fewNames(against) }))
      : null,
  ].filter(Boolean);
  if (!parts.length) return null;
  return h(
    "p",
    { class: "chain-who" },
    parts.map((part, at) => [at ? "; " : null, part]),
  );
}

/**
 * Names in a row; of many the first few, and how many more.
 * @param {readonly string[]} ids
 */
function fewNames(ids) {
  const model = shownModel();
  if (ids.length <= MOST_NAMED) return names(model, ids);
  const first = existing(ids.slice(0, MOST_NAMED - 1).map((id) => model.expertsById.get(id)));
  return t("table.camp", {
    names: nameList(first.map(({ short }) => short)),
    n: ids.length - first.length,
  });
}
