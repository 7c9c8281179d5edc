/** Puts the page together: reads the data, follows the address, draws the view. */

import { aboutView } from "../views/about.js";
import { chosenScene } from "../drawing/scenes.js";
import { claimsView } from "../views/claims.js";
import { groupPairs } from "../views/crowd.js";
import { announce, bringInto, fill, h, refill, spokenText } from "../ground/dom.js";
import { compareView, expertsView } from "../views/experts.js";
import { readFilters } from "../ground/filters.js";
import { findingsView } from "../views/findings.js";
import { header, updateHeader } from "./header.js";
import { listen } from "./live.js";
import { mapView, printMap, recolourMap, updateMap } from "../views/map.js";
import { matrixTable } from "../views/matrix.js";
import { buildModel, readBlock } from "../ground/model.js";
import { outlineView } from "../views/outline.js";
import { overviewView } from "../views/overview.js";
import { panelContent, withoutPanel } from "../views/panel.js";
import { carried, formatRoute, parseRoute, withQuery } from "../ground/route.js";
import { searchView } from "../views/search.js";
import { copyText, takeAlong } from "../views/takealong.js";
import { hasEngine } from "../ground/engine.js";
import { sparqlView } from "../views/sparql.js";
import { t, useCatalogue, useLanguage } from "../ground/texts.js";

/** Views that need no more than the first part of the data. */
const LIGHT = new Set(["overview", "matrix"]);

/** As in the style sheet: there the panel takes the whole screen. */
const NARROW = globalThis.matchMedia("(width <= 960px)");

const VIEWS = {
  overview: overviewView,
  map: mapView,
  findings: findingsView,
  experts: expertsView,
  compare: compareView,
  claims: claimsView,
  outline: outlineView,
  about: aboutView,
  search: searchView,
  sparql: sparqlView,
  matrix: matrixView,
};

