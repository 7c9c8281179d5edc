/** The top of the page: its name, the views, search, and the menu. */

import { button, h, icon, refill, shutAway } from "../ground/dom.js";
import { hasEngine } from "../ground/engine.js";
import { hasEvidence } from "../ground/evidence.js";
import { focusTitle } from "../ground/focus.js";
import { addressOf, presentRoute } from "../ground/place.js";
import { radios } from "../ground/radios.js";
import { shownModel } from "../ground/shown.js";
import { language, languages, t } from "../ground/texts.js";
import { chooseTheme, presentTheme } from "../ground/theme.js";
import { takeAlong } from "../views/takealong.js";
import { searchBox } from "./searchbox.js";

/** The views in the row of links; the others stand under "More". */
const VIEW_LINKS = ["overview", "picture", "claims", "map", "findings", "experts"];
const FURTHER_LINKS = ["outline", "text", "sparql", "about"];
/** @type {{ readonly [view: string]: string }} */
const VIEW_PARENTS = { compare: "experts", matrix: "overview", search: "" };

/**
 * The header; `chooseLanguage` is called with the code of the language that the reader chooses.
 * @param {(code: string) => void} chooseLanguage
 */
export function header(chooseLanguage) {
  return h(
    "header",
    { class: "top" },
    h(
      "a",
      {
        class: "skip",
        href: "#view",
        onclick: (event) => {
          event.preventDefault();
          focusTitle();
        },
      },
      t("skip"),
    ),
    h(
      "a",
      { class: "brand", href: addressOf({ view: "overview" }), lang: shownModel().map.language },
      shownModel().map.title,
    ),
    h(
      "nav",
      { class: "views", "aria-label": t("nav.title") },
      h("ul", {}, rowLinks().map(viewItem)),
    ),
    searchBox(),
    menu(chooseLanguage),
  );
}

/** @param {string} view */
function viewItem(view) {
  const isPresent = view === presentView();
  return h(
    "li",
    {},
    h(
      "a",
      {
        href: addressOf({ view }),
        "data-view": view,
        "aria-current": isPresent ? "page" : null,
      },
      view === "experts" && shownModel().votes ? t("nav.voters") : t(`nav.${view}`),
    ),
  );
}

/** The view in whose place the reader is; a pair of experts belongs to the experts. */
function presentView() {
  const { view } = presentRoute();
  return VIEW_PARENTS[view] ?? view;
}

/**
 * Whether this page has a view; a vote has its picture, and a map only where lines join its claims.
 * @param {string} view
 */
export function hasView(view) {
  const { votes, experts } = shownModel();
  /** @type {{ readonly [view: string]: boolean }} */
  const has = {
    sparql: hasEngine(),
    text: hasEvidence(),
    picture: Boolean(votes),
    claims: Boolean(votes),
    map: !votes || votes.isLinked,
    experts: experts.length > 0,
    findings: experts.length > 0,
  };
  return has[view] !== false;
}

/** The views in the row: at most five, so that the findings of a vote with a map stand below. */
function rowLinks() {
  const row = VIEW_LINKS.filter(hasView);
  return row.length > 5 ? row.filter((view) => view !== "findings") : row;
}

/** The views under "More". */
function furtherLinks() {
  const row = rowLinks();
  return [...VIEW_LINKS.filter((view) => !row.includes(view)), ...FURTHER_LINKS].filter(hasView);
}

/**
 * Mark the present view and let the other views keep the filters.
 * @param {HTMLElement} root
 */
export function updateHeader(root) {
  const current = presentView();
  const opener = root.querySelector("#menu-button");
  if (furtherLinks().includes(current)) opener?.setAttribute("aria-current", "page");
  else opener?.removeAttribute("aria-current");
  for (const link of root.querySelectorAll("[data-view]")) {
    const view = link.getAttribute("data-view") ?? "";
    link.setAttribute("href", addressOf({ view }));
    if (view === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** @param {(code: string) => void} chooseLanguage */
function menu(chooseLanguage) {
  const body = h("div", { class: "menu-body", id: "menu", hidden: true });
  const opener = button([t("menu.more"), icon("down")], () => toggle(), {
    class: "menu-button",
    id: "menu-button",
    "aria-expanded": "false",
    "aria-controls": "menu",
  });
  const toggle = (show = body.hidden) => {
    if (show) refill(body, menuContent(chooseLanguage));
    body.hidden = !show;
    opener.setAttribute("aria-expanded", String(show));
  };
  body.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("[data-view]")) toggle(false);
  });
  const box = h("div", { class: "menu" }, opener, body);
  shutAway(
    box,
    opener,
    () => !body.hidden,
    () => toggle(false),
  );
  return box;
}

/** @param {(code: string) => void} chooseLanguage */
function menuContent(chooseLanguage) {
  const themes = ["auto", "light", "dark"];
  return [
    h(
      "nav",
      { class: "further", "aria-label": t("menu.views") },
      h("ul", {}, furtherLinks().map(viewItem)),
    ),
    radios(
      t("menu.theme"),
      themes.map((theme) => [theme, t(`theme.${theme}`)]),
      presentTheme(),
      chooseTheme,
    ),
    radios(t("menu.language"), Object.entries(languages()), language(), chooseLanguage),
    h("h2", { class: "part-title" }, t("about.take")),
    takeAlong(),
  ];
}
