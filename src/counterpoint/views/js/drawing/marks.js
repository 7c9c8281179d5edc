/** What is marked in a drawing: what passes the filters, what is chosen, what is lit. */

/** @import { Marks, Plan } from "../types/drawing.js" */

import { presentRoute } from "../ground/place.js";
import { shownModel } from "../ground/shown.js";

/**
 * The chosen claim, what passes the filters, the line that was pressed, the witness.
 * @param {Plan} plan
 * @param {ReadonlySet<string> | null} passing
 * @returns {Marks}
 */
export function marksOf(plan, passing) {
  const { query } = presentRoute();
  const link = shownModel().linksById.get(query.link ?? "");
  const hasLink = link && plan.links.includes(link);
  return {
    selected:
      plan.shape === "columns"
        ? (query.claim ?? query.card ?? "")
        : (query.claim ?? plan.around ?? ""),
    strong: hasLink ? new Set([link.id]) : plan.strong,
    passing: passing ?? undefined,
    hasAsides: Boolean(query.asides),
    lit: hasLink ? { claims: new Set([link.from, link.to]), links: new Set([link.id]) } : undefined,
  };
}
