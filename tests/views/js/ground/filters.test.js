/** @import { Claim, Finding } from "../../../../src/counterpoint/views/js/types/model.js" */

import assert from "node:assert/strict";
import test from "node:test";

import {
  claimPasses,
  findingPasses,
  isFiltering,
  readFilters,
  toggled,
} from "../../../../src/counterpoint/views/js/ground/filters.js";
import { pairKey } from "../../../../src/counterpoint/views/js/ground/model.js";
import { part } from "../parts.js";

/** @type {Claim} */
const claim = part({
  kind: "forecast",
  stances: [
    { expert: "a", polarity: "deny", mode: "hedged" },
    { expert: "b", polarity: "affirm", mode: "explicit" },
  ],
  relations: [{ kind: "narrower" }],
  objections: [],
  objectionTo: [{ kind: "rebut" }],
  reasons: [],
  reasonFor: [],
});

test("without filters everything passes", () => {
  assert.equal(isFiltering(readFilters({})), false);
  assert.equal(claimPasses(claim, readFilters({})), true);
});

test("expert and stance must hold of the same stance", () => {
  assert.equal(claimPasses(claim, readFilters({ experts: "a", stance: "deny" })), true);
  assert.equal(claimPasses(claim, readFilters({ experts: "b", stance: "deny" })), false);
  assert.equal(claimPasses(claim, readFilters({ experts: "a,b", stance: "deny" })), true);
});

test("a claim without a kind is found as one", () => {
  assert.equal(claimPasses({ ...claim, kind: undefined }, readFilters({ kinds: "none" })), true);
  assert.equal(claimPasses(claim, readFilters({ kinds: "none,value" })), false);
});

test("lines count at both of their ends", () => {
  assert.equal(claimPasses(claim, readFilters({ lines: "rebut" })), true);
  assert.equal(claimPasses(claim, readFilters({ lines: "undercut" })), false);
});

test("a finding must stand between the chosen experts", () => {
  /** @type {Finding} */
  const finding = part({
    id: "clash",
    kind: "contradiction",
    group: "tension",
    experts: ["a", "b", "c"],
  });
  const ties = [["clash", -0.5]];
  const pairs = new Map([
    [pairKey("a", "b"), { ties }],
    [pairKey("a", "c"), { ties }],
    [pairKey("b", "c"), { ties: [] }],
  ]);
  /** @param {Record<string, string>} query */
  const passes = (query, found = finding) =>
    findingPasses(found, readFilters(query), new Map(), part(pairs));

  assert.equal(passes({ experts: "b" }), true);
  assert.equal(passes({ experts: "a,b" }), true);
  assert.equal(passes({ experts: "b,c" }), false, "allies");
  assert.equal(passes({ experts: "a,b,c" }), true);
  assert.equal(passes({ experts: "a,d" }), false);
  assert.equal(passes({ finds: "broader" }), false);
  assert.equal(passes({ experts: "b,c" }, { ...finding, group: "summary" }), true);
});

test("of a crowd, whose pairs are not there, the sides say who meets whom", () => {
  const experts = ["a", "b", "c"];
  const clash = { id: "clash", group: "tension", experts, sides: [["a"], ["b", "c"]] };
  const shared = { id: "shared", group: "agreement", experts, sides: [] };
  /** @param {string} query @param {object} found */
  const passes = (query, found) =>
    findingPasses(part(found), readFilters({ experts: query }), new Map(), new Map());

  assert.equal(passes("a,b", clash), true);
  assert.equal(passes("b,c", clash), false, "allies");
  assert.equal(passes("b,c", shared), true);
  assert.equal(passes("b,d", shared), false);
});

test("a topic holds of claims and of findings on them", () => {
  const onRoads = { ...claim, topics: ["roads"] };
  const claims = new Map([["c", onRoads]]);
  /** @type {Finding} */
  const finding = part({ kind: "backing", experts: [], claims: ["c"] });

  assert.equal(claimPasses(onRoads, readFilters({ topic: "roads" })), true);
  assert.equal(claimPasses(onRoads, readFilters({ topic: "-" })), false);
  assert.equal(findingPasses(finding, readFilters({ topic: "roads" }), claims, new Map()), true);
  assert.equal(findingPasses(finding, readFilters({ topic: "buses" }), claims, new Map()), false);
});

test("what narrows claims narrows findings to those with such a claim", () => {
  const claims = new Map([
    ["c", { ...claim, topics: ["roads"] }],
    ["d", { ...claim, kind: "value", stances: [], topics: [] }],
  ]);
  /** @type {Finding} */
  const finding = part({ id: "f", kind: "backing", experts: ["b"], claims: ["c", "d"] });
  /** @param {Record<string, string>} query */
  const passes = (query) => findingPasses(finding, readFilters(query), part(claims), new Map());

  assert.equal(passes({ kinds: "value" }), true);
  assert.equal(passes({ kinds: "warning" }), false);
  assert.equal(passes({ kinds: "value", topic: "roads" }), false, "of one claim both must hold");
  assert.equal(passes({ lines: "rebut" }), true);
  assert.equal(passes({ stance: "deny" }), true);
  assert.equal(passes({ stance: "deny", experts: "b" }), false, "it is another who denies it");
  assert.equal(passes({ kinds: "value", experts: "b" }), true, "nobody need speak to it");
});

test("switching twice changes nothing", () => {
  assert.equal(toggled(new Set(["b"]), "a"), "a,b");
  assert.equal(toggled(new Set(["a", "b"]), "a"), "b");
});
