/**
 * Composed sentences in the reader's language, by the patterns of `wording/sentences.json`.
 * The same as `wording/speaker.py`, which says what the patterns mean; a test compares them.
 */

/**
 * @import { Phrase, PhrasePart, Sentence, TextForms } from "../types/model.js"
 * @import { Piece, Speaker, Spoken } from "../types/page.js"
 */

import { h } from "./dom.js";
import { language, nameList, roundedTo } from "./texts.js";
import { LARGEST_PANEL, MOST_NAMED } from "./vocabulary.js";

/** @type {{ readonly [kind: string]: string }} */
const JOINTS = { choice: "language.or", clauses: "language.clauses" };
const GROUP = /\[([^\]]*)\]/g;
const NAME = /\{(\w+)\}/g;

/**
 * A composed sentence as text in `code`; text that is not composed as it is.
 * @param {Spoken} model
 * @param {Sentence} composition
 * @param {string} [code]
 */
export function sayText(model, composition, code = language()) {
  return pieces(model, composition, code).map(textOf).join("");
}

/**
 * A composed sentence as nodes, in which the map's own words are marked with its language.
 * @param {Spoken} model
 * @param {Sentence} composition
 */
export function say(model, composition) {
  return pieces(model, composition, language()).map((piece) =>
    typeof piece === "string"
      ? piece
      : h("span", { lang: piece.lang, class: piece.isTitle ? "own-title" : null }, piece.text),
  );
}

/**
 * Strings in the language `code`, and the map's words as records of text and language.
 * @param {Spoken} model
 * @param {Sentence} composition
 * @param {string} code
 */
function pieces(model, composition, code) {
  if (typeof composition === "string")
    return composition ? [{ text: composition, lang: "en" }] : [];
  const speaker = { model, code };
  return composition.flatMap((phrase, at) => [
    at ? " " : "",
    ...sentence(speaker, word(speaker, phrase)),
  ]);
}

/** @param {Piece} piece */
function textOf(piece) {
  return typeof piece === "string" ? piece : piece.text;
}

/**
 * With a capital letter in front and one full stop behind.
 * @param {Speaker} speaker
 * @param {readonly Piece[]} content
 */
function sentence(speaker, content) {
  const text = content.map(textOf).join("");
  const closing = fixed(speaker, "language.claim").split("}")[1];
  const ended = [".", "?", "!"].some(
    (mark) => text.endsWith(mark) || text.endsWith(mark + closing),
  );
  const [first = "", ...rest] = content;
  return [...(typeof first === "string" ? [capital(first)] : [first]), ...rest, ended ? "" : "."];
}

/**
 * With a capital letter in front.
 * @param {string} text
 */
export function capital(text) {
  const [first = "", ...rest] = text;
  return first.toUpperCase() + rest.join("");
}

/**
 * A phrase as pieces.
 * @param {Speaker} speaker
 * @param {Phrase} phrase
 * @returns {Piece[]}
 */
function word(speaker, [key, ...parts]) {
  const entry = speaker.model.sentences[key];
  const slots = Object.entries(entry.arguments ?? {}).map(([name, kind], at) => ({
    name,
    kind,
    part: parts[at] ?? null,
  }));
  /** @type {{ readonly [name: string]: readonly Piece[] }} */
  const piecesByName = Object.fromEntries(
    slots.map(({ name, kind, part }) => [name, partOf(speaker, part, kind)]),
  );
  const forms = /** @type {TextForms} */ (entry[speaker.code]);
  const count = slots.find(({ name }) => name === entry.by)?.part ?? null;
  const pattern = typeof forms === "string" ? forms : formFor(speaker, forms, count);
  const filled = pattern.replace(GROUP, (_, /** @type {string} */ group) =>
    [...group.matchAll(NAME)].every(([, name]) => piecesByName[name].length) ? group : "",
  );
  return trimmed(filled.split(NAME).flatMap((text, at) => (at % 2 ? piecesByName[text] : text)));
}

/**
 * Neighbouring strings made one, without spaces at the ends.
 * @param {readonly Piece[]} content
 */
function trimmed(content) {
  /** @type {Piece[]} */
  const merged = [];
  for (const piece of content) {
    const last = merged.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      merged[merged.length - 1] = last + piece;
    else merged.push(piece);
  }
  const [first] = merged;
  if (typeof first === "string") merged[0] = first.trimStart();
  const last = merged.at(-1);
  if (typeof last === "string") merged[merged.length - 1] = last.trimEnd();
  return merged.filter((piece) => piece !== "");
}

