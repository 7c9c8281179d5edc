/** Finding claims, experts, topics and passages by the beginnings of words. */

/**
 * @import { Model } from "../types/model.js"
 * @import { Entry } from "../types/page.js"
 */

import { sayText } from "./saying.js";

/** @type {{ readonly [letter: string]: string }} */
const OTHER_LETTERS = {
  ł: "l",
  ø: "o",
  đ: "d",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
  ð: "d",
};

/**
 * `text` without case, accents and punctuation, words parted by single spaces.
 * @param {string | null | undefined} text
 */
export function fold(text) {
  return String(text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßæœıþð]/g, (letter) => OTHER_LETTERS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Everything that can be found, in the language in which the page is read.
 * @param {Model} model
 */
export function buildIndex(model) {
  /** @param {string} title @param {string} rest */
  const wordsOf = (title, rest) => ({ title, words: ` ${fold(title)}`, more: ` ${fold(rest)}` });
  /** @type {Entry[]} */
  const entries = [];
  for (const record of model.experts)
    entries.push({ type: "expert", record, ...wordsOf(record.name, record.roles.join(" ")) });
  for (const record of model.topics)
    entries.push({ type: "topic", record, ...wordsOf(record.label, record.id) });
  for (const record of model.claims) {
    const passages = record.stances.map(
      ({ wording, quote }) => `${wording ?? ""} ${quote?.exact ?? ""}`,
    );
    entries.push({
      type: "claim",
      record,
      ...wordsOf(record.title, `${record.text} ${passages.join(" ")}`),
    });
  }
  for (const record of model.findings) {
    entries.push({
      type: "finding",
      record,
      ...wordsOf(sayText(model, record.summary), sayText(model, record.note)),
    });
  }
  return entries;
}

/**
 * Entries in which every word of `query` begins a word, the best first; where there are none,
 * those of words that differ from it by one letter (two, in long words). `words` are, for each
 * word of the query, those that may begin a word of a result.
 * @param {readonly Entry[]} entries
 * @param {string} query
 */
export function findIn(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  const exact = words.map((word) => [word]);
  const ranked = rank(entries, exact);
  if (ranked.length || !words.some(mayBeMisspelt)) return { results: ranked, words: exact };
  const vocabulary = knownWords(entries);
  const meanings = words.map((word) => {
    const begins = vocabulary.some((each) => each.startsWith(word));
    return begins || !mayBeMisspelt(word)
      ? [word]
      : vocabulary.filter((each) => isMisspelling(word, each));
  });
  return { results: rank(entries, meanings), words: meanings };
}

/**
 * The first passage, or wording, of a claim with a word that was looked for and that its title
 * does not have; else its text where that has one.
 * @param {Entry} entry
 * @param {readonly (readonly string[])[]} words as `findIn` gives them
 */
export function passageWith(entry, words) {
  if (entry.type !== "claim") return "";
  /** @param {string} folded */
  const isIn = (folded) => (/** @type {string} */ word) => folded.includes(` ${word}`);
  const missing = words.filter((choices) => !choices.some(isIn(entry.words)));
  const { stances, text } = entry.record;
  const passages = [...stances.flatMap(({ wording, quote }) => [quote?.exact, wording]), text];
  const holds = (/** @type {string | undefined} */ passage) =>
    missing.some((choices) => choices.some(isIn(` ${fold(passage)}`)));
  return passages.find(holds) ?? "";
}

/**
 * @param {readonly Entry[]} entries
 * @param {readonly (readonly string[])[]} choices by word of the query, what may begin a word
 */
function rank(entries, choices) {
  if (!choices.length) return [];
  const matches = [];
  for (const [order, entry] of entries.entries()) {
    const scores = choices.map((words) =>
      Math.max(0, ...words.map((word) => scoreOf(entry, ` ${word}`))),
    );
    if (!scores.includes(0)) {
      matches.push({ entry, score: scores.reduce((sum, each) => sum + each, 0), order });
    }
  }
  matches.sort((a, b) => b.score - a.score || a.order - b.order);
  return matches.map(({ entry }) => entry);
}

/**
 * @param {Entry} entry
 * @param {string} part
 */
function scoreOf(entry, part) {
  // A finding is named by its whole sentence, which begins with who speaks.
  if (entry.type === "finding" && entry.words.includes(part)) return 2;
  if (entry.words.startsWith(part)) return 4;
  if (entry.words.includes(part)) return 3;
  return entry.more.includes(part) ? 1 : 0;
}

// A shorter word has too many neighbours for a guess.
const SHORTEST_GUESS = 5;
const LONG_WORD = 9;

/** @param {string} word */
function mayBeMisspelt(word) {
  return word.length >= SHORTEST_GUESS;
}

/** @param {readonly Entry[]} entries */
function knownWords(entries) {
  return [...new Set(entries.flatMap(({ words, more }) => `${words}${more}`.trim().split(" ")))];
}

/**
 * Whether `word` becomes the beginning of `candidate` by few letters put in, left out, changed or
 * turned round. The distance of Damerau and Levenshtein, row by row.
 * @param {string} word
 * @param {string} candidate
 */
function isMisspelling(word, candidate) {
  const most = word.length < LONG_WORD ? 1 : 2;
  if (candidate.length < word.length - most) return false;
  const end = candidate.slice(0, word.length + most);
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: end.length + 1 }, (_, column) => column);
  for (let line = 1; line <= word.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= end.length; column += 1) {
      const isSame = word[line - 1] === end[column - 1];
      const isTurned =
        line > 1 &&
        column > 1 &&
        word[line - 1] === end[column - 2] &&
        word[line - 2] === end[column - 1];
      next.push(
        Math.min(
          row[column] + 1,
          next[column - 1] + 1,
          row[column - 1] + (isSame ? 0 : 1),
          isTurned ? before[column - 2] + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return Math.min(...row) <= most;
}
