/** In which order claims stand within their columns, so that few lines cross. */

/** @import { Arc, Layered, Ordering } from "../types/drawing.js" */

// More starts find fewer crossings on maps of a screen; a large one has to do with one.
const STARTS = 40;
const SMALL = 220;
const MIDDLING = 600;
// Arcs are dear to look at: only the best orders are sifted with an eye on them.
const FINALISTS = 4;
const MOST_ARCS = 16;
const TURNS = 8;
const ROUNDS = 12;
// How near to each other the ends of an arc stand counts, but never as much as a crossing.
const NEARNESS = 0.002;

/**
 * The best order found for `layers` (numbers from 0 on), and how many lines cross in it. `links`
 * join members of neighbouring layers, the left one first; `arcs` join two of one layer and are
 * drawn on its outside, or between the columns where it has a neighbour on both sides.
 *
 * Barycentre sweeps (Sugiyama, Tagawa and Toda 1981) from several starts, each followed by
 * sifting (Matuszewski, Schönfeld and Molitor 1999): a member at a time goes to its best place.
 * @param {Layered} layered
 * @returns {{ readonly layers: readonly (readonly number[])[], readonly crossings: number }}
 */
export function orderLayers({ layers, links, arcs }) {
  const size = layers.reduce((sum, layer) => sum + layer.length, 0);
  const starts = size <= SMALL ? STARTS : size <= MIDDLING ? 3 : 1;
  const state = stateOf(layers, links, arcs, size);
  const draw = chance(7);
  const trials = Array.from({ length: starts }, (_, start) => {
    const order = layers.map((layer) => (start ? shuffled(layer, draw) : [...layer]));
    arrange(state, order);
    sweep(state, order);
    return { order, cost: costOf(state, order) };
  });
  trials.sort((a, b) => a.cost - b.cost);
  let best = trials[0];
  const finalists = size <= SMALL ? FINALISTS : size <= MIDDLING ? 1 : 0;
  for (const { order } of trials.slice(0, finalists)) {
    arrange(state, order);
    sift(state, order, false);
    sift(state, order, true);
    const cost = costOf(state, order);
    if (cost < best.cost) best = { order, cost };
  }
  arrange(state, best.order);
  return { layers: best.order, crossings: countCrossings(state, best.order) };
}

/**
 * @param {readonly (readonly number[])[]} layers
 * @param {readonly (readonly [number, number])[]} links
 * @param {readonly Arc[]} arcs
 * @param {number} size
 * @returns {Ordering}
 */
function stateOf(layers, links, arcs, size) {
  /** @type {number[][]} */
  const before = Array.from({ length: size }, () => []);
  /** @type {number[][]} */
  const after = Array.from({ length: size }, () => []);
  for (const [left, right] of links) {
    after[left].push(right);
    before[right].push(left);
  }
  /** @type {number[]} */
  const layerOf = new Array(size).fill(0);
  for (const [at, layer] of layers.entries()) for (const member of layer) layerOf[member] = at;
  const arcsIn = layers.map((_, at) => arcs.filter(({ one }) => layerOf[one] === at));
  const seenIn = arcsIn.map((within) => within.filter(({ isSeen }) => isSeen));
  return { before, after, arcsIn, seenIn, place: new Array(size).fill(0), last: layers.length - 1 };
}

/**
 * @param {Ordering} state
 * @param {readonly (readonly number[])[]} order
 */
function arrange({ place }, order) {
  for (const layer of order) for (const [at, member] of layer.entries()) place[member] = at;
}

/**
 * @param {Ordering} state
 * @param {number[][]} order
 */
function sweep(state, order) {
  const { before, after, place } = state;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const rightwards = turn % 2 === 0;
    for (let step = 1; step < order.length; step += 1) {
      const at = rightwards ? step : order.length - 1 - step;
      const near = rightwards ? before : after;
      const wish = new Map(
        order[at].map((member) => [member, meanOf(near[member], place) ?? place[member]]),
      );
      order[at].sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      for (const [index, member] of order[at].entries()) place[member] = index;
    }
  }
}

/**
 * @param {readonly number[]} members
 * @param {readonly number[]} place
 */
function meanOf(members, place) {
  if (!members.length) return null;
  return members.reduce((sum, member) => sum + place[member], 0) / members.length;
}

/**
 * @param {Ordering} state
 * @param {number[][]} order
 * @param {boolean} hasArcs
 */
function sift(state, order, hasArcs) {
  for (let round = 0, isBetter = true; isBetter && round < ROUNDS; round += 1) {
    isBetter = false;
    for (const at of order.keys()) {
      for (const member of [...order[at]])
        isBetter = siftOne(state, order, [at, member], hasArcs) || isBetter;
    }
  }
}

/**
 * One member goes where it costs least; says whether anything is gained by it.
 * @param {Ordering} state
 * @param {number[][]} order
 * @param {readonly [at: number, member: number]} spot
 * @param {boolean} hasArcs
 */
