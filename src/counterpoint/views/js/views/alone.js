/** Every pair in one table and nothing around it, as other sites embed it. */

import { h } from "../ground/dom.js";
import { shownModel } from "../ground/shown.js";
import { groupPairs } from "./votegroups.js";
import { matrixTable } from "./matrix.js";

/** Who says what, alone: for a frame in another site. */
export function matrixView() {
  const model = shownModel();
  return h(
    "div",
    { class: "matrix-view" },
    h(
      "h1",
      { id: "view-title", tabindex: "-1", lang: model.map.language },
      model.map.question || model.map.title,
    ),
    model.votes ? groupPairs() : matrixTable(),
  );
}
