/** The page's frame, and what of it is drawn anew after each step. */

/**
 * @import { Route } from "../types/model.js"
 * @import { Change } from "../types/page.js"
 */

import { chosenPlan } from "../drawing/plans.js";
import { announce, bringInto, copyOf, elementOf, h, refill, spokenText } from "../ground/dom.js";
import { closePanel, focusPanel, rememberOpener } from "../ground/focus.js";
import { remember } from "../ground/memory.js";
import { arriveAt, idInPanel, onStep, presentRoute } from "../ground/place.js";
import { parseRoute } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t, useLanguage } from "../ground/texts.js";
import { aboutView } from "../views/about.js";
import { matrixView } from "../views/alone.js";
import { claimsView } from "../views/claims.js";
import { compareView } from "../views/compare.js";
import { embedCaption } from "../views/embedding.js";
import { focusPassage, showPassage, textView } from "../views/evidence.js";
import { expertsView } from "../views/experts.js";
import { findingsView } from "../views/findings.js";
import { isMapShown, leaveMap, mapView, updateMap } from "../views/map.js";
import { outlineView } from "../views/outline.js";
import { overviewView } from "../views/overview.js";
import { panelContent } from "../views/panel.js";
import { pictureView } from "../views/picture.js";
import { searchView } from "../views/search.js";
import { sparqlView } from "../views/sparql.js";
import { suppositionNotice } from "../views/supposing.js";
import { updateVotePicture } from "../views/votepicture.js";
import { hasView, header, updateHeader } from "./header.js";
import { noteOpened, restoreOpened } from "./opened.js";
import { supposeAsked } from "./supposing.js";

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
  picture: pictureView,
  claims: claimsView,
  outline: outlineView,
  text: textView,
  about: aboutView,
  search: searchView,
  sparql: sparqlView,
  matrix: matrixView,
};

/**
 * The frame: the header, the view and the panel beside it; built before anything is drawn.
 * @type {{ readonly header: HTMLElement, readonly notice: HTMLElement, readonly main: HTMLElement, readonly panel: HTMLElement }}
 */
let frame;

/** What is drawn: the view's key, the address, what is in the panel. */
let drawn = { key: "", hash: "", inPanel: "", isFirst: true };

/** Build the frame anew, in the language that is used now. */
export function buildFrame() {
  const main = h("main", { id: "view" });
  main.addEventListener("toggle", () => noteOpened(main), { capture: true });
  const panel = h("aside", { id: "panel", "aria-labelledby": "panel-title", hidden: true });
  frame = { ...frame, header: header(chooseLanguage), main, panel };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });
  const notice = h("div", {
    id: "supposition",
    role: "region",
    "aria-label": t("suppose.region"),
    "aria-live": "polite",
    hidden: true,
  });
  frame = { ...frame, notice };
  const body = h("div", { class: "body" }, main, panel);
  refill(elementOf("app"), frame.header, notice, body, embedCaption());
}

/**
 * The reader chooses a language: everything is drawn in it.
 * @param {string} code
 */
function chooseLanguage(code) {
  if (!useLanguage(code)) return;
  remember("language", code);
  drawn = { ...drawn, key: "" };
  document.documentElement.lang = code;
  buildFrame();
  draw({ keepFocus: true });
  document.getElementById("menu-button")?.focus();
}

/** Follow each step of the reader, and the browser's own steps back and forth. */
export function followSteps() {
  onStep((route, { keepFocus, keepView }) => {
    if (!keepView) return draw({ keepFocus });
    arriveAt(route);
    drawn = { ...drawn, hash: globalThis.location.hash, key: viewKey(route) };
  });
  const follow = () => {
    if (globalThis.location.hash !== drawn.hash) draw({ isReturn: true });
  };
  globalThis.addEventListener("hashchange", follow);
  globalThis.addEventListener("popstate", follow);
  NARROW.addEventListener("change", coverView);
  globalThis.addEventListener("resize", () => {
    if (presentRoute().view === "map") measureTop();
  });
}

