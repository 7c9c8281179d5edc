/** A new claim: title and text are there already, so that two keys are enough. */

/** @import { NewReason, ReadSentence, Suggestions, TypedText, WorkKind } from "../types/workbench.js" */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { claimFields, issueOf, wordsOf } from "./claimfields.js";
import { mapState } from "./desk.js";
import { formEnd, typedForm } from "./forms.js";
import { setSpot, settings, shutPanel, writeAndShut } from "./mapping.js";
import { fetchOffer, spotOffer, spotProposal } from "./spot.js";
import { claimTitle, stepSentence } from "./ties.js";
import { typedIn } from "./typed.js";

const MOST_TITLE_WORDS = 8;
const REASON_WORDS = Object.freeze({
  support: "work.reason-for",
  objection: "work.objection-to",
  undercut: "work.against-step",
});

/** @typedef {{ readonly title: string, readonly text: string, readonly kind: WorkKind | null }} Prefill */

/**
 * The form; with a `reason` the claim is one for, or against, another.
 * @param {ReadSentence} sentence
 * @param {NewReason | null} reason
 */
export function claimForm(sentence, reason) {
  const name = `claim-${sentence.id}`;
  const typed = typedIn(name);
  const prefill = prefillOf(sentence);
  const { title, kind, rows } = claimFields({ ...prefill, topics: "", issues: "", ...typed });
  if (!typed && !spotOffer() && !spotProposal()) fillLater(title, kind, sentence);
  return typedForm(
    {
      name,
      submit: (values) => submitClaim(sentence, reason, values),
      leave: shutPanel,
    },
    { "aria-label": t("work.new") },
    h("h3", { class: "part-title" }, t("work.new")),
    reason ? reasonLine(reason) : null,
    rows,
    formEnd(t("work.new.do"), shutPanel),
  );
}

/** @param {NewReason} reason */
function reasonLine({ for: target, kind, inference }) {
  return h(
    "p",
    { class: "reason-line" },
    t(REASON_WORDS[kind]),
    " ",
    "claim" in target ? claimTitle(target.claim) : stepOf(target.reason),
    inference === "implied" ? h("span", { class: "aside" }, ` (${t("work.say.implied")})`) : null,
    " ",
    button(t("work.reason.without"), () => setSpot({ panel: { is: "claim", reason: null } }), {
      class: "plain-button",
    }),
  );
}

/** A step as a sentence. @param {string} id */
function stepOf(id) {
  const reason = mapState().reasons[id];
  const { target, premises = [], kind = "support" } = reason ?? {};
  return stepSentence(kind, premises[0] ?? "", target && "claim" in target ? target.claim : "");
}

/**
 * What the draft proposes, else what the server suggests, else the sentence as it is.
 * @param {ReadSentence} sentence
 * @returns {Prefill}
 */
function prefillOf({ text }) {
  return spotProposal() ?? spotOffer() ?? { title: titleFrom(text), text, kind: null };
}

/**
 * The first words of a sentence.
 * @param {string} text
 */
function titleFrom(text) {
  const words = text.trim().split(/\s+/).slice(0, MOST_TITLE_WORDS).join(" ");
  return words.replace(/[^\p{L}\p{N})%]+$/u, "").replaceAll(/[[\]{}]/g, "");
}

/**
 * The suggestion may come after the form was opened: it fills what nobody has touched yet.
 * @param {HTMLInputElement} title
 * @param {HTMLSelectElement} kind
 * @param {ReadSentence} sentence
 */
async function fillLater(title, kind, sentence) {
  const before = { title: title.value, kind: kind.value };
  await fetchOffer();
  /** @type {Suggestions | null} */
  const offer = spotOffer();
  if (offer?.sentence !== sentence.id || !title.isConnected) return;
  if (title.value === before.title && offer.title) {
    title.value = offer.title;
    if (document.activeElement === title) title.select();
  }
  if (kind.value === before.kind) kind.value = offer.kind ?? "";
}

/**
 * @param {ReadSentence} sentence
 * @param {NewReason | null} reason
 * @param {TypedText} values
 */
async function submitClaim(sentence, reason, { title, text, kind, topics, issues }) {
  // A sentence's own claim, worded anew, is what was proposed there; a bullet's proposal is another.
  const isProposed = spotProposal() !== null && sentence.layer === "speaker";
  const answer = await writeAndShut({
    do: isProposed ? "accept" : "claim",
    sentence: sentence.id,
    title,
    text: text || sentence.text,
    kind: kind || null,
    topics: wordsOf(topics),
    issues: issues ? [issueOf(issues)] : [],
    ...settings(),
    ...(reason && { reason }),
  });
  return Boolean(answer);
}
