import assert from "node:assert/strict";
import test from "node:test";

import { buildIndex, findIn, fold } from "../../../../src/counterpoint/views/js/ground/search.js";

const claim = (id, title, text = "") => ({ id, title, text, stances: [] });
const index = (claims) => buildIndex({ claims, experts: [], topics: [], findings: [] });
const titles = (entries) => entries.map(({ title }) => title);

test("case, accents and punctuation do not matter", () => {
  assert.equal(fold("Żółć, «Straße»! Cæsar"), "zolc strasse caesar");
  assert.equal(fold("Київ — ЇЖАК"), fold("київ їжак"));
});

test("each word of the query must begin a word", () => {
  const entries = index([claim("a", "Free buses"), claim("b", "Refreeze the bus budget")]);

  assert.deepEqual(titles(findIn(entries, "bus fre")), ["Free buses"]);
});

test("a title that begins with the query comes first, a passage last", () => {
  const entries = index([
    claim("a", "Roads", "tolls would pay for them"),
    claim("b", "No tolls"),
    claim("c", "Tolls for lorries"),
  ]);

  assert.deepEqual(titles(findIn(entries, "toll")), ["Tolls for lorries", "No tolls", "Roads"]);
});

test("nothing is found for nothing", () => {
  assert.deepEqual(findIn(index([claim("a", "A")]), "  ,. "), []);
});

test("a query with signs of a pattern is only text", () => {
  assert.deepEqual(findIn(index([claim("a", "A")]), ".*[(\\"), []);
});
