/** What is told of a claim and of a line: by whom, for what, on which passages; each once. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { tensionParts } from "../../../../src/counterpoint/views/js/views/cards.js";
import { chainList } from "../../../../src/counterpoint/views/js/views/chain.js";
import { expertsView } from "../../../../src/counterpoint/views/js/views/experts.js";
import { panelContent } from "../../../../src/counterpoint/views/js/views/panel.js";
import { passagePanel } from "../../../../src/counterpoint/views/js/views/passageuses.js";
import { reasonList, useList } from "../../../../src/counterpoint/views/js/views/reasons.js";
import { sayings } from "../../../../src/counterpoint/views/js/views/sayings.js";
import { byId, drawn, expert, having, tagged, wordsOf } from "../paper.js";
import { part } from "../parts.js";

const PEOPLE = ["ann", "bo", "cem", "dan", "eve", "fay", "gil", "hal"].map((id, at) =>
  expert(id, at),
);
const CLAIMS = ["toll", "bus", "tram", "ring"].map((id) => ({
  id,
  title: `The ${id}`,
  topics: /** @type {string[]} */ ([]),
  stances: [],
}));
const MODEL = {
  expertsById: byId(PEOPLE),
  experts: PEOPLE,
  panel: PEOPLE,
  claims: CLAIMS,
  claimsById: byId(CLAIMS),
  topics: [{ id: "roads", label: "Roads" }],
  topicsById: byId([part({ id: "roads", label: "Roads" })]),
  issues: [],
  checks: { exact: 1, similar: 0, unverified: 0 },
};

/** @param {string} who @param {object} [more] */
const stance = (who, more) => ({ expert: who, polarity: "affirm", mode: "explicit", ...more });

/** @param {string} id @param {readonly string[]} premises @param {object} [more] */
const argument = (id, premises, more) => ({
  id,
  premises,
  stances: [],
  objections: [],
  backings: [],
  ...more,
});

test("a reason tells who gives it, what it takes together, and what tells for and against the step", () => {
  const implied = { mode: "implied" };
  const objections = [
    { id: "x", kind: "undercut", premises: ["ring"], stances: [stance("cem")], objections: [] },
  ];
  const reasons = [
    argument("a", ["bus", "tram"], { stances: [stance("ann"), stance("bo", implied)], objections }),
    argument("b", ["bus"], {
      stances: [stance("ann", implied), stance("ann", implied)],
      backings: [argument("c", ["tram"])],
    }),
  ];

  const list = drawn(MODEL, "", () => reasonList(part({ reasons }), 3));

  assert.deepEqual(having(list, "reason").map(wordsOf), [
    "The bus + The tram ann and boonly togetherundercuts The ring cem",
    "The bus ann (by implication)The tram the mapper’s reading",
    "The tram the mapper’s reading",
  ]);
});

test("what a claim tells for is another claim, through the step that it is told against", () => {
  const steps = [argument("step", ["bus"], { conclusion: "toll" })];
  const claim = {
    ...CLAIMS[3],
    reasonFor: [{ conclusion: "tram" }, { conclusion: "ring" }],
    objectionTo: [{ kind: "undercut", target: "step" }],
  };
  const model = { ...MODEL, claimsById: byId([...CLAIMS.slice(0, 3), claim]) };

  const list = drawn({ ...model, argumentsById: byId(steps) }, "", () => useList(part(claim), 3));

  assert.deepEqual(tagged(list, "li").map(wordsOf), ["supports The tram", "undercuts The toll"]);
});

test("what somebody says stands under the first topic that the map has, with each note once", () => {
  const [toll, bus] = [{ ...CLAIMS[0], topics: ["gone", "roads"] }, CLAIMS[1]];
  const notes = ["wet", "dry", "wet"].map((note) => stance("ann", { note }));
  const quotes = [1, 2, 3, 4].map((at) =>
    stance("ann", { quote: { exact: `said ${at}`, source: "s" } }),
  );
  const sources = [{ id: "s" }];
  const claimsById = byId([toll, bus]);
  const model = { ...MODEL, claimsById, sources, sourcesById: byId(sources) };

  const sections = having(
    drawn(model, "#/experts/ann", () =>
      sayings(
        part([
          [toll, notes],
          [bus, quotes],
        ]),
      ),
    ),
    "saying-topic",
  );

  assert.deepEqual(
    sections.map((section) => wordsOf(tagged(section, "h3"))),
    ["Roads", "Other claims"],
  );
  assert.deepEqual(having(sections[0], "note").map(wordsOf), ["wet", "dry"]);
  assert.equal(having(sections[1], "passage").length, 3);
});

test("a chain tells who says each step, of many the first, and what is in dispute", () => {
  const ids = PEOPLE.map(({ id }) => id);
  /** @param {object} more */
  const box = (more) => ({ claim: "toll", title: "The toll", implied: [], ...more });
  const boxes = [
    box({ isCrux: true, text: "The toll", experts: ids }),
    box({
      claim: "bus",
      title: "The bus",
      isCrux: true,
      text: "Buses.",
      experts: ids.slice(0, 1),
      against: ids.slice(1, 3),
    }),
  ];
  /** @param {string} claim @param {boolean} beside */
  const issue = (claim, beside) => ({
    claims: [claim],
    positions: [{ mark: "against" }, { mark: "says", beside }],
  });
  const issues = [issue("toll", true), issue("bus", false)];

  const chain = drawn({ ...MODEL, issues }, "", () =>
    chainList(part({ boxes, links: [{ label: "because" }] })),
  );

  assert.deepEqual(tagged(chain, "li").map(wordsOf), [
    "The tollann, bo, cem, dan, eve and 3 more",
    "it is held becausein disputeThe busBuses.ann; against: bo and cem",
  ]);
});

