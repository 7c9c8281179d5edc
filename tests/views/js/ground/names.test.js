/** @import { Model } from "../../../../src/counterpoint/views/js/types/model.js" */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  strength,
  strengthLevel,
  strengthWord,
} from "../../../../src/counterpoint/views/js/ground/names.js";
import {
  nameList,
  useCatalogue,
  useLanguage,
} from "../../../../src/counterpoint/views/js/ground/texts.js";

const catalogue = new URL("../../../../src/counterpoint/wording/texts.json", import.meta.url);
useCatalogue(JSON.parse(readFileSync(catalogue, "utf8")));
/** @type {Pick<Model, "strengths">} */
const model = {
  strengths: [
    ["strong", 0.7],
    ["moderate", 0.4],
    ["slight", 0],
  ],
};

test("a word for a strength goes by the figure that stands beside it", () => {
  useLanguage("en");
  assert.equal(strength(model, 0.35), "moderate (0.4)");
  assert.equal(strength(model, -0.34), "slight (0.3)");
  assert.equal(strength(model, 0.65), "strong (0.7)");
  assert.equal(strength(model, 0), "none (0.0)");
});

test("the levels of the matrix are the steps of the words, in each language", () => {
  const scores = [0, 0.1, 0.34, 0.35, 0.64, -0.65, 1];
  assert.deepEqual(
    scores.map((score) => strengthLevel(model, score)),
    [0, 1, 1, 2, 2, 3, 3],
  );
  const words = {
    en: ["none", "slight", "moderate", "strong"],
    uk: ["немає", "слабка", "помірна", "сильна"],
    de: ["keine", "schwach", "mittel", "stark"],
  };
  for (const [code, told] of Object.entries(words)) {
    useLanguage(code);
    assert.deepEqual(
      scores.map((score) => strengthWord(model, score)),
      [0, 1, 1, 2, 2, 3, 3].map((level) => told[level]),
    );
  }
});

test("a name with a comma breaks no list", () => {
  assert.equal(nameList(["Some, unnamed", "Osei"]), "Some, unnamed; Osei");
  assert.equal(nameList(["Ruiz", "Osei"]), "Ruiz, Osei");
});
