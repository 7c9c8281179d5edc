/** In which columns the claims of a map stand, and what stands over them. */

/**
 * @import { Column } from "../types/drawing.js"
 * @import { Link, Model } from "../types/model.js"
 */

import { recordOf } from "../ground/records.js";

/** @type {{ readonly [kind: string]: number }} */
const COLUMN_OF = {
  assessment: 0,
  value: 0,
  definition: 0,
  forecast: 1,
  warning: 1,
  recommendation: 2,
};
const KIND_HEADS = ["column.is", "column.will", "column.do"];
const MOST_STEPS = 3;

/**
 * Columns by the kinds of claims; by how far they are from what they lead to where a map has no
 * kinds; and side by side, without heads, where it has no lines either.
 * @param {Model} model
 * @param {readonly string[]} ids
 * @param {readonly Link[]} links
 * @param {number} abreast
 * @returns {readonly Column[]}
 */
export function columnsOf(model, ids, links, abreast) {
  const kinds = ids.map((id) => recordOf(model.claimsById, id).kind);
  const byKind = parted(ids, (_, at) => COLUMN_OF[kinds[at] ?? ""] ?? 0, KIND_HEADS);
  if (kinds.some(Boolean) && (byKind.length > 1 || !links.length)) return headed(byKind, abreast);
  if (!links.length) return sideBySide(ids, abreast);
  const steps = stepsToEnd(ids, links);
  const deepest = Math.max(...steps.values());
  const heads = ["column.reasons", "column.main"];
  return parted(
    ids,
    (id) => deepest - (steps.get(id) ?? 0),
    Array.from({ length: deepest + 1 }, (_, at) =>
      at === deepest ? heads[1] : at ? "" : heads[0],
    ),
  );
}

/**
 * The columns with those that have more than `rows` claims parted into several side by side. What
 * leads to others of its column stands before them, and what is joined to another column next to it.
 * @param {readonly Column[]} columns
 * @param {readonly Link[]} links
 * @param {number} rows
 * @returns {readonly Column[]}
 */
export function partedAt(columns, links, rows) {
  return columns.flatMap((column, place) => {
    const { ids } = column;
    const parts = Math.ceil(ids.length / rows);
    if (parts < 2) return [column];
    const among = new Set(ids);
    const steps = stepsToEnd(
      ids,
      links.filter(({ from, to }) => among.has(from) && among.has(to)),
    );
    const neighbours = new Set(
      links.flatMap(({ from, to }) => (among.has(from) === among.has(to) ? [] : [from, to])),
    );
    /** @param {string} id */
    const rank = (id) => (neighbours.has(id) === (place === 0) ? 1 : 0);
    const sorted = [...ids].sort(
      (a, b) => (steps.get(b) ?? 0) - (steps.get(a) ?? 0) || rank(a) - rank(b),
    );
    const high = Math.ceil(ids.length / parts);
    return Array.from({ length: parts }, (_, at) => ({
      ...column,
      ids: sorted.slice(at * high, (at + 1) * high),
      count: ids.length,
      isRest: at > 0,
    })).filter((part) => part.ids.length);
  });
}

/**
 * @param {readonly string[]} ids
 * @param {(id: string, at: number) => number} placeOf
 * @param {readonly string[]} heads
 */
function parted(ids, placeOf, heads) {
  const places = ids.map(placeOf);
  return heads
    .map((head, column) => ({ head, ids: ids.filter((_, at) => places[at] === column) }))
    .filter((column) => column.ids.length);
}

/**
 * One column of a kind alone is set side by side under its head.
 * @param {readonly Column[]} columns
 * @param {number} abreast
 */
function headed(columns, abreast) {
  if (columns.length !== 1) return columns;
  return sideBySide(columns[0].ids, abreast).map((column, at) =>
    at ? column : { ...column, head: columns[0].head },
  );
}

/**
 * @param {readonly string[]} ids
 * @param {number} abreast
 */
function sideBySide(ids, abreast) {
  const count = Math.max(1, Math.min(abreast, Math.ceil(ids.length / 6)));
  const high = Math.ceil(ids.length / count);
  return Array.from({ length: count }, (_, at) => ({
    head: "",
    ids: ids.slice(at * high, (at + 1) * high),
  })).filter((column) => column.ids.length);
}

/**
 * How many lines it is at most from each claim to one that leads no further, up to three.
 * @param {readonly string[]} ids
 * @param {readonly Link[]} links
 */
function stepsToEnd(ids, links) {
  const steps = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < MOST_STEPS; round += 1) {
    const before = new Map(steps);
    for (const { from, to } of links) {
      const next = Math.min(MOST_STEPS, (before.get(to) ?? 0) + 1);
      if (from !== to && next > (steps.get(from) ?? 0)) steps.set(from, next);
    }
  }
  return steps;
}
