/**
 * Composed sentences in the reader's language, by the patterns of `wording/sentences.json`.
 * The same as `wording/speaker.py`, which says what the patterns mean; a test compares them.
 */

import { h } from "./dom.js";
import { language, nameList, roundedTo } from "./texts.js";
import { LARGEST_PANEL, MOST_NAMED } from "./vocabulary.js";

const JOINTS = { choice: "language.or", clauses: "language.clauses" };
const GROUP = /\[([^\]]*)\]/g;
const NAME = /\{(\w+)\}/g;

/** A composed sentence as text in `code`; text that is not composed as it is. */
export function sayText(model, told, code = language()) {
  return pieces(model, told, code).map(textOf).join("");
}

/** A composed sentence as nodes, in which the map's own words are marked with its language. */
export function say(model, told) {
  return pieces(model, told, language()).map((piece) =>
    typeof piece === "string" ? piece : h("span", { lang: piece.lang, class: piece.isTitle ? "own-title" : null }, piece.text),
  );
}

/** Strings in the language `code`, and the map's words as records of text and language. */
function pieces(model, told, code) {
  if (typeof told === "string") return told ? [{ text: told, lang: "en" }] : [];
  const speaker = { model, code, own: (text) => ({ text, lang: model.map.language }) };
  return told.flatMap((phrase, at) => [at ? " " : "", ...sentence(speaker, word(speaker, phrase))]);
}

function textOf(piece) {
  return typeof piece === "string" ? piece : piece.text;
}

/** With a capital letter in front and one full stop behind. */
function sentence(speaker, said) {
  const text = said.map(textOf).join("");
  const closing = fixed(speaker, "language.claim").split("}")[1];
  const ended = [".", "?", "!"].some((mark) => text.endsWith(mark) || text.endsWith(mark + closing));
  const [first = "", ...rest] = said;
  return [...(typeof first === "string" ? [capital(first)] : [first]), ...rest, ended ? "" : "."];
}

function capital(text) {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

function word(speaker, [key, ...parts]) {
  const entry = speaker.model.sentences[key];
  const given = Object.entries(entry.arguments ?? {}).map(([name, kind], at) => ({ name, kind, part: parts[at] ?? null }));
  const said = Object.fromEntries(given.map(({ name, kind, part }) => [name, partOf(speaker, part, kind)]));
  const forms = entry[speaker.code];
  const pattern = typeof forms === "string" ? forms : formFor(speaker, forms, given.find(({ name }) => name === entry.by).part);
  const kept = pattern.replace(GROUP, (_, group) =>
    [...group.matchAll(NAME)].every(([, name]) => said[name].length) ? group : "",
  );
  return trimmed(kept.split(NAME).flatMap((text, at) => (at % 2 ? said[text] : text)));
}

/** Neighbouring strings made one, without spaces at the ends. */
function trimmed(said) {
  const merged = [];
  for (const piece of said) {
    if (typeof piece === "string" && typeof merged.at(-1) === "string") merged[merged.length - 1] += piece;
    else merged.push(piece);
  }
  if (typeof merged[0] === "string") merged[0] = merged[0].trimStart();
  if (typeof merged.at(-1) === "string") merged[merged.length - 1] = merged.at(-1).trimEnd();
  return merged.filter((piece) => piece !== "");
}

function partOf(speaker, part, kind) {
  if (part === null) return [];
  if (isPhrase(part)) return word(speaker, part);
  if (Array.isArray(part)) return listOf(speaker, part, kind);
  if (kind === "words") return [speaker.own(part)];
  return [typeof part === "number" ? figure(speaker, part, kind) : part];
}

function isPhrase(part) {
  return Array.isArray(part) && typeof part[0] === "string";
}

function figure(speaker, number, kind) {
  const shown = kind === "decimal" ? roundedTo(number).toFixed(1) : String(Number(number.toPrecision(6)));
  return shown.replace(".", fixed(speaker, "language.point"));
}

function listOf(speaker, parts, kind) {
  const { model } = speaker;
  if (kind === "experts") return [experts(speaker, parts.map((at) => model.experts[at].short))];
  const said = parts.map((part) => (isPhrase(part) ? word(speaker, part) : title(speaker, model.titles[part])));
  if (kind === "series") return said.flatMap((part, at) => (at ? ["; ", ...part] : part));
  const last = fixed(speaker, JOINTS[kind] ?? "language.and");
  return said.flatMap((part, at) => (at ? [at === said.length - 1 ? last : ", ", ...part] : part));
}

function title(speaker, text) {
  const [before, after] = fixed(speaker, "language.claim").split("{title}");
  return [before, { ...speaker.own(text), isTitle: true }, after];
}

/** All names in a list; beyond six, how many more there are, or how many of a crowd. */
function experts(speaker, names) {
  const { panel } = speaker.model;
  if (names.length > MOST_NAMED && panel.length > LARGEST_PANEL) {
    const filling = { n: names.length, all: panel.length };
    return fixed(speaker, "language.of-all").replace(NAME, (_, name) => filling[name]);
  }
  if (names.length > MOST_NAMED) {
    const shown = nameList(names.slice(0, MOST_NAMED - 1));
    const filling = { names: shown, n: names.length - MOST_NAMED + 1 };
    return fixed(speaker, "language.others").replace(NAME, (_, name) => filling[name]);
  }
  const before = nameList(names.slice(0, -1));
  return before ? `${before}${fixed(speaker, "language.and")}${names.at(-1)}` : names.join("");
}

/** The form for a number or for the length of a list; a lone phrase counts as one. */
function formFor(speaker, forms, part) {
  const count = Array.isArray(part) && !isPhrase(part) ? part.length : typeof part === "number" ? part : 1;
  return forms[count] ?? forms[new Intl.PluralRules(speaker.code).select(count)] ?? forms.other;
}

function fixed(speaker, key) {
  return speaker.model.sentences[key][speaker.code];
}
