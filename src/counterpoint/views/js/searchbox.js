/** The search field with its list of results, by mouse and by keyboard. */

import { announce, h, icon, refill, spoken } from "./dom.js";
import { groupPath } from "./claimview.js";
import { expertChip, findingKind, kindLabel, own } from "./names.js";
import { say } from "./saying.js";
import { buildIndex, findIn } from "./search.js";
import { t } from "./texts.js";

const RESULTS_SHOWN = 9;

/** Where a result leads. */
export function resultAddress(page, { type, record }) {
  if (type === "expert") return page.address({ view: "experts", parts: [record.id] });
  if (type === "topic") return page.address({ view: "map", parts: [record.id] });
  if (type === "finding") return page.address({ view: "findings", parts: [groupPath(record.group), record.id] });
  return page.here({ claim: record.id, link: "" });
}

function resultKind({ type, record }) {
  if (type === "claim") return kindLabel(record);
  if (type === "finding") return findingKind(record);
  return t(`search.${type}`);
}

function resultTitle(page, { type, record, title }) {
  if (type === "finding") return say(page.model, record.summary);
  return type === "expert" ? title : own(title);
}

function resultText(page, entry) {
  const { type, record } = entry;
  return [
    h("span", { class: "result-kind" }, resultKind(entry)),
    type === "expert" ? expertChip(record) : null,
    h("span", { class: "result-title" }, resultTitle(page, entry)),
  ];
}

export function searchBox(page) {
  const list = h("ul", { class: "results", id: "results", role: "listbox", "aria-label": t("search.results"), hidden: true });
  const input = h("input", {
    type: "search", id: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list",
    placeholder: t("search.placeholder"), "aria-label": t("search.label"),
  });
  const box = h("div", { class: "search", role: "search" }, icon("search"), input, list);
  const state = { page, input, list, options: [], at: -1 };
  input.addEventListener("input", () => showResults(state));
  input.addEventListener("focus", () => input.value && showResults(state));
  input.addEventListener("keydown", (event) => pressKey(state, event));
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) shut(state);
  });
  return box;
}

function entriesOf(page) {
  page.index ??= buildIndex(page.model);
  return page.index;
}

function showResults(state) {
  const { page, input, list } = state;
  const query = input.value.trim();
  if (!query) return shut(state);
  const found = findIn(entriesOf(page), query);
  state.at = -1;
  state.options = found.slice(0, RESULTS_SHOWN).map((entry, index) => {
    const option = h("li", { role: "option", id: `result-${index}`, "aria-selected": "false" }, resultText(page, entry));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      follow(state, resultAddress(page, entry));
    });
    return { option, address: resultAddress(page, entry) };
  });
  if (found.length > RESULTS_SHOWN) {
    const address = page.address({ view: "search", query: { q: query } });
    const option = h("li", { role: "option", id: "result-all", class: "result-all", "aria-selected": "false" }, t("search.all", { n: found.length }));
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      follow(state, address);
    });
    state.options.push({ option, address });
  }
  const none = h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "result-none" }, t("search.none", { query }));
  refill(list, found.length ? state.options.map(({ option }) => option) : none);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
  announce(found.length ? t("search.found", { n: found.length }) : t("search.none", { query }));
}

function pressKey(state, event) {
  const { input, options } = state;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!options.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    state.at = (state.at + step + options.length) % options.length;
    options.forEach(({ option }, index) => option.setAttribute("aria-selected", String(index === state.at)));
    const { option } = options[state.at];
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    const query = input.value.trim();
    if (state.at >= 0) follow(state, options[state.at].address);
    else if (query) follow(state, state.page.address({ view: "search", query: { q: query } }));
  } else if (event.key === "Escape") {
    if (input.value) input.value = "";
    shut(state);
  }
}

function follow(state, address) {
  shut(state);
  state.input.blur();
  state.page.follow(address);
}

function shut(state) {
  const { input, list } = state;
  Object.assign(state, { options: [], at: -1 });
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

const RESULTS_ON_PAGE = 200;

/** All results of a query on a page of their own. */
export function searchView(page) {
  const query = page.route.query.q ?? "";
  const found = findIn(entriesOf(page), query);
  return h(
    "div",
    { class: "search-view" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("search.title", { query })),
    h("p", { class: "lead" }, found.length ? t("search.found", { n: found.length }) : t("search.help")),
    h("ul", { class: "result-list" }, found.slice(0, RESULTS_ON_PAGE).map((entry) =>
      h("li", {}, h("a", { href: resultAddress(page, entry) }, resultText(page, entry)),
        entry.type === "claim" && entry.record.text !== entry.title ? h("p", { class: "aside", lang: page.model.map.language }, entry.record.text) : spoken("")),
    )),
    found.length > RESULTS_ON_PAGE ? h("p", { class: "empty" }, t("findings.cut", { n: RESULTS_ON_PAGE, all: found.length })) : null,
  );
}
