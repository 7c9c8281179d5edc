/** Supposing: the ways into a supposition, and what stands above everything under one. */

/** @import { Claim, Expert, Model, Supposition } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { addressHere, presentRoute } from "../ground/place.js";
import { capital, sayText } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { keyOf, suppositionsIn, toggledIn } from "../ground/supposition.js";
import { t } from "../ground/texts.js";

/** Whether a running server answers what the page does not hold. */
function isServed() {
  return "live" in document.body.dataset;
}

/**
 * The two suppositions of a claim; none where the page could answer neither.
 * @param {Claim} claim
 */
export function claimSuppositions(claim) {
  const model = shownModel();
  const isHeld = model.supposable && model.issues.some(({ claims }) => claims.includes(claim.id));
  const isPresent = suppositionsIn(presentRoute().query.suppose).some(
    ({ name }) => name === claim.id,
  );
  if (model.votes || (!isHeld && !isServed() && !isPresent)) return null;
  const sort = claim.kind === "recommendation" ? "advice" : "fact";
  return [
    way({ word: "not", name: claim.id }, t(`suppose.not.${sort}`)),
    way({ word: "so", name: claim.id }, t(`suppose.so.${sort}`)),
  ];
}

/**
 * The supposition that an expert is left out; none for who is not on the panel.
 * @param {Expert} expert
 */
export function expertSupposition(expert) {
  const model = shownModel();
  if (expert.standing !== "panel" || model.votes || !(model.supposable || isServed())) return null;
  return way({ word: "out", name: expert.id }, t("suppose.out", { name: expert.short }));
}

/**
 * The way into a supposition, or out of it again.
 * @param {Supposition} supposition
 * @param {string} words
 */
function way(supposition, words) {
  const present = suppositionsIn(presentRoute().query.suppose);
  const isOn = present.some((x) => x.word === supposition.word && x.name === supposition.name);
  return h(
    "a",
    {
      class: `action suppose-way${isOn ? " is-on" : ""}`,
      "aria-current": isOn ? "true" : null,
      href: addressHere({ suppose: keyOf(toggledIn(present, supposition)) }),
    },
    isOn ? t("suppose.back", { what: words }) : words,
  );
}

/** What is supposed, what it changes and the way back; nothing where nothing is supposed. */
export function suppositionNotice() {
  const { supposed } = shownModel();
  if (!supposed) return null;
  return [
    h(
      "p",
      { class: "suppose-head" },
      h("strong", {}, titleOf(shownModel())),
      " ",
      supposed.title ? countWords() : null,
      h(
        "a",
        { class: "action suppose-undo", href: addressHere({ suppose: "" }) },
        t("suppose.undo"),
        " ",
        h("kbd", {}, "U"),
      ),
    ),
    supposed.title ? changeList() : instead(supposed.key),
  ];
}

/** @param {Model} model */
function titleOf(model) {
  const { title, isPending } = model.supposed ?? {};
  if (title) return sayText(model, title);
  return t(isPending ? "suppose.pending" : "suppose.missing");
}

/** How much it changes, in a sentence. */
function countWords() {
  const model = shownModel();
  const { issues = {}, findings = {}, said: sentences = [] } = model.supposed ?? {};
  if (!sentences.length) return t("suppose.nothing");
  return [
    t("suppose.issues", { n: Object.keys(issues).length }),
    " ",
    t("suppose.findings", { n: Object.keys(findings).length }),
  ];
}

function changeList() {
  const model = shownModel();
  const { said: sentences = [], grounds = [] } = model.supposed ?? {};
  return h(
    "details",
    { class: "suppose-changes" },
    h("summary", {}, t("suppose.what")),
    grounds.length
      ? h(
          "ul",
          { class: "suppose-grounds" },
          grounds.map((sentence) => h("li", {}, capital(sayText(model, sentence)))),
        )
      : null,
    sentences.length
      ? h(
          "ul",
          {},
          sentences.map(([movement, sentence]) =>
            h("li", { class: `is-${movement}` }, capital(sayText(model, sentence))),
          ),
        )
      : null,
    h("p", { class: "aside" }, t("suppose.rest")),
  );
}

/**
 * Where the page cannot answer: the ways that it can, and the command that answers all.
 * @param {string} key
 */
function instead(key) {
  const { supposed } = shownModel();
  if (supposed?.isPending) return null;
  if (supposed?.problem) return h("p", {}, supposed.problem);
  const suppositions = suppositionsIn(key);
  const options = { not: "--reject", so: "--accept", out: "--silence" };
  const command = suppositions.map(({ word, name }) => `${options[word]} ${name}`).join(" ");
  return h(
    "p",
    {},
    t(suppositions.length > 1 ? "suppose.together" : "suppose.alone"),
    " ",
    h("code", {}, `counterpoint suppose ${command}`),
  );
}
