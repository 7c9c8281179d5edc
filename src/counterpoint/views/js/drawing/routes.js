/** The ways of lines between pills in columns: ports, joints, arcs beside a column. */

/**
 * @import { Lane, Port, Rectangle, Routes } from "../types/drawing.js"
 * @import { Link } from "../types/model.js"
 */

import { recordOf } from "../ground/records.js";

const MEETING_DISTANCE = 13;
const TOUCH_GAP = 5;
const FIRST_ARC = 11;
const ARC_GAP = 6;
const FARTHEST_ARC = 30;

/**
 * The routes of `links` between `places`. `lanes` holds what a line passes between its ends, from
 * left to right; lines of one kind that leave or reach a side together share one port, so that
 * they are seen as one bundle. Lines within a column are arcs on its outside.
 * @param {readonly Link[]} links
 * @param {{ readonly [claim: string]: Rectangle }} places
 * @param {ReadonlyMap<string, Lane>} lanes
 * @param {number} columns
 * @returns {Routes}
 */
export function routesOf(links, places, lanes, columns) {
  const lefts = [...new Set(Object.values(places).map(([left]) => left))].sort((a, b) => a - b);
  const sides = new Map(links.map((link) => [link.id, waysOf(link, places, lefts, columns)]));
  const ports = touchesOf(links, places, lanes, sides);
  const depths = depthsOf(links, places, sides);
  /** @type {{ [link: string]: readonly number[] }} */
  const routes = {};
  /** @type {{ [link: string]: number }} */
  const bows = {};
  /** @type {{ [joint: string]: readonly number[] }} */
  const joints = {};
  const arcJoints = jointsOfArcs(links, sides);
  for (const link of links) {
    const [start, end] = recordOf(ports, link.id);
    const { to, isArc } = recordOf(sides, link.id);
    const lane = lanes.get(link.id) ?? [];
    const between = start[0] <= end[0] ? lane : reversed(lane);
    let last = end;
    if (link.joint && (!isArc || arcJoints.has(link.joint))) {
      const meeting = joints[link.joint] ?? [end[0] + to * MEETING_DISTANCE, end[1], ...end];
      joints[link.joint] = meeting;
      last = [meeting[0], meeting[1]];
    }
    routes[link.id] = [...start, ...between, ...last];
    if (isArc) bows[link.id] = to * recordOf(depths, link.id);
  }
  return { routes, bows, joints };
}

/**
 * The joints at which arcs alone meet. Where a line from another column meets them it comes from
 * the other side of the claim, and an arc stays without the joint.
 * @param {readonly Link[]} links
 * @param {ReadonlyMap<string, { readonly isArc: boolean }>} sides
 * @returns {ReadonlySet<string>}
 */
function jointsOfArcs(links, sides) {
  const others = new Set(links.filter(({ id }) => !recordOf(sides, id).isArc).map((x) => x.joint));
  return new Set(links.flatMap(({ joint }) => (joint && !others.has(joint) ? [joint] : [])));
}

/** @param {Lane} lane */
function reversed(lane) {
  const points = [];
  for (let at = lane.length - 2; at >= 0; at -= 2) points.push(lane[at], lane[at + 1]);
  return points;
}

/**
 * On which side of its claims a line leaves and arrives: 1 is right.
 * @param {Link} link
 * @param {{ readonly [claim: string]: Rectangle }} places
 * @param {readonly number[]} lefts
 * @param {number} columns
 */
function waysOf({ from, to }, places, lefts, columns) {
  const [start, end] = [places[from][0], places[to][0]];
  if (start < end) return { from: 1, to: -1, isArc: false };
  if (start > end) return { from: -1, to: 1, isArc: false };
  const side = columns > 1 && lefts.indexOf(start) === 0 ? -1 : 1;
  return { from: side, to: side, isArc: true };
}

/**
 * How far an arc goes out: an arc around another goes further.
 * @param {readonly Link[]} links
 * @param {{ readonly [claim: string]: Rectangle }} places
 * @param {ReadonlyMap<string, { readonly from: number, readonly isArc: boolean }>} sides
 */
