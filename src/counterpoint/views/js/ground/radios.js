/** A choice of one among a few, as radio buttons. */

import { h } from "./dom.js";

/**
 * Radio buttons under their title; `choose` is called with the value that the reader takes.
 * @param {string} title
 * @param {readonly (readonly [value: string, label: string])[]} options
 * @param {string} present
 * @param {(value: string) => void} choose
 */
export function radios(title, options, present, choose) {
  return h(
    "fieldset",
    { class: "choice" },
    h("legend", {}, title),
    options.map(([value, label]) =>
      h(
        "label",
        {},
        h("input", {
          type: "radio",
          name: title,
          value,
          checked: value === present,
          onchange: () => choose(value),
        }),
        h("span", {}, label),
      ),
    ),
  );
}
