/** What an address supposes, and the map under it. */

import assert from "node:assert/strict";
import test from "node:test";

import {
  findingsOn,
  keyOf,
  modelUnder,
  suppositionsIn,
  toggledIn,
} from "../../../../src/counterpoint/views/js/ground/supposition.js";

/** @param {unknown} model */
const asModel = (model) =>
  /** @type {import("../../../../src/counterpoint/views/js/types/model.js").Model} */ (model);

const place = { mark: "says", says: "", claims: ["a"], stances: [] };
const findings = [
  { id: "f1", claims: ["a"], score: 1 },
  { id: "f2", claims: ["a", "b"], score: -1 },
];
const base = asModel({
  brief: ["it is so"],
  findings,
  findingsById: new Map(findings.map((finding) => [finding.id, finding])),
  issues: [
    {
      id: "i1",
      positions: [
        { ...place, expert: "ada" },
        { ...place, expert: "bo" },
      ],
      silent: [],
      findings: ["f1", "f2"],
    },
    { id: "i2", positions: [], silent: [], findings: ["f2"] },
  ],
});

test("an address names each supposition once, whatever stands in an id", () => {
  const parts = suppositionsIn("x,so:b,not:a,not:a,out:c:d");

  assert.deepEqual(keyOf(parts), "not:a,out:c:d,so:b");
});

test("the opposite takes the place of a supposition, and the same one takes it away", () => {
  const present = suppositionsIn("not:a,out:ada");

  assert.equal(keyOf(toggledIn(present, { word: "so", name: "a" })), "out:ada,so:a");
  assert.equal(keyOf(toggledIn(present, { word: "not", name: "a" })), "out:ada");
});

test("under a supposition issues and findings are told from what is left", () => {
  const model = modelUnder(base, "not:a", {
    title: "Supposing.",
    issues: /** @type {any} */ ({
      i1: { positions: { ada: null, cy: { ...place, expert: "cy" } }, silent: ["ada"] },
      i2: null,
    }),
    findings: /** @type {any} */ ({ f1: null, f2: { id: "f2", claims: ["b"], score: -0.5 } }),
  });

  const [issue, ...others] = model.issues;
  assert.deepEqual(
    issue.positions.map(({ expert }) => expert),
    ["bo", "cy"],
  );
  assert.deepEqual([issue.findings, issue.silent, issue.changed], [["f2"], ["ada"], ["ada", "cy"]]);
  assert.deepEqual(others, []);
  assert.deepEqual(
    model.findings.map(({ id, score }) => [id, score]),
    [["f2", -0.5]],
  );
  assert.equal(model.findingsById.has("f1"), true);
  assert.deepEqual(model.brief, []);
  assert.equal(findingsOn(model, /** @type {any} */ ({ id: "a", findings })).length, 0);
  assert.equal(base.issues[0].positions.length, 2);
});
