/** What stands around the drawing: its title, its tools, what fades the rest, and notes. */

/**
 * @import { Plan, Surface } from "../types/drawing.js"
 * @import { Issue } from "../types/model.js"
 * @import { Content } from "../types/page.js"
 */

import { button, h, icon, shutAway } from "../ground/dom.js";
import { issuesShown, issueWith } from "../ground/issues.js";
import { around, own, topicName } from "../ground/names.js";
import { addressHere, addressOf, goTo, presentFilters, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { groupPath, withQuery } from "../ground/route.js";
import { say, sayText } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { EVERYTHING } from "../ground/vocabulary.js";
import { ENDINGS, PICTURES, pictureElement } from "../drawing/pictures.js";
import { ASIDE_KINDS } from "../drawing/places.js";
import { selectionPlan, topicOf } from "../drawing/plans.js";
import { sceneOf } from "../drawing/sheet.js";
import { presentSurface } from "../drawing/surface.js";
import { fitScene, zoomBy } from "../drawing/viewport.js";
import { legend } from "./about.js";
import { filterBar, leftNote } from "./filterbar.js";
import { passingIn } from "./mapfilters.js";

/**
 * What a drawing is called.
 * @param {Plan} plan
 */
export function planTitle(plan) {
  const model = shownModel();
  if (plan.finding) return t("map.witness");
  if (plan.around) return around("map.around", recordOf(model.claimsById, plan.around).title);
  const issue = plan.shape === "columns" ? issueWith(presentFilters().issue) : null;
  if (issue) return own(issue.title);
  return topicOf(plan) ? topicName(model, topicOf(plan)) : t("map.title");
}

/**
 * What stands above the drawing: its title, what fades the rest, its tools.
 * @param {Plan} plan
 */
export function barContent(plan) {
  const model = shownModel();
  const route = presentRoute();
  const isMade = plan.shape === "steps";
  const back = plan.finding
    ? { view: "findings", parts: [groupPath(plan.finding.group), plan.finding.id] }
    : { view: "map", parts: route.parts, query: { ...route.query, focus: "", around: "" } };
  return [
    h(
      "div",
      { class: "map-title" },
      h("h1", { id: "view-title", tabindex: "-1" }, planTitle(plan)),
      isMade
        ? h(
            "a",
            { class: "action", href: addressOf(back) },
            icon("back"),
            t(plan.finding ? "map.back.finding" : "map.back"),
          )
        : null,
      plan.finding ? h("p", { class: "aside" }, say(model, plan.finding.summary)) : null,
      plan.around ? stepLinks(plan) : null,
      isMade ? null : topicPicker(plan),
    ),
    isMade ? null : filterParts(plan),
    h(
      "div",
      { class: "map-tools", role: "group", "aria-label": t("map.tools") },
      asidesButton(plan),
      popover("map-legend", t("map.legend"), legendBox()),
      zoomButtons(),
      pictureMenu(plan),
    ),
  ];
}

/** What the marks mean; a box to scroll in, also by keyboard. */
function legendBox() {
  return h(
    "div",
    { class: "menu-box", tabindex: "0", role: "region", "aria-label": t("map.legend") },
    legend(2),
  );
}

/**
 * Who speaks, beside the drawing since the marks are theirs; the other filters in a box.
 * @param {Plan} plan
 */
function filterParts(plan) {
  const { claimsById } = shownModel();
  const claims = plan.ids.map((id) => recordOf(claimsById, id));
  const { kinds, stance, lines } = presentFilters();
  const n = kinds.size + [stance, lines].filter(Boolean).length;
  const label = [t("map.filters"), n ? h("span", { class: "count" }, n) : null];
  return [
    filterBar({ kinds: false, stance: false }, claims),
    popover(
      "map-filters",
      label,
      h("div", { class: "menu-box" }, filterBar({ experts: false, lines: true }, claims)),
    ),
  ];
}

/**
 * A box that opens under its name, over the drawing.
 * @param {string} name
 * @param {Content} label
 * @param {HTMLElement} content
 */
function popover(name, label, content) {
  const opener = h("summary", { class: "action", id: name }, label);
  const box = h(
    "details",
    { class: `map-menu ${name}`, open: OPEN_BOXES.has(name) },
    opener,
    content,
  );
  box.addEventListener("toggle", () => {
    if (box.isConnected) OPEN_BOXES[box.open ? "add" : "delete"](name);
  });
  shutAway(
    box,
    opener,
    () => box.open,
    () => {
      box.open = false;
      // The bar may be made anew before the browser tells that the box is shut.
      if (box.isConnected) OPEN_BOXES.delete(name);
    },
  );
  return box;
}

/** Which boxes are open, while what they hold is made anew. */
const OPEN_BOXES = new Set();

/**
 * What is not drawn, counted, with the way to it; and what the filters leave.
 * @param {Plan} plan
 */
export function mapNote(plan) {
  const model = shownModel();
  const passing = passingIn(plan);
  const away = [...plan.away.values()].reduce((sum, n) => sum + n, 0);
  const undrawn = model.claims.length - model.drawn.size;
  if (!plan.ids.length) return h("p", { class: "empty" }, t("empty.map"));
  const isWhole = plan.shape === "columns";
  return [
    passing ? leftNote([...passing].length, plan.ids.length, ALWAYS) : null,
    isWhole && (away || plan.rest)
      ? h(
          "p",
          { class: "aside" },
          [
            away ? t("map.folded", { n: away }) : "",
            plan.rest ? t("map.rest", { n: plan.rest }) : "",
          ]
            .filter(Boolean)
            .join(" "),
          " ",
          plan.topic === EVERYTHING
            ? null
            : h(
                "a",
                { href: addressOf({ view: "map", parts: [EVERYTHING], query: { more: "" } }) },
                t("map.everything"),
              ),
        )
      : null,
    isWhole && undrawn ? h("p", { class: "aside" }, t("map.undrawn", { n: undrawn })) : null,
  ];
}

const ALWAYS = {
  experts: new Set(),
  kinds: new Set(),
  finds: new Set(),
  topic: "*",
  stance: "",
  lines: "",
  issue: "",
};

// Marks the choice of an issue among those of topics, whose ids have no colon.
const ISSUE = "issue:";

/**
 * The topics and questions to choose from; the rest of the map fades, or of the topic of a large
 * one is not drawn.
 * @param {Plan} plan
 */
function topicPicker(plan) {
  const model = shownModel();
  const counts = model.topicCounts.filter(({ drawn }) => drawn);
  const topics = counts.length < 2 ? [] : counts;
  const issues = issuesShown();
  if (!topics.length && !issues.length) return null;
  const chosenIssue = issueWith(presentFilters().issue);
  /** @param {{ readonly target: HTMLSelectElement }} event */
  const go = ({ target }) => {
    const [topic, issue = ""] = target.value.split(ISSUE);
    goTo(
      {
        view: "map",
        parts: topic ? [topic] : [],
        query: { ...presentRoute().query, issue, more: "" },
      },
      { keepFocus: true },
    );
  };
  return h(
    "label",
    { class: "filter-pick" },
    h("span", { class: "spoken" }, t("map.topics")),
    h(
      "select",
      { id: "map-topic", onchange: go },
      h("option", { value: "" }, t(topics.length ? "filter.topics.all" : "map.issues.all")),
      topics.map(({ topic, drawn }) => {
        const name = h("span", {}, topicName(model, topic)).textContent;
        const selected = !chosenIssue && topicOf(plan) === topic;
        return h("option", { value: topic, selected }, `${name} (${drawn})`);
      }),
      issues.length
        ? h(
            "optgroup",
            { label: t("map.issues") },
            issues.map((issue) =>
              h(
                "option",
                {
                  value: ISSUE + issue.id,
                  lang: issue.isNamed ? model.map.language : null,
                  selected: issue === chosenIssue,
                },
                questionText(issue),
              ),
            ),
          )
        : null,
    ),
  );
}

/**
 * What an issue asks, as text.
 * @param {Issue} issue
 */
function questionText({ isNamed, question }) {
  return isNamed ? String(question) : sayText(shownModel(), question);
}

/** @param {Plan} plan */
function stepLinks(plan) {
  return h(
    "span",
    { class: "steps-links" },
    [1, 2]
      .filter((n) => n !== plan.steps)
      .map((n) =>
        h(
          "a",
          { class: "action", href: addressHere({ focus: String(n) }) },
          t("action.focus", { n }),
        ),
      ),
  );
}

/**
 * The switch for lines that are drawn only when asked for.
 * @param {Plan} plan
 */
function asidesButton({ shape, links }) {
  const count = links.filter(({ kind }) => ASIDE_KINDS.has(kind)).length;
  if (shape !== "columns" || !count) return null;
  const isOn = Boolean(presentRoute().query.asides);
  const turn = () =>
    goTo(withQuery(presentRoute(), { asides: isOn ? "" : "1" }), {
      replace: true,
      keepFocus: true,
    });
  return button([t("map.asides"), h("span", { class: "count" }, count)], turn, {
    class: "filter",
    id: "map-asides",
    title: t("map.asides.what"),
    "aria-pressed": String(isOn),
  });
}

function zoomButtons() {
  /** @param {"plus" | "minus" | "fit"} name @param {string} label @param {(surface: Surface) => void} action */
  const tool = (name, label, action) => {
    const act = () => {
      const surface = presentSurface();
      if (surface) action(surface);
    };
    return button(icon(name), act, { class: "icon-button", "aria-label": label, title: label });
  };
  return [
    tool("plus", t("map.zoom.in"), (surface) => zoomBy(surface, 1.25)),
    tool("minus", t("map.zoom.out"), (surface) => zoomBy(surface, 0.8)),
    tool("fit", t("map.zoom.fit"), (surface) => fitScene(surface, { whole: true })),
  ];
}

// The frame that a picture of the whole map is laid out for.
const PICTURE_FRAME = { width: 1400, height: 900 };

/**
 * What can be saved as a picture: what is drawn, and what is chosen.
 * @param {Plan} plan
 */
function pictureMenu(plan) {
  const model = shownModel();
  const selection = selectionPlan(plan, passingIn(plan));
  /** @type {{ what: string, drawn: Plan }[]} */
  const rows = [{ what: "drawing", drawn: plan }];
  if (selection) rows.push({ what: "selection", drawn: selection });
  /** @param {string} what @param {keyof typeof PICTURES} ending @param {Plan} drawn */
  const save = (what, ending, drawn) => () => {
    const title = h("span", {}, planTitle(drawn)).textContent ?? "";
    const scene = sceneOf(model, drawn, PICTURE_FRAME, null);
    const name = what === "drawing" ? model.map.id : `${model.map.id}-${what}`;
    PICTURES[ending](pictureElement(model, drawn, scene, title), name);
  };
  const label = h("span", { class: "spoken" }, t("picture.save"));
  return popover(
    "picture-menu",
    [icon("save"), label],
    h(
      "div",
      { class: "menu-box picture-rows" },
      rows.map(({ what, drawn }) =>
        h(
          "p",
          {},
          h("span", {}, t(`picture.${what}`)),
          ENDINGS.map((ending) =>
            button(ending.toUpperCase(), save(what, ending, drawn), {
              class: "action",
              "aria-label": `${t(`picture.${what}`)}: ${ending.toUpperCase()}`,
            }),
          ),
        ),
      ),
    ),
  );
}
