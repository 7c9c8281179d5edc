import assert from "node:assert/strict";
import test from "node:test";

import {
  changedPhrase,
  likelySplit,
  movedSplit,
} from "../../../../src/counterpoint/views/js/workbench/phrases.js";

const TEXT = "The sea will come, in the end, over any wall that we pay for.";

/** @param {string} words @param {{ move?: number, grow?: number }} change */
const changed = (words, change) => {
  const start = TEXT.indexOf(words);
  const span = changedPhrase(TEXT, { start, end: start + words.length }, change);
  return TEXT.slice(span.start, span.end);
};

test("a phrase moves by a word and loses the marks at its ends", () => {
  assert.equal(changed("sea will", { move: 1 }), "will come");
  assert.equal(changed("will come", { move: -1 }), "sea will");
  assert.equal(changed("pay for", { move: -1 }), "we pay");
});

test("at an end of the sentence it stays", () => {
  assert.equal(changed("The sea", { move: -1 }), "The sea");
  assert.equal(changed("pay for.", { move: 1 }), "pay for.");
});

test("it has one word at least and six at most", () => {
  assert.equal(changed("sea will", { grow: 1 }), "sea will come");
  assert.equal(changed("sea", { grow: -1 }), "sea");
  assert.equal(changed("sea will come, in the end", { grow: 1 }), "sea will come, in the end");
});

test("a sentence is likely to be parted behind a mark, else in its middle", () => {
  assert.equal(TEXT.slice(likelySplit(TEXT)), "in the end, over any wall that we pay for.");
  assert.equal("one two three four".slice(likelySplit("one two three four")), "three four");
});

test("the place of a split moves by words and leaves a word on each side", () => {
  assert.equal(movedSplit("one two three", 4, 1), 8);
  assert.equal(movedSplit("one two three", 8, 1), 8);
  assert.equal(movedSplit("one two three", 4, -1), 4);
});
