/** A small drawing made on the spot: a claim's surroundings, a witness, a topic part folded. */

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
 */
export function layoutColumns(sizes, links) {
  const ids = [...sizes.keys()];
  const inside = links.filter(({ from, to }) => sizes.has(from) && sizes.has(to) && from !== to);
  const edges = turnCycles(ids, inside);
  const column = columnNumbers(ids, edges);
  const size = new Map(sizes);
  const columns = [];
  for (const id of ids) (columns[column.get(id)] ??= []).push(id);
  for (const edge of edges) edge.chain = chainOf(edge, column, columns, size);
  const near = chainNeighbours(size, edges);
  const middle = settle(columns, size, near);
  return placed(columns, size, sizes, middle, edges);
}

function turnCycles(ids, links) {
  const following = new Map(ids.map((id) => [id, []]));
  for (const link of links) following.get(link.from).push(link);
  const state = new Map();
  const turned = new Set();
  const walkFrom = (id) => {
    state.set(id, 1);
    for (const link of following.get(id)) {
      if (state.get(link.to) === 1) turned.add(link);
      else if (!state.has(link.to)) walkFrom(link.to);
    }
    state.set(id, 2);
  };
  for (const id of ids) if (!state.has(id)) walkFrom(id);
  return links.map((link) => ({
    link,
    tail: turned.has(link) ? link.to : link.from,
    head: turned.has(link) ? link.from : link.to,
  }));
}

/** Columns by longest path to an end, then each box moved next to what it touches. */
function columnNumbers(ids, edges) {
  const distance = new Map(ids.map((id) => [id, 0]));
  for (let round = 0; round < ids.length; round += 1) {
    let moved = false;
    for (const { tail, head } of edges) {
      if (distance.get(tail) <= distance.get(head)) {
        distance.set(tail, distance.get(head) + 1);
        moved = true;
      }
    }
    if (!moved) break;
  }
  for (const id of ids) {
    const after = edges.filter((edge) => edge.tail === id);
    const before = edges.filter((edge) => edge.head === id);
    if (before.length > after.length) {
      distance.set(id, Math.min(...before.map(({ tail }) => distance.get(tail))) - 1);
    }
  }
  const used = [...new Set(distance.values())].sort((a, b) => b - a);
  return new Map(ids.map((id) => [id, used.indexOf(distance.get(id))]));
}

/** The ends of an edge with a waypoint in each column between them. */
function chainOf({ link, tail, head }, column, columns, size) {
  const chain = [tail];
  for (let at = column.get(tail) + 1; at < column.get(head); at += 1) {
    const waypoint = `\u0000${link.id}\u0000${at}`;
    size.set(waypoint, [0, WAYPOINT_HEIGHT]);
    columns[at].push(waypoint);
    chain.push(waypoint);
  }
  return [...chain, head];
}

function chainNeighbours(size, edges) {
  const near = new Map([...size.keys()].map((id) => [id, { left: [], right: [] }]));
  for (const { chain } of edges) {
    for (let at = 0; at + 1 < chain.length; at += 1) {
      near.get(chain[at]).right.push(chain[at + 1]);
      near.get(chain[at + 1]).left.push(chain[at]);
    }
  }
  return near;
}

