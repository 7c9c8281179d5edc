/** The path of reasons through a claim: all that leads to it, and all that it leads to. */

/** @import { Lit } from "../types/drawing.js" */
/** @import { Link } from "../types/model.js" */

// What is argued for or against along the way; other lines join claims and lead nowhere.
const STEPS_OF_REASONS = new Set(["support", "backing", "rebut", "undermine", "undercut"]);

/**
 * What is lit while a claim is pointed at: reasons and objections back to the first, what follows
 * to the last, and each line that touches the claim itself.
 * @param {readonly Link[]} links
 * @param {string} centre
 * @returns {Lit}
 */
export function pathsThrough(links, centre) {
  const claims = new Set([centre]);
  const lines = new Set();
  for (const link of links) {
    if (link.from !== centre && link.to !== centre) continue;
    lines.add(link.id);
    claims.add(link.from).add(link.to);
  }
  const steps = links.filter(({ kind }) => STEPS_OF_REASONS.has(kind));
  for (const [near, far] of /** @type {const} */ ([
    ["to", "from"],
    ["from", "to"],
  ])) {
    const ends = new Set([centre]);
    for (let edge = [centre]; edge.length; ) {
      const next = [];
      for (const link of steps) {
        if (!edge.includes(link[near])) continue;
        lines.add(link.id);
        if (!ends.has(link[far])) next.push(link[far]);
        ends.add(link[far]);
        claims.add(link[far]);
      }
      edge = [...new Set(next)];
    }
  }
  return { claims, links: lines };
}
