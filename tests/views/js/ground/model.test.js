import assert from "node:assert/strict";
import test from "node:test";

import {
  buildModel,
  isEditorial,
  stands,
} from "../../../../src/counterpoint/views/js/ground/model.js";
import {
  enumeration,
  t,
  useCatalogue,
  useLanguage,
} from "../../../../src/counterpoint/views/js/ground/texts.js";
import { part, there } from "../parts.js";

/** @param {object} data */
const wholeModel = (data) =>
  buildModel(
    part(data),
    () => part(data),
    () => part(data),
  );
/** @param {string} id @param {string} standing @param {number} order */
const expert = (id, standing, order) => ({ id, standing, order, name: id });

/** @param {readonly object[]} stances */
function argumentMap(stances) {
  return wholeModel({
    experts: [expert("a", "panel", 0), expert("b", "panel", 1), expert("ed", "editor", 0)],
    sources: [],
    topics: [],
    claims: [{ id: "c", title: "C", topics: [] }],
    arguments: [],
    attacks: [],
    relations: [],
    findings: [],
    edges: [],
    matrix: [],
    stances,
  });
}

test("the clearest stance of each voice counts, editors' do not", () => {
  const model = argumentMap([
    { id: "1", expert: "b", target: "c", mode: "hedged" },
    { id: "2", expert: "b", target: "c" },
    { id: "3", expert: "a", target: "c", mode: "implied" },
    { id: "4", expert: "ed", target: "c" },
  ]);

  const found = stands(model, there(model.claimsById.get("c"))).map(({ expert: { id }, mode }) => [
    id,
    mode,
  ]);

  assert.deepEqual(found, [
    ["a", "implied"],
    ["b", "explicit"],
  ]);
});

test("who affirms and denies is split, who only reports is not", () => {
  const both = argumentMap([
    { id: "1", expert: "a", target: "c" },
    { id: "2", expert: "a", target: "c", polarity: "deny" },
    { id: "3", expert: "b", target: "c", polarity: "deny", mode: "reported" },
    { id: "4", expert: "b", target: "c", mode: "hedged" },
  ]);

  const [first, second] = stands(both, there(both.claimsById.get("c")));

  assert.equal(first.isSplit, true);
  assert.deepEqual([second.polarity, second.mode, second.isSplit], ["affirm", "hedged", undefined]);
});

test("what is conceded gives way to what is held, as in the findings", () => {
  const granted = argumentMap([
    { id: "1", expert: "a", target: "c", mode: "conceded" },
    { id: "2", expert: "a", target: "c", polarity: "deny" },
    { id: "3", expert: "b", target: "c", polarity: "deny" },
    { id: "4", expert: "b", target: "c", mode: "conceded" },
  ]);

  const found = stands(granted, there(granted.claimsById.get("c")));

  assert.deepEqual(
    found.map(({ polarity, mode, isSplit }) => [polarity, mode, isSplit]),
    [
      ["deny", "explicit", undefined],
      ["deny", "explicit", undefined],
    ],
  );
});

test("what was said and drawn is read once, when it is first asked for", () => {
  /** @type {string[]} */
  const read = [];
  /** @param {string} name @param {object} data */
  const reader = (name, data) => () => {
    read.push(name);
    return part(data);
  };
  const said = {
    claims: [{ id: "c", title: "C", kind: "value", topics: [] }],
    arguments: [],
    attacks: [],
    relations: [],
    stances: [],
  };
  const drawn = { edges: [{ id: "a", from: "c", to: "c", kind: "support", record: "a" }] };
  const core = { experts: [], sources: [], topics: [], findings: [], matrix: [] };
  const model = buildModel(part(core), reader("said", said), reader("drawn", drawn));
  assert.deepEqual(read, []);

  const line = there(model.linksById.get("a"));

  assert.equal(line.from, "c");
  assert.deepEqual(read, ["drawn"]);
  model.complete();
  assert.deepEqual(read, ["drawn", "said"]);
});

test("a claim that only an editor states is editorial", () => {
  const model = argumentMap([{ id: "4", expert: "ed", target: "c" }]);

  assert.equal(isEditorial(model, there(model.claimsById.get("c"))), true);
});

test("a text takes the plural of its language", () => {
  useCatalogue({
    n: {
      en: { one: "{n} claim", other: "{n} claims" },
      uk: { one: "{n} теза", few: "{n} тези", many: "{n} тез", other: "{n} тези" },
    },
  });

  useLanguage("en");
  assert.deepEqual([t("n", { n: 1 }), t("n", { n: 2000 })], ["1 claim", "2,000 claims"]);
  useLanguage("uk-UA");
  assert.deepEqual(
    [t("n", { n: 21 }), t("n", { n: 3 }), t("n", { n: 12 })],
    ["21 теза", "3 тези", "12 тез"],
  );
  assert.equal(useLanguage("xx"), false);
});

test("a value is never read for gaps of its own", () => {
  useCatalogue({ q: { en: "for {query}: {n}" } });
  useLanguage("en");

  assert.equal(t("q", { query: "{n}$&", n: 1 }), "for {n}$&: 1");
});

test("a list ends with the word of its language", () => {
  useCatalogue({ "list.and": { en: "and", uk: "та" } });

  useLanguage("en");
  assert.deepEqual(
    [enumeration([]), enumeration(["a"]), enumeration(["a", "b", "c"])],
    ["", "a", "a, b and c"],
  );
  useLanguage("uk");
  assert.equal(enumeration(["a", "b"]), "a та b");
});
