/** Every claim of a crowd by group, in the order the reader asks for. */

/** @import { Claim, Model, Order, Tally } from "../types/model.js" */

import { announce, button, fill, h, refill } from "../ground/dom.js";
import { goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { fold } from "../ground/search.js";
import { shownModel } from "../ground/shown.js";
import { ordersOf, rankedClaims } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { figureOf, groupName, statement, voteCell, voteLegend } from "./votebars.js";

const ROWS_AT_ONCE = 50;

/**
 * The table as the reader has it: in which order, and how many rows.
 * @typedef {object} TableState
 * @property {Order} order
 * @property {HTMLElement} body
 * @property {HTMLElement} foot
 * @property {readonly Claim[]} ranked
 * @property {number} shown
 */

/** The claims of a vote, ranked and searched. */
export function claimsView() {
  const model = shownModel();
  const route = presentRoute();
  const orders = ordersOf(model);
  const order = orders.find((each) => each === route.query.sort) ?? orders[0];
  const body = h("tbody", { role: "rowgroup" });
  const foot = h("p", { class: "empty" });
  const state = { order, body, foot, ranked: rankedClaims(model, order), shown: ROWS_AT_ONCE };
  const search = h("input", {
    type: "search",
    id: "claims-search",
    value: route.query.q ?? "",
    placeholder: t("votes.search.claims"),
    "aria-label": t("votes.search.claims"),
  });
  search.addEventListener("input", () => {
    state.shown = ROWS_AT_ONCE;
    goTo(withQuery(presentRoute(), { q: search.value }), { replace: true, keepView: true });
    announce(t("search.found", { n: showRows(state, search.value) }));
  });
  showRows(state, search.value);
  return h(
    "div",
    { class: "claims-view" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.claims")),
    h(
      "p",
      { class: "lead" },
      t(model.groups.length ? `votes.${order}.what` : `votes.alone.${order}.what`),
    ),
    h(
      "div",
      { class: "filters" },
      h(
        "label",
        { class: "filter-pick" },
        h("span", {}, t("votes.sort")),
        h(
          "select",
          {
            id: "claims-sort",
            onchange: (event) =>
              goTo(withQuery(presentRoute(), { sort: event.target.value }), {
                replace: true,
                keepFocus: true,
              }),
          },
          orders.map((each) =>
            h("option", { value: each, selected: each === order }, t(`votes.sort.${each}`)),
          ),
        ),
      ),
      search,
    ),
    voteLegend(),
    h(
      "div",
      { class: "scroll-x", tabindex: "0", role: "region", "aria-label": t("nav.claims") },
      h("table", { class: "votes-table", role: "table" }, tableHead(model), body),
    ),
    foot,
  );
}

/** @param {Model} model */
function tableHead(model) {
  const names = [
    t("votes.claim"),
    t("votes.everyone"),
    ...model.groups.map((group) => `${groupName(group)} (${group.size})`),
  ];
  return h(
    "thead",
    { role: "rowgroup" },
    h(
      "tr",
      { role: "row" },
      names.map((name) => h("th", { scope: "col", role: "columnheader" }, name)),
    ),
  );
}

/**
 * Fill the table with what is asked for; says how many claims there are.
 * @param {TableState} state
 * @param {string} query
 */
function showRows(state, query) {
  const { order, body, foot, ranked } = state;
  const matches = ranked.filter(wordsMatch(query));
  refill(
    body,
    matches.slice(0, state.shown).map((claim) => tableRow(claim, order)),
  );
  refill(foot);
  if (!matches.length) fill(foot, t("empty.filtered"));
  else if (matches.length > state.shown) {
    fill(
      foot,
      button(
        t("outline.more", { n: matches.length - state.shown }),
        () => {
          state.shown += ROWS_AT_ONCE;
          showRows(state, query);
          body.querySelectorAll("tr")[state.shown - ROWS_AT_ONCE]?.querySelector("button")?.focus();
        },
        { class: "more action" },
      ),
    );
  }
  return matches.length;
}

/**
 * Whether a claim has words that begin as those of a query do.
 * @param {string} query
 * @returns {(claim: Claim) => boolean}
 */
export function wordsMatch(query) {
  const words = fold(query).split(" ").filter(Boolean);
  return ({ title, text = "" }) => {
    const folded = words.length ? ` ${fold(`${title} ${text}`)}` : "";
    return words.every((word) => folded.includes(` ${word}`));
  };
}

/**
 * @param {Claim} claim
 * @param {Order} order
 */
function tableRow(claim, order) {
  const model = shownModel();
  /** @param {string} name @param {Tally} tally */
  const cell = (name, tally) =>
    h(
      "td",
      { role: "cell" },
      h("span", { class: "votes-of", "aria-hidden": "true" }, name),
      voteCell(tally),
    );
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      statement(claim),
      h(
        "span",
        { class: "vote-figure" },
        t(`votes.figure.${order}`),
        " ",
        h("b", {}, figureOf(claim, order)),
      ),
      claim.unranked ? h("span", { class: "vote-figure" }, t(`votes.${claim.unranked}`)) : null,
    ),
    cell(t("votes.everyone"), claim.tally.all),
    model.groups.map((group) => cell(groupName(group), claim.tally.groups[group.index])),
  );
}
