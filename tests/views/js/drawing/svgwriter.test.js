import assert from "node:assert/strict";
import test from "node:test";

import { drawVoteBar } from "../../../../src/counterpoint/views/js/drawing/drawvotes.js";
import { SvgWriter } from "../../../../src/counterpoint/views/js/drawing/svgwriter.js";

const PALETTE = { agree: "green", clash: "red", line: "grey", surface: "white" };

test("the votes of a crowd are drawn within their bar", () => {
  const writer = new SvgWriter(100, 20);

  drawVoteBar(writer, { agree: 2, disagree: 1, pass: 1, seen: 4 }, [0, 0, 80, 9], PALETTE);

  const text = writer.text();
  assert.match(text, /<clipPath id="clip-1"><path d="M0 0h80v9h-80Z"\/><\/clipPath>/);
  assert.match(text, /<clipPath id="clip-2"><path d="[^"]*" clip-path="url\(#clip-1\)"\/>/);
  assert.match(text, /width="40" height="9" fill="green" clip-path="url\(#clip-1\)"/);
});

test("what is restored is clipped no more", () => {
  const writer = new SvgWriter(100, 20);

  drawVoteBar(writer, { agree: 1, disagree: 0, pass: 0, seen: 1 }, [0, 0, 80, 9], PALETTE);
  writer.fillRect(0, 0, 5, 5);

  assert.match(writer.text(), /<rect x="0" y="0" width="5" height="5" fill="[^"]*"\/><\/svg>/);
});
