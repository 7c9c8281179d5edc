/** The picture of votes where it can be pointed at, walked through by keyboard, and pressed. */

/**
 * @import { VoteScene } from "../types/drawing.js"
 * @import { Spot } from "../types/model.js"
 */

import { announce, h, refill } from "../ground/dom.js";
import { closePanel, focusPanel } from "../ground/focus.js";
import { goTo, openClaim, presentRoute } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { spotsOf } from "../ground/standing.js";
import { t } from "../ground/texts.js";
import { votePictureElement } from "../drawing/votepicture.js";
import { voteScene } from "../drawing/voteplaces.js";
import { DIRECTIONS, firstPlace, nextPlace } from "./mapwalk.js";
import { fullTitle, groupName, voteLines, voteWords } from "./votebars.js";

/** How near the pointer must be to a mark, in pixels of the screen. */
const REACH = 26;

/**
 * A picture in the document: what is drawn, and which mark is pointed at.
 * @typedef {object} Shown
 * @property {HTMLElement} host
 * @property {HTMLElement} sheet
 * @property {HTMLElement} tip
 * @property {readonly Spot[]} spots
 * @property {VoteScene | null} scene
 * @property {string} pointed
 */

/** Each picture by its root, for what stands beside it. */
const STATES = new WeakMap();

/**
 * Say in a picture what a claim's mark stands for; of an empty id, nothing.
 * @param {Element} root
 * @param {string} id
 */
export function pointOut(root, id) {
  const state = STATES.get(root);
  if (state) pointAtMark(state, id);
}

/**
 * The picture, as large as the style sheet has it, with at most so many claims in words.
 * @param {{ readonly most: number, readonly passes?: (spot: Spot) => boolean }} options
 */
export function votePicture({ most, passes = () => true }) {
  const sheet = h("div", { class: "vote-sheet" });
  const tip = h("div", { class: "vote-tip", "aria-hidden": "true", hidden: true });
  const spots = spotsOf(shownModel());
  const host = h(
    "div",
    {
      class: "vote-host",
      id: "vote-canvas",
      tabindex: "0",
      role: "application",
      "aria-label": t("votes.picture.label", { n: spots.length }),
      "aria-describedby": "vote-help",
    },
    sheet,
  );
  const root = h(
    "div",
    { class: "vote-frame" },
    host,
    tip,
    h("p", { class: "spoken", id: "vote-help" }, t("votes.picture.help")),
  );
  /** @type {Shown} */
  const state = { host, sheet, tip, spots, scene: null, pointed: "" };
  STATES.set(root, state);
  new ResizeObserver(() => drawVotes(state, { most, passes })).observe(host);
  host.addEventListener("pointermove", (event) => pointAtMark(state, markNear(state, event)));
  host.addEventListener("pointerleave", () => pointAtMark(state, ""));
  host.addEventListener("blur", () => pointAtMark(state, ""));
  host.addEventListener("click", (event) => {
    const id = markNear(state, event);
    if (id) openClaim(id);
  });
  host.addEventListener("keydown", (event) => walkVotes(state, event));
  return root;
}

/**
 * Draw the picture for the room that it has now.
 * @param {Shown} state
 * @param {{ readonly most: number, readonly passes: (spot: Spot) => boolean }} options
 */
function drawVotes(state, { most, passes }) {
  const { host, sheet, spots } = state;
  const [width, height] = [host.clientWidth, host.clientHeight];
  if (!width || !height || !host.isConnected) return;
  state.scene = voteSceneOf(spots, { width, height }, most);
  const picture = votePictureElement(state.scene, shownModel().map.language);
  refill(sheet, picture);
  for (const { claim } of spots.filter((spot) => !passes(spot)))
    picture.querySelector(`[data-claim="${CSS.escape(claim.id)}"]`)?.classList.add("is-out");
  markChosen(state);
}

/**
 * The scene of some spots, with the words of this page's language at its edges.
 * @param {readonly Spot[]} spots
 * @param {{ readonly width: number, readonly height: number }} frame
 * @param {number} most
 */
export function voteSceneOf(spots, frame, most) {
  const several = shownModel().groups.length > 1;
  /** @param {string} edge */
  const word = (edge) => t(`votes.axis.${several ? "groups" : "all"}.${edge}`);
  return voteScene(spots, frame, {
    most,
    texts: {
      far: word("far"),
      near: word("near"),
      against: word("against"),
      for: word("for"),
      alone: t("votes.spot.alone"),
    },
    wordsOf: ({ claim }) => fullTitle(claim),
  });
}

/** @param {Pick<Shown, "sheet" | "host">} state */
function markChosen({ sheet, host }) {
  const { claim = "" } = presentRoute().query;
  for (const mark of sheet.querySelectorAll(".is-selected")) mark.classList.remove("is-selected");
  const selection = claim ? sheet.querySelector(`[data-claim="${CSS.escape(claim)}"]`) : null;
  selection?.classList.add("is-selected");
  selection?.parentElement?.append(selection);
  host.setAttribute("aria-activedescendant", selection?.id ?? "");
}

