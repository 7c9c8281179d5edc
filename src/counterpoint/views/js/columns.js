/** A small drawing made on the spot: the surroundings of a claim, the witness of a finding. */

const COLUMN_GAP = 118;
const BOX_GAP = 24;
const PORT_GAP = 16;
const JOINT_DISTANCE = 30;
const SWEEPS = 12;

/**
 * A scene of `sizes` (id to [width, height]) and `links` ({id, from, to, joint}): columns from
 * left to right, no overlaps. Meant for some dozens of boxes; large ones come with the page.
 */
export function layoutColumns(sizes, links) {
  const ids = [...sizes.keys()];
  const edges = turnCycles(ids, links.filter((link) => sizes.has(link.from) && sizes.has(link.to)));
  const column = columnNumbers(ids, edges);
  const columns = [];
  for (const id of ids) (columns[column.get(id)] ??= []).push(id);
  const filled = columns.filter(Boolean);
  const near = neighbours(ids, edges);
  const middle = settle(filled, sizes, near);
  return placed(filled, sizes, middle, edges);
}

function turnCycles(ids, links) {
  const following = new Map(ids.map((id) => [id, []]));
  for (const link of links) following.get(link.from).push(link);
  const state = new Map();
  const turned = new Set();
  const walk = (id) => {
    state.set(id, 1);
    for (const link of following.get(id)) {
      if (state.get(link.to) === 1) turned.add(link);
      else if (!state.has(link.to)) walk(link.to);
    }
    state.set(id, 2);
  };
  for (const id of ids) if (!state.has(id)) walk(id);
  return links.map((link) => ({
    link,
    tail: turned.has(link) ? link.to : link.from,
    head: turned.has(link) ? link.from : link.to,
  }));
}

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
  const last = Math.max(...distance.values());
  return new Map(ids.map((id) => [id, last - distance.get(id)]));
}

function neighbours(ids, edges) {
  const near = new Map(ids.map((id) => [id, []]));
  for (const { tail, head } of edges) {
    near.get(tail).push(head);
    near.get(head).push(tail);
  }
  return near;
}

/** The middle of each box: sorted by neighbours, then as near to them as order allows. */
function settle(columns, sizes, near) {
  const middle = new Map();
  const stack = (column) => {
    const total = column.reduce((sum, id) => sum + sizes.get(id)[1] + BOX_GAP, 0);
    let at = -total / 2;
    for (const id of column) {
      middle.set(id, at + sizes.get(id)[1] / 2);
      at += sizes.get(id)[1] + BOX_GAP;
    }
  };
  columns.forEach(stack);
  const wish = (id) => {
    const others = near.get(id);
    return others.length
      ? others.reduce((sum, other) => sum + middle.get(other), 0) / others.length
      : middle.get(id);
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const order = sweep % 2 ? [...columns].reverse() : columns;
    for (const column of order) {
      const wishes = new Map(column.map((id) => [id, wish(id)]));
      if (sweep < SWEEPS / 2) column.sort((a, b) => wishes.get(a) - wishes.get(b));
      spread(column, wishes, sizes).forEach((place, index) => middle.set(column[index], place));
    }
  }
  return middle;
}

/** Least squares under order and distance, by pooling (as in the page's other drawings). */
function spread(column, wishes, sizes) {
  let offset = 0;
  const offsets = column.map((id, index) => {
    if (index) offset += (sizes.get(column[index - 1])[1] + sizes.get(id)[1]) / 2 + BOX_GAP;
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

function placed(columns, sizes, middle, edges) {
  const top = Math.min(...[...middle].map(([id, y]) => y - sizes.get(id)[1] / 2));
  const places = {};
  let left = 0;
  let height = 0;
  for (const column of columns) {
    let wide = 0;
    for (const id of column) {
      const [width, high] = sizes.get(id);
      const y = Math.round(middle.get(id) - high / 2 - top);
      places[id] = [left, y];
      wide = Math.max(wide, width);
      height = Math.max(height, y + high);
    }
    left += wide + COLUMN_GAP;
  }
  const { routes, joints } = routed(places, sizes, edges);
  return { places, routes, joints, regions: [], guests: [], width: left - COLUMN_GAP, height };
}

function routed(places, sizes, edges) {
  const centre = (id) => places[id][1] + sizes.get(id)[1] / 2;
  const sides = new Map();
  for (const { link, tail, head } of edges) {
    const ends = [[tail, head, "right"], [head, tail, "left"]];
    for (const [id, other, side] of ends) {
      const key = `${side} ${id}`;
      const port = link.joint && id === link.to ? link.joint : link.id;
      if (!sides.has(key)) sides.set(key, new Map());
      const ports = sides.get(key);
      ports.set(port, [...(ports.get(port) ?? []), centre(other)]);
    }
  }
  const at = (id, side, port) => {
    const mean = (list) => list.reduce((sum, y) => sum + y, 0) / list.length;
    const ports = [...sides.get(`${side} ${id}`)].sort((a, b) => mean(a[1]) - mean(b[1]));
    const step = Math.min(PORT_GAP, (sizes.get(id)[1] * 0.7) / Math.max(1, ports.length - 1));
    const index = ports.findIndex(([name]) => name === port);
    const x = places[id][0] + (side === "right" ? sizes.get(id)[0] : 0);
    return [x, Math.round(centre(id) + step * (index - (ports.length - 1) / 2))];
  };
  const routes = {};
  const joints = {};
  for (const { link, tail, head } of edges) {
    const forward = tail === link.from;
    const start = at(link.from, forward ? "right" : "left", !forward && link.joint && tail === link.to ? link.joint : link.id);
    let end = at(link.to, forward ? "left" : "right", link.joint || link.id);
    if (link.joint) {
      joints[link.joint] ??= [end[0] + (forward ? -JOINT_DISTANCE : JOINT_DISTANCE), end[1], ...end];
      end = joints[link.joint].slice(0, 2);
    }
    routes[link.id] = [...start, ...end];
  }
  return { routes, joints };
}
