/** Reasons that the reader folds away: the claims that only lead to a folded one. */

/** @import { Link } from "../types/model.js" */

/**
 * What of `ids` is still drawn, and how many lines are folded away behind each folded claim.
 * @param {readonly string[]} ids
 * @param {readonly Link[]} links
 * @param {ReadonlySet<string>} folded
 */
export function foldAway(ids, links, folded) {
  const hidden = new Set(leadingTo(links, folded));
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const { from, to } of links) {
      if (hidden.has(from) && !hidden.has(to) && !folded.has(to)) {
        hidden.delete(from);
        isSettled = false;
      }
    }
  }
  /** @param {string} id */
  const count = (id) => links.filter((link) => link.to === id && hidden.has(link.from)).length;
  const drawn = ids.filter((id) => !hidden.has(id));
  return {
    drawn,
    folded: new Map(drawn.filter((id) => folded.has(id)).map((id) => [id, count(id)])),
  };
}

/**
 * All claims from which a line, or several, lead to one of `ends`.
 * @param {readonly Link[]} links
 * @param {ReadonlySet<string>} ends
 */
function leadingTo(links, ends) {
  /** @type {Set<string>} */
  const leading = new Set();
  for (let edge = [...ends]; edge.length; ) {
    const next = links.filter(({ from, to }) => edge.includes(to) && !leading.has(from));
    edge = [...new Set(next.map(({ from }) => from))].filter((from) => !ends.has(from));
    for (const id of edge) leading.add(id);
  }
  return leading;
}
