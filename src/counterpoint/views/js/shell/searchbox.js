/** The search field with its list of results, by mouse and by keyboard. */

import { announce, h, icon, refill } from "../ground/dom.js";
import { addressOf, followAddress } from "../ground/place.js";
import { findIn } from "../ground/search.js";
import { t } from "../ground/texts.js";
import { entriesOf, resultAddress, resultText } from "../views/search.js";

const RESULTS_SHOWN = 9;

/**
 * The box with what it offers; `at` is the chosen one of `options`, -1 for none.
 * @typedef {object} BoxState
 * @property {HTMLInputElement} input
 * @property {HTMLElement} list
 * @property {{ option: HTMLElement, address: string }[]} options
 * @property {number} at
 */

/** The field that looks for claims and experts, with its list of hits. */
export function searchBox() {
  const list = h("ul", {
    class: "results",
    id: "results",
    role: "listbox",
    "aria-label": t("search.results"),
    hidden: true,
  });
  const input = h("input", {
    type: "search",
    id: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-expanded": "false",
    "aria-controls": "results",
    "aria-autocomplete": "list",
    placeholder: t("search.placeholder"),
    "aria-label": t("search.label"),
  });
  const box = h("div", { class: "search", role: "search" }, icon("search"), input, list);
  /** @type {BoxState} */
  const state = { input, list, options: [], at: -1 };
  input.addEventListener("input", () => showResults(state));
  input.addEventListener("focus", () => input.value && showResults(state));
  input.addEventListener("keydown", (event) => pressKey(state, event));
  // The field keeps the focus, and so the list, until the press is over: a list that is gone when
  // a finger is lifted leaves the tap to what lay under it.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("focusout", (event) => {
    if (!(event.relatedTarget instanceof Node && box.contains(event.relatedTarget))) shut(state);
  });
  return box;
}

/** @param {BoxState} state */
function showResults(state) {
  const { input, list } = state;
  const query = input.value.trim();
  if (!query) return shut(state);
  const { results, words } = findIn(entriesOf(), query);
  state.at = -1;
  state.options = results.slice(0, RESULTS_SHOWN).map((entry, index) => {
    const option = h(
      "li",
      { role: "option", id: `result-${index}`, "aria-selected": "false" },
      resultText(entry, words),
    );
    option.addEventListener("click", () => follow(state, resultAddress(entry)));
    return { option, address: resultAddress(entry) };
  });
  if (results.length > RESULTS_SHOWN) {
    const address = addressOf({ view: "search", query: { q: query } });
    const option = h(
      "li",
      { role: "option", id: "result-all", class: "result-all", "aria-selected": "false" },
      t("search.all", { n: results.length }),
    );
    option.addEventListener("click", () => follow(state, address));
    state.options.push({ option, address });
  }
  const none = h(
    "li",
    { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "result-none" },
    t("search.none", { query }),
  );
  refill(list, results.length ? state.options.map(({ option }) => option) : none);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
  announce(results.length ? t("search.found", { n: results.length }) : t("search.none", { query }));
}

/**
 * @param {BoxState} state
 * @param {KeyboardEvent} event
 */
function pressKey(state, event) {
  const { input, options } = state;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!options.length) return;
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    state.at = (state.at + step + options.length) % options.length;
    for (const [index, each] of options.entries()) {
      each.option.setAttribute("aria-selected", String(index === state.at));
    }
    const { option } = options[state.at];
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else if (event.key === "Enter") {
    event.preventDefault();
    const query = input.value.trim();
    if (state.at >= 0) follow(state, options[state.at].address);
    else if (query) follow(state, addressOf({ view: "search", query: { q: query } }));
  } else if (event.key === "Escape") {
    if (input.value) input.value = "";
    shut(state);
  }
}

/**
 * @param {BoxState} state
 * @param {string} address
 */
function follow(state, address) {
  shut(state);
  state.input.blur();
  followAddress(address);
}

/** @param {BoxState} state */
function shut(state) {
  const { input, list } = state;
  Object.assign(state, { options: [], at: -1 });
  list.hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}
