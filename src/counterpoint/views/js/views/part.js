/** A part of a claim, under its heading. */

/** @import { Content, Level } from "../types/page.js" */

import { h } from "../ground/dom.js";

/**
 * A part with its heading, and a count where there is one.
 * @param {Level} level
 * @param {string} title
 * @param {number} count
 * @param {...Content} content
 */
export function titled(level, title, count, ...content) {
  const heading = h(
    `h${level}`,
    { class: "part-title" },
    title,
    count ? h("span", { class: "count" }, count) : null,
  );
  return h("section", { class: "part" }, heading, ...content);
}
