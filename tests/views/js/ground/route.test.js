import assert from "node:assert/strict";
import test from "node:test";

import {
  carried,
  formatRoute,
  parseRoute,
  withQuery,
} from "../../../../src/counterpoint/views/js/ground/route.js";

test("a route comes back from its address as it was", () => {
  const route = { view: "map", parts: ["a/b?c", "ü"], query: { claim: "x&y=z", experts: "a,b" } };

  assert.deepEqual(parseRoute(formatRoute(route)), route);
});

test("one state has one address, whatever the order of its query", () => {
  const one = formatRoute({ view: "map", query: { b: "2", a: "1" } });

  assert.equal(one, formatRoute({ view: "map", query: { a: "1", b: "2" } }));
  assert.equal(one, "#/map?a=1&b=2");
});

test("an empty address is the overview", () => {
  assert.deepEqual(parseRoute(""), { view: "overview", parts: [], query: {} });
});

test("what cannot be decoded is kept as it is", () => {
  assert.deepEqual(parseRoute("#/%zz?a=%zz").parts, []);
  assert.equal(parseRoute("#/%zz").view, "%zz");
});

test("an empty value takes a part of the query away", () => {
  const route = withQuery(parseRoute("#/map?claim=a&kinds=b"), { claim: "" });

  assert.equal(formatRoute(route), "#/map?kinds=b");
});

test("filters and what is supposed go along from view to view, and nothing else does", () => {
  const { query } = parseRoute("#/map?claim=a&experts=b&kinds=c&lines=d&focus=1&suppose=not:e");

  assert.deepEqual(carried(query), {
    experts: "b",
    kinds: "c",
    stance: undefined,
    lines: "d",
    suppose: "not:e",
  });
});
