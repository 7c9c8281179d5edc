/** Reasons that the reader folds away: the claims that only lead to a folded one. */

/** @import { Link } from "../types/model.js" */

/**
 * What of `ids` is still drawn, and how many lines are folded away behind each folded claim.
 * @param {readonly string[]} ids
 * @param {readonly Link[]} links
 * @param {ReadonlySet<string>} folded
 */
export function foldAway(ids, links, folded) {
  const hidden = new Set();
  for (let isGrown = folded.size > 0; isGrown; ) {
    isGrown = false;
    for (const id of ids) {
      if (hidden.has(id) || folded.has(id)) continue;
      const out = links.filter((link) => link.from === id);
      const isTouched = links.some((link) => link.to === id && !hidden.has(link.from));
      if (!out.length || isTouched) continue;
      if (out.every((link) => folded.has(link.to) || hidden.has(link.to))) {
        hidden.add(id);
        isGrown = true;
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
