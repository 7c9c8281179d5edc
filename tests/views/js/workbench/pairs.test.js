import assert from "node:assert/strict";
import test from "node:test";

import {
  nextOpenPair,
  pairsLookedAt,
  pairsOf,
} from "../../../../src/counterpoint/views/js/workbench/pairs.js";
import { part } from "../parts.js";

const TOPIC = part({ cells: { ana: ["toll", "bus"], kofi: ["bus", "road"], maja: ["road"] } });

test("a pair is two claims of different experts, and stands once", () => {
  assert.deepEqual(pairsOf(TOPIC, ["ana", "kofi", "maja"]), [
    ["toll", "bus"],
    ["toll", "road"],
    ["bus", "road"],
  ]);
});

test("what is related, a reason or unrelated has been looked at, from whichever side", () => {
  const state = part({
    relations: { r: { source: "bus", target: "toll" } },
    unrelated: { u: { claims: ["road", "toll"] } },
    reasons: {
      s: { premises: ["x"], target: { claim: "y" } },
      t: { premises: ["z"], target: { reason: "s" } },
    },
  });

  const lookedAt = pairsLookedAt(state);

  assert.deepEqual([...lookedAt].sort(), ["bus toll", "road toll", "x y"]);
  const pairs = pairsOf(TOPIC, ["ana", "kofi", "maja"]);
  assert.deepEqual(nextOpenPair(pairs, lookedAt, ""), ["bus", "road"]);
  assert.equal(nextOpenPair(pairs, new Set([...lookedAt, "bus road"]), "bus road"), null);
});
