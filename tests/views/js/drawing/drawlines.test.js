/**
 * @import { Link } from "../../../../src/counterpoint/views/js/types/model.js"
 */

import assert from "node:assert/strict";
import test from "node:test";

import {
  headForm,
  lineKinds,
  placeWords,
  STYLES,
  wayAlong,
} from "../../../../src/counterpoint/views/js/drawing/drawlines.js";
import { useCatalogue } from "../../../../src/counterpoint/views/js/ground/texts.js";
import { part, there } from "../parts.js";

/** @param {Link["kind"]} kind */
function shapeOf(kind) {
  const { dash = [], doubled = false, head } = STYLES[kind];
  return JSON.stringify([dash, doubled, headForm({ head }, 9, 9, 1)]);
}

test("each kind of line has a shape of its own, whatever its colour and width", () => {
  const shapes = new Map(lineKinds().map((kind) => [shapeOf(kind), kind]));

  assert.deepEqual([...shapes.values()].sort(), lineKinds().sort());
});

test("a line is level at each of its points, and an arc comes back to its column", () => {
  assert.equal(wayAlong([0, 0, 10, 4]), "M0 0C5 0 5 4 10 4");
  assert.equal(wayAlong([0, 0, 0, 40], -30), "M0 0C-39.9 0 -39.9 40 0 40");
});

test("words stand apart, and a short arc has none", () => {
  useCatalogue({ "line.rebut": { en: "rebuts" } });
  /** @param {string} id */
  const link = (id) => part({ id, kind: "rebut" });
  const routes = { a: [0, 0, 600, 0], b: [0, 4, 600, 4], c: [0, 0, 0, 20] };

  const words = placeWords([link("a"), link("b"), link("c")], part({ routes, bows: { c: 12 } }));

  assert.deepEqual([...words.keys()], ["a", "b"]);
  assert.ok(Math.abs(there(words.get("a")).x - there(words.get("b")).x) > 10);
});
