/** All claims of a vote in one picture, and beside it in a list: what is shared, what parts. */

/** @import { Claim, Spot, SpotSide, VoteGroup } from "../types/model.js" */

import { announce, h, icon } from "../ground/dom.js";
import { addressHere, addressOf, goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { sayText } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { SPOT_SIDES, spotsAt, spotsOf } from "../ground/standing.js";
import { t } from "../ground/texts.js";
import { svg } from "../drawing/svg.js";
import { markElement, voteElements } from "../drawing/votepicture.js";
import { wordsMatch } from "./claims.js";
import { groupName, statement, voteWords } from "./votebars.js";
import { pictureButtons } from "./savepicture.js";
import { pointOut, sideWords, votePicture, voteSceneOf } from "./votepicture.js";

/** As many as there is room for; a picture with more words than this is read as a list. */
const MOST_IN_WORDS = 40;

/** The claims of a vote as points, all in words beside it. */
export function pictureView() {
  const { query, parts } = presentRoute();
  const spots = spotsOf(shownModel());
  const passes = passing(query.q ?? "", query.side ?? "", parts[0] ?? "");
  const picture = votePicture({ most: MOST_IN_WORDS, passes });
  const passingSpots = spots.filter(passes);
  return h(
    "div",
    { class: "picture-view" },
    h(
      "div",
      { class: "picture-head" },
      h("h1", { id: "view-title", tabindex: "-1" }, t("votes.picture.title")),
      h("p", { class: "lead" }, pictureLead()),
    ),
    h(
      "div",
      { class: "picture-main" },
      picture,
      sideLegend(spots),
      pictureButtons("votes", () => votesDrawing(spots)),
    ),
    h(
      "div",
      { class: "picture-list" },
      searchField(spots),
      passingSpots.length
        ? SPOT_SIDES.map((side) => sideList(spotsAt(passingSpots, side), side, picture))
        : h("p", { class: "empty" }, t("empty.filtered")),
      absentNote(spots.length),
    ),
  );
}

/** How the picture is read, in a sentence or two. */
export function pictureLead() {
  return t(`votes.picture.${shownModel().groups.length > 1 ? "groups" : "all"}`);
}

/**
 * Whether a spot is what the reader asks for: words, a side, a topic.
 * @param {string} query
 * @param {string} side
 * @param {string} topic
 * @returns {(spot: Spot) => boolean}
 */
function passing(query, side, topic) {
  const isTopic = shownModel().topicsById.has(topic);
  const isMatch = wordsMatch(query);
  return (spot) =>
    isMatch(spot.claim) &&
    (!side || spot.side === side) &&
    (!isTopic || spot.claim.topics.includes(topic));
}

/** @param {readonly Spot[]} spots */
function searchField(spots) {
  const { query } = presentRoute();
  const search = h("input", {
    type: "search",
    id: "picture-search",
    value: query.q ?? "",
    placeholder: t("votes.search.claims"),
    "aria-label": t("votes.search.claims"),
  });
  search.addEventListener("input", () => {
    const { value } = search;
    goTo(withQuery(presentRoute(), { q: value }), { replace: true, keepFocus: true });
    const n = spots.filter(passing(value, query.side ?? "", presentRoute().parts[0] ?? "")).length;
    announce(t("search.found", { n }));
    const field = /** @type {HTMLInputElement | null} */ (
      document.getElementById("picture-search")
    );
    field?.setSelectionRange(value.length, value.length);
  });
  return h("p", { class: "filters" }, search);
}

/**
 * What the marks mean, with how many there are; a press leaves only those bright.
 * @param {readonly Spot[]} spots
 */
export function sideLegend(spots) {
  const presentSide = presentRoute().query.side ?? "";
  return h(
    "ul",
    { class: "side-legend" },
    SPOT_SIDES.map((side) => {
      const n = spots.filter((spot) => spot.side === side).length;
      if (!n) return null;
      const isChosen = presentSide === side;
      return h(
        "li",
        {},
        h(
          "a",
          {
            class: "filter side-choice",
            id: `side-${side}`,
            href:
              presentRoute().view === "picture"
                ? addressHere({ side: isChosen ? "" : side })
                : addressOf({ view: "picture", query: { side } }),
            "aria-current": isChosen ? "true" : null,
          },
          sideMark(side),
          h("span", {}, sideWords(side)),
          h("span", { class: "count" }, n),
        ),
      );
    }),
    presentRoute().view === "picture"
      ? null
      : h("li", { class: "aside size-note" }, t("votes.picture.size")),
  );
}

// What a picture of the votes is laid out for, about the shape of a sheet of paper that lies.
const VOTES_FRAME = { width: 1240, height: 780 };

/**
 * The picture as a file has it, with what its marks mean.
 * @param {readonly Spot[]} spots
 */
function votesDrawing(spots) {
  const scene = voteSceneOf(spots, VOTES_FRAME, MOST_IN_WORDS);
  const sides = SPOT_SIDES.filter((side) => spots.some((spot) => spot.side === side));
  return {
    title: `${t("votes.picture.title")}. ${pictureLead()}`,
    drawing: {
      ...VOTES_FRAME,
      parts: [svg("g", {}, voteElements(scene, shownModel().map.language))],
      keys: [
        {
          markWidth: 20,
          items: sides.map((side) => ({
            text: `${sideWords(side)} (${spots.filter((spot) => spot.side === side).length})`,
            /** @param {number} x @param {number} y */
            mark: (x, y) =>
              svg(
                "g",
                { class: `vote-mark is-${side}` },
                markElement({ side, x: x + 7, y, radius: 5.4 }),
              ),
          })),
        },
        {
          markWidth: 0,
          items: shownModel().groups.flatMap(groupItem),
        },
      ],
    },
  };
}

/**
 * A group with what it may be called, as a line of the key.
 * @param {VoteGroup} group
 */
function groupItem(group) {
  const size = `${groupName(group)} (${group.size})`;
  const text = group.called ? `${size}: ${sayText(shownModel(), group.called)}` : size;
  return [{ text, mark: () => svg("g") }];
}

/** @param {SpotSide} side */
function sideMark(side) {
  return svg(
    "svg",
    {
      class: "drawing side-mark",
      width: 16,
      height: 16,
      viewBox: "0 0 16 16",
      "aria-hidden": "true",
    },
    svg("g", { class: `vote-mark is-${side}` }, markElement({ side, x: 8, y: 8, radius: 5.4 })),
  );
}

/**
 * @param {readonly Spot[]} spots
 * @param {SpotSide} side
 * @param {Element} picture
 */
function sideList(spots, side, picture) {
  if (!spots.length) return null;
  return h(
    "section",
    { class: "side-list", "aria-labelledby": `side-title-${side}` },
    h(
      "h2",
      { id: `side-title-${side}` },
      sideMark(side),
      h("span", {}, sideWords(side)),
      h("span", { class: "count" }, spots.length),
    ),
    h(
      "ol",
      {},
      spots.map(({ claim }) =>
        h(
          "li",
          {
            onpointerenter: () => pointOut(picture, claim.id),
            onpointerleave: () => pointOut(picture, ""),
          },
          statement(claim),
          h("p", { class: "aside" }, tallyLine(claim)),
        ),
      ),
    ),
  );
}

/**
 * The larger side of each group in a line, or of all.
 * @param {Claim} claim
 */
function tallyLine({ tally }) {
  const { groups } = shownModel();
  if (groups.length < 2) return voteWords(tally.all);
  return groups
    .map((group) => `${groupName(group)}: ${voteWords(tally.groups[group.index])}`)
    .join(" · ");
}

/**
 * How many claims have no mark, with the way to them.
 * @param {number} drawn
 */
function absentNote(drawn) {
  const n = shownModel().claims.length - drawn;
  if (!n) return null;
  return h(
    "p",
    { class: "aside" },
    t("votes.picture.absent", { n }),
    " ",
    h("a", { href: addressOf({ view: "claims" }) }, t("nav.claims"), icon("right")),
  );
}
