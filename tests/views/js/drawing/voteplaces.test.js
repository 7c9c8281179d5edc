/** The picture of votes: no mark and no words hide others, at any number and size. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { voteScene } from "../../../../src/counterpoint/views/js/drawing/voteplaces.js";
import { part } from "../parts.js";

const SIDES = ["agree", "apart", "disagree", "none", "alone"];

/** A number between -1 and 1 that looks random, the same each time. @param {number} at */
const chance = (at) => (Math.sin(at * 12.9898 + 78.233) * 43_758.5453) % 1;

/** @param {number} count */
function spots(count) {
  return Array.from({ length: count }, (_, at) =>
    part({
      claim: {
        id: `claim-${at}`,
        title: "The council should charge cars that enter the centre and spend it on buses",
        tally: { all: { seen: 1 + (at % 40) } },
        measure: { agreement: 0.5, rejection: 0.5 },
      },
      x: chance(at),
      y: Math.abs(chance(at + 1000)) * (1 - Math.abs(chance(at))),
      side: SIDES[at % SIDES.length],
    }),
  );
}

const texts = { far: "apart", near: "alike", against: "against", for: "for", alone: "one group" };

/** @param {number} count @param {number} width @param {number} height */
function scene(count, width, height) {
  const wordsOf = (/** @type {any} */ { claim }) => claim.title;
  return voteScene(spots(count), { width, height }, { most: 40, texts, wordsOf });
}

const SIZES = /** @type {const} */ ([
  [3, 860, 420],
  [60, 860, 420],
  [300, 1400, 800],
  [300, 330, 420],
]);

for (const [count, width, height] of SIZES) {
  test(`${count} claims at ${width} by ${height} hide nothing of each other`, () => {
    const { marks, labels, plot } = scene(count, width, height);
    const hidden = marks.flatMap((mark, at) =>
      marks
        .slice(at + 1)
        .filter((other) => Math.hypot(mark.x - other.x, mark.y - other.y) < mark.radius)
        .map((other) => [mark.id, other.id]),
    );
    /** @param {readonly number[]} a @param {readonly number[]} b */
    const meet = (a, b) =>
      a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];
    const overprinted = labels.flatMap(({ id, box }, at) => [
      ...labels.slice(at + 1).filter((other) => meet(box, other.box)),
      ...marks.filter(({ x, y }) => meet(box, [x, y, 0, 0])).map((mark) => [id, mark.id]),
    ]);
    const astray = marks.filter(
      ({ x, y, side }) => x < 0 || x > width || y < 0 || (side !== "alone" && y > plot.bottom),
    );
    assert.equal(marks.length, count);
    assert.deepEqual([hidden, overprinted, astray], [[], [], []]);
  });
}

test("the first words are those of the most telling claim, where there is room for few", () => {
  const { labels } = scene(300, 330, 420);
  const { labels: all } = scene(3, 860, 420);
  assert.ok(labels.length < 40);
  assert.equal(all.length, 3);
});

test("two drawings of one vote are the same", () => {
  const places = () => JSON.stringify(scene(60, 860, 420).marks);
  assert.equal(places(), places());
});
