/** Who was asked, when, from what text, and what of it was checked: one line under the answer. */

/** @import { Model } from "../types/model.js" */
/** @import { Content } from "../types/page.js" */

import { h, icon, safeAddress, spoken } from "../ground/dom.js";
import { hasEvidence } from "../ground/evidence.js";
import { own } from "../ground/names.js";
import { addressOf } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";

const SOURCES_NAMED = 2;

/** The line; parts that the map does not tell are left out. */
export function byline() {
  const model = shownModel();
  const parts = [
    model.panel.length
      ? h(
          "a",
          { href: addressOf({ view: "experts" }) },
          t("count.experts", { n: model.panel.length }),
        )
      : null,
    sourceWords(model),
    sourceLink(model),
    evidenceWords(model),
    h("a", { href: addressOf({ view: "about" }) }, t("byline.how")),
  ].filter(Boolean);
  return h(
    "p",
    { class: "byline" },
    parts.map((part, at) => [at ? h("span", { class: "byline-gap" }, " · ") : null, part]),
  );
}

/**
 * Whose texts these are, and of when.
 * @param {Model} model
 */
export function sourceWords({ sources }) {
  const publishing = sources.map(({ publisher, title }) => publisher || title).filter(Boolean);
  const different = [...new Set(publishing)].slice(0, SOURCES_NAMED);
  const days = sources.flatMap(({ date }) => (date ? [date] : [])).sort();
  const [first, last] = [days[0], days.at(-1)];
  const period = first && last && first !== last ? `${first} – ${last}` : first;
  const words = [...different, ...(period ? [period] : [])].join(", ");
  return words ? [t("byline.source"), " ", own(words)] : null;
}

/**
 * A link to the text, where there is one with an address that is safe.
 * @param {Model} model
 */
export function sourceLink({ sources }) {
  const [source] = sources;
  const address = sources.length === 1 ? safeAddress(source.url) : null;
  if (!address) return null;
  return h(
    "a",
    { href: address, target: "_blank", rel: "noopener" },
    t("byline.read"),
    icon("external"),
    spoken(t("opens.elsewhere")),
  );
}

/**
 * What was checked; with the text at hand the way to it, without it that it is not here.
 * @param {Model} model
 * @returns {Content}
 */
function evidenceWords(model) {
  const words = checkedWords(model);
  if (!words) return null;
  if (hasEvidence()) return h("a", { href: addressOf({ view: "text" }) }, words);
  return model.checks.exact + model.checks.similar ? [words, ` ${t("checked.absent")}`] : words;
}

/**
 * @param {Model} model
 * @returns {Content}
 */
function checkedWords({ checks }) {
  const all = checks.exact + checks.similar + checks.unverified;
  if (!all) return null;
  if (checks.exact === all) return t("checked.all", { n: all });
  if (checks.unverified === all) return t("checked.none");
  return t("checked.some", { n: checks.exact, all, counted: all });
}