/** The middle of each member: sorted by neighbours, then as near to them as order allows. */
function settle(columns, size, near) {
  const middle = new Map();
  for (const column of columns) {
    let at = -column.reduce((sum, id) => sum + size.get(id)[1] + BOX_GAP, 0) / 2;
    for (const id of column) {
      middle.set(id, at + size.get(id)[1] / 2);
      at += size.get(id)[1] + BOX_GAP;
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const rightwards = sweep % 2 === 0;
    const order = rightwards ? columns : [...columns].reverse();
    for (const column of order) {
      const wishes = new Map(
        column.map((id) => {
          const { left, right } = near.get(id);
          const side = rightwards ? left : right;
          const others = sweep < SWEEPS / 2 && side.length ? side : [...left, ...right];
          const sum = others.reduce((total, other) => total + middle.get(other), 0);
          return [id, others.length ? sum / others.length : middle.get(id)];
        }),
      );
      if (sweep < SWEEPS / 2) column.sort((a, b) => wishes.get(a) - wishes.get(b));
      spread(column, wishes, size).forEach((place, index) => middle.set(column[index], place));
    }
  }
  return middle;
}

/** Least squares under order and distance, by pooling (as in the page's other drawings). */
function spread(column, wishes, size) {
  let offset = 0;
  const offsets = column.map((id, index) => {
    if (index) offset += (size.get(column[index - 1])[1] + size.get(id)[1]) / 2 + BOX_GAP;
    return offset;
  });
  const blocks = [];
  column.forEach((id, index) => {
    blocks.push({ mean: wishes.get(id) - offsets[index], weight: 1 });
    while (blocks.length > 1 && blocks.at(-2).mean > blocks.at(-1).mean) {
      const last = blocks.pop();
      const under = blocks.at(-1);
      const weight = under.weight + last.weight;
      under.mean = (under.mean * under.weight + last.mean * last.weight) / weight;
      under.weight = weight;
    }
  });
  const means = blocks.flatMap((block) => Array(block.weight).fill(block.mean));
  return means.map((mean, index) => mean + offsets[index]);
}

function placed(columns, size, boxes, middle, edges) {
  const top = Math.min(...[...middle].map(([id, y]) => y - size.get(id)[1] / 2));
  const places = {};
  const sides = new Map();
  let left = 0;
  let height = 0;
  for (const column of columns) {
    const wide = Math.max(...column.map((id) => size.get(id)[0]));
    for (const id of column) {
      const y = Math.round(middle.get(id) - top);
      const [width, high] = size.get(id);
      sides.set(id, { left, right: left + (boxes.has(id) ? width : wide), y });
      if (boxes.has(id)) places[id] = [left, Math.round(y - high / 2)];
      height = Math.max(height, y + high / 2);
    }
    left += wide + COLUMN_GAP;
  }
  const { routes, joints } = routed(sides, size, edges);
  const width = left - COLUMN_GAP;
  return { places, routes, joints, regions: [], guests: [], width, height: Math.round(height) };
}

/** Where lines leave and reach boxes: spread over the side in the order in which they come. */
function portsOf(sides, size, edges) {
  const groups = new Map();
  for (const { link, chain } of edges) {
    for (const [id, other, side] of [[chain[0], chain[1], "right"], [chain.at(-1), chain.at(-2), "left"]]) {
      const key = `${side} ${id}`;
      const port = link.joint && id === link.to ? link.joint : link.id;
      if (!groups.has(key)) groups.set(key, new Map());
      const ports = groups.get(key);
      ports.set(port, [...(ports.get(port) ?? []), sides.get(other).y]);
    }
  }
  const mean = (list) => list.reduce((sum, y) => sum + y, 0) / list.length;
  for (const ports of groups.values()) {
    const order = [...ports].sort((a, b) => mean(a[1]) - mean(b[1])).map(([port]) => port);
    order.forEach((port, index) => ports.set(port, [index, order.length]));
  }
  return (id, side, port) => {
    const [index, count] = groups.get(`${side} ${id}`).get(port);
    const step = Math.min(PORT_GAP, (size.get(id)[1] * 0.7) / Math.max(1, count - 1));
    return [sides.get(id)[side], Math.round(sides.get(id).y + step * (index - (count - 1) / 2))];
  };
}

function routed(sides, size, edges) {
  const portAt = portsOf(sides, size, edges);
  const routes = {};
  const joints = {};
  for (const { link, chain, tail } of edges) {
    const forward = tail === link.from;
    const first = portAt(chain[0], "right", link.joint && chain[0] === link.to ? link.joint : link.id);
    const last = portAt(chain.at(-1), "left", link.joint && chain.at(-1) === link.to ? link.joint : link.id);
    const between = chain.slice(1, -1).flatMap((id) => {
      const { left, right, y } = sides.get(id);
      return [[left, y], [right, y]];
    });
    const points = forward ? [first, ...between, last] : [last, ...between.reverse(), first];
    if (link.joint) {
      const [x, y] = points.at(-1);
      joints[link.joint] ??= [x + (forward ? -JOINT_DISTANCE : JOINT_DISTANCE), y, x, y];
      points[points.length - 1] = joints[link.joint].slice(0, 2);
    }
    routes[link.id] = points.flat();
  }
  return { routes, joints };
}