/** What the address of the file asks for: the view to begin with, alone where it is embedded. */
let beginning = /** @type {{ readonly hash: string, readonly view: string | null }} */ ({
  hash: "#/overview",
  view: null,
});

/**
 * Begin with `view` where the page has it.
 * @param {string | null} view
 */
export function startWith(view) {
  beginning = { hash: view && view in VIEWS ? `#/${view}` : "#/overview", view };
}

/**
 * Draw what the address says. What only changes the panel leaves the view as it is.
 * @param {{ keepFocus?: boolean, isReturn?: boolean }} [options] `isReturn`: the browser's own step
 */
export function draw({ keepFocus = false, isReturn = false } = {}) {
  const { isFirst } = drawn;
  const before = presentRoute();
  const { hash } = globalThis.location;
  arriveAt(existingRoute(parseRoute(hash || beginning.hash)));
  const route = presentRoute();
  supposeAsked(route.query, redraw);
  const { view } = route;
  const focused = document.activeElement?.id;
  if (!LIGHT.has(view)) shownModel().complete();
  const key = viewKey(route);
  const isNewView = before.view !== view || !drawn.key;
  const isRedrawn = key !== drawn.key;
  drawView(/** @type {keyof typeof VIEWS} */ (view), { isNewView, isRedrawn });
  if (isRedrawn) restoreOpened(frame.main, { shutsOthers: isReturn });
  noteOpened(frame.main);
  drawn = { ...drawn, hash, key, isFirst: false };
  document.body.dataset.view = view;
  document.body.classList.toggle("is-embed", beginning.view === view);
  updateHeader(frame.header);
  drawNotice();
  const isOpened = drawPanel();
  if (view === "map") {
    measureTop();
    updateMap();
  }
  if (view === "text") showPassage();
  if (shownModel().votes) updateVotePicture();
  nameDocument();
  if (isRedrawn)
    for (const link of document.querySelectorAll("nav [aria-current]")) bringIntoRow(link);
  if (isFirst) return namedItem()?.scrollIntoView({ block: "start" });
  const isFilterChanged = filterWords(before) !== filterWords(route);
  placeFocus({
    isRedrawn,
    isFilterChanged,
    keepFocus,
    focused,
    isOpened,
    isNewPlace: pathOf(before) !== pathOf(route),
  });
}

/**
 * `route`, or the overview where the page does not have its view; votes have a picture for a map.
 * @param {Route} route
 */
function existingRoute(route) {
  if (route.view === "map" && !hasView("map")) return { ...route, view: "picture" };
  return route.view in VIEWS && hasView(route.view)
    ? route
    : { view: "overview", parts: [], query: {} };
}

/**
 * @param {keyof typeof VIEWS} view
 * @param {{ isNewView: boolean, isRedrawn: boolean }} options
 */
function drawView(view, { isNewView, isRedrawn }) {
  if (view === "map") {
    if (isNewView || !isMapShown()) refill(frame.main, mapView());
    chosenPlan();
  } else if (isRedrawn) {
    leaveMap();
    refill(frame.main, VIEWS[view]());
  }
}

/** Parts of an address that leave the view as it is. */
const BESIDE = ["claim", "link", "card", "passage"];

/**
 * What a view depends on: everything but what is only in the panel.
 * @param {Route} route
 */
function viewKey({ view, parts, query }) {
  const words = Object.entries(query).filter(([name, value]) => value && !BESIDE.includes(name));
  return JSON.stringify([view, parts, words.sort()]);
}

/** @param {Route} route */
function filterWords({ query: { experts, topic, kinds, stance, lines, finds } }) {
  return JSON.stringify([experts, topic, kinds, stance, lines, finds].map((word) => word || ""));
}

