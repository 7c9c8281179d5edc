/** Where the pills of a map in columns stand, and where its lines run. */

/**
 * @import { Column, Frame, Lane, Plan, Rectangle, Scene, Measures } from "../types/drawing.js"
 * @import { Link, Model } from "../types/model.js"
 */

import { recordOf } from "../ground/records.js";
import { columnsOf, partedAt } from "./groups.js";
import { orderLayers } from "./orders.js";
import { routesOf } from "./routes.js";

/** Lines that are drawn only when asked for: they say little about who is right. */
export const ASIDE_KINDS = new Set(["narrower", "requires", "unless", "equivalent"]);

const WIDEST = 330;
const NARROWEST = 246;
const LEAST_GAP = 68;
const HEAD_HEIGHT = 30;
const MARGIN = 40;
const LANE = 3.4;
const AROUND_LANE = 4;
// From one row to the next: as much as the window has room for, at least what letters need.
const PITCHES = [46, 38, 32, 28, 26.5, 25, 23.5, 22, 21, 20.2];
const LEAST_PITCH = 20.2;
const HIGHEST = 27;
const ROW_GAP = 2.4;
// What lanes between the pills of a column add to its height, about.
const WITH_LANES = 1.1;
const SETTLINGS = 14;

/** The order of a plan's columns, which does not change with the window. */
/** @typedef {{ readonly columns: readonly Column[], readonly chains: ReadonlyMap<string, readonly number[]>, readonly layers: readonly (readonly number[])[] }} Order */
/** @type {WeakMap<Plan, Map<number, Order>>} */
const ORDERS = new WeakMap();

/**
 * The drawing of a plan in a frame of the screen. `heightOf` gives how high a claim is at a width;
 * without it each is a pill of one line. A column with more than `rows` claims is parted.
 * @param {Model} model
 * @param {Plan} plan
 * @param {Frame} frame
 * @param {((id: string, width: number) => number) | null} heightOf
 * @param {number} [rows]
 * @returns {Scene}
 */
export function layOut(model, plan, frame, heightOf, rows = 0) {
  const abreast = Math.max(1, Math.floor((frame.width - 2 * MARGIN) / (NARROWEST + 60)));
  const { columns, chains, layers } = orderOf(model, plan, abreast, rows);
  const across = acrossOf(columns.length, frame.width, plan.links.length > 0);
  const count = plan.ids.length;
  const room = frame.height - HEAD_HEIGHT - 14;
  /** @param {number} pitch */
  const rowsAt = (pitch) => {
    const high = Math.min(HIGHEST, pitch - ROW_GAP);
    return { gap: pitch - high, heights: plan.ids.map(() => high) };
  };
  /** @param {number} pitch */
  const isFitting = (pitch) => {
    const measures = rowsAt(pitch);
    return layers.every((layer) => totalOf(layer, measures.heights, count, measures.gap) <= room);
  };
  const { gap, heights } = heightOf
    ? { gap: 12, heights: plan.ids.map((id) => heightOf(id, across.width)) }
    : rowsAt(PITCHES.find(isFitting) ?? LEAST_PITCH);
  const high = Math.max(...layers.map((layer) => totalOf(layer, heights, count, gap)), 0);
  const height = Math.max(high, Math.min(room, high * 1.12));
  const middles = middlesOf(layers, chains, { heights, count, gap, height });
  /** @type {{ [claim: string]: Rectangle }} */
  const places = {};
  for (const [at, layer] of layers.entries()) {
    for (const member of layer) {
      if (member >= count) continue;
      const top = HEAD_HEIGHT + middles[member] - heights[member] / 2;
      places[plan.ids[member]] = [across.lefts[at], top, across.width, heights[member]];
    }
  }
  const lanes = lanesOf(plan, chains, { layers, middles, across });
  const size = { width: across.whole, height: HEAD_HEIGHT + height + 6 };
  return {
    ...size,
    ...routesOf(plan.links, places, lanes, layers.length),
    places,
    level: heightOf ? "card" : "pill",
    headings: columns.map(({ head, ids, count: all = ids.length, isRest }, at) => ({
      head,
      isRest,
      count: all,
      left: across.lefts[at],
      width: across.width,
    })),
  };
}

/**
 * Where the columns begin and how wide they are.
 * @param {number} count
 * @param {number} frame
 * @param {boolean} hasLines
 */
