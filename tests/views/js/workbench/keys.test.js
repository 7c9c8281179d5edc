import assert from "node:assert/strict";
import test from "node:test";

import {
  choiceOf,
  KEY_TABLE,
  keyNameOf,
} from "../../../../src/counterpoint/views/js/workbench/keys.js";

test("no screen has two commands on one key", () => {
  for (const screen of /** @type {const} */ (["read", "compare", "check"])) {
    const keys = [...KEY_TABLE[screen], ...KEY_TABLE.all].flatMap((line) => line.keys);
    assert.deepEqual(keys, [...new Set(keys)], screen);
  }
});

test("on a keyboard of another script the letter at the same place counts", () => {
  assert.equal(keyNameOf({ key: "о", code: "KeyJ", shiftKey: false }), "j");
  assert.equal(keyNameOf({ key: "О", code: "KeyJ", shiftKey: true }), "J");
  assert.equal(keyNameOf({ key: "х", code: "BracketLeft", shiftKey: false }), "[");
});

test("a Latin letter is itself wherever it stands", () => {
  assert.equal(keyNameOf({ key: "z", code: "KeyY", shiftKey: false }), "z");
  assert.equal(keyNameOf({ key: "[", code: "Digit8", shiftKey: false }), "[");
  assert.equal(keyNameOf({ key: "ArrowDown", code: "ArrowDown", shiftKey: false }), "ArrowDown");
});

test("the digit 0 is the tenth choice", () => {
  assert.deepEqual(["1", "9", "0"].map(choiceOf), [0, 8, 9]);
});
