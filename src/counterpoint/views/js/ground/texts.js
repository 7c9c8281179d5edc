/** The interface in the reader's language, from one catalogue; maps keep their own language. */

/**
 * @import { Catalogue } from "../types/model.js"
 * @import { Values } from "../types/page.js"
 */

/** @type {{ readonly [code: string]: string }} */
const LANGUAGES = { en: "English", uk: "Українська", de: "Deutsch" };
/** @type {Catalogue} */
let catalogue = {};
let current = "en";
let plural = new Intl.PluralRules("en");
let mapLanguage = "";

/**
 * Take the texts from this catalogue; `ownCode` is the language of the map's own words.
 * @param {Catalogue} texts
 * @param {string} [ownCode]
 */
export function useCatalogue(texts, ownCode = "") {
  catalogue = texts;
  mapLanguage = ownCode;
}

/** The language of the map's own words. */
export function ownLanguage() {
  return mapLanguage;
}

/** The names of the languages that a reader can choose, by code. */
export function languages() {
  return LANGUAGES;
}

/** The code of the language that is shown. */
export function language() {
  return current;
}

/**
 * Switch to `code` if there are texts in it; says whether there are.
 * @param {string | null | undefined} code
 */
export function useLanguage(code) {
  const short = String(code ?? "")
    .toLowerCase()
    .split("-")[0];
  if (!(short in LANGUAGES)) return false;
  current = short;
  plural = new Intl.PluralRules(short);
  return true;
}

/**
 * The text `key` with `{name}` filled from `values`; `counted`, or else `n`, chooses the plural form.
 * @param {string} key
 * @param {Values} [values]
 */
export function t(key, values = {}) {
  const entry = catalogue[key];
  if (!entry) throw new Error(`no text for ${key}`);
  let text = entry[current] ?? entry.en;
  if (typeof text === "object")
    text = text[plural.select(Number(values.counted ?? values.n ?? 0))] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, /** @type {string} */ name) => {
    const value = values[name];
    return value === undefined ? whole : localText(value);
  });
}

/** @param {string | number} value */
function localText(value) {
  return typeof value === "number" ? value.toLocaleString(current) : String(value);
}

/**
 * Whether the catalogue has `key`.
 * @param {string} key
 */
export function hasText(key) {
  return key in catalogue;
}

/**
 * Names in a row, by semicolons where a name itself has a comma; as in `model/personal_names.py`.
 * @param {readonly string[]} names
 */
export function nameList(names) {
  return names.join(names.some((name) => name.includes(",")) ? "; " : ", ");
}

/**
 * "a, b and c".
 * @param {readonly string[]} items
 */
export function enumeration(items) {
  const before = nameList(items.slice(0, -1));
  return before ? `${before} ${t("list.and")} ${items.at(-1)}` : items.join("");
}

/**
 * To so many decimals, a half away from zero, never minus zero; as in `model/figures.py`.
 * @param {number} value
 * @param {number} [digits]
 */
export function roundedTo(value, digits = 1) {
  const size = Math.round(Number(`${Math.abs(value).toFixed(12)}e${digits}`));
  return size === 0 ? 0 : Number(`${Math.sign(value) * size}e-${digits}`);
}

/**
 * A figure with as many decimals as it has, rounded to at most so many.
 * @param {number} value
 * @param {number} digits
 */
export function figureUpTo(value, digits) {
  return roundedTo(value, digits).toLocaleString(current, { maximumFractionDigits: digits });
}

/**
 * How sure somebody is, "70 %": a share as a whole number of hundredths.
 * @param {number} share
 */
export function perCent(share) {
  return `${Math.round(100 * share)} %`;
}

/**
 * How sure somebody said to be: "confidence 7 of 10", "confidence 70 %", or their words.
 * @param {number | readonly [string, string] | string} confidence
 */
export function sureness(confidence) {
  if (typeof confidence === "number") {
    return t("stance.confidence", { value: perCent(confidence) });
  }
  if (typeof confidence === "string") {
    return t("stance.confidence", { value: confidence });
  }
  const [value, most] = confidence;
  return t("stance.confidence-of", { value, most });
}

/**
 * A figure with one decimal, or as many as asked for.
 * @param {number} value
 * @param {number} [digits]
 */
export function decimal(value, digits = 1) {
  return roundedTo(value, digits).toLocaleString(current, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
