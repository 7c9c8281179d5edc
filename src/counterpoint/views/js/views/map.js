/** The map: a rail of topics, the drawing of one of them, and ways to walk through it. */

import { announce, button, h, icon, refill, shutAway } from "../ground/dom.js";
import { createSurface, fitScene, recolour, regionLabel, revealClaim, showScene, zoomBy } from "../drawing/canvas.js";
import { selectionScene, touchingLinks } from "../drawing/scenes.js";
import { legend } from "./about.js";
import { groupPath } from "./claim.js";
import { filterBar, leftNote } from "./filterbar.js";
import { claimPasses, isFiltering, toggled } from "../ground/filters.js";
import { isClash, placeElsewhere } from "../drawing/drawlines.js";
import { bindMinimap } from "../drawing/minimap.js";
import { sceneWith, scenesOf, stands } from "../ground/model.js";
import { around, kindLabel, own, standSentence, topicName } from "../ground/names.js";
import { PICTURES, pictureOf } from "../drawing/pictures.js";
import { carried, withQuery } from "../ground/route.js";
import { say } from "../ground/saying.js";
import { t } from "../ground/texts.js";
import { voteSentence } from "./votebars.js";

/** The view; it keeps its surface while the route stays on the map. */
export function mapView(page) {
  const host = h("div", { class: "canvas-host", tabindex: "0", role: "application", id: "map-canvas", "aria-describedby": "map-help" });
  const bar = h("div", { class: "map-bar" });
  const rail = h("div", { class: "rail" });
  const minimap = h("canvas", { class: "minimap", "aria-hidden": "true", width: 380, height: 260 });
  const root = h(
    "div",
    { class: "map-view" },
    h("div", { class: "map-side" }, rail, minimap),
    h("div", { class: "map-main" },
      bar,
      h("div", { class: "canvas-frame" }, host, h("div", { class: "canvas-edges" }, ["top", "right", "bottom", "left"].map((side) => h("i", { class: `edge-${side}` })))),
      h("p", { class: "spoken", id: "map-help" }, t("map.help")),
      h("details", { class: "map-legend" }, h("summary", {}, t("map.legend")), legend(page, 2)),
    ),
  );
  const view = { root, host, bar, rail, surface: null, page };
  page.mapView = view;
  host.addEventListener("keydown", (event) => walk(view, event));
  return root;
}

/** Bring the view to the page's scene and route; called after it is in the document and on changes. */
export function updateMap(view, page) {
  view.page = page;
  const { scene } = page;
  const isNew = view.surface?.scene !== scene;
  refill(view.rail, railList(page));
  refill(view.bar, barContent(page, scene));
  const n = ownClaims(scene).length;
  const title = h("span", {}, sceneTitle(page, scene));
  const label = [t("map.label", { title: title.textContent, n }), guestNote(scene)].filter(Boolean).join(", ");
  view.host.setAttribute("aria-label", label);
  view.surface ??= createSurface(view.host, page.model, {
    onClaim: (id) => page.go(withQuery(page.route, { claim: id, link: "" }), { keepFocus: true }),
    onElsewhere: (id) => page.go(drawnPlace(page, id), { keepFocus: true }),
    onUnfold: (id) => page.go(withQuery(page.route, { fold: toggled(new Set(page.route.query.fold.split(",")), id) }), { keepFocus: true }),
    onLink: (link) => page.go(withQuery(page.route, { link: link.id, claim: "" }), { keepFocus: true }),
    onNothing: () => page.route.query.claim || page.route.query.link ? page.closePanel() : null,
  });
  showScene(view.surface, scene, marksOf(page, scene));
  bindMinimap(view);
  const { claim } = page.route.query;
  if (claim && claim in scene.places) revealClaim(view.surface, claim, { centre: isNew });
  else if (scene.around && isNew) revealClaim(view.surface, scene.around, { centre: true });
  if (isNew) announce(title, ": ", t("map.shown", { n }), " ", guestNote(scene));
}

