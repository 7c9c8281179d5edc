/** Lists of which a digit takes a line. */

/** @import { Content } from "../types/page.js" */

import { button, h } from "../ground/dom.js";

/**
 * While nothing is typed yet, a digit chooses from the list above.
 * @param {HTMLInputElement} field
 */
export function byDigit(field) {
  field.addEventListener("keydown", (event) => {
    if (field.value || !/^[1-9]$/.test(event.key)) return;
    const option = field.form?.querySelector(`[data-choice="${Number(event.key) - 1}"]`);
    if (!(option instanceof HTMLElement)) return;
    event.preventDefault();
    option.click();
  });
}

/**
 * A line of such a list, from 0 on.
 * @param {number} at
 * @param {Content} label
 * @param {() => void} press
 */
export function numbered(at, label, press) {
  return h(
    "li",
    {},
    button([h("kbd", {}, String(at + 1)), label], press, {
      class: "claim-choice",
      "data-choice": at,
    }),
  );
}
