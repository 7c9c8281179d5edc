/**
 * @import { LineElsewhere } from "../../../../src/counterpoint/views/js/types/drawing.js"
 * @import { Link } from "../../../../src/counterpoint/views/js/types/model.js"
 */

import assert from "node:assert/strict";
import test from "node:test";

import { drawLink, lineKinds } from "../../../../src/counterpoint/views/js/drawing/drawlines.js";
import {
  elsewhereAt,
  placeElsewhere,
} from "../../../../src/counterpoint/views/js/drawing/notes.js";
import { SvgWriter } from "../../../../src/counterpoint/views/js/drawing/svgwriter.js";

const INK_ONLY = new Proxy({}, { get: (_, name) => (name === "paper" ? "white" : "black") });

/** @param {Link["kind"]} kind */
function shapeOf(kind) {
  const writer = new SvgWriter(64, 18);
  drawLink(writer, { kind }, [3, 9, 59, 9], {
    palette: INK_ONLY,
    isDimmed: false,
    isStrong: false,
    hasJoint: false,
  });
  return writer.text().replace(/stroke-width="[^"]*"/g, "");
}

test("each kind of line has a shape of its own, whatever its colour and width", () => {
  const shapes = new Map(lineKinds().map((kind) => [shapeOf(kind), kind]));

  assert.deepEqual([...shapes.values()].sort(), lineKinds().sort());
});

test("notes stand below each other and are met where they stand", () => {
  const lines = /** @type {LineElsewhere[]} */ ([
    { link: { kind: "rebut" }, other: "a" },
    { link: { kind: "requires" }, other: "b" },
  ]);

  const notes = placeElsewhere(lines, 100, 200, 236);

  const met = notes.map(({ left, top }) => elsewhereAt(notes, { x: left + 20, y: top + 10 }));
  assert.deepEqual(met, ["a", "b"]);
  assert.equal(elsewhereAt(notes, { x: 20, y: 210 }), null);
  assert.ok(notes[0].top + 25 < notes[1].top);
});