/** The claims that the drawing is of, without those that are filed elsewhere and bear on them. */
function ownClaims(scene) {
  const guests = new Set(scene.guests);
  return Object.keys(scene.places).filter((id) => !guests.has(id));
}

function guestNote(scene) {
  const n = Object.keys(scene.places).length - ownClaims(scene).length;
  return n ? t("map.guests", { n }) : "";
}

/** Where a claim that the present drawing does not hold is drawn. */
function drawnPlace(page, id) {
  const { topic, part } = sceneWith(page.model, id, "");
  return { view: "map", parts: part ? [topic, String(part)] : [topic], query: { ...page.route.query, claim: id, link: "", fold: "" } };
}

/** What is marked: the chosen claim with its neighbours, what passes the filters, the witness. */
function marksOf(page, scene) {
  const { model, route, filters } = page;
  const marks = { selected: route.query.claim ?? scene.around ?? "", strong: new Set(scene.strong ?? []) };
  if (isFiltering(filters)) {
    marks.passing = passingIn(page, scene);
  }
  const chosen = route.query.claim in scene.places ? route.query.claim : "";
  const link = model.linksById.get(route.query.link);
  if (chosen && !scene.around && !scene.finding) {
    marks.near = new Set([chosen]);
    const extra = [];
    const away = [];
    for (const line of touchingLinks(model).get(chosen) ?? []) {
      marks.near.add(line.from).add(line.to);
      if (line.id in scene.routes) marks.strong.add(line.id);
      else if (line.from in scene.places && line.to in scene.places) extra.push(acrossLine(page, scene, line));
      else if (line.from === chosen || !scene.folded?.has(chosen)) away.push(line);
    }
    marks.extra = extra;
    marks.elsewhere = elsewhere(page, scene, chosen, away);
  } else if (link && link.id in scene.routes) {
    marks.strong = new Set([link.id]);
    marks.near = new Set([link.from, link.to]);
  }
  return marks;
}

const MOST_ELSEWHERE = 5;

/** Notes on the lines of a chosen claim that leave the drawing, what tells against it first. */
function elsewhere({ model }, scene, chosen, lines) {
  const named = lines.map((link) => {
    const other = link.from === chosen ? link.to : link.from;
    return { link, other, isOutward: link.from === chosen, text: model.claimsById.get(other).title };
  });
  named.sort((a, b) => Number(isClash(b.link.kind)) - Number(isClash(a.link.kind)));
  const [left, top] = scene.places[chosen];
  return placeElsewhere(named.slice(0, MOST_ELSEWHERE), left, top + model.nodesById.get(chosen).height, model.face.width);
}

/** A line across topics, drawn only while one of its ends is chosen. */
function acrossLine({ model }, scene, link) {
  const { width } = model.face;
  const middle = (id) => scene.places[id][1] + model.nodesById.get(id).height / 2;
  const [from, to] = [scene.places[link.from][0], scene.places[link.to][0]];
  const rightwards = from + width <= to;
  const leftwards = to + width <= from;
  const start = leftwards ? from : from + width;
  const end = rightwards ? to : to + width;
  return { link, points: [start, middle(link.from), end, middle(link.to)] };
}

function sceneTitle(page, scene) {
  if (scene.finding) return t("map.witness");
  if (scene.around) return around("map.around", page.model.claimsById.get(scene.around).title);
  if (scene.topic === "*") return t("map.all");
  if (scene.part) return around("map.part", regionLabel(page.model, scene.topic), { n: scene.part });
  return topicName(page.model, scene.topic);
}

function railList(page) {
  const { model, route, scene } = page;
  const item = (topic, label, count, parts = [topic]) => {
    const isHere = !route.query.focus && !route.query.finding && scene.topic === topic;
    const query = { ...route.query, focus: "", around: "", finding: "", claim: "", link: "", fold: "" };
    return h("li", {}, h("a", { href: page.address({ view: "map", parts, query }), "aria-current": isHere ? "page" : null },
      label, h("span", { class: "count" }, count)));
  };
  const all = scenesOf(model, "*")[0];
  const drawn = model.topicCounts.filter((each) => each.drawn);
  const undrawn = model.claims.length - model.nodes.length;
  return h("nav", { "aria-label": t("map.topics") }, h("ul", {},
    drawn.map((each) => item(each.topic, topicName(model, each.topic), each.drawn)),
    all && drawn.length > 1 ? item("*", h("span", {}, t("map.all")), Object.keys(all.places).length) : null,
  ), undrawn ? h("p", { class: "aside" }, t("map.undrawn", { n: undrawn })) : null);
}