function matrixView(page) {
  return h("div", { class: "matrix-view" },
    h("h1", { id: "view-title", tabindex: "-1", lang: page.model.map.language }, page.model.map.question),
    page.model.votes ? groupPairs(page) : matrixTable(page),
    h("p", { class: "aside" }, h("a", { href: globalThis.location.href.split(/[?#]/)[0], target: "_blank", rel: "noopener" }, t("embed.full"))),
  );
}

const page = { route: parseRoute(""), filters: readFilters({}), theme: "auto", drawn: "" };

page.address = (route) =>
  formatRoute({ ...route, query: { ...carried(page.route.query), ...route.query } });
page.here = (changes) => formatRoute(withQuery(page.route, changes));
page.openClaim = (id) => page.go(withQuery(page.route, { claim: id, link: "" }));
page.closePanel = () => {
  page.go(withoutPanel(page.route), { keepFocus: true });
  const opener = page.opener?.isConnected ? page.opener : document.getElementById("map-canvas");
  (opener ?? document.getElementById("view-title"))?.focus({ preventScroll: true });
};
page.focusPanel = () => document.getElementById("panel-title")?.focus();
page.focusView = () => document.getElementById("view-title")?.focus();
page.copyLink = () => copyText(globalThis.location.href, t("action.copied"));
page.takeAlong = () => takeAlong(page);

/** Follow an address of this page; one that is already there is drawn again. */
page.follow = (address) => page.go(parseRoute(address));

page.go = (route, { replace = false, keepFocus = false, keepView = false } = {}) => {
  const address = formatRoute(route);
  if (address !== globalThis.location.hash) {
    globalThis.history[replace ? "replaceState" : "pushState"](null, "", address);
  }
  if (!keepView) return draw({ keepFocus });
  page.hash = globalThis.location.hash;
  page.route = route;
  page.drawn = viewKey(route);
};

page.useTheme = (theme) => {
  page.theme = theme;
  keep("theme", theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  recolourPage();
};

page.useLanguage = (code) => {
  if (!useLanguage(code)) return;
  keep("language", code);
  page.drawn = "";
  page.index = null;
  document.documentElement.lang = code;
  build();
  draw({ keepFocus: true });
  document.getElementById("menu-button")?.focus();
};

function recolourPage() {
  recolourMap(page);
  for (const sample of document.querySelectorAll(".line-sample")) sample.dispatchEvent(new Event("recolour"));
}

/** What the reader chose last time, where the browser lets a page keep it. */
function kept(name) {
  try {
    return globalThis.localStorage.getItem(`counterpoint-${name}`);
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    globalThis.localStorage.setItem(`counterpoint-${name}`, value);
  } catch {
    // A page opened from a disk may not be allowed to keep anything; then it keeps nothing.
  }
}

function build() {
  const parts = {
    header: header(page),
    main: h("main", { id: "view" }),
    panel: h("aside", { id: "panel", "aria-labelledby": "panel-title", hidden: true }),
  };
  page.parts = parts;
  parts.panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") page.closePanel();
  });
  const root = document.getElementById("app");
  refill(root, parts.header, h("div", { class: "body" }, parts.main, parts.panel));
}

/** Draw what the address says. What only changes the panel leaves the view as it is. */
function draw({ keepFocus = false } = {}) {
  const before = page.route;
  const filteredBefore = JSON.stringify(filterWords(before));
  page.hash = globalThis.location.hash;
  page.route = parseRoute(globalThis.location.hash || page.start);
  const has = { sparql: hasEngine(), claims: Boolean(page.model.votes) };
  if (!(page.route.view in VIEWS) || has[page.route.view] === false) page.route = { view: "overview", parts: [], query: {} };
  page.filters = readFilters(page.route.query);
  const focused = document.activeElement?.id;
  const { view } = page.route;
  if (!LIGHT.has(view)) page.model.complete();
  const key = viewKey(page.route);
  const isNewView = before.view !== view || !page.drawn;
  const isRedrawn = key !== page.drawn;
  if (view === "map") drawMap(isNewView);
  else if (isRedrawn) {
    page.mapView = null;
    page.scene = null;
    refill(page.parts.main, VIEWS[view](page));
  }
  page.drawn = key;
  document.body.dataset.view = view;
  document.body.classList.toggle("is-embed", page.embedded === view);
  updateHeader(page, page.parts.header);
  const opened = drawPanel();
  if (view === "map") updateMap(page.mapView, page);
  nameDocument();
  if (isRedrawn) for (const link of document.querySelectorAll("nav [aria-current]")) bringInto(link.closest(".views, .tabs, .rail"), link);
  const isFilterChanged = filteredBefore !== JSON.stringify(filterWords(page.route));
  placeFocus({ isRedrawn, isFirst: !page.isReady, isFilterChanged, keepFocus, focused, opened, isNewPlace: pathOf(before) !== pathOf(page.route) });
  page.isReady = true;
}

/** What a view depends on: everything but what is only in the panel. */
function viewKey({ view, parts, query }) {
  const kept = Object.entries(query).filter(([name, value]) => value && name !== "claim" && name !== "link");
  return JSON.stringify([view, parts, kept.sort()]);
}

function filterWords({ query: { experts, topic, kinds, stance, lines, finds } }) {
  return [experts, topic, kinds, stance, lines, finds].map((word) => word || "");
}

function pathOf({ view, parts, query }) {
  return JSON.stringify([view, parts, query.focus, query.around, query.finding, query.q]);
}

function drawMap(isNewView) {
  if (isNewView || !page.mapView) refill(page.parts.main, mapView(page));
  page.scene = chosenScene(page);
}

function drawPanel() {
  const { panel } = page.parts;
  const content = panelContent(page);
  const wasShut = panel.hidden;
  const { claim, link, finding } = page.route.query;
  const shown = claim || link || finding || "";
  const isOther = shown !== page.inPanel;
  if (isOther && content && !panel.contains(document.activeElement)) page.opener = document.activeElement;
  page.inPanel = shown;
  panel.hidden = !content;
  document.body.classList.toggle("has-panel", Boolean(content));
  coverView();
  refill(panel, content ?? []);
  if (content && isOther) panel.scrollTop = 0;
  return Boolean(content) && (wasShut || isOther);
}

/** On a narrow screen the panel covers the view, which then cannot be reached behind it. */
function coverView() {
  const { header, main, panel } = page.parts;
  const isCovered = !panel.hidden && NARROW.matches;
  header.inert = isCovered;
  main.inert = isCovered;
}

function nameDocument() {
  const heading = spokenText(document.querySelector(page.inPanel ? "#panel-title" : "#view-title"));
  const { title } = page.model.map;
  document.title = heading && heading !== title ? `${heading} – ${title}` : title;
}

/** After a step the focus goes where the new thing is; a filter keeps it where it was. */
function placeFocus({ isRedrawn, isFirst, isFilterChanged, keepFocus, focused, opened, isNewPlace }) {
  if (isFirst) return;
  if (keepFocus) {
    const said = (document.querySelector("main .filter-none") ?? document.querySelector("main .filter-shown"))?.textContent;
    if (isRedrawn && isFilterChanged) announce(said ?? t("filter.all"));
    if (focused && isRedrawn) document.getElementById(focused)?.focus({ preventScroll: true });
    return;
  }
  if (opened) return page.focusPanel();
  if (!isRedrawn) return;
  const finding = page.route.view === "findings" && document.getElementById(`finding-${page.route.parts[1]}`);
  if (finding) {
    finding.querySelector("summary").focus({ preventScroll: true });
    finding.scrollIntoView({ block: "start" });
  } else if (isNewPlace) {
    globalThis.scrollTo(0, 0);
    document.getElementById("view-title")?.focus({ preventScroll: true });
    const title = document.getElementById("view-title");
    announce(h("span", { lang: title?.lang || null }, [...(title?.cloneNode(true).childNodes ?? [])]));
  }
}

function searchByKey(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "")) return;
  event.preventDefault();
  document.getElementById("search")?.focus();
}

/** All disclosures open on paper, and as they were afterwards. */
function printAll() {
  let opened = [];
  let takeAway = () => {};
  globalThis.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open]):not(.map-legend)")];
    for (const details of opened) {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
    }
    takeAway();
    takeAway = printMap(page);
  });
  globalThis.addEventListener("afterprint", () => {
    takeAway();
    for (const details of opened) details.open = false;
  });
}