test("a tension is between two, or within one, or possible only, and counted once", () => {
  const tensions = [
    { kind: "own-tension", possible: true },
    { kind: "own-tension" },
    { kind: "contradiction" },
    { kind: "contradiction" },
  ];

  assert.equal(
    wordsOf(drawn(MODEL, "", () => tensionParts(part(tensions)))),
    "2 between experts, 1 within one expert, 1 possible only",
  );
});

test("an expert's page names where others know them, and links no more than addresses", () => {
  const identifiers = [
    "https://orcid.org/0000-0002-1825-0097",
    "http://www.wikidata.org/entity/Q42",
    "urn:isni:1",
  ];
  const ann = { ...PEOPLE[0], stances: [], identifiers };
  const model = {
    ...MODEL,
    experts: [ann],
    panel: [ann],
    expertsById: byId([ann]),
    pairs: new Map(),
  };

  const page = drawn(model, "#/experts/ann", expertsView);

  const links = tagged(page, "a").filter((each) => each.getAttribute("target"));
  assert.deepEqual(links.map(wordsOf), ["ORCID 0000-0002-1825-0097", "Wikidata Q42"]);
});

test("what is said with a passage is told of the claims that reasons and objections join", () => {
  const quote = { passage: 7, exact: "So it is.", source: "s" };
  const [step, attack] = [
    argument("step", ["bus"], { conclusion: "toll" }),
    { id: "att", premises: ["ring"], target: "step" },
  ];
  const sources = [{ id: "s" }];
  const model = {
    ...MODEL,
    sources,
    sourcesById: byId(sources),
    stances: ["step", "att", "tram", "tram"].map((target) => stance("ann", { target, quote })),
    relations: [{ source: "bus", target: "ring", kind: "contrary", quote }],
    argumentsById: byId([step]),
    attacksById: byId([attack]),
  };

  const panel = drawn(model, "#/text/s?passage=7", () => passagePanel(7));

  assert.deepEqual(tagged(panel, "li").map(wordsOf), [
    "ann The toll because of The bus",
    "ann The ring against The toll",
    "ann affirms The tram",
    "The bus cannot be true together with The ring",
  ]);
});

test("a claim's panel tells how it stands to others, whichever way that was said, and leads around it", () => {
  const relations = [
    { source: "toll", target: "bus", kind: "requires" },
    { source: "tram", target: "toll", kind: "requires", degree: 0.5, asserted_by: "bo" },
    { source: "toll", target: "toll", kind: "equivalent" },
  ];
  const lists = { reasons: [], objections: [], reasonFor: [], objectionTo: [], findings: [] };
  const toll = { ...CLAIMS[0], ...lists, relations };
  const claims = [toll, ...CLAIMS.slice(1)];
  const model = {
    ...MODEL,
    claims,
    claimsById: byId(claims),
    drawn: new Set(["toll"]),
    findings: [],
  };
  /** @param {string} address */
  const panel = (address) => drawn(model, address, panelContent);
  /** @param {string} address */
  const ways = (address) =>
    tagged(panel(address), "a")
      .map(wordsOf)
      .filter((words) => /around/u.test(words));

  assert.deepEqual(tagged(panel("#/map?claim=toll"), "li").map(wordsOf), [
    "requires The bus the mapper’s reading",
    "is required byin part (0.5) The tram said by bo",
  ]);
  const both = ways("#/map?claim=toll");
  assert.equal(both.length, 2);
  assert.deepEqual(ways("#/map?claim=toll&focus=1&around=bus"), both);
  assert.deepEqual(ways("#/map?claim=toll&focus=1&around=toll"), both.slice(1));
});

test("a line tells once who draws it, and its degree where it holds in part", () => {
  const links = [
    { id: "a 1", kind: "support", record: "step", from: "bus", to: "toll" },
    { id: "r 1", kind: "contrary", record: "whole", from: "bus", to: "toll" },
    { id: "r 2", kind: "contrary", record: "part", from: "bus", to: "toll" },
  ];
  const step = argument("step", ["bus", "tram"], {
    conclusion: "toll",
    stances: [stance("ann"), stance("ann"), stance("bo")],
  });
  const relations = [{ id: "whole" }, { id: "part", degree: 0.5, asserted_by: "bo" }];
  const model = {
    ...MODEL,
    linksById: byId(links),
    argumentsById: byId([step]),
    attacksById: new Map(),
    relationsById: byId(relations),
  };
  /** @param {string} link */
  const told = (link) => {
    const panel = drawn(model, `#/map?link=${encodeURIComponent(link)}`, panelContent);
    const [from] = tagged(panel, "dd").map(wordsOf);
    return [from, wordsOf(having(panel, "by")), /in part/u.test(wordsOf(panel))];
  };

  assert.deepEqual(told("a 1"), ["The bus + The tram", "said by ann and bo", false]);
  assert.deepEqual(told("r 1"), ["The bus", "the mapper’s reading", false]);
  assert.deepEqual(told("r 2"), ["The bus", "said by bo", true]);
});