function barContent(page, scene) {
  const { model, route } = page;
  const made = Boolean(scene.finding || scene.around);
  const back = scene.finding
    ? { view: "findings", parts: [groupPath(scene.finding.group), scene.finding.id] }
    : { view: "map", parts: route.parts, query: { ...route.query, focus: "", around: "" } };
  const siblings = made ? [] : scenesOf(model, scene.topic);
  return [
    h("div", { class: "map-title" },
      h("h1", { id: "view-title", tabindex: "-1" }, sceneTitle(page, scene)),
      made ? h("a", { class: "action", href: page.address(back) }, icon("back"), t(scene.finding ? "map.back.finding" : "map.back")) : null,
      scene.finding ? h("p", { class: "aside" }, say(model, scene.finding.summary)) : null,
      scene.around ? stepLinks(page, scene) : null,
      siblings.length > 1 ? partPicker(page, scene, siblings) : null,
      zoomButtons(page, scene),
    ),
    filterBar(page, { lines: true }, ownClaims(scene).map((id) => model.claimsById.get(id))),
    emptyNote(page, scene),
  ];
}

function emptyNote(page, scene) {
  const own = ownClaims(scene);
  if (!own.length) return h("p", { class: "empty" }, t("empty.map"));
  const passing = passingIn(page, scene);
  const guests = guestNote(scene);
  return [
    leftNote(page, own.filter((id) => passing.has(id)).length, own.length),
    guests ? h("p", { class: "aside map-guests" }, guests) : null,
  ];
}

function stepLinks(page, scene) {
  return h("span", { class: "steps-links" }, [1, 2].filter((n) => n !== scene.steps).map((n) =>
    h("a", { class: "action", href: page.address({ ...page.route, query: { ...page.route.query, focus: String(n) } }) }, t("action.focus", { n }))));
}

function partPicker(page, scene, siblings) {
  const go = (event) => page.go({ view: "map", parts: [scene.topic, event.target.value], query: carried(page.route.query) }, { keepFocus: true });
  return h("label", { class: "filter-pick" }, h("span", {}, t("map.parts")), h("select", { id: "map-part", onchange: go },
    siblings.map(({ part, leading }) => h("option", { value: String(part), lang: page.model.map.language, selected: part === scene.part }, `${part}. ${page.model.claimsById.get(leading)?.title ?? ""}`))));
}

function zoomButtons(page, scene) {
  const act = (action) => () => page.mapView?.surface && action(page.mapView.surface);
  const tool = (name, label, action) => button(icon(name), act(action), { class: "icon-button", "aria-label": label, title: label });
  return h("div", { class: "map-tools", role: "group", "aria-label": t("map.tools") },
    tool("plus", t("map.zoom.in"), (surface) => zoomBy(surface, 1.25)),
    tool("minus", t("map.zoom.out"), (surface) => zoomBy(surface, 0.8)),
    tool("fit", t("map.zoom.fit"), (surface) => fitScene(surface, { whole: true })),
    pictureMenu(page, scene),
  );
}