/** After a step: the mark of the claim in the panel stands out. */
export function updateVotePicture() {
  for (const host of document.querySelectorAll(".vote-host")) {
    const sheet = host.querySelector(".vote-sheet");
    if (host instanceof HTMLElement && sheet instanceof HTMLElement) markChosen({ host, sheet });
  }
}

/**
 * The mark under the pointer or under its words, else the nearest one.
 * @param {Shown} state
 * @param {MouseEvent} event
 */
function markNear({ scene, host }, event) {
  const under = event.target instanceof Element ? event.target.closest("[data-claim]") : null;
  if (under) return under.getAttribute("data-claim") ?? "";
  if (!scene) return "";
  const { left, top } = host.getBoundingClientRect();
  const [x, y] = [event.clientX - left, event.clientY - top];
  let [nearest, least] = ["", REACH];
  for (const mark of scene.marks) {
    const distance = Math.hypot(mark.x - x, mark.y - y) - mark.radius;
    if (distance < least) [nearest, least] = [mark.id, distance];
  }
  return nearest;
}

/**
 * Say of one mark what it stands for, beside it; of none, nothing.
 * @param {Shown} state
 * @param {string} id
 */
function pointAtMark(state, id) {
  if (state.pointed === id) return;
  state.pointed = id;
  for (const mark of state.sheet.querySelectorAll(".is-pointed"))
    mark.classList.remove("is-pointed");
  state.sheet.querySelector(`[data-claim="${CSS.escape(id)}"]`)?.classList.add("is-pointed");
  const { tip, scene, host } = state;
  const mark = scene?.marks.find((each) => each.id === id);
  tip.hidden = !mark;
  host.classList.toggle("is-pointing", Boolean(mark));
  if (!mark) return;
  const model = shownModel();
  const claim = recordOf(model.claimsById, id);
  refill(
    tip,
    h("p", { class: "vote-tip-words", lang: model.map.language }, fullTitle(claim)),
    h("p", { class: "aside" }, sideWords(mark.side)),
    voteLines(claim, { withAll: false }),
  );
  placeTip(tip, mark, host);
}

/**
 * What a mark's shape says, in words.
 * @param {Spot["side"]} side
 */
export function sideWords(side) {
  return t(`votes.spot.${shownModel().groups.length > 1 ? "" : "all."}${side}`);
}

/**
 * @param {HTMLElement} tip
 * @param {{ readonly x: number, readonly y: number, readonly radius: number }} mark
 * @param {HTMLElement} host
 */
function placeTip(tip, { x, y, radius }, host) {
  const { offsetWidth: width, offsetHeight: height } = tip;
  const left = Math.min(Math.max(0, x - width / 2), Math.max(0, host.clientWidth - width));
  const below = y + radius + 12;
  const isAbove = below + height > host.clientHeight && y - radius - 12 - height > -60;
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(isAbove ? y - radius - 12 - height : below)}px`;
}

/**
 * Arrows walk from mark to mark, Enter opens the claim or goes into the panel, Escape shuts it.
 * @param {Shown} state
 * @param {KeyboardEvent} event
 */
function walkVotes(state, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !state.scene) return;
  const { claim = "" } = presentRoute().query;
  if (event.key === "Enter" && claim) focusPanel();
  else if (event.key === "Enter" && state.pointed) openClaim(state.pointed);
  else if (event.key === "Escape" && claim) closePanel();
  else if (event.key in DIRECTIONS) stepAmongMarks(state, claim, DIRECTIONS[event.key]);
  else return;
  event.preventDefault();
}

/**
 * @param {Shown} state
 * @param {string} claim
 * @param {readonly number[]} direction
 */
function stepAmongMarks(state, claim, direction) {
  const marks = state.scene?.marks ?? [];
  /** @type {{ [id: string]: import("../types/drawing.js").Rectangle }} */
  const places = {};
  for (const { id, x, y, radius } of marks)
    places[id] = [x - radius / 2, y - radius / 2, radius, radius];
  const current = claim || state.pointed;
  const next = current in places ? nextPlace(places, current, direction) : firstPlace(places);
  if (!next) return announce(t("map.edge"));
  if (claim) goTo(withQuery(presentRoute(), { claim: next, link: "" }), ONLY_PANEL);
  pointAtMark(state, next);
  state.host.setAttribute("aria-activedescendant", `mark-${next}`);
  announce(voteMarkWords(next));
}

const ONLY_PANEL = { replace: true, keepFocus: true };

/** @param {string} id */
function voteMarkWords(id) {
  const model = shownModel();
  const claim = recordOf(model.claimsById, id);
  const { groups, all } = claim.tally;
  const votes = model.groups.length
    ? model.groups.map((group) => `${groupName(group)}: ${voteWords(groups[group.index])}`)
    : [voteWords(all)];
  return [h("span", { lang: model.map.language }, fullTitle(claim)), ". ", votes.join("; ")];
}
