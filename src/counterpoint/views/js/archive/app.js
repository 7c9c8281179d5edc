/** Puts the page of an archive together: reads its data, follows the address and the search. */

/** @import { ArchiveData } from "../types/archive.js" */

import { readBlock } from "../ground/blocks.js";
import { elementOf, h, icon, refill } from "../ground/dom.js";
import { remember, remembered } from "../ground/memory.js";
import { parseRoute } from "../ground/route.js";
import { language, languages, t, useCatalogue, useLanguage } from "../ground/texts.js";
import { chooseTheme, presentTheme, useTheme } from "../ground/theme.js";
import { findables, resultsView } from "./finding.js";
import { PARTS, partView } from "./lists.js";
import { personView } from "./person.js";

const app = elementOf("app");
const partBox = h("main", { id: "part" });

/** @param {ArchiveData} data */
function startArchive(data) {
  const entries = findables(data);
  let searched = "";
  const top = h("header", { class: "top" });
  const tabs = h("nav", { class: "archive-tabs scroll-x" });
  const route = () => parseRoute(location.hash || `#/${PARTS[0]}`);

  const drawMain = () => {
    const { view, parts } = route();
    const part = PARTS.find((name) => name === view) ?? PARTS[0];
    const person = part === "people" && parts.length ? personView(data, Number(parts[0])) : null;
    refill(
      partBox,
      searched ? resultsView(data, entries, searched) : (person ?? partView(data, part)),
    );
    drawTabs(tabs, searched ? "" : part);
    document.title = `${partBox.querySelector("h1")?.textContent} – ${t("archive.title")}`;
  };

  const search = h("input", {
    type: "search",
    id: "search",
    oninput: () => {
      searched = search.value.trim();
      drawMain();
    },
  });

  const drawAll = () => {
    document.documentElement.lang = language();
    search.setAttribute("placeholder", t("archive.search"));
    search.setAttribute("aria-label", t("archive.search"));
    refill(
      top,
      h("a", { class: "brand", href: `#/${PARTS[0]}` }, t("archive.title")),
      h("span", { class: "aside" }, counts(data)),
      h("div", { class: "search" }, icon("search"), search),
      choice("menu.language", Object.entries(languages()), language(), (code) => {
        useLanguage(code);
        remember("language", code);
        drawAll();
      }),
      choice("menu.theme", themes(), presentTheme(), chooseTheme),
    );
    drawMain();
  };

  globalThis.addEventListener("hashchange", () => {
    searched = "";
    search.value = "";
    drawMain();
    globalThis.scrollTo(0, 0);
    partBox.querySelector("h1")?.focus({ preventScroll: true });
  });
  refill(app, top, tabs, partBox);
  drawAll();
}

/**
 * @param {HTMLElement} tabs
 * @param {string} present
 */
function drawTabs(tabs, present) {
  const links = PARTS.map((name) =>
    h(
      "a",
      { href: `#/${name}`, "aria-current": name === present ? "page" : null },
      t(`archive.tab.${name}`),
    ),
  );
  tabs.setAttribute("aria-label", t("archive.nav"));
  refill(
    tabs,
    h(
      "ul",
      {},
      links.map((link) => h("li", {}, link)),
    ),
  );
}

/** @param {ArchiveData} data */
function counts(data) {
  const maps = t("archive.n-maps", { n: data.maps.length });
  return `${maps}, ${t("archive.n-people", { n: data.people.length })}`;
}

/** @returns {[string, string][]} */
function themes() {
  return ["auto", "light", "dark"].map((name) => [name, t(`theme.${name}`)]);
}

/**
 * A choice of one, by its key and its options as values and words.
 * @param {string} key
 * @param {readonly (readonly [string, string])[]} options
 * @param {string} present
 * @param {(value: string) => void} choose
 */
function choice(key, options, present, choose) {
  const select = h(
    "select",
    { "aria-label": t(key), onchange: () => choose(select.value) },
    options.map(([value, word]) => h("option", { value, selected: value === present }, word)),
  );
  return select;
}

async function open() {
  const [texts, data] = await Promise.all([readBlock("texts"), readBlock("data")]);
  useCatalogue(JSON.parse(texts));
  const wishes = [remembered("language"), ...navigator.languages];
  wishes.some((code) => useLanguage(code));
  useTheme(remembered("theme") ?? "auto");
  startArchive(JSON.parse(data));
}

open().catch((error) => {
  refill(app, h("p", { class: "problem", role: "alert" }, String(error)));
  throw error;
});