function acrossOf(count, frame, hasLines) {
  const least = hasLines ? LEAST_GAP : 24;
  const room = frame - 2 * MARGIN;
  const width = Math.min(
    WIDEST,
    Math.max(NARROWEST, (room - (count - 1) * least * 1.3) / Math.max(count, 1)),
  );
  const most = hasLines ? 260 : 40;
  const gap = count > 1 ? Math.min(most, Math.max(least, (room - count * width) / (count - 1))) : 0;
  const lefts = Array.from({ length: count }, (_, at) => MARGIN + at * (width + gap));
  return { lefts, width, gap, whole: 2 * MARGIN + count * width + Math.max(0, count - 1) * gap };
}

/**
 * In how many rows the columns of a scene stand where they are parted so that all is seen as large
 * as may be in a frame; 0 where no parting makes it larger.
 * @param {Scene} scene
 * @param {Frame} frame
 */
export function partingRows({ headings }, frame) {
  const counts = headings.map(({ count }) => count);
  const most = Math.max(...counts);
  const scales = Array.from({ length: most }, (_, at) => {
    const rows = most - at;
    const parts = counts.map((count) => Math.ceil(count / rows));
    const across = parts.reduce((sum, part) => sum + part, 0);
    const high = Math.max(...counts.map((count, column) => Math.ceil(count / parts[column])));
    const width = 2 * MARGIN + across * NARROWEST + (across - 1) * LEAST_GAP;
    return Math.min(
      frame.width / width,
      frame.height / (HEAD_HEIGHT + 14 + high * LEAST_PITCH * WITH_LANES),
      1,
    );
  });
  const largest = scales.indexOf(Math.max(...scales));
  return largest ? most - largest : 0;
}

/**
 * @param {Model} model
 * @param {Plan} plan
 * @param {number} abreast
 * @param {number} rows
 * @returns {Order}
 */
function orderOf(model, plan, abreast, rows) {
  /** @type {Map<number, Order>} */
  const orders = ORDERS.get(plan) ?? new Map();
  const order = orders.get(rows);
  if (order && (plan.links.length || order.columns.length === abreast)) return order;
  const whole = columnsOf(model, plan.ids, plan.links, abreast);
  const columns = rows ? partedAt(whole, plan.links, rows) : whole;
  const arranged = { columns, ...chainsOf(plan, columns) };
  ORDERS.set(plan, orders.set(rows, arranged));
  return arranged;
}

/**
 * The members of each column from the top, with a waypoint for each line that runs past a column.
 * @param {Plan} plan
 * @param {readonly Column[]} columns
 */
function chainsOf(plan, columns) {
  const numbers = new Map(plan.ids.map((id, at) => [id, at]));
  const layers = columns.map(({ ids }) => ids.map((id) => recordOf(numbers, id)));
  const layerOf = layerNumbers(layers);
  /** @type {[number, number][]} */
  const links = [];
  const arcs = [];
  const chains = new Map();
  let next = plan.ids.length;
  for (const link of plan.links) {
    const ends = [recordOf(numbers, link.from), recordOf(numbers, link.to)];
    const [one, other] = ends.map((end) => layerOf[end]);
    const isSeen = plan.shape === "steps" || !ASIDE_KINDS.has(link.kind);
    if (one === other) arcs.push({ one: ends[0], other: ends[1], isSeen });
    if (one === other || !isSeen) continue;
    const [first, last] = one < other ? ends : [ends[1], ends[0]];
    const chain = [first];
    for (let at = Math.min(one, other) + 1; at < Math.max(one, other); at += 1) {
      layers[at].push(next);
      chain.push(next);
      next += 1;
    }
    chain.push(last);
    for (let at = 0; at + 1 < chain.length; at += 1) links.push([chain[at], chain[at + 1]]);
    chains.set(link.id, chain);
  }
  return { chains, layers: orderLayers({ layers, links, arcs }).layers };
}

/**
 * The layer of each member.
 * @param {readonly (readonly number[])[]} layers
 */
function layerNumbers(layers) {
  /** @type {number[]} */
  const numbers = [];
  for (const [at, layer] of layers.entries()) for (const member of layer) numbers[member] = at;
  return numbers;
}

