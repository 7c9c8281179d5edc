/** A small drawing made on the spot: a claim's surroundings, a witness, a topic part folded. */

/** @import { ChainedEdge, ColumnLink, Edge, Neighbours, Rectangle, Sides, Size } from "../types/drawing.js" */

import { recordOf } from "../ground/records.js";

const COLUMN_GAP = 118;
const BOX_GAP = 24;
const PORT_GAP = 16;
const JOINT_DISTANCE = 30;
const WAYPOINT_HEIGHT = 8;
const SWEEPS = 16;

/**
 * A scene of `sizes` (id to [width, height]) and `links` ({id, from, to, joint}): columns from
 * left to right, no overlaps, long lines between the boxes and not behind them. Meant for some
 * dozens of boxes; the larger drawings come with the page.
 * @param {ReadonlyMap<string, Size>} sizes
 * @param {readonly ColumnLink[]} links
 */
export function layoutColumns(sizes, links) {
  const ids = [...sizes.keys()];
  const inside = links.filter(({ from, to }) => sizes.has(from) && sizes.has(to) && from !== to);
  const edges = turnCycles(ids, inside);
  const column = columnNumbers(ids, edges);
  const size = new Map(sizes);
  /** @type {string[][]} */
  const columns = [];
  for (const id of ids) {
    const at = recordOf(column, id);
    columns[at] ??= [];
    columns[at].push(id);
  }
  const chained = edges.map((edge) => ({ ...edge, chain: chainOf(edge, column, columns, size) }));
  const near = chainNeighbours(size, chained);
  const middle = settle(columns, size, near);
  return layOutColumns(columns, size, sizes, middle, chained);
}

/**
 * @param {readonly string[]} ids
 * @param {readonly ColumnLink[]} links
 */
function turnCycles(ids, links) {
  /** @type {Map<string, ColumnLink[]>} */
  const following = new Map(ids.map((id) => [id, []]));
  for (const link of links) recordOf(following, link.from).push(link);
  const state = new Map();
  /** @type {Set<ColumnLink>} */
  const loops = new Set();
  /** @param {string} id */
  const walkFrom = (id) => {
    state.set(id, 1);
    for (const link of recordOf(following, id)) {
      if (state.get(link.to) === 1) loops.add(link);
      else if (!state.has(link.to)) walkFrom(link.to);
    }
    state.set(id, 2);
  };
  for (const id of ids) if (!state.has(id)) walkFrom(id);
  return links.map((link) => ({
    link,
    tail: loops.has(link) ? link.to : link.from,
    head: loops.has(link) ? link.from : link.to,
  }));
}

/**
 * Columns by longest path to an end, then each box moved next to what it touches.
 * @param {readonly string[]} ids
 * @param {readonly Edge[]} edges
 */
function columnNumbers(ids, edges) {
  const distance = new Map(ids.map((id) => [id, 0]));
  let isMoved = true;
  for (let rounds = ids.length; isMoved && rounds > 0; rounds -= 1) {
    isMoved = false;
    for (const { tail, head } of edges) {
      if (recordOf(distance, tail) <= recordOf(distance, head)) {
        distance.set(tail, recordOf(distance, head) + 1);
        isMoved = true;
      }
    }
  }
  for (const id of ids) {
    const after = edges.filter((edge) => edge.tail === id);
    const before = edges.filter((edge) => edge.head === id);
    if (before.length > after.length) {
      distance.set(id, Math.min(...before.map(({ tail }) => recordOf(distance, tail))) - 1);
    }
  }
  const used = [...new Set(distance.values())].sort((a, b) => b - a);
  return new Map(ids.map((id) => [id, used.indexOf(recordOf(distance, id))]));
}

/**
 * The ends of an edge with a waypoint in each column between them.
 * @param {Edge} edge
 * @param {ReadonlyMap<string, number>} column
 * @param {string[][]} columns
 * @param {Map<string, Size>} size
 */
function chainOf({ link, tail, head }, column, columns, size) {
  const chain = [tail];
  for (let at = recordOf(column, tail) + 1; at < recordOf(column, head); at += 1) {
    const waypoint = `\u0000${link.id}\u0000${at}`;
    size.set(waypoint, [0, WAYPOINT_HEIGHT]);
    columns[at].push(waypoint);
    chain.push(waypoint);
  }
  return [...chain, head];
}

