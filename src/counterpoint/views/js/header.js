/** The top of the page: its name, the views, search, and the menu. */

import { announce, button, h, icon, refill, shutAway } from "./dom.js";
import { hasEngine } from "./engine.js";
import { csvOf, saveFile } from "./files.js";
import { matrixRows } from "./matrix.js";
import { readBlock } from "./model.js";
import { searchBox } from "./searchbox.js";
import { voteRows } from "./tally.js";
import { language, languages, t } from "./texts.js";
import { groupName } from "./votebars.js";

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

/** Files, link, print and the snippet for other sites. */
export function takeAlong(page) {
  const { model } = page;
  const name = model.map.id;
  return h("ul", { class: "take" }, [
    document.getElementById("turtle")
      ? h("li", {}, button(t("take.turtle"), () => saveTurtle(name), { class: "action" }))
      : null,
    h("li", {}, model.votes
      ? button(t("take.votes"), () => saveCsv(`${name}-claims.csv`, voteRows(model, groupName)), { class: "action" })
      : button(t("take.csv"), () => saveCsv(`${name}-matrix.csv`, matrixRows(model)), { class: "action" })),
    h("li", {}, button(t("take.print"), () => globalThis.print(), { class: "action" })),
    h("li", {}, button(t("action.copy"), () => page.copyLink(), { class: "action" })),
    h("li", {}, button(t("take.embed"), () => copyText(embedSnippet(page), t("take.embed.done")), { class: "action" })),
  ]);
}

function saveCsv(name, rows) {
  saveFile(name, new Blob(["\ufeff", csvOf(rows)], { type: "text/csv;charset=utf-8" }));
}

async function saveTurtle(name) {
  const turtle = await readBlock("turtle");
  saveFile(`${name}.ttl`, new Blob([turtle], { type: "text/turtle;charset=utf-8" }));
}

function embedSnippet(page) {
  const address = globalThis.location.href.split(/[?#]/)[0];
  const file = address.startsWith("file:") ? address.split("/").at(-1) : address;
  const title = page.model.map.title.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${file}?view=matrix" title="${title}" width="100%" height="480" loading="lazy"></iframe>`;
}

/** Put `text` on the clipboard and say so. */
export async function copyText(text, done) {
  try {
    await globalThis.navigator.clipboard.writeText(text);
  } catch {
    const area = h("textarea", { class: "spoken", "aria-hidden": "true" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(done);
  const note = h("div", { class: "toast" }, done);
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}
