import assert from "node:assert/strict";
import test from "node:test";

import { readingOf } from "../../../../src/counterpoint/views/js/workbench/reading.js";
import { part } from "../parts.js";

/** @param {string} text @param {readonly (readonly [start: number, end: number])[]} sentences */
const reading = (text, sentences, blockEnd = [...text].length) =>
  readingOf(
    part({
      text: "v1",
      sources: [
        {
          id: "a",
          title: "A",
          text,
          blocks: [{ start: 0, end: blockEnd, kind: "paragraph", layer: "speaker", speaker: "x" }],
          sentences: sentences.map(([start, end]) => ({
            id: `a:${start}`,
            start,
            end,
            speaker: "x",
            layer: "speaker",
            block: 0,
          })),
        },
      ],
    }),
  );

test("offsets of the server count letters, also beyond the first plane", () => {
  const { sentences, toPoints, toUnits } = reading("🌊🌊 rise. Walls fall.", [
    [0, 8],
    [9, 20],
  ]);

  assert.deepEqual(
    sentences.map(({ text }) => text),
    ["🌊🌊 rise.", "Walls fall."],
  );
  assert.deepEqual(toPoints("a", sentences[1]), { start: 9, end: 20 });
  assert.deepEqual(toUnits("a", { start: 9, end: 14 }), { start: 11, end: 16 });
});

test("a long block is cut between its sentences, and nothing of it is lost", () => {
  const sentence = `${"word ".repeat(99)}end. `;
  const text = sentence.repeat(40);
  const spans = Array.from({ length: 40 }, (_, at) => {
    const start = at * sentence.length;
    return /** @type {const} */ ([start, start + sentence.length - 1]);
  });

  const { blocks, sentences } = reading(text, spans);

  assert.equal(blocks.map((block) => block.text).join(""), text);
  assert.ok(blocks.length > 2 && blocks.every((block) => block.text.length <= 6600));
  for (const { block, within, text: own } of sentences)
    assert.equal(blocks[block].text.slice(within.start, within.end), own);
});
