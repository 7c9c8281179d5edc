/** @import { Model } from "../../../../src/counterpoint/views/js/types/model.js" */

import assert from "node:assert/strict";
import test from "node:test";

import { safeAddress } from "../../../../src/counterpoint/views/js/ground/dom.js";
import { csvOf, termCell } from "../../../../src/counterpoint/views/js/ground/files.js";
import { fragmentAddress } from "../../../../src/counterpoint/views/js/ground/passages.js";
import { matrixRows } from "../../../../src/counterpoint/views/js/views/matrix.js";

test("a cell that a spreadsheet would run is defused", () => {
  const rows = [["=1+1", "+a", "-b", "@c", "\td", 'say "hi", you', -0.5]];

  assert.equal(csvOf(rows), `'=1+1,'+a,'-b,'@c,'\td,"say ""hi"", you",-0.5\r\n`);
});

test("what a spreadsheet may calculate is defused by the rule of formats/csv_data.py", () => {
  // tests/views/test_programs.py gives the cells, and what Python makes of them.
  for (const [cell, defused] of JSON.parse(process.env.COUNTERPOINT_CELLS ?? "[]")) {
    const quoted = /[",\r\n]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;

    assert.equal(csvOf([[cell]]), `${quoted}\r\n`, JSON.stringify(cell));
  }
});

test("a term of an answer is the cell that store/query_result.py makes of it", () => {
  // tests/views/test_programs.py gives the terms, and what Python makes of them.
  for (const [term, cell] of JSON.parse(process.env.COUNTERPOINT_TERMS ?? "[]")) {
    assert.equal(csvOf([[termCell(term)]]), `${cell}\r\n`, JSON.stringify(term));
  }
});

test("the figures of two experts have three decimals in the matrix for a spreadsheet", () => {
  const pair = {
    first: "ruiz",
    second: "osei",
    agreement: 0.5 + 1e-16,
    tension: 0.0005,
    coverage: 2 / 3,
    shared: 4,
    ties: [],
  };
  const model = /** @type {Model} */ (
    /** @type {unknown} */ ({
      matrix: [pair, { ...pair, agreement: null, tension: null }],
      expertsById: new Map(),
      findingsById: new Map(),
    })
  );

  const [, told, silent] = matrixRows(model);

  assert.deepEqual(told.slice(2, 6), [0.5, 0.001, 0.667, 4]);
  assert.deepEqual(silent.slice(2, 4), ["", ""]);
});

test("only addresses that a reader may follow are links", () => {
  assert.equal(safeAddress("https://example.org/a b"), "https://example.org/a%20b");
  assert.equal(safeAddress("doi:10.1000/182"), "https://doi.org/10.1000/182");
  for (const bad of [
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "//example.org",
    "",
    null,
    "https://",
  ]) {
    assert.equal(safeAddress(bad), null, String(bad));
  }
});

test("a link to a passage names its phrase", () => {
  const address = fragmentAddress("https://example.org/p#top", "peace - or, war");

  assert.equal(address, "https://example.org/p#:~:text=peace%20%2D%20or%2C%20war");
});
