import assert from "node:assert/strict";
import test from "node:test";
import { foldAway } from "../../../../src/counterpoint/views/js/drawing/folding.js";
import { pathsThrough } from "../../../../src/counterpoint/views/js/drawing/lighting.js";
import { orderLayers } from "../../../../src/counterpoint/views/js/drawing/orders.js";

import { there } from "../parts.js";

/** @typedef {readonly [number, number]} Pair */

/**
 * How many pairs of links cross between two layers, counted one by one.
 * @param {readonly (readonly number[])[]} layers
 * @param {readonly Pair[]} links
 */
function crossingsOf(layers, links) {
  const place = placesOf(layers);
  /** @param {Pair} one @param {Pair} other */
  const crosses = ([a, b], [c, d]) => (place(a) - place(c)) * (place(b) - place(d)) < 0;
  return links.flatMap((one, at) => links.slice(at + 1).filter((other) => crosses(one, other)))
    .length;
}

/** @param {readonly (readonly number[])[]} layers */
function placesOf(layers) {
  /** @param {number} member */
  return (member) => there(layers.find((layer) => layer.includes(member))).indexOf(member);
}

test("lines that need not cross do not", () => {
  const links = [0, 1, 2, 3, 4].map((at) => /** @type {Pair} */ ([at, 9 - at]));

  const { layers, crossings } = orderLayers({
    layers: [
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ],
    links,
    arcs: [],
  });

  assert.equal(crossings, 0);
  assert.equal(crossingsOf(layers, links), 0);
});

test("what is counted is what crosses, and everybody is still there", () => {
  const layers = [
    [0, 1, 2, 3],
    [4, 5, 6, 7, 8],
  ];
  const links = [0, 1, 2, 3].flatMap((left) =>
    [4, 5, 6, 7, 8].map((right) => /** @type {Pair} */ ([left, right])),
  );

  const order = orderLayers({ layers, links, arcs: [] });

  assert.equal(order.crossings, crossingsOf(order.layers, links));
  assert.equal(order.crossings, 60, "two complete columns of four and five");
  assert.deepEqual(
    order.layers.map((layer) => [...layer].sort()),
    layers,
  );
});

test("the ends of arcs come together, and arcs do not cross", () => {
  /** @param {number} one @param {number} other */
  const arc = (one, other) => ({ one, other, isSeen: true });

  const { layers, crossings } = orderLayers({
    layers: [[0, 1, 2, 3, 4, 5]],
    links: [],
    arcs: [arc(0, 5), arc(1, 4), arc(2, 3)],
  });

  const place = placesOf(layers);
  assert.equal(crossings, 0);
  assert.equal(Math.abs(place(0) - place(5)), 1);
});

/**
 * @param {string} from
 * @param {string} to
 * @param {"support" | "incompatible" | "narrower"} [kind]
 */
const link = (from, to, kind = "support") => ({ id: `${from}${to}`, from, to, kind, record: "" });

test("folding hides what only leads to the folded claim", () => {
  const links = [link("a", "b"), link("b", "c"), link("d", "b"), link("d", "e")];

  const { drawn, folded } = foldAway(["a", "b", "c", "d", "e"], links, new Set(["c"]));

  assert.deepEqual(drawn, ["c", "d", "e"]);
  assert.equal(folded.get("c"), 1);
});

test("a path leads to the first reasons and to the last claims, and not aside", () => {
  const links = [
    link("a", "b"),
    link("b", "c"),
    link("x", "c"),
    link("c", "y", "incompatible"),
    link("b", "z", "narrower"),
  ];

  const { claims } = pathsThrough(links, "b");

  assert.deepEqual([...claims].sort(), ["a", "b", "c", "z"]);
});
