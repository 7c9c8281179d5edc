/** @import { Model } from "../../../../src/counterpoint/views/js/types/model.js" */

import assert from "node:assert/strict";
import { test } from "node:test";

import { buildModel } from "../../../../src/counterpoint/views/js/ground/model.js";
import {
  measureOf,
  ordersOf,
  othersOf,
  prevailing,
  rankedClaims,
  sideWith,
  talliesOf,
  voteRows,
  votersByName,
  votersOf,
} from "../../../../src/counterpoint/views/js/ground/tally.js";
import { part, there } from "../parts.js";

/** Three claims, five voters in two groups: the last voter is in none. */
function crowd(changes = {}) {
  /** @param {string} id */
  const claim = (id) => ({ id, title: id, text: "", topics: [] });
  const data = {
    experts: ["a", "b", "c", "d", "e"].map((id, order) => ({
      id,
      name: `Voter ${id}`,
      standing: "panel",
      order,
      roles: [],
    })),
    claims: [claim("tolls"), claim("buses"), claim("unseen")],
    findings: [
      {
        id: "f",
        claims: ["tolls"],
        experts: [0, 1, 2, 3],
        sides: [
          [0, 1],
          [2, 3],
        ],
      },
    ],
    rankings: { contested: [{ claim: "tolls", experts: [4] }] },
    sources: [],
    topics: [],
    arguments: [],
    attacks: [],
    relations: [],
    stances: [],
    edges: [],
    matrix: [],
    votes: {
      groups: [
        { name: "A", size: 2 },
        { name: "B", size: 2 },
      ],
      members: [0, 0, 1, 1, -1],
      rejected: [],
      counts: [
        [2, 0, 0, 0, 2, 0, 0, 0, 1],
        [1, 0, 1, 2, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
      ],
      measures: [
        [0.18, 0.18, 0, 0.5, 0, 1],
        [0.38, 0.06, 0.62, 0.12, 1, 0],
        [0.25, 0.25, 0, 0, 0, 1],
      ],
      representative: [[], []],
      pairs: [],
      ballots: [
        [[0, 1], [2, 3], [4]],
        [[0, 2, 3], [], [1]],
        [[], [], []],
      ],
      ...changes,
    },
  };
  const model = buildModel(
    part(data),
    () => part(data),
    () => part(data),
  );
  model.complete();
  return model;
}

test("counts are of each group, of those in none, and of all", () => {
  const { groups, rest, all } = talliesOf([2, 1, 0, 0, 3, 1, 1, 0, 0], 2);
  assert.deepEqual(
    groups.map(({ seen }) => seen),
    [3, 4],
  );
  assert.equal(there(rest).agree, 1);
  assert.deepEqual(all, { agree: 3, disagree: 4, pass: 1, seen: 8 });
});

test("without groups all is what there is", () => {
  const { groups, rest, all } = talliesOf([2, 1, 4], 0);
  assert.deepEqual([groups, rest, all.seen], [[], null, 7]);
});

test("ballots become stances, and passes stay apart", () => {
  const model = crowd();
  const { agree, disagree, pass } = votersOf(model, there(model.claimsById.get("tolls")));
  assert.deepEqual(
    [agree, disagree, pass].map((side) => side.map(({ id }) => id)),
    [["a", "b"], ["c", "d"], ["e"]],
  );
  assert.deepEqual(
    there(model.expertsById.get("b")).passes.map(({ id }) => id),
    ["buses"],
  );
  assert.equal(there(model.expertsById.get("a")).stances.length, 2);
});

test("places of experts in findings and rankings become their ids", () => {
  const model = crowd();
  assert.deepEqual(model.findings[0].sides, [
    ["a", "b"],
    ["c", "d"],
  ]);
  assert.deepEqual(model.rankings.contested[0].experts, ["e"]);
});

test("claims are ranked by what is asked for, unseen ones left out, rejected ones last", () => {
  /** @param {Model} model @param {Parameters<typeof rankedClaims>[1]} order */
  const ids = (model, order) => rankedClaims(model, order).map(({ id }) => id);
  assert.deepEqual(ids(crowd(), "consensus"), ["buses", "tolls"]);
  assert.deepEqual(ids(crowd(), "divides"), ["tolls", "buses"]);
  assert.deepEqual(ids(crowd({ rejected: [0] }), "divides"), ["buses", "tolls"]);
});

test("an even split measures more than one side alone", () => {
  const model = crowd();
  assert.equal(measureOf(there(model.claimsById.get("tolls")), "split"), 4 / 7);
  assert.equal(measureOf(there(model.claimsById.get("buses")), "split"), 0);
});

test("nothing is between groups where there is one or none", () => {
  assert.ok(ordersOf(crowd()).includes("divides"));
  assert.ok(!ordersOf({ groups: [] }).includes("divides"));
});

test("the others of a group are all groups but that one", () => {
  const { claims } = crowd();
  assert.deepEqual(othersOf(claims[0], 0), { agree: 0, disagree: 2, pass: 0, seen: 2 });
});

test("the prevailing side is the larger; passes only where nobody takes one", () => {
  assert.equal(prevailing({ agree: 1, disagree: 2, pass: 9 }), "disagree");
  assert.equal(prevailing({ agree: 2, disagree: 2, pass: 0 }), "agree");
  assert.equal(prevailing({ agree: 0, disagree: 0, pass: 1 }), "pass");
});

test("a voter is as near to a group as they side with most of it", () => {
  const model = crowd();
  assert.deepEqual(sideWith(model, there(model.expertsById.get("a")), 0), { same: 1, shared: 1 });
  assert.deepEqual(sideWith(model, there(model.expertsById.get("a")), 1), { same: 1, shared: 2 });
});

test("names with numbers are in the order of the numbers", () => {
  assert.deepEqual(
    votersByName(part([{ name: "Voter 10" }, { name: "Voter 9" }])).map(({ name }) => name),
    ["Voter 9", "Voter 10"],
  );
});

test("a spreadsheet gets every count by group", () => {
  const [head, tolls] = voteRows(crowd(), ({ name }) => name);
  assert.equal(head.length, 12);
  assert.deepEqual(tolls, ["tolls", 2, 0, 0, 0, 2, 0, 0, 0, 1, 0.18, 0.5]);
});
