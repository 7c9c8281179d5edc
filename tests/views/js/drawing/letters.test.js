/** Where a text breaks; without a document a letter is 0.55 of its size wide. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isTurned,
  shortened,
  wrapped,
} from "../../../../src/counterpoint/views/js/drawing/letters.js";

const [SIZE, FIVE_LETTERS] = [20, 56];

test("a text stands in as many lines as it may, and the last says that there is more", () => {
  assert.deepEqual(wrapped("aa bb cc dd", SIZE, FIVE_LETTERS, 2), ["aa bb", "cc dd"]);
  assert.deepEqual(wrapped("aa bb cc dd ee", SIZE, FIVE_LETTERS, 2), ["aa bb", "cc d…"]);
  assert.deepEqual(wrapped("aaaaaaa b", SIZE, FIVE_LETTERS, 3), ["aaaa…", "b"]);
});

test("a text that is too wide is cut at the last letter that fits, without a blank before the end", () => {
  assert.equal(shortened("abcde", SIZE, FIVE_LETTERS), "abcde");
  assert.equal(shortened("abcdef", SIZE, FIVE_LETTERS), "abcd…");
  assert.equal(shortened("abc def", SIZE, FIVE_LETTERS), "abc…");
});

test("which way a text runs is said by its first letter", () => {
  const texts = ["\u05e9\u05dc", "(12) \u0634", "a \u05e9", "12", ""];

  assert.deepEqual(texts.map(isTurned), [true, true, false, false, false]);
});
