/** Where there is room for the words of a picture of votes: beside their marks, or on a line. */

/**
 * @import { Frame, Rectangle, VoteLabel, VoteLine, VoteMark, VoteScene } from "../types/drawing.js"
 * @import { Spot } from "../types/model.js"
 * @import { MarkGrid } from "./markgrid.js"
 */

import { widthOf, wrapped } from "./letters.js";
import { markGrid } from "./markgrid.js";

const LABEL_SIZE = 13;
/** The height of a label's line, in pixels. */
export const LABEL_LINE = 16;
const AROUND_LABEL = 3;
// How wide words are set and in how many lines, the easier to read first.
const LABEL_FORMS = {
  wide: [
    { width: 196, most: 3 },
    { width: 138, most: 4 },
  ],
  narrow: [{ width: 118, most: 4 }],
};
// Of so few claims all are worth their words.
const FEW = 20;
const NARROW_PICTURE = 560;
// Where two hundred have found no room, the picture is full.
const MOST_TRIED = 200;
// As far as a mark reaches from its middle.
const REACH_OF_MARK = 12;

// Where words may stand from their mark: beside it, above and below, then farther with a thin line.
const REACHES = [0, 14, 28, 44, 62, 82, 104, 128, 156, 188, 222];
// Of the words that tell most the line may be longer than one likes to follow.
const FIRST_WORDS = 4;
const LONGEST_LINES = { first: 180, other: 110 };
const ANGLES = [0, 180, 345, 195, 330, 210, 15, 165, 30, 150, 300, 240, 60, 120, 270, 90].map(
  (degrees) => (degrees * Math.PI) / 180,
);

/**
 * The words of the first marks for which there is room.
 * @param {readonly VoteMark[]} marks
 * @param {readonly Spot[]} order
 * @param {Frame} frame
 * @param {{ readonly most: number, readonly wordsOf: (spot: Spot) => string, readonly plot: VoteScene["plot"], readonly edgeBoxes: readonly Rectangle[] }} options
 * @returns {VoteLabel[]}
 */
export function voteLabels(marks, order, frame, { most, wordsOf, plot, edgeBoxes }) {
  const forms = LABEL_FORMS[frame.width < NARROW_PICTURE ? "narrow" : "wide"];
  /** @type {VoteLabel[]} */
  const labels = [];
  /** @type {ReturnType<typeof pointsOf>} */
  const drawn = [];
  const grid = markGrid(marks);
  for (const [at, mark] of marks.slice(0, MOST_TRIED).entries()) {
    const tellsLittle = mark.side === "none" || mark.side === "alone";
    if (labels.length >= most || (tellsLittle && order.length > FEW)) break;
    const longest = at < FIRST_WORDS ? LONGEST_LINES.first : LONGEST_LINES.other;
    const around = {
      grid,
      labels,
      drawn,
      edgeBoxes,
      right: frame.width,
      bottom: plot.bottom,
      longest,
    };
    const label = firstOf(forms, ({ width, most: lines }) =>
      roomFor(wrapped(wordsOf(order[at]), LABEL_SIZE, width, lines), mark, around),
    );
    if (!label) continue;
    labels.push({ id: mark.id, side: mark.side, ...label });
    if (label.line) drawn.push(...pointsOf(label.line));
  }
  return labels;
}

/**
 * The first answer that there is.
 * @template Form, Answer
 * @param {readonly Form[]} forms
 * @param {(form: Form) => Answer | null} ask
 */
function firstOf(forms, ask) {
  for (const form of forms) {
    const answer = ask(form);
    if (answer) return answer;
  }
  return null;
}

/**
 * What words have to keep clear of, and how far they may stand from their mark.
 * @typedef {object} Around
 * @property {MarkGrid} grid
 * @property {readonly VoteLabel[]} labels
 * @property {ReturnType<typeof pointsOf>} drawn the points of their lines
 * @property {readonly Rectangle[]} edgeBoxes
 * @property {number} right
 * @property {number} bottom
 * @property {number} longest
 */

/**
 * @param {readonly string[]} lines
 * @param {VoteMark} mark
 * @param {Around} around
 */
function roomFor(lines, mark, around) {
  const width = Math.max(...lines.map((line) => widthOf(line, LABEL_SIZE))) + 2;
  const height = lines.length * LABEL_LINE;
  for (const reach of REACHES) {
    for (const angle of ANGLES) {
      const [x, top] = boxAt(mark, { width, height, reach: reach + mark.radius + 5, angle });
      const left = Math.min(Math.max(2, x), around.right - 2 - width); // at the edge it moves in
      /** @type {Rectangle} */
      const box = [left, top, width, height];
      if (!isClear(box, around)) continue;
      const line = reach || left !== x ? lineTo(mark, box) : null;
      if (line && !isLineClear(line, mark, around)) continue;
      return { lines, box, line };
    }
  }
  return null;
}

