/** Every pair in one table and nothing around it, as other sites embed it. */

import { h } from "../ground/dom.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { groupPairs } from "./crowd.js";
import { matrixTable } from "./matrix.js";

export function matrixView() {
  const model = shownModel();
  return h(
    "div",
    { class: "matrix-view" },
    h("h1", { id: "view-title", tabindex: "-1", lang: model.map.language }, model.map.question),
    model.votes ? groupPairs() : matrixTable(),
    h(
      "p",
      { class: "aside" },
      h(
        "a",
        { href: globalThis.location.href.split(/[?#]/)[0], target: "_blank", rel: "noopener" },
        t("embed.full"),
      ),
    ),
  );
}
