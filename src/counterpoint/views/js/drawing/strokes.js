/** All elements of a scene, from the ground up: heads of columns, lines, joints, claims. */

/**
 * @import { Plan, Scene } from "../types/drawing.js"
 * @import { Link, Model } from "../types/model.js"
 */

import { t } from "../ground/texts.js";
import { isClash, jointElement, lineElement, placeWords } from "./drawlines.js";
import { shortened } from "./letters.js";
import { pillElement } from "./pills.js";
import { ASIDE_KINDS } from "./places.js";
import { svg } from "./svg.js";

/**
 * The elements of a scene. Lines that tell against something are drawn over the others.
 * @param {Model} model
 * @param {Plan} plan
 * @param {Scene} scene
 */
export function sceneElements(model, plan, scene) {
  const inColumns = plan.shape === "columns";
  /** @param {Link} link */
  const isAside = ({ kind }) => inColumns && ASIDE_KINDS.has(kind);
  /** @param {Link} link */
  const rank = (link) => (isAside(link) ? 0 : isClash(link.kind) ? 2 : 1);
  const links = [...plan.links]
    .filter(({ id }) => scene.routes[id])
    .sort((a, b) => rank(a) - rank(b));
  const words = placeWords(
    links.filter((link) => !isAside(link)),
    scene,
  );
  const asideWords = placeWords(links.filter(isAside), scene);
  const clashing = new Set(
    links.filter(({ kind }) => isClash(kind)).flatMap(({ from, to }) => [from, to]),
  );
  /** @type {readonly import("./svg.js").SvgContent[]} */
  const parts = [
    svg("g", { class: "headings" }, headingElements(scene)),
    svg(
      "g",
      { class: `lines level-${scene.level}`, "aria-hidden": "true" },
      links.map((link) =>
        lineElement(link, scene, words.get(link.id) ?? asideWords.get(link.id), isAside(link)),
      ),
      jointElements(links, scene),
    ),
    columnsOfIds(plan, scene).map(({ ids, name }) =>
      svg(
        "g",
        { class: "pills", role: "list", "aria-label": name },
        ids.map((id) =>
          pillElement(model, id, scene, {
            folded: plan.folded.get(id),
            away: plan.away.get(id),
            isClashing: clashing.has(id),
          }),
        ),
      ),
    ),
  ];
  return parts.flat().filter((part) => part instanceof Element);
}

/**
 * The claims from the left column to the right one and from above, as they are read out.
 * @param {Plan} plan
 * @param {Scene} scene
 */
function columnsOfIds({ ids }, { places, headings }) {
  const lefts = [...new Set(ids.map((id) => places[id][0]))].sort((a, b) => a - b);
  return lefts.map((left) => {
    const head = headings.find((heading) => heading.left === left)?.head;
    return {
      ids: ids.filter((id) => places[id][0] === left).sort((a, b) => places[a][1] - places[b][1]),
      name: head ? t(head) : null,
    };
  });
}

/** @param {Scene} scene */
function headingElements({ headings }) {
  return headings
    .filter(({ head, isRest }) => head && !isRest)
    .map(({ head, count, left, width }) => {
      const text = t(head);
      return svg(
        "text",
        { class: "heading", x: left, y: 18 },
        shortened(text, 15, width - 40, 700),
        svg("tspan", { class: "heading-count", dx: 8 }, t("count.claims", { n: count })),
      );
    });
}

/**
 * Each joint in the colour of what goes on from there.
 * @param {readonly Link[]} links
 * @param {Scene} scene
 */
function jointElements(links, { joints }) {
  return Object.entries(joints).map(([joint, points]) => {
    const parts = links.filter((link) => link.joint === joint);
    const onward = parts.find((link) => link.kind !== "undercut" && link.kind !== "backing");
    return jointElement(
      points,
      onward?.kind ?? "support",
      parts.map(({ id }) => id).join("\u0000"),
    );
  });
}
