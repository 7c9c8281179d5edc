import assert from "node:assert/strict";
import test from "node:test";

import { partedAt } from "../../../../src/counterpoint/views/js/drawing/groups.js";
import { part } from "../parts.js";

const ids = ["end", "alone", "out", "first", "second"];
/** @param {string} from @param {string} to */
const line = (from, to) => part({ from, to, kind: "support" });
const links = [line("first", "second"), line("second", "end"), line("out", "elsewhere")];

test("a long column is parted, reasons before what they lead to", () => {
  const [left, right] = partedAt([{ head: "is", ids }], links, 3);

  assert.deepEqual(left, {
    head: "is",
    ids: ["first", "second", "end"],
    count: 5,
    isRest: false,
  });
  assert.deepEqual(right, { head: "is", ids: ["alone", "out"], count: 5, isRest: true });
});

test("what is joined to another column stands next to it", () => {
  const other = { head: "do", ids: ["elsewhere", "x", "y"] };
  const parts = partedAt([other, { head: "do", ids: ["x2", "y2", "out"] }], links, 2);

  assert.deepEqual(
    parts.map((each) => each.ids),
    [["x", "y"], ["elsewhere"], ["out", "x2"], ["y2"]],
  );
});

test("a short column stays whole", () => {
  const column = { head: "is", ids };

  assert.deepEqual(partedAt([column], links, 5), [column]);
});