/**
 * @param {ReadonlyMap<string, Size>} size
 * @param {readonly ChainedEdge[]} edges
 */
function chainNeighbours(size, edges) {
  /** @type {Map<string, Neighbours>} */
  const near = new Map([...size.keys()].map((id) => [id, { left: [], right: [] }]));
  for (const { chain } of edges) {
    for (let at = 0; at + 1 < chain.length; at += 1) {
      recordOf(near, chain[at]).right.push(chain[at + 1]);
      recordOf(near, chain[at + 1]).left.push(chain[at]);
    }
  }
  return near;
}

/**
 * The middle of each member: sorted by neighbours, then as near to them as order allows.
 * @param {readonly string[][]} columns
 * @param {ReadonlyMap<string, Size>} size
 * @param {ReadonlyMap<string, Neighbours>} near
 */
function settle(columns, size, near) {
  const middle = new Map();
  for (const column of columns) {
    let at = -column.reduce((sum, id) => sum + recordOf(size, id)[1] + BOX_GAP, 0) / 2;
    for (const id of column) {
      middle.set(id, at + recordOf(size, id)[1] / 2);
      at += recordOf(size, id)[1] + BOX_GAP;
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const rightwards = sweep % 2 === 0;
    const order = rightwards ? columns : [...columns].reverse();
    for (const column of order) {
      const wishes = new Map(
        column.map((id) => {
          const { left, right } = recordOf(near, id);
          const side = rightwards ? left : right;
          const others = sweep < SWEEPS / 2 && side.length ? side : [...left, ...right];
          const sum = others.reduce((total, other) => total + recordOf(middle, other), 0);
          return [id, others.length ? sum / others.length : recordOf(middle, id)];
        }),
      );
      if (sweep < SWEEPS / 2) column.sort((a, b) => recordOf(wishes, a) - recordOf(wishes, b));
      for (const [index, place] of spread(column, wishes, size).entries()) {
        middle.set(column[index], place);
      }
    }
  }
  return middle;
}

/**
 * Blocks that would stand in the wrong order become one, at the mean of their wishes.
 * @param {{ mean: number, weight: number }[]} blocks
 */
function pool(blocks) {
  while (blocks.length > 1 && blocks[blocks.length - 2].mean > blocks[blocks.length - 1].mean) {
    const [under, last] = blocks.splice(-2);
    const weight = under.weight + last.weight;
    blocks.push({ mean: (under.mean * under.weight + last.mean * last.weight) / weight, weight });
  }
}

/**
 * Least squares under order and distance, by pooling (as in the page's other drawings).
 * @param {readonly string[]} column
 * @param {ReadonlyMap<string, number>} wishes
 * @param {ReadonlyMap<string, Size>} size
 */
function spread(column, wishes, size) {
  let offset = 0;
  const offsets = column.map((id, index) => {
    if (index)
      offset += (recordOf(size, column[index - 1])[1] + recordOf(size, id)[1]) / 2 + BOX_GAP;
    return offset;
  });
  /** @type {{ mean: number, weight: number }[]} */
  const blocks = [];
  column.forEach((id, index) => {
    blocks.push({ mean: recordOf(wishes, id) - offsets[index], weight: 1 });
    pool(blocks);
  });
  const means = blocks.flatMap((block) => new Array(block.weight).fill(block.mean));
  return means.map((mean, index) => mean + offsets[index]);
}

/**
 * @param {readonly string[][]} columns
 * @param {ReadonlyMap<string, Size>} size
 * @param {ReadonlyMap<string, Size>} boxes
 * @param {ReadonlyMap<string, number>} middle
 * @param {readonly ChainedEdge[]} edges
 */
function layOutColumns(columns, size, boxes, middle, edges) {
  const top = Math.min(...[...middle].map(([id, y]) => y - recordOf(size, id)[1] / 2));
  /** @type {{ [id: string]: Rectangle }} */
  const places = {};
  /** @type {Map<string, Sides>} */
  const sides = new Map();
  let left = 0;
  let height = 0;
  for (const column of columns) {
    const wide = Math.max(...column.map((id) => recordOf(size, id)[0]));
    for (const id of column) {
      const y = Math.round(recordOf(middle, id) - top);
      const [width, high] = recordOf(size, id);
      sides.set(id, { left, right: left + (boxes.has(id) ? width : wide), y });
      if (boxes.has(id)) places[id] = [left, Math.round(y - high / 2), width, high];
      height = Math.max(height, y + high / 2);
    }
    left += wide + COLUMN_GAP;
  }
  const { routes, joints } = routed(sides, size, edges);
  const width = left - COLUMN_GAP;
  return {
    places,
    routes,
    joints,
    bows: {},
    headings: [],
    level: /** @type {const} */ ("card"),
    width,
    height: Math.round(height),
  };
}

/**
 * Where lines leave and reach boxes: spread over the side in the order in which they come.
 * @param {ReadonlyMap<string, Sides>} sides
 * @param {ReadonlyMap<string, Size>} size
 * @param {readonly ChainedEdge[]} edges
 */
function portsOf(sides, size, edges) {
  /** @type {Map<string, Map<string, number[]>>} */
  const groups = new Map();
  /** @param {ChainedEdge} edge @param {string} id @param {string} other @param {"left" | "right"} side */
  const addPort = ({ link }, id, other, side) => {
    const key = `${side} ${id}`;
    const port = portName(link, id);
    const ports = groups.get(key) ?? new Map();
    groups.set(key, ports.set(port, [...(ports.get(port) ?? []), recordOf(sides, other).y]));
  };
  for (const edge of edges) {
    const { chain } = edge;
    addPort(edge, chain[0], chain[1], "right");
    addPort(edge, chain[chain.length - 1], chain[chain.length - 2], "left");
  }
  /** @param {readonly number[]} ys */
  const mean = (ys) => ys.reduce((sum, y) => sum + y, 0) / ys.length;
  const orders = new Map(
    [...groups].map(([key, ports]) => [
      key,
      [...ports].sort((a, b) => mean(a[1]) - mean(b[1])).map(([port]) => port),
    ]),
  );
  /** @param {string} id @param {"left" | "right"} side @param {string} port */
  return (id, side, port) => {
    const order = recordOf(orders, `${side} ${id}`);
    const index = order.indexOf(port);
    const step = Math.min(PORT_GAP, (recordOf(size, id)[1] * 0.7) / Math.max(1, order.length - 1));
    const box = recordOf(sides, id);
    return [box[side], Math.round(box.y + step * (index - (order.length - 1) / 2))];
  };
}

/**
 * The port by which a line leaves or reaches a box: lines of one joint share theirs.
 * @param {ColumnLink} link
 * @param {string} id
 */
function portName(link, id) {
  return link.joint && id === link.to ? link.joint : link.id;
}

/**
 * @param {ReadonlyMap<string, Sides>} sides
 * @param {ReadonlyMap<string, Size>} size
 * @param {readonly ChainedEdge[]} edges
 */
function routed(sides, size, edges) {
  const portAt = portsOf(sides, size, edges);
  /** @type {{ [id: string]: readonly number[] }} */
  const routes = {};
  /** @type {{ [id: string]: readonly number[] }} */
  const joints = {};
  for (const { link, chain, tail } of edges) {
    const isForward = tail === link.from;
    const end = chain[chain.length - 1];
    const first = portAt(chain[0], "right", portName(link, chain[0]));
    const last = portAt(end, "left", portName(link, end));
    const between = chain.slice(1, -1).flatMap((id) => {
      const { left, right, y } = recordOf(sides, id);
      return [
        [left, y],
        [right, y],
      ];
    });
    const points = isForward ? [first, ...between, last] : [last, ...between.reverse(), first];
    if (link.joint) {
      const [x, y] = points[points.length - 1];
      joints[link.joint] ??= [x + (isForward ? -JOINT_DISTANCE : JOINT_DISTANCE), y, x, y];
      points[points.length - 1] = joints[link.joint].slice(0, 2);
    }
    routes[link.id] = points.flat();
  }
  return { routes, joints };
}