/**
 * @param {Speaker} speaker
 * @param {PhrasePart} part
 * @param {string} kind
 * @returns {readonly Piece[]}
 */
function partOf(speaker, part, kind) {
  if (part === null) return [];
  if (isPhrase(part)) return word(speaker, part);
  if (typeof part === "object") return listOf(speaker, part, kind);
  if (kind === "words") return [ownWords(speaker, String(part))];
  return [typeof part === "number" ? figure(speaker, part, kind) : part];
}

/**
 * @param {PhrasePart} part
 * @returns {part is Phrase}
 */
function isPhrase(part) {
  return Array.isArray(part) && typeof part[0] === "string";
}

/**
 * @param {Speaker} speaker
 * @param {number} number
 * @param {string} kind
 */
function figure(speaker, number, kind) {
  const digits =
    kind === "decimal" ? roundedTo(number).toFixed(1) : String(Number(number.toPrecision(6)));
  return digits.replace(".", fixed(speaker, "language.point"));
}

/**
 * @param {Speaker} speaker
 * @param {readonly (number | Phrase)[]} parts
 * @param {string} kind
 */
function listOf(speaker, parts, kind) {
  const { model } = speaker;
  if (kind === "experts")
    return [
      experts(
        speaker,
        parts.map((at) => model.experts[Number(at)].short),
      ),
    ];
  const items = parts.map((part) =>
    typeof part === "number" ? title(speaker, model.titles[part]) : word(speaker, part),
  );
  if (kind === "series") return items.flatMap((part, at) => (at ? ["; ", ...part] : part));
  const last = fixed(speaker, JOINTS[kind] ?? "language.and");
  return items.flatMap((part, at) =>
    at ? [at === items.length - 1 ? last : ", ", ...part] : part,
  );
}

/**
 * @param {Speaker} speaker
 * @param {string} text
 */
function title(speaker, text) {
  const [before, after] = fixed(speaker, "language.claim").split("{title}");
  return [before, { ...ownWords(speaker, text), isTitle: true }, after];
}

/**
 * All names in a list; beyond six, how many more there are, or how many in a crowd.
 * @param {Speaker} speaker
 * @param {readonly string[]} names
 */
function experts(speaker, names) {
  const { panel } = speaker.model;
  if (names.length > MOST_NAMED && panel.length > LARGEST_PANEL) {
    return word(speaker, ["language.participants", names.length]).join("");
  }
  if (names.length > MOST_NAMED) {
    const firstNames = nameList(names.slice(0, MOST_NAMED - 1));
    return filledWith(fixed(speaker, "language.others"), {
      names: firstNames,
      n: names.length - MOST_NAMED + 1,
    });
  }
  const before = nameList(names.slice(0, -1));
  return before ? `${before}${fixed(speaker, "language.and")}${names.at(-1)}` : names.join("");
}

/**
 * The form for a number or for the length of a list; a lone phrase counts as one.
 * @param {Speaker} speaker
 * @param {{ readonly [form: string]: string }} forms
 * @param {PhrasePart} part
 */
function formFor(speaker, forms, part) {
  const count = countOfPart(part);
  return forms[count] ?? forms[new Intl.PluralRules(speaker.code).select(count)] ?? forms.other;
}

/**
 * A text that has one form and no arguments.
 * @param {Speaker} speaker
 * @param {string} key
 */
function fixed(speaker, key) {
  return String(speaker.model.sentences[key][speaker.code]);
}

/**
 * The map's own words.
 * @param {Speaker} speaker
 * @param {string} text
 */
function ownWords(speaker, text) {
  return { text, lang: speaker.model.map.language };
}

/**
 * A pattern with its gaps filled.
 * @param {string} pattern
 * @param {{ readonly [name: string]: string | number }} values
 */
function filledWith(pattern, values) {
  return pattern.replace(NAME, (_, /** @type {string} */ name) => String(values[name]));
}

/**
 * A number as it is, a list by its length, all else as one.
 * @param {PhrasePart} part
 */
function countOfPart(part) {
  if (typeof part === "number") return part;
  return Array.isArray(part) && !isPhrase(part) ? part.length : 1;
}
