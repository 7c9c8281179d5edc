/** What views list: whom, in which order, how many, and what is said of the rest. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { useEvidence } from "../../../../src/counterpoint/views/js/ground/evidence.js";
import { NO_TOPIC } from "../../../../src/counterpoint/views/js/ground/vocabulary.js";
import { byline, sourceLink } from "../../../../src/counterpoint/views/js/views/byline.js";
import { textView } from "../../../../src/counterpoint/views/js/views/evidence.js";
import { findingsView } from "../../../../src/counterpoint/views/js/views/findings.js";
import { matrixRows, pairWord } from "../../../../src/counterpoint/views/js/views/matrix.js";
import { gapItems } from "../../../../src/counterpoint/views/js/views/rankings.js";
import { searchView } from "../../../../src/counterpoint/views/js/views/search.js";
import { stanceList } from "../../../../src/counterpoint/views/js/views/stances.js";
import { fullTitle, groupName } from "../../../../src/counterpoint/views/js/views/votebars.js";
import { votersView } from "../../../../src/counterpoint/views/js/views/voters.js";
import { byId, drawn, expert, having, press, speakEnglish, tagged, wordsOf } from "../paper.js";
import { part } from "../parts.js";

test("the line under the answer tells the first day and the last, and counts what was found", () => {
  const sources = [
    { publisher: "Daily", date: "2021-05", url: "https://example.org/first" },
    { title: "Talk", date: "2017" },
    { publisher: "Daily", date: "2019", url: "https://example.org/a" },
  ];
  const model = {
    panel: [expert("a", 0)],
    sources,
    checks: { exact: 0, similar: 2, unverified: 1 },
  };

  useEvidence(() => ({ texts: [], passages: [] }));

  const words = wordsOf(drawn(model, "", byline));
  assert.match(words, /Source: Daily, Talk, 2017 – 2021-05/u);
  assert.match(words, /0 of 3 quotations/u);
  const links = [sources, sources.slice(2)].map(
    (some) =>
      tagged(
        drawn(model, "", () => sourceLink(part({ sources: some }))),
        "a",
      ).length,
  );
  assert.deepEqual(links, [0, 1]);
});

test("voters are those of the group and the words that are asked for, with all their votes", () => {
  const groups = [
    { name: "A", index: 0, size: 2 },
    { name: "B", index: 1, size: 1 },
  ];
  const votes = [
    { polarity: "affirm", target: "t" },
    { polarity: "affirm", target: "u" },
    { polarity: "deny", target: "gone" },
  ];
  const panel = [
    { ...expert("Voter 39", 0), group: groups[0], stances: votes, passes: ["v"] },
    { ...expert("Voter 139", 1), group: groups[0], stances: [], passes: ["v"] },
    { ...expert("Voter 39 a", 2), group: groups[1], stances: [], passes: ["v"] },
    { ...expert("Voter 7", 3), group: null, stances: [], passes: ["v"] },
  ];
  const model = { panel, groups, claimsById: byId([{ id: "t" }, { id: "u" }]) };
  /** @param {string} query */
  const names = (query) =>
    tagged(having(drawn(model, `#/experts?${query}`, votersView), "voter-list"), "a").map(wordsOf);

  assert.deepEqual(names("group=0"), ["Voter 39", "Voter 139"]);
  assert.deepEqual(names("group=none"), ["Voter 7"]);
  assert.deepEqual(names("q=39"), ["Voter 39", "Voter 39 a"]);
  const [first] = having(drawn(model, "#/experts?q=voter%2039", votersView), "vote-words");
  assert.match(wordsOf(first), /2 of 3/u);
});

