/** @import { Model } from "../../../../src/counterpoint/views/js/types/model.js" */

import assert from "node:assert/strict";
import test from "node:test";

import {
  buildIndex,
  findIn,
  fold,
  passageWith,
} from "../../../../src/counterpoint/views/js/ground/search.js";

/** @param {string} id @param {string} title */
const claim = (id, title, text = "") => ({ id, title, text, stances: [] });
/** The index of a map that has only claims. @param {readonly object[]} claims */
const index = (claims) =>
  buildIndex(
    /** @type {Model} */ (
      /** @type {unknown} */ ({ claims, experts: [], topics: [], findings: [] })
    ),
  );
/** @param {Parameters<typeof findIn>[0]} entries @param {string} query */
const resultsOf = (entries, query) => findIn(entries, query).results;
/** @param {readonly { readonly title: string }[]} entries */
const titles = (entries) => entries.map(({ title }) => title);

test("case, accents and punctuation do not matter", () => {
  assert.equal(fold("Żółć, «Straße»! Cæsar"), "zolc strasse caesar");
  assert.equal(fold("Київ — ЇЖАК"), fold("київ їжак"));
});

test("each word of the query must begin a word", () => {
  const entries = index([claim("a", "Free buses"), claim("b", "Refreeze the bus budget")]);

  assert.deepEqual(titles(resultsOf(entries, "bus fre")), ["Free buses"]);
});

test("a title that begins with the query comes first, a passage last", () => {
  const entries = index([
    claim("a", "Roads", "tolls would pay for them"),
    claim("b", "No tolls"),
    claim("c", "Tolls for lorries"),
  ]);

  assert.deepEqual(titles(resultsOf(entries, "toll")), ["Tolls for lorries", "No tolls", "Roads"]);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(resultsOf(index([claim("a", "A")]), "  ,. "), []);
});

test("a query with signs of a pattern is only text", () => {
  assert.deepEqual(resultsOf(index([claim("a", "A")]), ".*[(\\"), []);
});

test("a word that is misspelt is found where nothing else is", () => {
  const entries = index([
    claim("a", "A ceasefire holds"),
    claim("b", "No talks", "before there is a cease-fire"),
    claim("c", "Fire brigades"),
  ]);

  for (const word of ["ceasfire", "ceasefier", "ceesefire", "ceasfir"]) {
    assert.deepEqual(titles(resultsOf(entries, word)), ["A ceasefire holds"], word);
  }
  assert.deepEqual(titles(resultsOf(entries, "ceasfire holds")), ["A ceasefire holds"]);
  assert.deepEqual(resultsOf(entries, "farm"), []);
  assert.deepEqual(resultsOf(entries, "ceasfire brigades"), []);
});

test("a result shows the passage that has what its title lacks", () => {
  const stances = [
    { wording: "no", quote: { exact: "Drivers will pay" } },
    { wording: "drive on" },
  ];
  const entries = index([{ id: "a", title: "Tolls pay", text: "On lorries too", stances }]);
  /** @param {string} query */
  const passageFor = (query) => passageWith(entries[0], findIn(entries, query).words);

  assert.equal(passageFor("driv"), "Drivers will pay");
  assert.equal(passageFor("tolls on"), "drive on");
  assert.equal(passageFor("pay"), "");
  assert.equal(passageFor("lorries"), "On lorries too");
  assert.equal(passageFor("drivres"), "Drivers will pay", "a word that is misspelt");
});
