/** Signs that views draw: bars of votes, marks of a table, the small picture in its corner. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { bindMinimap } from "../../../../src/counterpoint/views/js/drawing/minimap.js";
import { tallyBar } from "../../../../src/counterpoint/views/js/drawing/votemarks.js";
import { showModel } from "../../../../src/counterpoint/views/js/ground/shown.js";
import { useCatalogue, useLanguage } from "../../../../src/counterpoint/views/js/ground/texts.js";
import { tableDrawing } from "../../../../src/counterpoint/views/js/views/tablepicture.js";
import { having, onPaper, parts, tagged } from "../paper.js";
import { part } from "../parts.js";

/** @param {readonly string[]} names */
const marked = (...names) => ({
  classList: { contains: (/** @type {string} */ name) => names.includes(name) },
  getBoundingClientRect: () => ({ left: 10, top: 20, width: 8, height: 8 }),
});

/** @param {any} element @param {...string} names */
const numbers = (element, ...names) => names.map((name) => Number(element.getAttribute(name)));

test("in a bar of votes those who agree begin on the left, and those who disagree end on the right", () => {
  useLanguage("en");
  useCatalogue({ "votes.agree": { en: "{n} of {all} agree" } });
  const tally = { agree: 5, disagree: 2, pass: 3, seen: 10 };

  const bar = onPaper(() => tallyBar(tally, [10, 0, 100, 8]));

  assert.deepEqual(numbers(having(bar, "votes-agree")[0], "x", "width"), [10, 50]);
  assert.deepEqual(numbers(having(bar, "votes-disagree")[0], "x", "width"), [90, 20]);
});

test("the marks of a table are drawn as they stand on the page", () => {
  const marks = [
    ["stand-says"],
    ["stand-says-with-reserve"],
    ["stand-follows-in-part"],
    ["stand-against", "is-beside"],
  ].map((names) => marked(...names));
  const table = {
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 100, height: 40 }),
    querySelectorAll: (/** @type {string} */ what) => (what === "tr" ? [] : marks),
  };
  useLanguage("en");
  showModel(part({ sentences: new Proxy({}, { get: () => ({ en: "mark" }) }) }));

  const signs = onPaper(() => tableDrawing(part(table))).parts;

  const shown = signs.map((sign) => [
    part(sign).getAttribute("class"),
    tagged(sign, "path").length,
    parts(sign).some((each) => each.getAttribute("stroke-dasharray")),
    part(sign).getAttribute("opacity"),
  ]);
  assert.deepEqual(shown, [
    ["table-mark is-agree is-full", 0, false, null],
    ["table-mark is-agree", 1, false, null],
    ["table-mark is-agree", 0, true, null],
    ["table-mark is-clash is-full", 0, false, "0.42"],
  ]);
});

test("the small picture goes to the left where the chosen claim would stand under it", () => {
  const places = { low: [1500, 1500, 80, 40], left: [0, 1500, 80, 40], high: [1500, 0, 80, 40] };
  const frame = { width: 800, height: 600 };
  const view = { scale: 0.5, x: 0, y: -200 };

  const sides = Object.keys(places).map((selected) =>
    onPaper(() => {
      const host = part(document.createElement("div"));
      const surface = part({
        onMove: [],
        scene: { width: 1600, height: 1600, places },
        marks: { selected },
        frame,
        view,
      });
      bindMinimap(surface, host);
      surface.onMove[0]();
      return [host.hidden, host.classList.contains("is-left")];
    }),
  );

  assert.deepEqual(sides, [
    [false, true],
    [false, false],
    [false, false],
  ]);
});