test("a gap without a topic is found by the filter for those", () => {
  const coverage = [
    { topic: "", speaking: ["a"], silent: ["b"], claims: ["x"] },
    { topic: "roads", speaking: ["b"], silent: ["a"], claims: ["y"] },
    { topic: "all", speaking: ["a", "b"], silent: [], claims: ["y"] },
  ];
  const panel = [expert("a", 0), expert("b", 1)];
  const claims = ["x", "y"].map((id) => ({ id, topics: [], stances: [] }));
  const topics = ["roads", "all"].map((id) => ({ id, label: id }));
  const model = {
    panel,
    coverage,
    experts: panel,
    claims,
    topics,
    pairs: new Map(),
    expertsById: byId(panel),
    claimsById: byId(claims),
    topicsById: byId(topics),
  };
  /** @param {string} query */
  const silent = (query) =>
    having(drawn(model, `#/findings/gaps?${query}`, gapItems), "ranked").map((each) =>
      wordsOf(each).replace(/.*(?=Silent)/u, ""),
    );

  assert.deepEqual(silent(""), ["Silent: b.", "Silent: a."]);
  assert.deepEqual(silent(`topic=${NO_TOPIC}`), ["Silent: b."]);
  assert.deepEqual(silent("topic=roads"), ["Silent: a."]);
});

test("the panel stands before those who are cited, and what was said at two times is two", () => {
  const experts = [expert("cited", 0, "cited"), expert("late", 2), expert("early", 1)];
  /** @param {string} who @param {string} [date] */
  const stance = (who, date) => ({ expert: who, polarity: "affirm", mode: "explicit", date });
  const stances = [
    stance("cited"),
    stance("late", "2019"),
    stance("late", "2021"),
    stance("late", "2021"),
    stance("early"),
  ];
  const model = { expertsById: byId(experts) };

  const list = drawn(model, "", () => stanceList(part({ stances }), 3));

  assert.deepEqual(having(list, "stance-line").map(wordsOf), [
    "early affirms",
    "late affirms2019",
    "late affirms2021",
    "cited affirms",
  ]);
});

test("of very many stances the first are shown, and each of the others once when they are asked for", () => {
  const experts = Array.from({ length: 35 }, (_, at) => expert(`e${at}`, at));
  const stances = experts.map(({ id }, at) => ({
    expert: id,
    polarity: at % 5 ? "affirm" : "deny",
    mode: "explicit",
  }));
  const model = { expertsById: byId(experts) };
  const list = drawn(model, "", () => stanceList(part({ stances }), 3));
  const [more] = tagged(list, "button");

  assert.equal(having(list, "stance").length, 30);
  assert.equal(wordsOf(more), "Show 5 more");
  assert.match(wordsOf(list), /28 affirm, 7 deny/u);
  press(more);

  const names = having(list, "expert-link").map(wordsOf);
  assert.deepEqual(
    names,
    experts.map(({ id }) => id),
  );
});

test("a page of results has the first two hundred, and says how many there are", () => {
  const claims = Array.from({ length: 203 }, (_, at) => ({
    id: `c${at}`,
    title: `Tolls ${at}`,
    text: "",
    topics: [],
    stances: [],
  }));
  const none = { experts: [], topics: [], findings: [], arguments: [], sources: [] };
  const model = { ...none, claims, claimsById: byId(claims), expertsById: byId([]) };

  const view = drawn(model, "#/search?q=tolls", searchView);

  assert.equal(tagged(having(view, "result-list"), "a").length, 200);
  assert.match(wordsOf(having(view, "lead")), /203 results/u);
  assert.match(wordsOf(having(view, "empty")), /The first 200 of 203/u);
});

