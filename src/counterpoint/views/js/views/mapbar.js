/** What stands around the drawing: the rail of topics, the title, tools, filters and notes. */

/**
 * @import { Surface } from "../types/drawing.js"
 * @import { Scene } from "../types/model.js"
 * @import { Content } from "../types/page.js"
 */

import { button, h, icon, shutAway } from "../ground/dom.js";
import { claimPasses, isFiltering } from "../ground/filters.js";
import { scenesOf } from "../ground/model.js";
import { around, topicName } from "../ground/names.js";
import { addressOf, goTo, presentFilters, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { carried, groupPath } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { EVERYTHING, NO_TOPIC } from "../ground/vocabulary.js";
import { ENDINGS, PICTURES } from "../drawing/pictures.js";
import { pictureOn, unmarkedPicture } from "../drawing/prepared.js";
import { selectionScene } from "../drawing/scenes.js";
import { regionLabel } from "../drawing/strokes.js";
import { presentSurface } from "../drawing/surface.js";
import { fitScene, zoomBy } from "../drawing/viewport.js";
import { filterBar, leftNote } from "./filterbar.js";

/**
 * The claims that the drawing is of, without those that are filed elsewhere and bear on them.
 * @param {Scene} scene
 */
export function ownClaims(scene) {
  const guests = new Set(scene.guests);
  return Object.keys(scene.places).filter((id) => !guests.has(id));
}

/**
 * How many claims are drawn that are filed elsewhere, in words.
 * @param {Scene} scene
 */
export function guestNote(scene) {
  const n = Object.keys(scene.places).length - ownClaims(scene).length;
  return n ? t("map.guests", { n }) : "";
}

/**
 * What a drawing is called.
 * @param {Scene} scene
 */
export function sceneTitle(scene) {
  if (scene.finding) return t("map.witness");
  if (scene.around)
    return around("map.around", recordOf(shownModel().claimsById, scene.around).title);
  if (scene.topic === EVERYTHING) return t("map.all");
  if (scene.part)
    return around("map.part", regionLabel(shownModel(), scene.topic), { n: scene.part });
  return topicName(shownModel(), scene.topic ?? NO_TOPIC);
}

/**
 * The topics to choose from, with how many claims of each are drawn.
 * @param {Scene} scene
 */
export function railList(scene) {
  const model = shownModel();
  const route = presentRoute();
  /** @param {string} topic @param {Content} label @param {number} count */
  const item = (topic, label, count) => {
    const isHere = !route.query.focus && !route.query.finding && scene.topic === topic;
    const query = {
      ...route.query,
      focus: "",
      around: "",
      finding: "",
      claim: "",
      link: "",
      fold: "",
    };
    return h(
      "li",
      {},
      h(
        "a",
        {
          href: addressOf({ view: "map", parts: [topic], query }),
          "aria-current": isHere ? "page" : null,
        },
        label,
        h("span", { class: "count" }, count),
      ),
    );
  };
  const all = scenesOf(model, EVERYTHING)[0];
  const drawn = model.topicCounts.filter((each) => each.drawn);
  const undrawn = model.claims.length - model.nodes.length;
  return h(
    "nav",
    { "aria-label": t("map.topics") },
    h(
      "ul",
      {},
      drawn.map((each) => item(each.topic, topicName(model, each.topic), each.drawn)),
      all && drawn.length > 1
        ? item(EVERYTHING, h("span", {}, t("map.all")), Object.keys(all.places).length)
        : null,
    ),
    undrawn ? h("p", { class: "aside" }, t("map.undrawn", { n: undrawn })) : null,
  );
}

/**
 * What stands above the drawing: its title, its tools, the filters.
 * @param {Scene} scene
 */
export function barContent(scene) {
  const model = shownModel();
  const route = presentRoute();
  const made = Boolean(scene.finding || scene.around);
  const back = scene.finding
    ? { view: "findings", parts: [groupPath(scene.finding.group), scene.finding.id] }
    : { view: "map", parts: route.parts, query: { ...route.query, focus: "", around: "" } };
  const siblings = made ? [] : scenesOf(model, scene.topic ?? NO_TOPIC);
  return [
    h(
      "div",
      { class: "map-title" },
      h("h1", { id: "view-title", tabindex: "-1" }, sceneTitle(scene)),
      made
        ? h(
            "a",
            { class: "action", href: addressOf(back) },
            icon("back"),
            t(scene.finding ? "map.back.finding" : "map.back"),
          )
        : null,
      scene.finding ? h("p", { class: "aside" }, say(model, scene.finding.summary)) : null,
      scene.around ? stepLinks(scene) : null,
      siblings.length > 1 ? partPicker(scene, siblings) : null,
      zoomButtons(scene),
    ),
    filterBar(
      { lines: true },
      ownClaims(scene).map((id) => recordOf(model.claimsById, id)),
    ),
    emptyNote(scene),
  ];
}

/** @param {Scene} scene */
function emptyNote(scene) {
  const own = ownClaims(scene);
  if (!own.length) return h("p", { class: "empty" }, t("empty.map"));
  const passing = passingIn(scene);
  const guests = guestNote(scene);
  return [
    leftNote(own.filter((id) => passing.has(id)).length, own.length),
    guests ? h("p", { class: "aside map-guests" }, guests) : null,
  ];
}

/** @param {Scene} scene */
function stepLinks(scene) {
  return h(
    "span",
    { class: "steps-links" },
    [1, 2]
      .filter((n) => n !== scene.steps)
      .map((n) =>
        h(
          "a",
          {
            class: "action",
            href: addressOf({
              ...presentRoute(),
              query: { ...presentRoute().query, focus: String(n) },
            }),
          },
          t("action.focus", { n }),
        ),
      ),
  );
}

/**
 * @param {Scene} scene
 * @param {readonly Scene[]} siblings
 */
function partPicker(scene, siblings) {
  /** @param {{ readonly target: HTMLSelectElement }} event */
  const go = (event) =>
    goTo(
      {
        view: "map",
        parts: [scene.topic ?? NO_TOPIC, event.target.value],
        query: carried(presentRoute().query),
      },
      { keepFocus: true },
    );
  return h(
    "label",
    { class: "filter-pick" },
    h("span", {}, t("map.parts")),
    h(
      "select",
      { id: "map-part", onchange: go },
      siblings.map(({ part, leading }) =>
        h(
          "option",
          { value: String(part), lang: shownModel().map.language, selected: part === scene.part },
          `${part}. ${shownModel().claimsById.get(leading ?? "")?.title ?? ""}`,
        ),
      ),
    ),
  );
}

/** @param {Scene} scene */
function zoomButtons(scene) {
  /** @param {"plus" | "minus" | "fit"} name @param {string} label @param {(surface: Surface) => void} action */
  const tool = (name, label, action) => {
    const act = () => {
      const surface = presentSurface();
      if (surface) action(surface);
    };
    return button(icon(name), act, { class: "icon-button", "aria-label": label, title: label });
  };
  return h(
    "div",
    { class: "map-tools", role: "group", "aria-label": t("map.tools") },
    tool("plus", t("map.zoom.in"), (surface) => zoomBy(surface, 1.25)),
    tool("minus", t("map.zoom.out"), (surface) => zoomBy(surface, 0.8)),
    tool("fit", t("map.zoom.fit"), (surface) => fitScene(surface, { whole: true })),
    pictureMenu(scene),
  );
}

/**
 * What can be saved as a picture: what is drawn, what is chosen, and the map as a whole.
 * @param {Scene} scene
 */
function pictureMenu(scene) {
  const model = shownModel();
  const route = presentRoute();
  const whole = scenesOf(model, EVERYTHING)[0];
  const passing = isFiltering(presentFilters()) ? passingIn(scene) : null;
  /** @type {{ what: string, make: () => Scene | null }[]} */
  const rows = [{ what: "drawing", make: () => null }];
  if (model.nodesById.has(route.query.claim ?? "") || passing?.size)
    rows.push({ what: "selection", make: () => selectionScene(scene, passing) });
  if (whole && whole !== scene) rows.push({ what: "whole", make: () => whole });
  /** @param {string} what @param {keyof typeof PICTURES} ending @param {() => Scene | null} make */
  const save = (what, ending, make) => () => {
    const surface = presentSurface();
    const other = make();
    const picture = surface && (other ? unmarkedPicture(surface, other) : pictureOn(surface));
    if (picture)
      PICTURES[ending](picture, what === "drawing" ? model.map.id : `${model.map.id}-${what}`);
  };
  const opener = h(
    "summary",
    { class: "icon-button", "aria-label": t("picture.save"), title: t("picture.save") },
    icon("save"),
  );
  const box = h(
    "details",
    { class: "picture-menu" },
    opener,
    h(
      "div",
      { class: "picture-rows" },
      rows.map(({ what, make }) =>
        h(
          "p",
          {},
          h("span", {}, t(`picture.${what}`)),
          ENDINGS.map((ending) =>
            button(ending.toUpperCase(), save(what, ending, make), {
              class: "action",
              "aria-label": `${t(`picture.${what}`)}: ${ending.toUpperCase()}`,
            }),
          ),
        ),
      ),
    ),
  );
  shutAway(
    box,
    opener,
    () => box.open,
    () => {
      box.open = false;
    },
  );
  return box;
}

/**
 * The claims of a drawing that pass the filters.
 * @param {Scene} scene
 */
export function passingIn(scene) {
  const { claimsById } = shownModel();
  const filters = presentFilters();
  return new Set(
    Object.keys(scene.places).filter((id) => claimPasses(recordOf(claimsById, id), filters)),
  );
}
