/** Puts the page of an archive together: reads its data, follows the address and the search. */

/**
 * @import { ArchiveData } from "../types/archive.js"
 * @import { Route } from "../types/model.js"
 */

import { readBlock } from "../ground/blocks.js";
import { elementOf, h, icon, refill } from "../ground/dom.js";
import { remember, remembered } from "../ground/memory.js";
import { formatRoute, parseRoute } from "../ground/route.js";
import { language, languages, t, useCatalogue, useLanguage } from "../ground/texts.js";
import { chooseTheme, presentTheme, useTheme } from "../ground/theme.js";
import { findables, resultsView } from "./finding.js";
import { PARTS, partView } from "./lists.js";
import { nobodyView, personView } from "./person.js";
import { personAt } from "./pieces.js";

const app = elementOf("app");
const partBox = h("main", { id: "part" });

/** @param {ArchiveData} data */
function startArchive(data) {
  const entries = findables(data);
  const top = h("header", { class: "top" });
  const tabs = h("nav", { class: "archive-tabs scroll-x" });
  const route = () => parseRoute(location.hash || `#/${PARTS[0]}`);
  const wordsOf = () => (route().view === "search" ? (route().parts[0] ?? "").trim() : "");
  let beforeSearch = `#/${PARTS[0]}`;

  const drawMain = () => {
    const words = wordsOf();
    const part = PARTS.find((name) => name === route().view) ?? PARTS[0];
    if (search.value.trim() !== words) search.value = words;
    refill(partBox, words ? resultsView(data, entries, words) : placeView(data, part, route()));
    drawTabs(tabs, part, words);
    document.title = `${partBox.querySelector("h1")?.textContent} – ${t("archive.title")}`;
  };

  const search = h("input", {
    type: "search",
    id: "search",
    oninput: () => {
      // What is searched stands in the address, so that going back from a hit finds it again.
      const words = search.value.trim();
      const isBegun = route().view === "search";
      if (!isBegun) beforeSearch = location.hash || `#/${PARTS[0]}`;
      const address = words ? formatRoute({ view: "search", parts: [words] }) : beforeSearch;
      if (isBegun) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
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
    drawMain();
    globalThis.scrollTo(0, 0);
    partBox.querySelector("h1")?.focus({ preventScroll: true });
  });
  refill(app, top, tabs, partBox);
  drawAll();
}

/**
 * What a part's address shows: the part, somebody of it, or that nobody has that address.
 * @param {ArchiveData} data
 * @param {(typeof PARTS)[number]} part
 * @param {Route} route
 */
function placeView(data, part, { parts: [map, id = ""] }) {
  if (part !== "people" || map === undefined) return partView(data, part);
  return personView(data, personAt(data, map, id)) ?? nobodyView(id ? `${map}#${id}` : map);
}

/**
 * The tabs of the parts; while something is searched one of its own is where the reader is.
 * @param {HTMLElement} tabs
 * @param {string} present
 * @param {string} words what is searched
 */
function drawTabs(tabs, present, words) {
  /** @type {[string, string, boolean][]} */
  const places = PARTS.map((name) => [
    `#/${name}`,
    t(`archive.tab.${name}`),
    !words && name === present,
  ]);
  if (words)
    places.unshift([formatRoute({ view: "search", parts: [words] }), t("archive.results"), true]);
  const links = places.map(([href, text, isPresent]) =>
    h("a", { href, "aria-current": isPresent ? "page" : null }, text),
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
  const current = links[places.findIndex(([, , isPresent]) => isPresent)];
  tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
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