test("a finding that the address names is listed, however far down it stands", () => {
  const findings = Array.from({ length: 70 }, (_, at) => ({
    id: `f${at}`,
    group: "tension",
    kind: "contradiction",
    claims: [],
    experts: [],
    sides: [],
    summary: [],
    witness: [],
    conditions: [],
    factors: [],
  }));
  const tally = { all: { agree: 1, disagree: 1, pass: 0, seen: 2 }, groups: [], rest: null };
  const claims = [{ id: "c", topics: [], stances: [], tally }];
  const model = {
    findings,
    issues: [],
    panel: [],
    experts: [],
    claims,
    claimsById: byId(claims),
    expertsById: byId([]),
    pairs: new Map(),
    rankings: { consensus: [], one_sided: [], unsupported: [{}], contested: [{}], cruxes: [] },
    coverage: [],
    arguments: [],
    votes: {},
    checks: { exact: 1, similar: 0, unverified: 0 },
    topics: [],
    sentences: {},
    drawn: new Set(),
    edges: [],
  };
  /** @param {string} address */
  const count = (address) => having(drawn(model, address, findingsView), "finding-tension").length;
  /** @param {readonly object[]} inferences */
  const lists = (inferences) =>
    tagged(drawn({ ...model, arguments: inferences }, "#/findings/gaps", findingsView), "a")
      .map((each) => each.getAttribute("data-list"))
      .filter(Boolean);

  assert.equal(count("#/findings/tensions"), 60);
  assert.equal(count("#/findings/tensions/f64"), 65);
  // Where nobody of a crowd gives reasons, nothing is told of claims without them.
  assert.deepEqual(lists([]), ["gaps", "contested"]);
  assert.deepEqual(lists([{}]), ["gaps", "unsupported", "contested"]);
});

test("the rows of the matrix have each figure in its column", () => {
  /** @param {string} id @param {string} group @param {boolean} possible */
  const finding = (id, group, possible) => ({ id, group, possible });
  const findings = [
    finding("f", "agreement", false),
    finding("g", "agreement", true),
    finding("h", "agreement", true),
    finding("i", "tension", false),
    finding("j", "tension", false),
    finding("k", "tension", true),
  ];
  const pair = {
    first: "a",
    second: "b",
    agreement: 0.1234,
    tension: null,
    coverage: 1,
    shared: 9,
    ties: findings.map(({ id }) => [id, 0.5]),
  };
  const model = part({
    matrix: [pair],
    strengths: [["strong", 0.3]],
    findingsById: byId(findings),
    expertsById: byId([expert("a", 0)]),
  });
  speakEnglish();

  const [head, row] = matrixRows(model);

  assert.deepEqual(Object.fromEntries(head.map((name, at) => [name, row[at]])), {
    first: "a",
    second: "b",
    agreement: 0.123,
    tension: "",
    coverage: 1,
    "shared claims": 9,
    agreements: 1,
    tensions: 2,
    "possible agreements": 2,
    "possible tensions": 1,
  });
  assert.equal(pairWord(model, part(pair), "agreement"), "possible");
  assert.equal(pairWord(model, part({ ...pair, tension: 0.4 }), "tension"), "strong");
});

test("of several texts the present one is marked, and what it leaves out is told", () => {
  const sources = ["one", "two"].map((id) => ({ id, title: `Text ${id}` }));
  const texts = sources.map(({ id }) => ({
    source: id,
    isWhole: true,
    runs: ["Said.", 1, 0, "End."],
  }));
  useEvidence(() => part({ texts, passages: [] }));

  const view = drawn({ sourcesById: byId(sources) }, "#/text/two", textView);

  const [current] = tagged(view, "a").filter((each) => each.getAttribute("aria-current"));
  assert.equal(wordsOf(current), "Text two");
  const [text] = having(view, "source-text");
  assert.deepEqual(
    tagged(text, "p").map((each) => wordsOf(each).slice(0, 10)),
    ["Said.[…] s", "End."],
  );
  useEvidence(() => ({ texts: [], passages: [] }));
});

test("a group's short name is said to be one, and a title that is cut short gives way to its text", () => {
  speakEnglish();

  assert.deepEqual(
    ["A", "12", "NGO", "North"].map((name) => groupName({ name })),
    ["Group A", "Group 12", "NGO", "North"],
  );
  assert.equal(fullTitle(part({ title: "Cut…", text: "Cut here." })), "Cut here.");
  assert.equal(fullTitle(part({ title: "Whole", text: "Other." })), "Whole");
});
