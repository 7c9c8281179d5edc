/** The matters on which the experts compare: what is asked, who stands where, and the proofs. */

/** @import { Finding, Issue, Place } from "../types/model.js" */

import { h } from "../ground/dom.js";
import { someClaimPasses } from "../ground/filters.js";
import { claimsOn, issuesShown, markName, sortOf } from "../ground/issues.js";
import { expertName, names, own } from "../ground/names.js";
import { addressHere, addressOf, presentFilters } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { capital, say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { leftNote, listedBar } from "./filterbar.js";
import { findingItem } from "./findingitem.js";
import { differenceWords, markKey, markShape, standWords } from "./issuemark.js";
import { claimButtons } from "./reasons.js";

/**
 * All issues, each with its positions in plain words; the one that the address names is marked.
 * @param {string | undefined} presentId
 */
export function issueItems(presentId) {
  const filters = presentFilters();
  const all = issuesShown();
  if (!all.length) return h("p", { class: "empty" }, t("empty.issues"));
  const items = all.map((issue) => ({
    issue,
    experts: issue.positions.map(({ expert }) => expert),
    claims: [...claimsOn(issue)],
  }));
  const passing = items
    .filter(
      ({ experts, claims }) =>
        [...filters.experts].every((id) => experts.includes(id)) &&
        someClaimPasses(claims, filters, shownModel().claimsById),
    )
    .map(({ issue }) => issue);
  return [
    listedBar(items),
    markKey(),
    passing.length ? null : leftNote(0, all.length),
    passing.length && passing.length < all.length
      ? h(
          "p",
          { class: "filter-shown" },
          t("issues.shown", { n: passing.length, all: all.length, counted: all.length }),
        )
      : null,
    h(
      "ol",
      { class: "issue-list" },
      passing.map((issue) => h("li", {}, issueItem(issue, issue.id === presentId))),
    ),
  ];
}

/**
 * @param {Issue} issue
 * @param {boolean} isChosen
 */
function issueItem(issue, isChosen) {
  const model = shownModel();
  const { id, question, isNamed, silent, floor, reconciles, difference } = issue;
  const findings = existing(issue.findings.map((key) => model.findingsById.get(key)));
  const quiet = silent.filter((expert) => !issue.undecided?.includes(expert));
  return h(
    "article",
    {
      class: `issue issue-${sortOf(issue, model)}${isChosen ? " is-chosen" : ""}`,
      id: `issue-${id}`,
      "aria-labelledby": `issue-head-${id}`,
    },
    h(
      "h2",
      { id: `issue-head-${id}`, tabindex: "-1" },
      h(
        "a",
        { href: addressOf({ view: "findings", parts: ["issues", id] }) },
        isNamed ? own(String(question)) : say(model, question),
      ),
    ),
    h("p", { class: "issue-about" }, aboutOf(issue, isNamed), mapLink(id)),
    h("ul", { class: "issue-places" }, issue.positions.map(placeItem)),
    quiet.length
      ? h("p", { class: "aside" }, t("issue.silent", { name: names(model, quiet) }))
      : null,
    issue.understood.map((sentence) => h("p", { class: "aside" }, say(model, sentence))),
    floor && difference !== "none"
      ? h("p", { class: "issue-floor" }, t("issue.floor"), " ", claimButtons([floor]))
      : null,
    reconciles.length
      ? h("p", { class: "issue-floor" }, t("issue.reconciles"), " ", claimButtons(reconciles))
      : null,
    issue.judged.map(({ says, note }) =>
      h("p", { class: "issue-floor" }, say(model, says), " ", note ? own(ended(note)) : null),
    ),
    findings.length ? beneath(id, findings) : null,
  );
}

/**
 * The way to the map, on which what is not of the matter fades.
 * @param {string} issue
 */
function mapLink(issue) {
  const address = addressOf({ view: "map", query: { issue } });
  return [" ", h("a", { class: "issue-map", href: address }, t("action.show"))];
}

/**
 * A mapper's note as a sentence of its own.
 * @param {string} note
 */
function ended(note) {
  return capital(/\p{P}$/u.test(note) ? note : `${note}.`);
}

/**
 * What the marks are about, and what kind of difference there is.
 * @param {Issue} issue
 * @param {boolean | undefined} isNamed
 */
function aboutOf(issue, isNamed) {
  const { title, claims, difference } = issue;
  return [
    isNamed
      ? [
          h("span", {}, t("issue.about")),
          " ",
          h("a", { href: addressHere({ claim: claims[0], link: "" }) }, own(title)),
          ". ",
        ]
      : null,
    h(
      "span",
      { class: difference === "none" ? "" : "word-clash" },
      capital(differenceWords(issue)),
      ".",
    ),
  ];
}

/** @param {Place} place */
function placeItem(place) {
  const model = shownModel();
  const expert = model.expertsById.get(place.expert);
  return h(
    "li",
    {},
    markShape(markName(place), place.beside),
    h(
      "span",
      { class: "issue-says" },
      expert ? h("span", { class: "spoken" }, expertName(expert)) : null,
      h("a", { href: addressHere({ claim: place.claims[0], link: "" }) }, say(model, place.says)),
      h("span", { class: "aside" }, standWords(place)),
    ),
  );
}

/**
 * What was found on the matter, each with its proof behind a disclosure.
 * @param {string} issue
 * @param {readonly Finding[]} findings
 */
function beneath(issue, findings) {
  const list = h("ol", { class: "finding-list" });
  const details = h(
    "details",
    { class: "issue-proofs", id: `proofs-${issue}` },
    h("summary", {}, t("issue.proofs", { n: findings.length })),
    list,
  );
  details.addEventListener("toggle", () => {
    if (details.open && !list.childElementCount)
      list.append(...findings.map((finding) => findingItem(finding, false, `${issue}-`)));
  });
  return details;
}