/** @param {Route} route */
function pathOf({ view, parts, query }) {
  return JSON.stringify([view, parts, query.focus, query.around, query.finding, query.q]);
}

/** The map takes the height that is left below the header and the notice. */
function measureTop() {
  const { header: top, notice } = frame;
  const height = `${top.offsetHeight + notice.offsetHeight}px`;
  const { style } = document.documentElement;
  if (style.getPropertyValue("--above") !== height) style.setProperty("--above", height);
}

/** What is supposed stands above the view for as long as it is. */
function drawNotice() {
  const content = suppositionNotice();
  frame.notice.hidden = !content;
  document.body.classList.toggle("is-supposed", Boolean(content));
  refill(frame.notice, content ?? []);
}

/** Draw again what was drawn before its data were there. */
function redraw() {
  drawn = { ...drawn, key: "" };
  draw({ keepFocus: true });
}

function drawPanel() {
  const { panel } = frame;
  const content = panelContent();
  const wasShut = Boolean(panel.hidden);
  const inPanel = idInPanel(presentRoute());
  const isOther = inPanel !== drawn.inPanel;
  if (isOther && content && !panel.contains(document.activeElement)) rememberOpener();
  drawn = { ...drawn, inPanel };
  panel.hidden = !content;
  document.body.classList.toggle("has-panel", Boolean(content));
  coverView();
  refill(panel, content ?? []);
  if (content && isOther) panel.scrollTop = 0;
  return Boolean(content) && (wasShut || isOther);
}

/** On a narrow screen the panel covers the view, which then cannot be reached behind it. */
function coverView() {
  const isSheet = presentRoute().view === "text"; // it stands below the text and leaves it in sight
  const isCovered = !frame.panel.hidden && NARROW.matches && !isSheet;
  frame.header.inert = isCovered;
  frame.main.inert = isCovered;
}

function nameDocument() {
  const heading = spokenText(
    document.querySelector(drawn.inPanel ? "#panel-title" : "#view-title"),
  );
  const { title } = shownModel().map;
  document.title = heading && heading !== title ? `${heading} – ${title}` : (title ?? "");
}

/**
 * After a step the focus goes where the new thing is; a filter keeps it where it was.
 * @param {Change} change
 */
function placeFocus({ isRedrawn, isFilterChanged, keepFocus, focused, isOpened, isNewPlace }) {
  if (keepFocus) {
    const sentence = (
      document.querySelector("main .filter-none") ?? document.querySelector("main .filter-shown")
    )?.textContent;
    if (isRedrawn && isFilterChanged) announce(sentence ?? t("filter.all"));
    if (focused && isRedrawn) document.getElementById(focused)?.focus({ preventScroll: true });
    return;
  }
  if (isOpened) return focusPanel();
  if (presentRoute().view === "text" && presentRoute().query.passage && focusPassage()) return;
  if (!isRedrawn) return;
  const item = namedItem();
  if (item) {
    /** @type {HTMLElement | null} */ (item.querySelector("summary, h2"))?.focus({
      preventScroll: true,
    });
    item.scrollIntoView({ block: "start" });
  } else if (isNewPlace) {
    globalThis.scrollTo(0, 0);
    document.getElementById("view-title")?.focus({ preventScroll: true });
    const title = document.getElementById("view-title");
    announce(
      h("span", { lang: title?.lang || null }, [...(title ? copyOf(title).childNodes : [])]),
    );
  }
}

/** The issue or the finding that the address names, where its list stands on the page. */
function namedItem() {
  const { view, parts } = presentRoute();
  const [list, id] = view === "findings" ? parts : [];
  return document.getElementById(`${list === "issues" ? "issue" : "finding"}-${id}`);
}

/**
 * A link that is marked in a row of links stands where it can be seen.
 * @param {Element} link
 */
function bringIntoRow(link) {
  const row = link.closest(".views, .tabs, .rail");
  if (row) bringInto(row, link);
}
