/** Key phrases: stretches of a few words of a sentence, moved and changed word by word. */

/** @import { Span } from "../types/workbench.js" */

import { MOST_PHRASE_WORDS } from "../ground/vocabulary.js";

/**
 * The words of a text, each as a span of it.
 * @param {string} text
 * @returns {readonly Span[]}
 */
export function wordsIn(text) {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
}

/**
 * The stretch of `text` from `span` on that is moved by so many words, or ends so many words later.
 * At an end of the text, of one word, or of as many as there may be, it stays as it is.
 * @param {string} text
 * @param {Span} span
 * @param {{ readonly move?: number, readonly grow?: number }} change
 * @returns {Span}
 */
export function changedPhrase(text, span, { move = 0, grow = 0 }) {
  const words = wordsIn(text);
  const inside = words.flatMap((word, at) =>
    word.end > span.start && word.start < span.end ? [at] : [],
  );
  if (!inside.length) return firstWords(words, span);
  const first = inside[0] + move;
  const last = inside[inside.length - 1] + move + grow;
  const isPossible =
    first >= 0 && last < words.length && last >= first && last - first < MOST_PHRASE_WORDS;
  if (!isPossible) return span;
  return trimmedTo(text, { start: words[first].start, end: words[last].end });
}

/**
 * @param {readonly Span[]} words
 * @param {Span} span
 * @returns {Span}
 */
function firstWords(words, span) {
  const last = words[Math.min(MOST_PHRASE_WORDS, words.length) - 1];
  return last ? { start: words[0].start, end: last.end } : span;
}

/**
 * Without marks of punctuation at the two ends.
 * @param {string} text
 * @param {Span} span
 * @returns {Span}
 */
function trimmedTo(text, { start, end }) {
  const stretch = text.slice(start, end);
  const lead = /^[^\p{L}\p{N}]*/u.exec(stretch)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}%)]*$/u.exec(stretch)?.[0].length ?? 0;
  return lead + tail < stretch.length ? { start: start + lead, end: end - tail } : { start, end };
}

/**
 * Where a sentence of two claims is likely to be parted: after a mark in it, before a word that
 * joins, or in its middle; as an offset at which a word begins.
 * @param {string} text
 */
export function likelySplit(text) {
  const words = wordsIn(text);
  const after = words.findIndex(
    ({ end }, place) => place < words.length - 1 && /[;:,–—]/.test(text[end - 1]),
  );
  const at = after >= 0 ? after + 1 : Math.floor(words.length / 2);
  return words[at]?.start ?? 0;
}

/**
 * The beginning of the word so many words further; stays within the second and the last.
 * @param {string} text
 * @param {number} place
 * @param {number} move
 */
export function movedSplit(text, place, move) {
  const starts = wordsIn(text).map(({ start }) => start);
  const at = Math.max(1, Math.min(starts.length - 1, starts.indexOf(place) + move));
  return starts[at] ?? place;
}
