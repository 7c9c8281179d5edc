/** Every two experts: agreement above the diagonal, tension below, never netted. */

/** @import { Expert, Model, Pair } from "../types/model.js" */

import { h, spoken } from "../ground/dom.js";
import { PAIR_GROUPS, pairKey, tiesCount, tiesIn } from "../ground/model.js";
import { expertChip, strengthLevel, strengthWord } from "../ground/names.js";
import { addressOf } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { decimal, roundedTo, t } from "../ground/texts.js";

const MATRIX_LIMIT = 40;
const CROWDED_FROM = 9;
// So many letters have room beside each other in the heads of all columns.
const LETTERS_ACROSS = 66;

/** The table for the panel, or for the first forty of a larger one. */
export function matrixTable() {
  const experts = shownModel().panel.slice(0, MATRIX_LIMIT);
  const head = h(
    "tr",
    {},
    h(
      "td",
      { class: "corner" },
      h("span", { class: "corner-agree" }, t("matrix.agreement")),
      h("span", { class: "corner-clash" }, t("matrix.tension")),
    ),
    experts.map((expert) =>
      h(
        "th",
        { scope: "col" },
        expertChip(expert),
        h("span", { class: "matrix-name", title: expert.name }, expert.short),
      ),
    ),
  );
  const rows = experts.map((first, row) =>
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        expertChip(first),
        h("span", { class: "matrix-name" }, expertLink(first)),
      ),
      experts.map((second, column) => matrixCell(first, second, row, column)),
    ),
  );
  const crowded = experts.length >= CROWDED_FROM ? " is-crowded" : "";
  const upright = !crowded && haveLongWords(experts) ? " has-long-names" : "";
  return h(
    "div",
    { class: "matrix-frame", tabindex: "0", role: "region", "aria-label": t("matrix.title") },
    h(
      "table",
      { class: `matrix${crowded}${upright}` },
      h("caption", {}, t("matrix.caption")),
      h("thead", {}, head),
      h("tbody", {}, rows),
    ),
    shownModel().panel.length > MATRIX_LIMIT
      ? h(
          "p",
          { class: "empty" },
          t("matrix.more", {
            n: MATRIX_LIMIT,
            all: shownModel().panel.length,
            counted: shownModel().panel.length,
          }),
        )
      : null,
  );
}

/**
 * Whether a name would be broken within a word at the head of a column.
 * @param {readonly Expert[]} experts
 */
function haveLongWords(experts) {
  const words = experts.flatMap(({ short }) => short.split(/[\s-]+/));
  return Math.max(...words.map((word) => word.length)) * experts.length > LETTERS_ACROSS;
}

/** @param {Expert} expert */
function expertLink(expert) {
  return h("a", { href: addressOf({ view: "experts", parts: [expert.id] }) }, expert.short);
}

/**
 * @param {Expert} first
 * @param {Expert} second
 * @param {number} row
 * @param {number} column
 */
function matrixCell(first, second, row, column) {
  if (row === column) return h("td", { class: "cell-self" }, spoken(t("matrix.self")));
  const side = column > row ? "agreement" : "tension";
  const pair = shownModel().pairs.get(pairKey(first.id, second.id));
  const value = pair?.[side] ?? null;
  const who = { first: first.short, second: second.short };
  const { sure, possible } = tiesIn(shownModel(), pair, side);
  if (value === null && !possible.length) {
    return h(
      "td",
      { class: "cell-none" },
      h("span", { "aria-hidden": "true" }, "–"),
      spoken(t("matrix.none", who)),
    );
  }
  const level = strengthLevel(shownModel(), value);
  const word = pairWord(shownModel(), pair, side);
  const sentence = t(`matrix.cell.${side}`, {
    ...who,
    n: sure.length || possible.length,
    word,
    value: decimal(value ?? 0),
  });
  const address = addressOf({ view: "compare", parts: [first.id, second.id].sort() });
  return h(
    "td",
    { class: `cell cell-${side} level-${level}` },
    h(
      "a",
      { href: address, "aria-label": sentence, title: sentence },
      h("span", { class: "cell-count", "aria-hidden": "true" }, tiesCount(sure, possible)),
      h("span", { class: "cell-word", "aria-hidden": "true" }, word),
    ),
  );
}

const EXACT_DIGITS = 3; // as in the JSON of the commands

/** @param {number | null | undefined} value */
function exact(value) {
  return value === null || value === undefined ? "" : roundedTo(value, EXACT_DIGITS);
}

/**
 * How strongly two agree or clash, in a word: of what is only possible that it is so.
 * @param {Model} model
 * @param {Pair | undefined} pair
 * @param {"agreement" | "tension"} side
 */
export function pairWord(model, pair, side) {
  const value = pair?.[side] ?? null;
  if (!strengthLevel(model, value) && tiesIn(model, pair, side).possible.length)
    return t("matrix.possible");
  return strengthWord(model, value);
}

/**
 * The same as rows: one pair a row, for a spreadsheet.
 * @param {Model} model
 */
export function matrixRows(model) {
  const head = [
    "first",
    "second",
    "agreement",
    "tension",
    "coverage",
    "shared claims",
    "agreements",
    "tensions",
    "possible agreements",
    "possible tensions",
  ];
  const rows = model.matrix.map((pair) => {
    const [agreed, tense] = PAIR_GROUPS.map((group) => tiesIn(model, pair, group));
    /** @param {string} id */
    const name = (id) => model.expertsById.get(id)?.name ?? id;
    return [
      name(pair.first),
      name(pair.second),
      exact(pair.agreement),
      exact(pair.tension),
      exact(pair.coverage),
      pair.shared,
      agreed.sure.length,
      tense.sure.length,
      agreed.possible.length,
      tense.possible.length,
    ];
  });
  return [head, ...rows];
}
