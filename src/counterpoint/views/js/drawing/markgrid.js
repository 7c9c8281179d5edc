/** Marks by where they stand, so that what is near a place is found among few. */

/** @import { Rectangle, VoteMark } from "../types/drawing.js" */

// About as wide as words: a look at a label's place opens few cells.
const CELL = 48;

/**
 * @typedef {object} MarkGrid
 * @property {(mark: VoteMark) => void} add
 * @property {(box: Rectangle) => readonly VoteMark[]} near the marks whose middle is in a cell that
 *   the box touches, in the order in which they were added within each cell
 */

/**
 * A grid of marks; looking costs as many cells as the box touches.
 * @param {readonly VoteMark[]} marks
 * @returns {MarkGrid}
 */
export function markGrid(marks) {
  /** @type {Map<string, VoteMark[]>} */
  const cells = new Map();
  /** @param {VoteMark} mark */
  const add = (mark) => {
    const key = `${Math.floor(mark.x / CELL)} ${Math.floor(mark.y / CELL)}`;
    const cell = cells.get(key);
    if (cell) cell.push(mark);
    else cells.set(key, [mark]);
  };
  marks.forEach(add);
  return {
    add,
    near([left, top, width, height]) {
      /** @type {VoteMark[]} */
      const those = [];
      for (let x = Math.floor(left / CELL); x <= Math.floor((left + width) / CELL); x += 1)
        for (let y = Math.floor(top / CELL); y <= Math.floor((top + height) / CELL); y += 1)
          those.push(...(cells.get(`${x} ${y}`) ?? []));
      return those;
    },
  };
}
