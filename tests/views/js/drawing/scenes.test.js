/** What a scene draws of claims and their voices, what is folded away, and what is lit. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { foldAway } from "../../../../src/counterpoint/views/js/drawing/folding.js";
import { pathsThrough } from "../../../../src/counterpoint/views/js/drawing/lighting.js";
import {
  framedPicture,
  pictureElement,
} from "../../../../src/counterpoint/views/js/drawing/pictures.js";
import {
  cardLines,
  claimWords,
  pillElement,
} from "../../../../src/counterpoint/views/js/drawing/pills.js";
import { chosenPlan, selectionPlan } from "../../../../src/counterpoint/views/js/drawing/plans.js";
import { sceneElements } from "../../../../src/counterpoint/views/js/drawing/strokes.js";
import { moveTo, revealClaim } from "../../../../src/counterpoint/views/js/drawing/viewport.js";
import { byId, drawn, expert, having, onPaper, parts, tagged, wordsOf } from "../paper.js";
import { part } from "../parts.js";

const PEOPLE = "abcdefgh".split("").map((id, at) => ({ ...expert(id, at), initials: id }));
const EDITOR = { ...expert("desk", 8, "editor"), initials: "desk" };

/** @param {string} who @param {string} [polarity] @param {string} [mode] */
const stance = (who, polarity = "affirm", mode = "explicit") => ({ expert: who, polarity, mode });

/** @param {string} id @param {object} [more] */
const claim = (id, more) => ({
  id,
  title: `The ${id}`,
  text: "",
  topics: [],
  stances: [],
  reasons: [],
  objections: [],
  ...more,
});

/** @param {readonly string[]} ends */
const line = ([id, from, to, kind = "support"]) => part({ id, from, to, kind, record: id });

/** @param {readonly any[]} claims @param {object} [more] */
const modelOf = (claims, more) =>
  part({
    map: { language: "en" },
    votes: null,
    groups: [],
    experts: [...PEOPLE, EDITOR],
    expertsById: byId([...PEOPLE, EDITOR]),
    claims,
    claimsById: byId(claims),
    findingsById: new Map(),
    drawn: new Set(claims.map(({ id }) => id)),
    issues: [],
    sources: [],
    ...more,
  });

/** @param {any} model @param {string} id @param {number} [width] */
function pill(model, id, width = 300, level = "pill") {
  const scene = part({ places: { [id]: [0, 0, width, 40] }, level });
  return drawn(model, "", () => pillElement(model, id, scene, { isClashing: false }));
}

test("each voice has the sign of how it stands, and of many the first are drawn", () => {
  const stances = [
    stance("a"),
    stance("b", "affirm", "hedged"),
    stance("c", "affirm", "implied"),
    stance("d", "deny"),
    stance("e", "deny", "implied"),
    stance("f", "deny"),
    stance("f"),
    stance("g"),
    stance("h"),
  ];
  const model = modelOf([claim("toll", { stances })]);

  const dots = having(pill(model, "toll"), "dot");

  const signs = dots.map((dot) => [
    wordsOf(tagged(dot, "title")).split(" ")[0],
    ...["is-deny", "is-ring"].filter((name) => dot.classList.contains(name)),
    ...having(dot, "dot-half").map(() => "half"),
  ]);
  assert.deepEqual(signs, [
    ["a"],
    ["b", "is-ring", "half"],
    ["c", "is-ring"],
    ["d", "is-deny"],
    ["e", "is-deny", "is-ring"],
    ["f", "is-ring", "half"],
  ]);
  assert.equal(wordsOf(having(pill(model, "toll"), "pill-rest")), "+2");
});

test("a claim is shared by two who say it themselves, and is said with what tells for and against", () => {
  const [objections, reasons] = [[{}], [{}, {}]];
  const stances = [stance("a"), stance("b", "affirm", "reported")];
  const model = modelOf([
    claim("toll", { stances, reasons, objections }),
    claim("bus", { stances: [...stances, stance("c")] }),
  ]);

  const shared = ["toll", "bus"].map((id) => having(pill(model, id), "is-shared").length);
  const words = drawn(model, "", () => claimWords(model, model.claims[0]));

  assert.deepEqual(shared, [0, 1]);
  assert.match(words, /^The toll\. .*2 reasons.*1 objection/u);
});

test("a card has the text where it says more than the title, and counts the voices without room", () => {
  const stances = PEOPLE.map(({ id }) => stance(id));
  const model = modelOf([
    claim("toll", { text: "the toll.", stances }),
    claim("bus", { text: "Buses come." }),
  ]);

  const texts = ["toll", "bus"].map((id) => drawn(model, "", () => cardLines(model, id, 300).text));
  const card = pill(model, "toll", 150, "card");

  assert.deepEqual(texts, [[], ["Buses come."]]);
  const [count] = having(card, "pill-rest").map(wordsOf);
  assert.equal(Number(count) + having(card, "drawn-chip").length, PEOPLE.length);
});

test("what leads to a folded claim alone is away, with as many lines as its number says", () => {
  const links = [
    line(["1", "a", "top"]),
    line(["2", "b", "top"]),
    line(["3", "b", "other"]),
    line(["4", "c", "a"]),
    line(["5", "d", "b"]),
    line(["6", "e", "top"]),
  ];
  const ids = ["top", "other", "a", "b", "c", "d", "e"];

  const { drawn: left, folded } = foldAway(ids, links, new Set(["top"]));

  assert.deepEqual(left, ["top", "other", "b", "d"]);
  assert.deepEqual([...folded], [["top", 2]]);
});