/** What can be saved as a picture: what is drawn, what is chosen, and the map as a whole. */
function pictureMenu(page, scene) {
  const { model, route } = page;
  const whole = scenesOf(model, "*")[0];
  const passing = isFiltering(page.filters) ? passingIn(page, scene) : null;
  const rows = [["drawing", () => null]];
  if (model.nodesById.has(route.query.claim) || passing?.size) rows.push(["selection", () => selectionScene(page, scene, passing)]);
  if (whole && whole !== scene) rows.push(["whole", () => whole]);
  const save = (what, ending, make) => () => {
    const surface = page.mapView?.surface;
    if (surface) PICTURES[ending](surface, what === "drawing" ? model.map.id : `${model.map.id}-${what}`, make());
  };
  const opener = h("summary", { class: "icon-button", "aria-label": t("picture.save"), title: t("picture.save") }, icon("save"));
  const box = h("details", { class: "picture-menu" },
    opener,
    h("div", { class: "picture-rows" }, rows.map(([what, make]) => h("p", {}, h("span", {}, t(`picture.${what}`)),
      Object.keys(PICTURES).map((ending) => button(ending.toUpperCase(), save(what, ending, make),
        { class: "action", "aria-label": `${t(`picture.${what}`)}: ${ending.toUpperCase()}` }))))),
  );
  shutAway(box, opener, () => box.open, () => { box.open = false; });
  return box;
}

function passingIn({ model, filters }, scene) {
  return new Set(Object.keys(scene.places).filter((id) => claimPasses(model.claimsById.get(id), filters)));
}

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Arrow keys walk from box to box; plus, minus and 0 zoom; Enter goes into the panel. */
function walk(view, event) {
  const { page, surface } = view;
  if (!surface || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") zoomBy(surface, 1.25);
  else if (event.key === "-") zoomBy(surface, 0.8);
  else if (event.key === "0") fitScene(surface, { whole: true });
  else if (event.key === "Enter" && page.route.query.claim) page.focusPanel();
  else if (event.key === "Escape" && page.inPanel && !page.route.query.finding) page.closePanel();
  else if (event.key in DIRECTIONS) step(view, DIRECTIONS[event.key]);
  else return;
  event.preventDefault();
}

function step(view, [right, down]) {
  const { page, surface } = view;
  const { places } = surface.scene;
  const { model } = page;
  const { width } = model.face;
  const centre = (id) => [places[id][0] + width / 2, places[id][1] + model.nodesById.get(id).height / 2];
  const ids = Object.keys(places);
  const current = page.route.query.claim;
  let best = null;
  let least = Infinity;
  if (!(current in places)) {
    best = ids.reduce((first, id) => (places[id][0] + places[id][1] < places[first][0] + places[first][1] ? id : first), ids[0]);
  } else {
    const [x, y] = centre(current);
    for (const id of ids) {
      const [dx, dy] = [centre(id)[0] - x, centre(id)[1] - y];
      const along = right ? dx * right : dy * down;
      const aside = right ? Math.abs(dy) : Math.abs(dx);
      if (along <= (right ? width / 2 : 8)) continue;
      const cost = along + aside * 2.2;
      if (cost < least) [best, least] = [id, cost];
    }
  }
  if (!best) return announce(t("map.edge"));
  page.go(withQuery(page.route, { claim: best, link: "" }), { replace: true, keepFocus: true });
  announce(claimSentence(page, best));
}

/** A claim in a sentence: title, kind, who stands where, how many reasons and objections. */
function claimSentence({ model }, id) {
  const claim = model.claimsById.get(id);
  const said = claim.tally ? voteSentence(claim.tally.all) : stands(model, claim).map(standSentence).join("; ");
  const counts = [
    claim.reasons.length ? t("count.reasons", { n: claim.reasons.length }) : "",
    claim.objections.length ? t("count.objections", { n: claim.objections.length }) : "",
  ].filter(Boolean);
  return [own(claim.title), ". ", [kindLabel(claim), said, ...counts].filter(Boolean).join(". ")];
}

/** For paper: the whole drawing in the colours of light, in place of what is on the screen. */
export function printMap(page) {
  const { surface, host } = page.mapView ?? {};
  if (!surface?.scene) return () => {};
  const { theme } = document.documentElement.dataset;
  document.documentElement.dataset.theme = "light";
  recolour(surface);
  const picture = pictureOf(surface, 3);
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  recolour(surface);
  picture.className = "paper-map";
  host.after(picture);
  return () => picture.remove();
}

export function recolourMap(page) {
  if (page.mapView?.surface) recolour(page.mapView.surface);
}