function siftOne(state, order, [at, member], hasArcs) {
  const { place } = state;
  const from = place[member];
  const layer = [member, ...order[at].filter((other) => other !== member)];
  for (const [index, each] of layer.entries()) place[each] = index;
  const isArced = hasArcs && state.arcsIn[at].length > 0;
  let least = Number.POSITIVE_INFINITY;
  let best = from;
  let now = 0;
  let cost = 0;
  for (const [to, passed] of [...layer].entries()) {
    if (passed !== member) {
      cost += pairCost(state, passed, member) - pairCost(state, member, passed);
      layer[to - 1] = passed;
      layer[to] = member;
      place[passed] = to - 1;
      place[member] = to;
    }
    const whole = cost + (isArced ? arcCost(state, at, layer) : 0);
    if (to === from) now = whole;
    if (whole < least - 1e-9) [least, best] = [whole, to];
  }
  const isBetter = least < now - 1e-9;
  layer.pop();
  layer.splice(isBetter ? best : from, 0, member);
  for (const [index, each] of layer.entries()) place[each] = index;
  order[at] = layer;
  return isBetter;
}

/**
 * How often the lines of two members cross while `upper` stands above `lower`.
 * @param {Ordering} state
 * @param {number} upper
 * @param {number} lower
 */
function pairCost({ before, after, place }, upper, lower) {
  return (
    crossingsOf(before[upper], before[lower], place) +
    crossingsOf(after[upper], after[lower], place)
  );
}

/**
 * @param {readonly number[]} upper
 * @param {readonly number[]} lower
 * @param {readonly number[]} place
 */
function crossingsOf(upper, lower, place) {
  if (!upper.length || !lower.length) return 0;
  let count = 0;
  for (const one of upper) for (const other of lower) if (place[one] > place[other]) count += 1;
  return count;
}

/**
 * What the arcs of a layer cost: those that cross each other, lines that a layer in the middle
 * has them cross, and how far their ends are apart.
 * @param {Ordering} state
 * @param {number} at
 * @param {readonly number[]} layer
 */
function arcCost(state, at, layer) {
  const { place, arcsIn } = state;
  let cost = 0;
  for (const { one, other, isSeen } of arcsIn[at])
    cost += Math.abs(place[one] - place[other]) * (isSeen ? 10 : 1) * NEARNESS;
  return state.seenIn[at].length > MOST_ARCS ? cost : cost + arcCrossings(state, at, layer);
}

/**
 * @param {Ordering} state
 * @param {number} at
 * @param {readonly number[]} layer
 */
function arcCrossings(state, at, layer) {
  const { place, seenIn, last } = state;
  const arcs = seenIn[at];
  let count = 0;
  for (let index = 0; index < arcs.length; index += 1) {
    const top = Math.min(place[arcs[index].one], place[arcs[index].other]);
    const low = Math.max(place[arcs[index].one], place[arcs[index].other]);
    for (let next = index + 1; next < arcs.length; next += 1) {
      const otherTop = Math.min(place[arcs[next].one], place[arcs[next].other]);
      const otherLow = Math.max(place[arcs[next].one], place[arcs[next].other]);
      if (
        top < otherTop
          ? otherTop < low && low < otherLow
          : otherTop < top && top < otherLow && otherLow < low
      )
        count += 1;
    }
    if (at > 0 && at < last) count += passedBy(state, layer, top, low);
  }
  return count;
}

/**
 * How many lines an arc between two places of a layer in the middle crosses, on its better side.
 * @param {Ordering} state
 * @param {readonly number[]} layer
 * @param {number} top
 * @param {number} low
 */
function passedBy({ before, after }, layer, top, low) {
  let [left, right] = [0, 0];
  for (let at = top + 1; at < low; at += 1) {
    left += before[layer[at]].length;
    right += after[layer[at]].length;
  }
  return Math.min(left, right);
}

/**
 * @param {Ordering} state
 * @param {readonly (readonly number[])[]} order
 */
function costOf(state, order) {
  const arcs = order.reduce((sum, layer, at) => sum + arcCost(state, at, layer), 0);
  return countCrossings(state, order) + arcs;
}

/**
 * @param {Ordering} state
 * @param {readonly (readonly number[])[]} order
 */
function countCrossings(state, order) {
  const { after, place } = state;
  let count = 0;
  for (const [at, layer] of order.entries()) {
    const ends = layer.flatMap((member) =>
      after[member].map((right) => place[right]).sort((a, b) => a - b),
    );
    count += inversions(ends) + arcCrossings(state, at, layer);
  }
  return count;
}

/**
 * How many pairs stand in the wrong order; by merging, n log n.
 * @param {readonly number[]} numbers
 */
function inversions(numbers) {
  let count = 0;
  let now = [...numbers];
  for (let width = 1; width < now.length; width *= 2) {
    const next = [];
    for (let start = 0; start < now.length; start += 2 * width) {
      const left = now.slice(start, start + width);
      const right = now.slice(start + width, start + 2 * width);
      let [i, j] = [0, 0];
      while (i < left.length || j < right.length) {
        if (j >= right.length || (i < left.length && left[i] <= right[j])) {
          next.push(left[i]);
          i += 1;
        } else {
          next.push(right[j]);
          j += 1;
          count += left.length - i;
        }
      }
    }
    now = next;
  }
  return count;
}

/**
 * @param {readonly number[]} members
 * @param {(below: number) => number} draw
 */
function shuffled(members, draw) {
  const order = [...members];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = draw(at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/**
 * A congruential generator, so that one map is drawn one way.
 * @param {number} seed
 */
function chance(seed) {
  let state = seed;
  /** @param {number} below */
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
