/** A passage as text: its key phrase in its sentence, whether it was found, the way to it. */

/**
 * @import { Check, Model, Quote, Source, Stance } from "../types/model.js"
 * @import { Content } from "../types/page.js"
 */

import { h, icon, safeAddress, aloud } from "./dom.js";
import { lettersOf, passagesOver, sentenceOf } from "./evidence.js";
import { addressOf, presentRoute } from "./place.js";
import { capital } from "./saying.js";
import { t } from "./texts.js";

/**
 * The key phrase, where it stands, and whether it was found there.
 * @param {Model} model
 * @param {Quote} quote
 * @param {string | undefined} lang
 */
export function passage(model, quote, lang) {
  const source = model.sourcesById.get(quote.source);
  const address = safeAddress(source?.url);
  const state = quote.check ?? "unverified";
  return h(
    "span",
    { class: "passage" },
    h("q", { lang: source?.language || lang }, inSentence(quote)),
    " ",
    isUnchecked(model) ? null : checkMark(state),
    quote.passage === undefined ? null : [" ", textLink(quote, quote.passage)],
    source ? [" ", sourceName(model, source, address, quote.exact)] : null,
  );
}

/**
 * The key phrase, marked in its sentence where the page has the text.
 * @param {Quote} quote
 * @returns {Content}
 */
function inSentence(quote) {
  const runs = sentenceOf(quote);
  if (!runs.length) return quote.exact;
  return runs.map((run) =>
    passagesOver(run).includes(quote.passage ?? -1)
      ? h("mark", {}, lettersOf(run))
      : lettersOf(run),
  );
}

/**
 * The way to the passage in the text, with the claim beside it that stands beside the view now.
 * @param {Quote} quote
 * @param {number} number
 */
function textLink({ source, exact }, number) {
  const { claim } = presentRoute().query;
  const address = addressOf({
    view: "text",
    parts: [source],
    query: { claim, passage: String(number) },
  });
  return h("a", { href: address }, t("passage.show"), aloud(`: ${exact}`));
}

/**
 * How far somebody's wording stands from the passage, where the map says so.
 * @param {Stance} stance
 */
export function fidelityNote({ fidelity }) {
  if (!fidelity) return null;
  return h("span", { class: "fidelity", title: t("fidelity.what") }, t(`fidelity.${fidelity}`));
}

/**
 * Whether nothing was compared with a source: then that is said once, and at no passage.
 * @param {Model} model
 */
function isUnchecked({ checks: { exact, similar, unverified } }) {
  return unverified > 0 && exact + similar === 0;
}

/**
 * What holds for every passage of the map, for the head of a view that shows some: that none was
 * checked; nothing where at least one was.
 * @param {Model} model
 */
export function uncheckedNote(model) {
  if (!isUnchecked(model)) return null;
  return h("p", { class: "aside unchecked" }, `${capital(t("checked.none"))}.`);
}

/**
 * A tick for a phrase that was found; in words where it was not.
 * @param {Check} state
 */
function checkMark(state) {
  const words = t(`check.${state}`);
  if (state !== "exact") return h("span", { class: `check check-${state}` }, words);
  return h("span", { class: "check check-exact", title: words }, icon("check"), aloud(words));
}

/**
 * The source's title, left out where the map has only this one, and the way to it.
 * @param {Model} model
 * @param {Source} source
 * @param {string | null} address
 * @param {string} phrase
 */
function sourceName(model, source, address, phrase) {
  const isOnly = model.sources.length === 1;
  if (!address) return isOnly ? null : h("span", { class: "source-title" }, source.title);
  return h(
    "a",
    { href: fragmentAddress(address, phrase), target: "_blank", rel: "noopener" },
    isOnly ? t("source.open") : source.title,
    icon("external"),
    aloud(t("opens.elsewhere")),
  );
}

/**
 * An address that scrolls to the phrase, in browsers that can.
 * @param {string} address
 * @param {string} phrase
 */
export function fragmentAddress(address, phrase) {
  const plain = address.split("#")[0];
  const escaped = encodeURIComponent(phrase).replaceAll("-", "%2D");
  return `${plain}#:~:text=${escaped}`;
}
