/** The voters of a crowd: a list to search, and how one of them voted. */

/** @import { Expert, Model, Polarity } from "../types/model.js" */

import { announce, button, fill, h, refill } from "../ground/dom.js";
import { addressOf, goTo, presentRoute } from "../ground/place.js";
import { existing } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { fold } from "../ground/search.js";
import { shownModel } from "../ground/shown.js";
import { prevailing, sideWith, votersByName } from "../ground/tally.js";
import { t } from "../ground/texts.js";
import { groupName, statement, voteCell } from "./votebars.js";

const VOTERS_AT_ONCE = 60;

/**
 * The list as the reader has it: whom of, and how many.
 * @typedef {object} ListState
 * @property {HTMLElement} list
 * @property {HTMLElement} foot
 * @property {readonly Expert[]} panel
 * @property {number} shown
 */
const VOTES_AT_ONCE = 100;

/** Those who voted, searched by name. */
export function votersView() {
  const model = shownModel();
  const route = presentRoute();
  const list = h("ul", { class: "voter-list" });
  const foot = h("p", { class: "empty" });
  const state = { list, foot, panel: votersByName(model.panel), shown: VOTERS_AT_ONCE };
  const search = h("input", {
    type: "search",
    id: "voters-search",
    value: route.query.q ?? "",
    placeholder: t("votes.search.voters"),
    "aria-label": t("votes.search.voters"),
  });
  search.addEventListener("input", () => {
    state.shown = VOTERS_AT_ONCE;
    goTo(withQuery(presentRoute(), { q: search.value }), { replace: true, keepView: true });
    announce(t("search.found", { n: showVoters(state, search.value) }));
  });
  showVoters(state, search.value);
  return h(
    "div",
    { class: "voters" },
    h("h1", { id: "view-title", tabindex: "-1" }, t("nav.voters")),
    h("p", { class: "lead" }, t("votes.voters.what")),
    h("div", { class: "filters" }, groupPicker(), search),
    list,
    foot,
  );
}

function groupPicker() {
  const model = shownModel();
  const route = presentRoute();
  if (!model.groups.length) return null;
  /** @param {string} value @param {string} text */
  const option = (value, text) =>
    h("option", { value, selected: (route.query.group ?? "") === value }, text);
  const away = model.panel.filter((expert) => !expert.group).length;
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("votes.pick")),
    h(
      "select",
      {
        id: "voters-group",
        onchange: (event) =>
          goTo(withQuery(presentRoute(), { group: event.target.value }), {
            replace: true,
            keepFocus: true,
          }),
      },
      option("", t("votes.everyone")),
      model.groups.map((group) =>
        option(String(group.index), `${groupName(group)} (${group.size})`),
      ),
      away ? option("none", `${t("votes.none")} (${away})`) : null,
    ),
  );
}

/**
 * @param {ListState} state
 * @param {string} query
 */
function showVoters(state, query) {
  const { list, foot } = state;
  const words = fold(query).split(" ").filter(Boolean);
  const { group } = presentRoute().query;
  const voters = state.panel.filter((expert) => {
    if (group && String(expert.group?.index ?? "none") !== group) return false;
    const name = ` ${fold(expert.name)}`;
    return words.every((word) => name.includes(` ${word}`));
  });
  refill(
    list,
    voters.slice(0, state.shown).map((expert) => voterItem(expert)),
  );
  refill(foot);
  if (!voters.length) fill(foot, t("empty.filtered"));
  else if (voters.length > state.shown) {
    fill(
      foot,
      button(
        t("outline.more", { n: voters.length - state.shown }),
        () => {
          state.shown += VOTERS_AT_ONCE;
          showVoters(state, query);
          list.children[state.shown - VOTERS_AT_ONCE]?.querySelector("a")?.focus();
        },
        { class: "more action" },
      ),
    );
  }
  return voters.length;
}

/** @param {Expert} expert */
function voterItem(expert) {
  return h(
    "li",
    {},
    h("a", { href: addressOf({ view: "experts", parts: [expert.id] }) }, expert.name),
    shownModel().groups.length
      ? h("span", { class: "aside" }, expert.group ? groupName(expert.group) : t("votes.none"))
      : null,
    ballotCell(shownModel(), expert),
  );
}

/**
 * @param {Model} model
 * @param {Expert} expert
 */
function ballotCell(model, expert) {
  const tally = ballotOf(model, expert);
  const side = prevailing(tally);
  return voteCell(tally, side, t(`votes.with.${side}`, { n: tally[side], all: tally.seen }));
}

/**
 * How often somebody agreed, disagreed and passed.
 * @param {Model} model
 * @param {Expert} expert
 */
function ballotOf(model, expert) {
  /** @param {Polarity} polarity */
  const side = (polarity) =>
    new Set(
      expert.stances
        .filter((stance) => stance.polarity === polarity && model.claimsById.has(stance.target))
        .map(({ target }) => target),
    ).size;
  const [agree, disagree, pass] = [side("affirm"), side("deny"), expert.passes.length];
  return { agree, disagree, pass, seen: agree + disagree + pass };
}

/**
 * One voter: in which group, how near to each group, and every vote.
 * @param {Expert} expert
 */
export function voterPage(expert) {
  const model = shownModel();
  return h(
    "div",
    { class: "expert-page voter-page" },
    h("p", { class: "crumbs" }, h("a", { href: addressOf({ view: "experts" }) }, t("nav.voters"))),
    h("h1", { id: "view-title", tabindex: "-1" }, expert.name),
    model.groups.length
      ? h("p", { class: "lead" }, expert.group ? groupName(expert.group) : t("votes.none.what"))
      : null,
    expert.roles.map((role) => h("p", { class: "role", lang: model.map.language }, role)),
    ballotCell(model, expert),
    model.groups.length > 1 ? nearness(expert) : null,
    votesBlock(expert),
  );
}

/** @param {Expert} expert */
function nearness(expert) {
  const model = shownModel();
  return h(
    "section",
    { class: "block" },
    h("h2", {}, t("votes.near")),
    h(
      "ul",
      { class: "near" },
      model.groups.map((group) => {
        const { same, shared } = sideWith(model, expert, group.index);
        return h(
          "li",
          {},
          t("votes.near.what", { name: groupName(group), n: same, all: shared, counted: shared }),
        );
      }),
    ),
  );
}

/** @param {Expert} expert */
function votesBlock(expert) {
  const model = shownModel();
  /** @param {Polarity} polarity */
  const side = (polarity) =>
    existing([
      ...new Set(
        expert.stances
          .filter((stance) => stance.polarity === polarity)
          .map(({ target }) => model.claimsById.get(target)),
      ),
    ]);
  const parts = [
    { name: "agree", claims: side("affirm") },
    { name: "disagree", claims: side("deny") },
    { name: "pass", claims: expert.passes },
  ];
  return h(
    "section",
    { class: "block" },
    parts
      .filter(({ claims }) => claims.length)
      .map(({ name, claims }) =>
        h(
          "section",
          { class: "saying-topic" },
          h("h2", {}, t(`votes.cast.${name}`), h("span", { class: "count" }, claims.length)),
          h(
            "ul",
            { class: "sayings" },
            claims
              .slice(0, VOTES_AT_ONCE)
              .map((claim) =>
                h("li", { class: "saying" }, statement(claim), voteCell(claim.tally.all)),
              ),
          ),
          claims.length > VOTES_AT_ONCE
            ? h(
                "p",
                { class: "empty" },
                t("findings.cut", { n: VOTES_AT_ONCE, all: claims.length }),
              )
            : null,
        ),
      ),
  );
}