/**
 * How high a column is at least: its pills, and lanes for the lines that run past.
 * @param {readonly number[]} layer
 * @param {readonly number[]} heights
 * @param {number} count
 * @param {number} gap
 */
function totalOf(layer, heights, count, gap) {
  return offsetsOf(layer, heights, count, gap).total;
}

/**
 * Where the middles of a column's members stand if they are set as close as may be.
 * @param {readonly number[]} layer
 * @param {readonly number[]} heights
 * @param {number} count
 * @param {number} gap
 */
function offsetsOf(layer, heights, count, gap) {
  const offsets = [];
  let at = 0;
  for (const [index, member] of layer.entries()) {
    const isLane = member >= count;
    const before = index ? layer[index - 1] : null;
    if (before !== null) at += isLane === before >= count ? (isLane ? 0 : gap) : AROUND_LANE;
    const high = isLane ? LANE : heights[member];
    offsets.push(at + high / 2);
    at += high;
  }
  return { offsets, total: at };
}

/**
 * The middle of each member: near to what it is linked with, in its order, within the height.
 * @param {readonly (readonly number[])[]} layers
 * @param {ReadonlyMap<string, readonly number[]>} chains
 * @param {Measures} spot
 */
function middlesOf(layers, chains, { heights, count, gap, height }) {
  /** @type {number[][]} */
  const near = [];
  for (const chain of chains.values()) {
    for (let at = 0; at + 1 < chain.length; at += 1) {
      near[chain[at]] ??= [];
      near[chain[at + 1]] ??= [];
      near[chain[at]].push(chain[at + 1]);
      near[chain[at + 1]].push(chain[at]);
    }
  }
  const packed = layers.map((layer) => offsetsOf(layer, heights, count, gap));
  /** @type {number[]} */
  const middles = [];
  for (const [at, layer] of layers.entries()) {
    const slack = (height - packed[at].total) / 2;
    for (const [index, member] of layer.entries())
      middles[member] = packed[at].offsets[index] + slack;
  }
  for (let turn = 0; turn < SETTLINGS; turn += 1) {
    const order = turn % 2 ? [...layers.keys()].reverse() : [...layers.keys()];
    for (const at of order) {
      const { offsets, total } = packed[at];
      const wishes = layers[at].map((member, index) => {
        const others = near[member] ?? [];
        const sum = others.reduce((all, other) => all + middles[other], 0);
        return (others.length ? sum / others.length : middles[member]) - offsets[index];
      });
      const shifts = rising(wishes).map((shift) => Math.min(Math.max(shift, 0), height - total));
      for (const [index, member] of layers[at].entries())
        middles[member] = shifts[index] + offsets[index];
    }
  }
  return middles;
}

/**
 * The numbers that rise and are nearest to `wishes` by least squares, by pooling those that fall.
 * @param {readonly number[]} wishes
 */
function rising(wishes) {
  /** @type {{ mean: number, weight: number }[]} */
  const blocks = [];
  for (const wish of wishes) {
    blocks.push({ mean: wish, weight: 1 });
    while (blocks.length > 1 && blocks[blocks.length - 2].mean > blocks[blocks.length - 1].mean) {
      const [upper, lower] = blocks.splice(-2);
      const weight = upper.weight + lower.weight;
      const mean = (upper.mean * upper.weight + lower.mean * lower.weight) / weight;
      blocks.push({ mean, weight });
    }
  }
  return blocks.flatMap(({ mean, weight }) => new Array(weight).fill(mean));
}

/**
 * The points between the ends of each line, from its left end on.
 * @param {Plan} plan
 * @param {ReadonlyMap<string, readonly number[]>} chains
 * @param {{ layers: readonly (readonly number[])[], middles: readonly number[], across: ReturnType<typeof acrossOf> }} grid
 * @returns {ReadonlyMap<string, Lane>}
 */
function lanesOf({ links }, chains, { layers, middles, across }) {
  const layerOf = layerNumbers(layers);
  /** @param {Link} link */
  const points = ({ id }) =>
    (chains.get(id) ?? []).slice(1, -1).flatMap((member) => {
      const left = across.lefts[layerOf[member]];
      const y = HEAD_HEIGHT + middles[member];
      return [left, y, left + across.width, y];
    });
  return new Map(links.map((link) => [link.id, points(link)]));
}