async function start() {
  const [data, said, drawn] = await Promise.all(["data", "said", "drawn"].map(readBlock));
  const core = JSON.parse(data);
  useCatalogue(core.texts, core.map.language);
  page.model = buildModel(core, () => JSON.parse(said), () => JSON.parse(drawn));
  const asked = new URLSearchParams(globalThis.location.search);
  const spokenLanguage = [asked.get("lang"), kept("language"), page.model.map.language, "en"].find(useLanguage);
  document.documentElement.lang = spokenLanguage.split("-")[0];
  const view = asked.get("view");
  page.start = view && view in VIEWS ? `#/${view}` : "#/overview";
  page.embedded = view;
  const theme = asked.get("theme") ?? kept("theme");
  if (theme === "light" || theme === "dark") {
    page.theme = theme;
    document.documentElement.dataset.theme = theme;
  }
  build();
  draw();
  fill(document.body, h("div", { id: "announcer", class: "spoken", "aria-live": "polite" }));
  const moved = () => globalThis.location.hash === page.hash || draw();
  globalThis.addEventListener("hashchange", moved);
  globalThis.addEventListener("popstate", moved);
  NARROW.addEventListener("change", coverView);
  globalThis.addEventListener("keydown", searchByKey);
  globalThis.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolourPage);
  printAll();
  if ("live" in document.body.dataset) listen();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
  readRest();
}

/** What the first view did not need, while the reader looks at it. */
function readRest() {
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  idle(() => {
    page.model.claims.at(0);
    idle(() => {
      page.model.nodes.at(0);
      document.documentElement.dataset.complete = String(Math.round(performance.now()));
    });
  });
}

start();
