/** Finding claims, experts, topics and passages by the beginnings of words. */

import { sayText } from "./saying.js";

const OTHER_LETTERS = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };

/** `text` without case, accents and punctuation, words parted by single spaces. */
export function fold(text) {
  return String(text ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßæœıþð]/g, (letter) => OTHER_LETTERS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Everything that can be found, in the language in which the page is read. */
export function buildIndex(model) {
  const entries = [];
  const add = (type, record, title, rest) =>
    entries.push({ type, record, title, words: ` ${fold(title)}`, more: ` ${fold(rest)}` });
  for (const expert of model.experts) {
    add("expert", expert, expert.name, expert.roles.join(" "));
  }
  for (const topic of model.topics) add("topic", topic, topic.label, topic.id);
  for (const claim of model.claims) {
    const passages = claim.stances.map((s) => `${s.wording ?? ""} ${s.quote?.exact ?? ""}`);
    add("claim", claim, claim.title, `${claim.text} ${passages.join(" ")}`);
  }
  for (const finding of model.findings) add("finding", finding, sayText(model, finding.summary), sayText(model, finding.note));
  return entries;
}

/** Entries in which every word of `query` begins a word, the best first. */
export function findIn(entries, query) {
  const words = fold(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const found = [];
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
    if (score > 0) found.push({ entry, score, order });
  }
  found.sort((a, b) => b.score - a.score || a.order - b.order);
  return found.map(({ entry }) => entry);
}
