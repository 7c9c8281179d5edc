/** Where the marks of a picture of votes stand. */

/**
 * @import { Frame, Rectangle, VoteMark, VoteScene } from "../types/drawing.js"
 * @import { Spot } from "../types/model.js"
 * @import { MarkGrid } from "./markgrid.js"
 */

import { mostTelling } from "../ground/standing.js";
import { widthOf } from "./letters.js";
import { markGrid } from "./markgrid.js";
import { voteLabels } from "./votelabels.js";

const AXIS_SIZE = 13;
// Above the marks what the height means, below them what the width does.
const TOP = 30;
const BOTTOM = 30;
const SIDE = 14;
// A row of its own for what one group alone voted on, with its words above the marks.
const ROW = 62;
// What a picture always reaches to, so that small differences do not look large.
const LEAST_LEAN = 0.4;
const LEAST_APART = 0.3;

/**
 * The marks of all spots and the words of the most telling ones, for a frame of that size.
 * Places are pixels from its upper left corner. Deterministic; linear in the marks as
 * long as few would stand in one place.
 * @param {readonly Spot[]} spots
 * @param {Frame} frame
 * @param {{ readonly most: number, readonly texts: VoteScene["texts"], readonly wordsOf: (spot: Spot) => string }} options
 * @returns {VoteScene}
 */
export function voteScene(spots, frame, { most, texts, wordsOf }) {
  const order = mostTelling(spots);
  const hasRow = spots.some(({ side }) => side === "alone");
  const plot = plotOf(spots, frame, hasRow);
  const marks = voteMarks(order, plot);
  const labels = voteLabels(marks, order, frame, {
    most,
    wordsOf,
    plot,
    edgeBoxes: edgeBoxes(texts, plot),
  });
  return {
    ...frame,
    plot,
    marks,
    labels,
    texts: hasRoomFor(texts, frame) ? texts : { ...texts, near: "" },
  };
}

/**
 * The room of the marks, and what stands at its edges.
 * @param {readonly Spot[]} spots
 * @param {Frame} frame
 * @param {boolean} hasRow
 */
function plotOf(spots, { width, height }, hasRow) {
  const spotsOfPlane = spots.filter(({ side }) => side !== "alone");
  const leans = spots.map(({ x }) => x);
  const low = Math.min(-LEAST_LEAN, ...leans) - 0.04;
  const high = Math.max(LEAST_LEAN, ...leans) + 0.04;
  const far = Math.max(LEAST_APART, ...spotsOfPlane.map(({ y }) => y)) * 1.06;
  const bottom = height - BOTTOM - (hasRow ? ROW : 0);
  const [left, right] = [SIDE, width - SIDE];
  return {
    left,
    right,
    top: TOP,
    bottom,
    row: hasRow ? bottom + 46 : null,
    middle: left + ((right - left) * -low) / (high - low),
    /** @param {number} lean */
    across: (lean) => left + ((right - left) * (lean - low)) / (high - low),
    /** @param {number} apart */
    up: (apart) => bottom - 10 - ((bottom - 10 - TOP) * apart) / far,
  };
}

/**
 * Whether all words below the marks have room beside each other.
 * @param {VoteScene["texts"]} texts
 * @param {Frame} frame
 */
function hasRoomFor({ against, near, for: all }, { width }) {
  const words = [against, near, all].map((text) => widthOf(text, AXIS_SIZE, 700) + 20);
  return words.reduce((sum, each) => sum + each, 0) + 60 < width - 2 * SIDE;
}

/**
 * Boxes of the words at the edges, over which no others may stand.
 * @param {VoteScene["texts"]} texts
 * @param {VoteScene["plot"]} plot
 * @returns {Rectangle[]}
 */
function edgeBoxes({ far, near }, { middle, top, bottom }) {
  /** @param {string} text @param {number} y @returns {Rectangle} */
  const box = (text, y) => {
    const width = widthOf(text, AXIS_SIZE, 700);
    return [middle - width / 2, y, width, 18];
  };
  return [box(`▲ ${far}`, top - 24), box(`▼ ${near}`, bottom + 4)];
}

// Where each mark has that much room to itself, in pixels a side, marks have their full size.
const FULL_ROOM = 50;
const LEAST_SIZE = 0.5;

/**
 * Marks in their places; one that would hide another moves aside by a few pixels.
 * @param {readonly Spot[]} order
 * @param {VoteScene["plot"]} plot
 * @returns {VoteMark[]}
 */
function voteMarks(order, plot) {
  const most = Math.max(1, ...order.map(({ claim }) => claim.tally.all.seen));
  const room = Math.sqrt(((plot.right - plot.left) * (plot.bottom - plot.top)) / order.length);
  const size = Math.min(1, Math.max(LEAST_SIZE, room / FULL_ROOM));
  /** @type {VoteMark[]} */
  const marks = [];
  const grid = markGrid([]);
  for (const { claim, x, y, side } of order) {
    const radius = size * (3.6 + 4.4 * Math.sqrt(claim.tally.all.seen / most));
    const exact = { x: plot.across(x), y: side === "alone" ? (plot.row ?? 0) : plot.up(y) };
    const place = freePlace(exact, radius, grid, { plot, isRow: side === "alone" });
    const mark = { id: claim.id, side, radius, ...(place ?? exact) };
    marks.push(mark);
    if (place) grid.add(mark); // where all is full another stands in this place already
  }
  return marks;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const TRIES = 240;
// How far the spiral leads, and two marks at its end.
const FARTHEST = 52;

/**
 * The nearest place along a spiral at which a mark leaves others in sight; none where all is full.
 * @param {{ readonly x: number, readonly y: number }} exact
 * @param {number} radius
 * @param {MarkGrid} grid
 * @param {{ readonly plot: VoteScene["plot"], readonly isRow: boolean }} options
 */
function freePlace(exact, radius, grid, { plot, isRow }) {
  const near = grid.near([exact.x - FARTHEST, exact.y - FARTHEST, 2 * FARTHEST, 2 * FARTHEST]);
  for (let at = 0; at < TRIES; at += 1) {
    const distance = 2.2 * Math.sqrt(at);
    const place = {
      x: exact.x + distance * Math.cos(at * GOLDEN),
      y: exact.y + (isRow ? 0.5 : 1) * distance * Math.sin(at * GOLDEN),
    };
    const isInside = isRow || place.y <= plot.bottom - radius;
    const isFree = near.every(
      (other) => Math.hypot(other.x - place.x, other.y - place.y) >= other.radius + radius - 1,
    );
    if (isInside && isFree) return place;
  }
  return null;
}
