/** The top of the page: its name, the views, search, and the menu. */

import { button, h, icon, refill, shutAway } from "../ground/dom.js";
import { hasEngine } from "../ground/engine.js";
import { searchBox } from "./searchbox.js";
import { language, languages, t } from "../ground/texts.js";
import { takeAlong } from "../views/takealong.js";

const VIEW_LINKS = ["overview", "claims", "map", "findings", "experts", "outline", "sparql", "about"];
const VIEW_PARENTS = { compare: "experts", matrix: "overview", search: "" };

export function header(page) {
  return h(
    "header",
    { class: "top" },
    h("a", { class: "skip", href: "#view", onclick: (event) => { event.preventDefault(); page.focusView(); } }, t("skip")),
    h("a", { class: "brand", href: page.address({ view: "overview" }), lang: page.model.map.language }, page.model.map.title),
    h("nav", { class: "views", "aria-label": t("nav.title") }, h("ul", {}, viewsOf(page).map((view) =>
      h("li", {}, h("a", { href: page.address({ view }), "data-view": view }, view === "experts" && page.model.votes ? t("nav.voters") : t(`nav.${view}`))),
    ))),
    searchBox(page),
    menu(page),
  );
}

function viewsOf({ model }) {
  const has = { sparql: hasEngine(), claims: Boolean(model.votes) };
  return VIEW_LINKS.filter((view) => has[view] !== false);
}

/** Mark the present view and let the other views keep the filters. */
export function updateHeader(page, root) {
  const current = VIEW_PARENTS[page.route.view] ?? page.route.view;
  for (const link of root.querySelectorAll("[data-view]")) {
    const { view } = link.dataset;
    link.setAttribute("href", page.address({ view }));
    if (view === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function menu(page) {
  const body = h("div", { class: "menu-body", id: "menu", hidden: true });
  const opener = button(icon("more"), () => toggle(), {
    class: "icon-button", id: "menu-button", "aria-expanded": "false", "aria-controls": "menu", "aria-label": t("menu.title"), title: t("menu.title"),
  });
  const toggle = (show = body.hidden) => {
    if (show) refill(body, menuContent(page));
    body.hidden = !show;
    opener.setAttribute("aria-expanded", String(show));
  };
  const box = h("div", { class: "menu" }, opener, body);
  shutAway(box, opener, () => !body.hidden, () => toggle(false));
  return box;
}

function menuContent(page) {
  const themes = ["auto", "light", "dark"];
  return [
    choice(t("menu.theme"), themes.map((theme) => [theme, t(`theme.${theme}`)]), page.theme, page.useTheme),
    choice(t("menu.language"), Object.entries(languages()), language(), page.useLanguage),
    h("h2", { class: "part-title" }, t("about.take")),
    takeAlong(page),
  ];
}

function choice(title, options, chosen, choose) {
  return h("fieldset", { class: "choice" }, h("legend", {}, title), options.map(([value, label]) =>
    h("label", {}, h("input", { type: "radio", name: title, value, checked: value === chosen, onchange: () => choose(value) }), h("span", {}, label)),
  ));
}
