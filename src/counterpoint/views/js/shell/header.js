/** The top of the page: its name, the views, search, and the menu. */

import { button, h, icon, refill, shutAway } from "../ground/dom.js";
import { hasEngine } from "../ground/engine.js";
import { focusTitle } from "../ground/focus.js";
import { addressOf, presentRoute } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";
import { language, languages, t } from "../ground/texts.js";
import { takeAlong } from "../views/takealong.js";
import { searchBox } from "./searchbox.js";
import { chooseTheme, presentTheme } from "./theme.js";

const VIEW_LINKS = [
  "overview",
  "claims",
  "map",
  "findings",
  "experts",
  "outline",
  "sparql",
  "about",
];
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
      h(
        "ul",
        {},
        viewsOf().map((view) =>
          h(
            "li",
            {},
            h(
              "a",
              { href: addressOf({ view }), "data-view": view },
              view === "experts" && shownModel().votes ? t("nav.voters") : t(`nav.${view}`),
            ),
          ),
        ),
      ),
    ),
    searchBox(),
    menu(chooseLanguage),
  );
}

function viewsOf() {
  /** @type {{ readonly [view: string]: boolean }} */
  const has = { sparql: hasEngine(), claims: Boolean(shownModel().votes) };
  return VIEW_LINKS.filter((view) => has[view] !== false);
}

/**
 * Mark the present view and let the other views keep the filters.
 * @param {HTMLElement} root
 */
export function updateHeader(root) {
  const current = VIEW_PARENTS[presentRoute().view] ?? presentRoute().view;
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
  const opener = button(icon("more"), () => toggle(), {
    class: "icon-button",
    id: "menu-button",
    "aria-expanded": "false",
    "aria-controls": "menu",
    "aria-label": t("menu.title"),
    title: t("menu.title"),
  });
  const toggle = (show = body.hidden) => {
    if (show) refill(body, menuContent(chooseLanguage));
    body.hidden = !show;
    opener.setAttribute("aria-expanded", String(show));
  };
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
    choice(
      t("menu.theme"),
      themes.map((theme) => [theme, t(`theme.${theme}`)]),
      presentTheme(),
      chooseTheme,
    ),
    choice(t("menu.language"), Object.entries(languages()), language(), chooseLanguage),
    h("h2", { class: "part-title" }, t("about.take")),
    takeAlong(),
  ];
}

/**
 * @param {string} title
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function choice(title, options, chosen, choose) {
  return h(
    "fieldset",
    { class: "choice" },
    h("legend", {}, title),
    options.map(([value, label]) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: title,
          value,
          checked: value === chosen,
          onchange: () => choose(value),
        }),
        h("span", {}, label),
      ),
    ),
  );
}