/**
 * Whether nothing stands where words would.
 * @param {Rectangle} box
 * @param {Around} around
 */
function isClear(box, { grid, labels, drawn, edgeBoxes, bottom }) {
  const [left, top, , height] = box;
  return (
    left >= 2 &&
    top >= 2 &&
    top + height <= bottom - 1 &&
    !edgeBoxes.some((other) => overlaps(box, other)) &&
    !labels.some((other) => overlaps(box, other.box)) &&
    !grid.near(widened(box)).some((mark) => covers(box, mark)) &&
    !drawn.some((point) => covers(box, point))
  );
}

/**
 * Whether a line to words is short and runs over no other mark, words or line.
 * @param {VoteLine} line
 * @param {VoteMark} mark
 * @param {Around} around
 */
function isLineClear(line, mark, { grid, labels, drawn, edgeBoxes, longest }) {
  const [x1, y1, x2, y2] = line;
  if (Math.hypot(x2 - x1, y2 - y1) > longest) return false;
  const boxes = [...edgeBoxes, ...labels.map(({ box }) => box)];
  const marks = grid.near(
    widened([Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)]),
  );
  return pointsOf(line).every(
    (point) =>
      !boxes.some((box) => covers(box, point)) &&
      !drawn.some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 4) &&
      !marks.some(
        (other) =>
          other !== mark && Math.hypot(other.x - point.x, other.y - point.y) < other.radius + 1,
      ),
  );
}

/**
 * A box with the marks at its edge.
 * @param {Rectangle} box
 * @returns {Rectangle}
 */
function widened([left, top, width, height]) {
  return [
    left - REACH_OF_MARK,
    top - REACH_OF_MARK,
    width + 2 * REACH_OF_MARK,
    height + 2 * REACH_OF_MARK,
  ];
}

/**
 * Points along a line, near enough that nothing stands between two of them.
 * @param {VoteLine} line
 */
function pointsOf([x1, y1, x2, y2]) {
  const steps = Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 4);
  return Array.from({ length: steps + 1 }, (_, at) => ({
    x: x1 + ((x2 - x1) * at) / (steps || 1),
    y: y1 + ((y2 - y1) * at) / (steps || 1),
    radius: 1,
  }));
}

/**
 * The box of words that begins so far from the middle of its mark, on the side of the angle.
 * @param {VoteMark} mark
 * @param {{ readonly width: number, readonly height: number, readonly reach: number, readonly angle: number }} options
 * @returns {Rectangle}
 */
function boxAt({ x, y }, { width, height, reach, angle }) {
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const [left, top] = [x + reach * dx, y + reach * dy];
  const across = Math.abs(dx) < 0.1 ? width / 2 : dx > 0 ? 0 : width;
  const down = Math.abs(dy) < 0.1 ? height / 2 : dy > 0 ? 0 : height;
  return [left - across, top - down, width, height];
}

/** @param {Rectangle} a @param {Rectangle} b */
function overlaps([left, top, width, height], [left2, top2, width2, height2]) {
  return (
    left < left2 + width2 + AROUND_LABEL &&
    left2 < left + width + AROUND_LABEL &&
    top < top2 + height2 + AROUND_LABEL &&
    top2 < top + height + AROUND_LABEL
  );
}

/** @param {Rectangle} box @param {{ readonly x: number, readonly y: number, readonly radius: number }} mark */
function covers([left, top, width, height], { x, y, radius }) {
  const around = 1.2 * radius + 1; // as far as the corners of its shape reach
  return (
    x > left - around && x < left + width + around && y > top - around && y < top + height + around
  );
}

/**
 * From a mark's edge to the nearest point of its words.
 * @param {VoteMark} mark
 * @param {Rectangle} box
 * @returns {VoteLine}
 */
function lineTo({ x, y, radius }, [left, top, width, height]) {
  const [endX, endY] = [
    Math.min(Math.max(x, left), left + width),
    Math.min(Math.max(y, top), top + height),
  ];
  const length = Math.hypot(endX - x, endY - y) || 1;
  return [
    x + (radius * (endX - x)) / length,
    y + (radius * (endY - y)) / length,
    x + ((length - 2) * (endX - x)) / length,
    y + ((length - 2) * (endY - y)) / length,
  ];
}
