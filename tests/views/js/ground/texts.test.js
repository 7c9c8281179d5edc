import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  decimal,
  figureUpTo,
  t,
  useCatalogue,
  useLanguage,
} from "../../../../src/counterpoint/views/js/ground/texts.js";

const catalogue = new URL("../../../../src/counterpoint/wording/texts.json", import.meta.url);
useCatalogue(JSON.parse(readFileSync(catalogue, "utf8")));

/** @param {string} code @param {string} key @param {Record<string, number>} values */
function translated(code, key, values) {
  assert.equal(useLanguage(code), true);
  return t(key, values);
}

test("a number asks for its plural form", () => {
  assert.equal(translated("uk", "count.claims", { n: 1 }), "1 теза");
  assert.equal(translated("uk", "count.claims", { n: 3 }), "3 тези");
  assert.equal(translated("uk", "count.claims", { n: 12 }), "12 тез");
  assert.equal(translated("uk", "count.claims", { n: 21 }), "21 теза");
  assert.equal(translated("de", "count.claims", { n: 1 }), "1 Aussage");
});

test("of two numbers each language bends the word for the one that governs it", () => {
  assert.equal(translated("uk", "topic.speak", { n: 3, all: 5, counted: 5 }), "3 із 5 експертів");
  assert.equal(translated("uk", "topic.speak", { n: 3, all: 21, counted: 21 }), "3 із 21 експерта");
  assert.equal(translated("de", "votes.agree", { n: 1, all: 29 }), "1 von 29 stimmt zu");
  assert.equal(translated("de", "votes.agree", { n: 17, all: 29 }), "17 von 29 stimmen zu");
  assert.equal(translated("uk", "votes.agree", { n: 1, all: 29 }), "згодні: 1 із 29");
});

test("decimals and thousands are those of the language", () => {
  assert.equal(translated("de", "count.claims", { n: 1600 }), "1.600 Aussagen");
  assert.equal(translated("en", "count.claims", { n: 1600 }), "1,600 claims");
  assert.deepEqual(
    ["en", "uk", "de"].map((code) => useLanguage(code) && decimal(0.5)),
    ["0.5", "0,5", "0,5"],
  );
});

test("a figure has the decimals that it has, a half rounded away from zero", () => {
  const figures = (/** @type {string} */ code) =>
    useLanguage(code) &&
    [0.6, 0.0625, 1.0005, 3, 125_000, -0.0001].map((value) => figureUpTo(value, 3));

  assert.deepEqual(figures("en"), ["0.6", "0.063", "1.001", "3", "125,000", "0"]);
  assert.deepEqual(figures("de"), ["0,6", "0,063", "1,001", "3", "125.000", "0"]);
});

test("a tag with a region is its language; one without texts changes nothing", () => {
  assert.equal(useLanguage("de-AT"), true);
  assert.equal(useLanguage("fr"), false);
  assert.equal(t("nav.map"), "Karte");
});

test("what the catalogue lacks is a mistake", () => {
  assert.throws(() => t("no.such.text"), /no text for no\.such\.text/);
});
