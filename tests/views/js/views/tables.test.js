/** Who says what in tables: by expert, by camp, by group; what is counted, and what a sign means. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { answerTable } from "../../../../src/counterpoint/views/js/views/answers.js";
import { wordsMatch } from "../../../../src/counterpoint/views/js/views/claims.js";
import { markKey, markLink } from "../../../../src/counterpoint/views/js/views/issuemark.js";
import { issueTable } from "../../../../src/counterpoint/views/js/views/issuetable.js";
import { overviewView } from "../../../../src/counterpoint/views/js/views/overview.js";
import { groupCards, groupPairs } from "../../../../src/counterpoint/views/js/views/votegroups.js";
import { byId, drawn, expert, having, tagged, wordsOf } from "../paper.js";
import { part } from "../parts.js";

const PEOPLE = "abcdefgh".split("").map((id, at) => ({ ...expert(id, at), initials: id }));
// A sentence says what it is called.
const SENTENCES = new Proxy({}, { get: (_, name) => ({ en: String(name) }) });
const MODEL = {
  panel: PEOPLE,
  experts: PEOPLE,
  expertsById: byId(PEOPLE),
  sentences: SENTENCES,
  sources: [],
  checks: { exact: 0, similar: 0, unverified: 0 },
};

/** @param {string} who @param {string} mark @param {object} [more] */
const place = (who, mark, more) => ({ expert: who, mark, claims: ["c"], says: [], ...more });

/** @param {string} id @param {readonly object[]} positions @param {object} [more] */
const issue = (id, positions, more) =>
  part({ id, title: id, claims: [id], positions, silent: [], difference: "apart", ...more });

test("who says nothing is told from whom nothing was read of, and from who takes no side", () => {
  const issues = [issue("toll", [place("a", "says")], { silent: ["b"], undecided: ["c"] })];
  /** @param {string} who */
  const mark = (who) => wordsOf(drawn(MODEL, "", () => markLink(issues[0], who)));

  assert.deepEqual(["a", "b", "c", "d"].map(mark), [
    "mark.says:",
    "mark.silent",
    "mark.undecided",
    "mark.unread",
  ]);
});

test("the key of a table has the signs that stand in it", () => {
  const all = PEOPLE.map(({ id }) => place(id, "says"));
  /** @param {any} row */
  const key = (row) =>
    tagged(
      drawn(MODEL, "", () => markKey([row])),
      "li",
    ).map(wordsOf);

  assert.deepEqual(key(issue("whole", all)), ["mark.says", "mark.silent"]);
  assert.deepEqual(
    key(issue("some", [place("a", "against"), place("b", "says", { beside: true })])),
    ["mark.says", "mark.against", "mark.silent", "mark.unread", "mark.beside"],
  );
});

test("camps of several have columns, the others share one, and each issue tells what it turns on", () => {
  const positions = [place("a", "says"), place("b", "says"), place("c", "says")];
  const opposed = [...positions, place("h", "against")];
  const issues = [issue("toll", positions), issue("bus", opposed)];
  const camps = [["a", "b", "c"], ["d", "e"], ["g", "h"], ["f"]].map((experts) => ({ experts }));

  const table = drawn({ ...MODEL, issues, camps }, "", issueTable);

  const [head] = tagged(table, "thead");
  assert.deepEqual(tagged(head, "th").map(wordsOf), [
    "a, b and 1 more",
    "d and e",
    "g and h",
    "1 more on no side",
  ]);
  assert.deepEqual(having(table, "who-difference").map(wordsOf), ["difference.apart"]);
  assert.equal(tagged(having(table, "who-foot"), "a").length, 0);
});

test("answers are counted side by side, those that are strong in brackets, and the first twenty shown", () => {
  const answers = Array.from({ length: 23 }, (_, at) => [`c${at}`, 9, 4, 7, 2, 3, 1, 0]);

  const table = drawn({ ...MODEL, answers, claimsById: new Map() }, "", answerTable);

  const cells = tagged(table, "td").map(wordsOf);
  assert.deepEqual(cells.slice(0, 5), ["9 (4)", "7 (2)", "3", "1", "0"]);
  assert.equal(tagged(table, "tbody").length, 20);
  assert.match(wordsOf(having(table, "aside")), /^3 more claims/u);
});

test("each two groups are compared in both halves of the table", () => {
  const groups = ["A", "B", "C"].map((name, index) => ({ name, index, size: 2 }));
  const pairs = [
    [0, 1, 5, 1],
    [0, 2, 4, 2],
    [1, 2, 3, 3],
  ];

  const table = drawn({ ...MODEL, groups, votes: { pairs } }, "", groupPairs);

  const same = having(table, "pair").map((cell) => Number(wordsOf(cell).match(/\d+/u)?.[0]));
  assert.deepEqual(same, [5, 4, 5, 3, 4, 3]);
});

test("what tells a group apart has its votes on that side, and those of the others alone", () => {
  const tallies = [
    { agree: 1, disagree: 9, pass: 0, seen: 10 },
    { agree: 6, disagree: 2, pass: 0, seen: 8 },
  ];
  const all = { agree: 7, disagree: 11, pass: 0, seen: 18 };
  const claims = [{ id: "c", title: "Tolls", tally: { groups: tallies, all, rest: null } }];
  const groups = [{ name: "A", index: 0, size: 10 }];
  const votes = { people: 18, representative: [[{ claim: 0, denies: true, isSure: true }]] };

  const cards = drawn({ ...MODEL, claims, groups, votes }, "", groupCards);

  const words = having(cards, "vote-words").map((each) => wordsOf(tagged(each, "span")[1]));
  assert.deepEqual(words, ["9 of 10 disagree", "2 of 8 disagree"]);
});

test("the first screen says its answer or its abstract, and leads where a topic is shown", () => {
  const topics = ["roads", "rest"].map((id) => ({ id, label: id }));
  const findings = Array.from({ length: 5 }, (_, at) => ({
    id: `f${at}`,
    group: "agreement",
    kind: "consensus",
    summary: [],
    experts: [],
    sides: [],
    claims: [],
  }));
  const model = {
    ...MODEL,
    map: { language: "en", question: "Why?", abstract: "In short." },
    panel: PEOPLE.slice(0, 1),
    issues: [],
    findings,
    topics,
    topicsById: byId(topics),
    topicCounts: [
      { topic: "roads", claims: 2, drawn: 2, tensions: 0 },
      { topic: "rest", claims: 1, drawn: 0, tensions: 0 },
    ],
    coverage: [],
    claimCount: 3,
    strengths: [],
  };
  /** @param {readonly object[]} brief */
  const screen = (brief) => drawn({ ...model, brief }, "", overviewView);

  const leads = [[], [{ isLeading: true, sentence: [], issues: [] }]].map((brief) =>
    having(screen(brief), "lede").map(wordsOf),
  );
  assert.deepEqual(leads, [["In short."], [""]]);
  assert.equal(having(screen([]), "card").length, 3);
  assert.deepEqual(
    having(screen([]), "topic-name").map((each) => each.getAttribute("href")),
    ["#/map/roads", "#/outline/rest"],
  );
});

test("a claim is found by the beginnings of words in its title or its text", () => {
  const claim = part({ title: "Tolls pay", text: "Drivers are charged." });

  const hits = ["tol", "char pay", "olls", "", "bus"].map((query) => wordsMatch(query)(claim));

  assert.deepEqual(hits, [true, true, false, true, false]);
});
