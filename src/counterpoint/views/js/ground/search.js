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
 * Entries in which every word of `query` begins a word, the best first.
 * @param {readonly Entry[]} entries
 * @param {string} query
 */
export function findIn(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const matches = [];
  for (const [order, entry] of entries.entries()) {
    let score = 0;
    for (const word of words) {
      const part = ` ${word}`;
      if (entry.words.startsWith(part)) score += 4;
      else if (entry.words.includes(part)) score += 3;
      else if (entry.more.includes(part)) score += 1;
      else {
        score = -1;
        break;
      }
    }
    if (score > 0) matches.push({ entry, score, order });
  }
  matches.sort((a, b) => b.score - a.score || a.order - b.order);
  return matches.map(({ entry }) => entry);
}
