/** The fields of a claim: title, text, kind, topic and the matter that it belongs to. */

/** @import { WorkKind } from "../types/workbench.js" */

import { h } from "../ground/dom.js";
import { fold } from "../ground/search.js";
import { t } from "../ground/texts.js";
import { CLAIM_KINDS } from "../ground/vocabulary.js";
import { mapState } from "./desk.js";
import { foldedClaim } from "./folded.js";
import { labelled } from "./forms.js";
import { kindWord } from "./phrasing.js";
import { drawPart } from "./redrawing.js";
import { breaksOff, unclearWord } from "./standalone.js";

/** @typedef {{ readonly title: string, readonly text: string, readonly kind: WorkKind | string | null, readonly topics: string, readonly issues: string }} ClaimValues */

/**
 * The fields with these values, and the rows in which they stand in a form; `own` is the claim
 * that is worded anew, where it stands already.
 * @param {ClaimValues} values
 * @param {string} [own]
 */
export function claimFields(values, own = "") {
  const { language, topics, issues } = mapState();
  /** @param {"title" | "topics" | "issues"} name */
  const line = (name) =>
    h("input", {
      name,
      value: values[name],
      lang: language,
      autocomplete: "off",
      required: name === "title",
      "data-first": name === "title",
      list: name === "title" ? null : `${name}-list`,
    });
  const [title, topic, issue] = [line("title"), line("topics"), line("issues")];
  const text = h("textarea", { name: "text", rows: 3, lang: language });
  text.value = values.text;
  // What is prefilled is in most cases worded anew: typing takes its place.
  title.addEventListener("focus", () => title.select(), { once: true });
  text.addEventListener("focus", () => text.select(), { once: true });
  const doubt = h("p", { class: "aside doubt", "aria-live": "polite" });
  const drawDoubt = () => {
    const words = doubtOf(title.value, text.value, own);
    drawPart(doubt, [words], () => words);
  };
  for (const field of [title, text]) field.addEventListener("input", drawDoubt);
  drawDoubt();
  const kind = kindSelect(values.kind ?? "");
  const topicNames = Object.values(topics).map(({ id, label }) => [id, label]);
  const questions = Object.values(issues).map(({ question }) => [question, ""]);
  const rows = [
    labelled(t("work.new.title"), title),
    labelled(t("work.new.text"), text, doubt),
    h(
      "div",
      { class: "fields" },
      labelled(t("work.new.kind"), kind),
      labelled(t("work.new.topics"), topic),
    ),
    labelled(t("work.new.issue"), issue),
    choiceList("topics-list", topicNames),
    choiceList("issues-list", questions),
  ];
  return { title, kind, rows };
}

/**
 * What of a claim cannot be understood alone, or stands already; null where nothing is seen.
 * @param {string} title
 * @param {string} text
 * @param {string} [own]
 */
export function doubtOf(title, text, own = "") {
  const { claims, language } = mapState();
  const words = fold(text);
  const twin = Object.values(claims).find(
    (claim) => claim.id !== own && foldedClaim(claim).text === words && text.trim(),
  );
  if (twin) return t("work.doubt.twin", { title: twin.title });
  if (text.trim().endsWith("?")) return t("work.doubt.question");
  const word = unclearWord(text, language);
  const doubts = [
    word ? t("work.doubt.word", { word }) : null,
    breaksOff(title, text) ? t("work.doubt.title") : null,
  ].filter(Boolean);
  return doubts.join(" ") || null;
}

/**
 * @param {string} id
 * @param {readonly string[][]} options
 */
function choiceList(id, options) {
  const { language } = mapState();
  return h(
    "datalist",
    { id },
    options.map(([value, label]) => h("option", { value, lang: language }, label)),
  );
}

/** @param {string} present */
function kindSelect(present) {
  const select = h(
    "select",
    { name: "kind" },
    h("option", { value: "" }, t("kind.none")),
    CLAIM_KINDS.map((kind) => h("option", { value: kind }, kindWord(kind))),
  );
  select.value = present;
  return select;
}

/**
 * The tags in what was typed, with or without their sign.
 * @param {string} text
 */
export function wordsOf(text) {
  return text.split(/[\s,;#]+/).filter(Boolean);
}

/**
 * The id of the matter that is asked so, or the question itself where it is a new one.
 * @param {string} question
 */
export function issueOf(question) {
  const { issues } = mapState();
  const issueOfQuestion = Object.values(issues).find((issue) => issue.question === question);
  return issueOfQuestion?.id ?? question;
}
