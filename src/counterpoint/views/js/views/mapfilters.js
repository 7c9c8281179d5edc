/** What passes the filters on the map: a topic of the address among them. */

/** @import { Plan } from "../types/drawing.js" */

import { claimPasses, isFiltering } from "../ground/filters.js";
import { claimsOn, issueWith } from "../ground/issues.js";
import { presentFilters } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { shownModel } from "../ground/shown.js";
import { isFiledUnder, topicOf } from "../drawing/plans.js";

/**
 * The claims of a drawing that pass; nothing where nothing is narrowed.
 * @param {Plan} plan
 */
export function passingIn(plan) {
  const model = shownModel();
  const filters = presentFilters();
  const topic = plan.isPart ? "" : topicOf(plan);
  if (!topic && !isFiltering(filters)) return null;
  const isFiled = topic ? isFiledUnder(model, topic) : () => true;
  const issue = issueWith(filters.issue);
  const onIssue = issue && claimsOn(issue);
  return new Set(
    plan.ids.filter(
      (id) =>
        isFiled(id) &&
        (!onIssue || onIssue.has(id)) &&
        claimPasses(recordOf(model.claimsById, id), filters),
    ),
  );
}
