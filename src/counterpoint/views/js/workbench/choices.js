/** What can be decided at a sentence, each with its key: proposal, claims it may be, reasons. */

/** @import { ReadSentence, Span } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { mapState } from "./desk.js";
import { decisionButton, keyButton } from "./keybuttons.js";
import { keyFor } from "./keys.js";
import {
  acceptHere,
  asideHere,
  attach,
  editHere,
  link,
  rejectHere,
  removeHere,
  setManner,
  setSpot,
  shiftPhrase,
  shutPanel,
  splitHere,
  topicHere,
} from "./mapping.js";
import { kindWord, mannerWords } from "./phrasing.js";
import { drawPart, partsIn } from "./redrawing.js";
import {
  isOpenHere,
  isTooEarly,
  likelyClaims,
  linkable,
  presentSpot,
  spotOffer,
  spotProposal,
  spotSentence,
  spotStance,
} from "./spot.js";

/**
 * What can be decided by a digit or a key: the proposal, further keys, claims that it may be.
 * @param {Element} box
 */
export function drawChoices(box) {
  const [proposal, keys, same] = partsIn(box, 3);
  drawPart(proposal, proposalFacts(), proposalHere);
  drawPart(keys, [spotStance() !== null], furtherKeys);
  drawPart(same, sameFacts(), sameClaims);
}

/** The claims that a reason or an objection may be for. */
export function linkChoices() {
  return h("div", { class: "choices is-linking" }, proposalHere(), linkClaims());
}

function proposalFacts() {
  const proposal = spotProposal();
  const { claims, language } = mapState();
  if (!proposal) return [];
  const claim = claims[proposal.claim ?? ""];
  return [proposal, claim, isTooEarly(), spotSentence()?.layer, language];
}

function sameFacts() {
  const { claims, language } = mapState();
  if (!isOpenHere()) return [];
  const offers = likelyClaims().map((id) => [id, claims[id]?.title, claims[id]?.text]);
  return [JSON.stringify(offers), spotOffer() !== null, language];
}

function proposalHere() {
  const proposal = spotProposal();
  if (!proposal) return null;
  const { claims, language } = mapState();
  const claim = proposal.claim === null ? undefined : claims[proposal.claim];
  return h(
    "section",
    { class: "part proposal" },
    h(
      "h3",
      { class: "part-title" },
      spotSentence()?.layer === "summary" ? t("work.sums") : t("work.proposed"),
    ),
    h("p", { class: "own-title", lang: language }, claim?.title ?? proposal.title),
    claim ? null : h("p", { lang: language }, proposal.text),
    h(
      "p",
      { class: "aside" },
      [kindWord(proposal.kind), mannerWords(proposal)].filter(Boolean).join(" · "),
      proposal.cue ? ` · ${t("work.cue", { cue: proposal.cue })}` : null,
    ),
    isTooEarly() ? h("p", { class: "aside" }, t("work.sums.later")) : null,
    h(
      "p",
      { class: "actions" },
      isTooEarly() ? null : decisionButton("accept", acceptHere),
      decisionButton("reject", rejectHere),
    ),
  );
}

function sameClaims() {
  if (!isOpenHere()) return null;
  const claims = likelyClaims();
  return h(
    "section",
    { class: "part same", "aria-busy": spotOffer() ? null : "true" },
    h("h3", { class: "part-title" }, t("work.same")),
    claims.length ? claimList(claims, attach) : null,
    claims.length || !spotOffer() ? null : h("p", { class: "aside" }, t("work.same.none")),
    spotOffer() ? null : h("p", { class: "aside" }, t("work.loading")),
  );
}

function linkClaims() {
  const { panel } = presentSpot();
  if (panel.is !== "link") return null;
  const { kind } = panel;
  const ids = linkable();
  return h(
    "section",
    { class: "part" },
    h("h3", { class: "part-title" }, t(`work.link.${kind}`)),
    ids.length ? null : h("p", { class: "aside" }, t("work.link.none")),
    claimList(ids, (claim) => link(claim, kind)),
    h("p", { class: "aside" }, t("work.link.inference")),
    h(
      "p",
      { class: "actions" },
      inferenceSwitch(panel.inference),
      button(
        [h("kbd", {}, keyFor("read", "find")), t("work.key.find")],
        () => setSpot({ panel: { is: "find", kind } }),
        { class: "action" },
      ),
      button([h("kbd", {}, "Esc"), t("work.leave")], shutPanel, { class: "action" }),
    ),
  );
}

/**
 * Whether the step is said or only implied; left open, the words of the sentences say it.
 * @param {"explicit" | "implied" | undefined} inference
 */
function inferenceSwitch(inference) {
  return button(
    [h("kbd", {}, keyFor("read", "implied")), " ", t("work.say.implied")],
    () => setManner("directness", "implied"),
    { class: "switch", "aria-pressed": String(inference === "implied") },
  );
}

/**
 * Claims by number; each is a button.
 * @param {readonly string[]} ids
 * @param {(claim: string) => void} choose
 */
function claimList(ids, choose) {
  const { claims, language } = mapState();
  return h(
    "ol",
    { class: "claim-choices" },
    ids.map((id, at) =>
      h(
        "li",
        {},
        button(
          [h("kbd", {}, String(at + 1)), h("span", { lang: language }, claims[id]?.title ?? id)],
          () => choose(id),
          { class: "claim-choice", title: claims[id]?.text },
        ),
      ),
    ),
  );
}

function furtherKeys() {
  return h(
    "p",
    { class: "actions" },
    decisionButton("new-claim", () => setSpot({ panel: { is: "claim", reason: null } })),
    decisionButton("find", () => setSpot({ panel: { is: "find", kind: null } })),
    decisionButton("reason", () => setSpot({ panel: { is: "link", kind: "support" } })),
    decisionButton("objection", () => setSpot({ panel: { is: "link", kind: "objection" } })),
    decisionButton("step", () => setSpot({ panel: { is: "step" } })),
    spotStance() ? null : decisionButton("aside", asideHere),
    decisionButton("section", () => setSpot({ panel: { is: "speaker" } })),
    decisionButton("split", splitHere),
    spotStance()
      ? [
          decisionButton("edit", editHere),
          decisionButton("topic", topicHere),
          decisionButton("remove", removeHere),
        ]
      : null,
  );
}

/**
 * The two parts of a sentence, before it is split.
 * @param {ReadSentence} sentence
 * @param {number} place
 */
export function splitNote({ text }, place) {
  const { language } = mapState();
  /** @type {readonly Span[]} */
  const parts = [
    { start: 0, end: place },
    { start: place, end: text.length },
  ];
  return h(
    "section",
    { class: "part" },
    h("h3", { class: "part-title" }, t("work.split.title")),
    h(
      "ol",
      { class: "split-parts" },
      parts.map(({ start, end }) => h("li", { lang: language }, text.slice(start, end).trim())),
    ),
    h(
      "p",
      { class: "actions" },
      keyButton("phrase-left", () => shiftPhrase(-1)),
      keyButton("phrase-right", () => shiftPhrase(1)),
      button([h("kbd", {}, "↵"), t("work.split.do")], acceptHere, { class: "action" }),
      button([h("kbd", {}, "Esc"), t("work.leave")], shutPanel, { class: "action" }),
    ),
  );
}