test("pointing lights reasons both ways, and of other lines those that touch the claim", () => {
  const links = [
    line(["1", "a", "b"]),
    line(["2", "b", "c", "rebut"]),
    line(["3", "c", "d", "undercut"]),
    line(["4", "c", "x", "contrary"]),
    line(["5", "b", "y", "contrary"]),
    line(["6", "y", "z"]),
    line(["7", "d", "e"]),
  ];

  const { claims, links: lit } = pathsThrough(links, "c");

  assert.deepEqual([...claims].sort(), ["a", "b", "c", "d", "e", "x"]);
  assert.deepEqual([...lit].sort(), ["1", "2", "3", "4", "7"]);
});

test("a scene is read out from the left and from above, under the heads of its columns", () => {
  const model = modelOf(["low", "high", "right"].map((id) => claim(id)));
  const places = { low: [0, 90, 80, 40], high: [0, 0, 80, 40], right: [200, 0, 80, 40] };
  const headings = [
    { head: "column.is", count: 2, left: 0, width: 200 },
    { head: "column.do", count: 1, left: 200, width: 200 },
    { head: "column.do", count: 9, left: 300, width: 200, isRest: true },
  ];
  const scene = part({ places, headings, routes: {}, joints: {}, level: "pill" });
  const plan = part({ shape: "columns", ids: ["right", "low", "high"], links: [] });
  const full = part({ ...plan, folded: new Map(), away: new Map() });

  const elements = drawn(model, "", () => sceneElements(model, full, scene));

  const names = having(elements, "pill").map((each) => each.getAttribute("data-claim"));
  assert.deepEqual(names, ["high", "low", "right"]);
  assert.equal(having(elements, "heading").length, 2);
});

test("a picture names those who speak in it, and says title and question once", () => {
  const claims = [claim("toll", { stances: [stance("b"), stance("desk")] })];
  const sources = [{ title: "Talk", date: "2021" }, { title: "Paper" }];
  const map = { title: "Should we?", question: "Should we?", base: "https://example.org/" };
  const model = modelOf(claims, { map, sources });
  const scene = part({
    width: 200,
    height: 90,
    places: { toll: [0, 0, 100, 40] },
    headings: [],
    routes: {},
    joints: {},
    level: "pill",
  });
  const plan = part({
    shape: "steps",
    ids: ["toll"],
    links: [],
    folded: new Map(),
    away: new Map(),
  });

  const picture = drawn(model, "", () => pictureElement(model, plan, scene, "The toll alone"));

  assert.deepEqual(having(picture, "picture-title").map(wordsOf), ["Should we?"]);
  assert.deepEqual(having(picture, "picture-text").map(wordsOf), ["b"]);
  assert.deepEqual(having(picture, "picture-part").map(wordsOf), ["The toll alone"]);
  assert.match(wordsOf(having(picture, "picture-source")), /Talk, 2021; Paper/u);
});

test("what the marks of a picture mean stands in rows that are no wider than it is", () => {
  const items = Array.from({ length: 12 }, (_, at) => ({
    text: `A name of letters ${at}`,
    mark: () => document.createElementNS("", "g"),
  }));
  const model = modelOf([], { map: { title: "T", question: "Q", base: "" } });
  const drawing = part({ width: 400, height: 90, parts: [], keys: [{ items, markWidth: 16 }] });

  const picture = drawn(model, "", () => framedPicture(model, "", drawing));

  const labels = having(picture, "picture-text").slice(1);
  const ends = labels.map((label) => Number(label.getAttribute("x")) + 7 * wordsOf(label).length);
  assert.equal(labels.length, 12);
  assert.equal(Math.max(...ends) <= 560, true);
});

test("what is around a claim is as many lines away as is asked for, and a choice is unfolded", () => {
  const edges = [line(["1", "a", "b"]), line(["2", "b", "c"]), line(["3", "c", "d"])];
  const claims = ["a", "b", "c", "d"].map((id) => claim(id));
  const model = modelOf(claims, { edges });
  /** @param {string} focus */
  const around = (focus) => drawn(model, `#/map?focus=${focus}&around=a`, chosenPlan)?.ids.join("");

  const plan = part({ ids: ["a", "b"], folded: new Map([["a", 1]]), away: new Map([["b", 2]]) });
  const choice = drawn(model, "#/map", () => selectionPlan(plan, new Set(["a", "b"])));

  assert.deepEqual([around("1"), around("2")], ["ab", "abc"]);
  assert.deepEqual([choice?.ids, choice?.folded.size, choice?.away.size], [["a", "b"], 0, 0]);
});

/** @param {object} view */
const surfaceOf = (view) =>
  onPaper(() =>
    part({
      world: document.createElement("div"),
      root: document.createElement("div"),
      host: { dataset: {} },
      scene: { width: 1000, height: 400, places: { far: [900, 10, 90, 40] }, headings: [] },
      frame: { width: 500, height: 500 },
      onMove: [],
      view,
    }),
  );

test("a drawing says on which sides it goes on, and is moved no farther than to its edge", () => {
  const surface = surfaceOf({ scale: 1, x: 0, y: 0 });

  const sides = [0, -300, -500].map((x) => {
    moveTo(surface, { scale: 1, x, y: 0 });
    return surface.host.dataset.more;
  });
  moveTo(surface, { scale: 1, x: 0, y: 0 });
  revealClaim(surface, "far", { centre: true });

  assert.deepEqual(sides, ["right", "right left", "left"]);
  assert.deepEqual(surface.view, { scale: 1, x: -500, y: 220 });
  assert.ok(parts([]).length === 0);
});
