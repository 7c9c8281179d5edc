import assert from "node:assert/strict";
import test from "node:test";

import { hasConnective } from "../../../../src/counterpoint/views/js/workbench/connectives.js";
import {
  breaksOff,
  unclearWord,
} from "../../../../src/counterpoint/views/js/workbench/standalone.js";

test("a word that only the source explains is found in the map's language", () => {
  const texts = /** @type {const} */ ([
    ["The sea will come over any wall we can pay for.", "en", "we"],
    ["It has to stay, for without a harbour there is no town.", "en", "It"],
    ["A wall costs more, for it has to be built again.", "en", ""],
    ["A wall that is built higher stands on less beach.", "en", ""],
    ["And that is the reason.", "en", "that"],
    ["Ми маємо переїхати.", "uk-UA", "Ми"],
    ["Die Mauer schützt uns nicht.", "de", "uns"],
    ["I am in another language.", "fr", ""],
  ]);

  const words = texts.map(([text, language]) => unclearWord(text, language));

  assert.deepEqual(
    words,
    texts.map(([, , word]) => word),
  );
});

test("a title breaks off where its text goes on within the clause", () => {
  const pairs = /** @type {const} */ ([
    ["A town that is told", "But a town that is told it will be gone starts going.", true],
    ["In that time it fell", "In that time it fell, and the wall is the reason.", false],
    ["The Strand should move", "So the Strand should move, to the fields.", false],
    ["Move the town", "The town should be moved.", false],
    ["Not in a day", "Not in a day.", false],
  ]);

  assert.deepEqual(
    pairs.map(([title, text]) => breaksOff(title, text)),
    pairs.map(([, , isBroken]) => isBroken),
  );
});

test("a reason is tied in words where a connective begins a clause or stands anywhere", () => {
  const sentences = /** @type {const} */ ([
    ["So the Strand should move, to the fields.", "en", true],
    ["They should go, because the water arrives there.", "en", true],
    ["It has to stay, for without it there is no town.", "en", true],
    ["The wall kept us dry for seventy years.", "en", false],
    ["It was so wet that nobody came.", "en", false],
    ["Стіна стоїть, бо море спокійне.", "uk", true],
    ["Die Mauer steht, weil das Meer ruhig ist.", "de", true],
    ["So it goes.", "fr", false],
  ]);

  assert.deepEqual(
    sentences.map(([sentence, language]) => hasConnective(sentence, language)),
    sentences.map(([, , isTied]) => isTied),
  );
});
