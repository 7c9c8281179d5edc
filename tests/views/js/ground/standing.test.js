/** Where claims of a vote stand: to which side, how far apart, and what most of each group say. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  mostTelling,
  spotsAt,
  spotsOf,
} from "../../../../src/counterpoint/views/js/ground/standing.js";
import { part } from "../parts.js";

/** @param {number} agree @param {number} disagree @param {number} pass */
const tally = (agree, disagree, pass = 0) => ({
  agree,
  disagree,
  pass,
  seen: agree + disagree + pass,
});

/**
 * A claim with the votes of its groups; `measure` as Python hands it over.
 * @param {string} id
 * @param {readonly (readonly [number, number, number?])[]} votes
 * @param {object} [measure]
 */
function claim(id, votes, measure = {}) {
  const groups = votes.map(([agree, disagree, pass]) => tally(agree, disagree, pass));
  const all = tally(
    groups.reduce((sum, each) => sum + each.agree, 0),
    groups.reduce((sum, each) => sum + each.disagree, 0),
    groups.reduce((sum, each) => sum + each.pass, 0),
  );
  const zero = { agreement: 0, rejection: 0, leaning: 0, between: 0 };
  return { id, tally: { groups, all, rest: null }, measure: { ...zero, ...measure } };
}

/** @param {readonly object[]} claims @param {number} groups */
const model = (claims, groups) => part({ claims, groups: new Array(groups).fill({ size: 6 }) });

test("a side is what more than half of every group that voted say", () => {
  const claims = [
    claim("shared", [
      [3, 1],
      [5, 1],
    ]),
    claim("parted", [
      [3, 1],
      [1, 3],
    ]),
    claim("rejected", [
      [0, 3],
      [1, 4],
    ]),
    claim("halved", [
      [2, 2],
      [4, 0],
    ]),
    claim("passed", [
      [1, 0, 3],
      [4, 0],
    ]),
    claim("alone", [
      [4, 0],
      [0, 0],
    ]),
    claim("too few", [
      [4, 0],
      [2, 0],
    ]),
  ];
  const spots = spotsOf(model(claims, 2));
  assert.deepEqual(
    spots.map(({ claim: { id }, side }) => [id, side]),
    [
      ["shared", "agree"],
      ["parted", "apart"],
      ["rejected", "disagree"],
      ["halved", "none"],
      ["passed", "none"],
      ["alone", "alone"],
      ["too few", "alone"],
    ],
  );
});

test("what nobody in a group voted on, or a moderator took out, has no spot", () => {
  const unseen = claim("unseen", [
    [0, 0],
    [0, 0],
  ]);
  const rejected = {
    ...claim("rejected", [
      [3, 0],
      [3, 0],
    ]),
    unranked: "rejected",
  };
  assert.deepEqual(spotsOf(model([unseen, rejected], 2)), []);
});

test("places are the measures; without groups the height is how evenly votes are split", () => {
  const [two] = spotsOf(
    model(
      [
        claim(
          "a",
          [
            [3, 1],
            [1, 3],
          ],
          { leaning: 0.1, between: 0.7 },
        ),
      ],
      2,
    ),
  );
  const [one] = spotsOf(model([claim("a", [[3, 2]], { leaning: 0.2, between: 0 })], 1));
  assert.deepEqual([two.x, two.y], [0.1, 0.7]);
  assert.deepEqual([one.x, one.y, one.side], [0.2, 4 / 7, "agree"]);
});

test("the most telling of each side take turns, and who tells little comes last", () => {
  const spots = spotsOf(
    model(
      [
        claim("even", [
          [2, 2],
          [2, 2],
        ]),
        claim(
          "agreed",
          [
            [3, 1],
            [3, 1],
          ],
          { agreement: 0.5 },
        ),
        claim(
          "agreed-more",
          [
            [4, 0],
            [4, 0],
          ],
          { agreement: 0.9 },
        ),
        claim(
          "parted",
          [
            [4, 0],
            [0, 4],
          ],
          { between: 0.8 },
        ),
        claim(
          "rejected",
          [
            [0, 4],
            [0, 4],
          ],
          { rejection: 0.9 },
        ),
      ],
      2,
    ),
  );
  assert.deepEqual(
    mostTelling(spots).map(({ claim: { id } }) => id),
    ["agreed-more", "parted", "agreed", "rejected", "even"],
  );
  assert.deepEqual(
    spotsAt(spots, "agree").map(({ claim: { id } }) => id),
    ["agreed-more", "agreed"],
  );
});