function depthsOf(links, places, sides) {
  const arcs = links
    .filter(({ id }) => recordOf(sides, id).isArc)
    .map(({ id, from, to, kind }) => {
      const [top, low] = [places[from][1], places[to][1]].sort((a, b) => a - b);
      return { id, kind, column: places[from][0], top, low };
    })
    .sort((a, b) => a.low - a.top - (b.low - b.top));
  /** @type {{ column: number, lane: number, top: number, low: number }[]} */
  const occupants = [];
  const depths = new Map();
  for (const { id, column, top, low } of arcs) {
    let lane = 0;
    /** @param {number} at */
    const isTaken = (at) =>
      occupants.some(
        (other) =>
          other.column === column && other.lane === at && other.top <= low && other.low >= top,
      );
    while (isTaken(lane)) lane += 1;
    occupants.push({ column, lane, top, low });
    depths.set(id, Math.min(FARTHEST_ARC, FIRST_ARC + lane * ARC_GAP));
  }
  return depths;
}

/**
 * Where each line leaves its tail and reaches its head.
 * @param {readonly Link[]} links
 * @param {{ readonly [claim: string]: Rectangle }} places
 * @param {ReadonlyMap<string, Lane>} lanes
 * @param {ReadonlyMap<string, { readonly from: number, readonly to: number, readonly isArc: boolean }>} sides
 * @returns {ReadonlyMap<string, readonly [Port, Port]>}
 */
function touchesOf(links, places, lanes, sides) {
  /** @param {string} id */
  const middle = (id) => places[id][1] + places[id][3] / 2;
  /** @type {Map<string, Map<string, { sum: number, count: number }>>} */
  const groups = new Map();
  /** @type {(link: Link, isHead: boolean) => readonly [side: string, group: string]} */
  const spotOf = (link, isHead) => {
    const { from, to, isArc } = recordOf(sides, link.id);
    const shared = isHead ? link.joint || `in ${link.kind}` : `out ${link.kind}`;
    return [
      `${isHead ? link.to : link.from}\u0000${isHead ? to : from}`,
      isArc ? `${shared} ${middle(link.from) < middle(link.to)}` : shared,
    ];
  };
  for (const link of links) {
    const lane = lanes.get(link.id) ?? [];
    const isRightward = places[link.from][0] <= places[link.to][0];
    const [first, last] = isRightward ? [lane[1], lane.at(-1)] : [lane.at(-1), lane[1]];
    for (const isHead of [false, true]) {
      const [side, group] = spotOf(link, isHead);
      const wish = isHead ? (last ?? middle(link.from)) : (first ?? middle(link.to));
      const within = groups.get(side) ?? new Map();
      const { sum, count } = within.get(group) ?? { sum: 0, count: 0 };
      groups.set(side, within.set(group, { sum: sum + wish, count: count + 1 }));
    }
  }
  const levels = new Map([...groups].map(([side, within]) => [side, levelsOf(within)]));
  /** @type {(link: Link, isHead: boolean) => Port} */
  const portOf = (link, isHead) => {
    const [side, group] = spotOf(link, isHead);
    const id = isHead ? link.to : link.from;
    const [left, , width, height] = places[id];
    const way = recordOf(sides, link.id)[isHead ? "to" : "from"];
    const within = recordOf(levels, side);
    const step = Math.min(TOUCH_GAP, (height - 6) / Math.max(1, within.size - 1));
    const shift = (recordOf(within, group) - (within.size - 1) / 2) * step;
    return [way > 0 ? left + width : left, middle(id) + shift];
  };
  return new Map(links.map((link) => [link.id, [portOf(link, false), portOf(link, true)]]));
}

/**
 * The groups of a side in the order in which their other ends come from above.
 * @param {ReadonlyMap<string, { readonly sum: number, readonly count: number }>} groups
 */
function levelsOf(groups) {
  const sorted = [...groups].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count);
  return new Map(sorted.map(([group], at) => [group, at]));
}
