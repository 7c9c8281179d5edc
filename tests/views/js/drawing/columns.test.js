/** @import { ColumnLink, Size } from "../../../../src/counterpoint/views/js/types/drawing.js" */

import assert from "node:assert/strict";
import test from "node:test";

import { layoutColumns } from "../../../../src/counterpoint/views/js/drawing/columns.js";

/** @param {number} count @returns {Map<string, Size>} */
const boxes = (count) =>
  new Map(Array.from({ length: count }, (_, i) => [`n${i}`, [236, 80 + (i % 4) * 20]]));
/** @param {string} id @param {string} from @param {string} to @param {string} joint @returns {ColumnLink} */
const link = (id, from, to, joint = "") => ({ id, from, to, joint });

/** @param {ReadonlyMap<string, Size>} sizes */
function heightOf(sizes, /** @type {string} */ id) {
  return (sizes.get(id) ?? [0, 0])[1];
}

/**
 * How many pairs of boxes lie on one another.
 * @param {ReadonlyMap<string, Size>} sizes
 * @param {Readonly<Record<string, readonly number[]>>} places
 */
function overlaps(sizes, places) {
  const rectangles = Object.entries(places).map(([id, [x, y]]) => [
    x,
    y,
    x + (sizes.get(id) ?? [0, 0])[0],
    y + heightOf(sizes, id),
  ]);
  return rectangles.flatMap((a, i) =>
    rectangles.slice(i + 1).filter((b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]),
  ).length;
}

/** A small congruential generator, so that every run tries the same drawings. @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

test("boxes never overlap, whatever the lines", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const draw = chance(seed);
    const sizes = boxes(2 + draw(20));
    const links = Array.from({ length: draw(30) }, (_, i) =>
      link(`l${i}`, `n${draw(sizes.size)}`, `n${draw(sizes.size)}`),
    );

    const scene = layoutColumns(sizes, links);

    assert.equal(overlaps(sizes, scene.places), 0, `seed ${seed}`);
    assert.equal(Object.keys(scene.places).length, sizes.size);
  }
});

test("reasons stand left of what they support", () => {
  const { places } = layoutColumns(boxes(3), [link("a", "n0", "n1"), link("b", "n1", "n2")]);

  assert.ok(places.n0[0] + 236 < places.n1[0] && places.n1[0] + 236 < places.n2[0]);
});

test("a long line goes between the boxes of the columns that it crosses", () => {
  const sizes = boxes(4);
  const links = [
    link("a", "n0", "n1"),
    link("b", "n1", "n2"),
    link("c", "n0", "n2"),
    link("d", "n3", "n2"),
  ];

  const { places, routes } = layoutColumns(sizes, links);

  assert.equal(routes.c.length, 8);
  for (const id of ["n1", "n3"]) {
    const [left, top] = places[id];
    const [, , x, y] = routes.c;
    assert.ok(x !== left || y <= top || y >= top + heightOf(sizes, id));
  }
});

test("lines with one joint meet in one point", () => {
  const { routes, joints } = layoutColumns(boxes(3), [
    link("a", "n0", "n2", "j"),
    link("b", "n1", "n2", "j"),
  ]);

  assert.deepEqual(routes.a.slice(-2), routes.b.slice(-2));
  assert.deepEqual(routes.a.slice(-2), joints.j.slice(0, 2));
});

test("a circle of reasons is drawn too", () => {
  const scene = layoutColumns(boxes(2), [link("a", "n0", "n1"), link("b", "n1", "n0")]);

  assert.deepEqual(Object.keys(scene.routes).sort(), ["a", "b"]);
});

test("one box alone is a drawing", () => {
  const scene = layoutColumns(boxes(1), []);

  assert.deepEqual([scene.width, scene.height, scene.places.n0], [236, 80, [0, 0, 236, 80]]);
});
