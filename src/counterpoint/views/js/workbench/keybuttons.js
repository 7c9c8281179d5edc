/** Buttons that show the key which does the same. */

import { button, h } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { keyFor } from "./keys.js";

/**
 * A small button that shows its key, and is named by what it does.
 * @param {string} command
 * @param {() => void} press
 */
export function keyButton(command, press) {
  const name = t(`work.key.${command}`);
  const key = keyFor("read", command);
  return button(h("kbd", {}, key), press, { class: "key-button", title: name, "aria-label": name });
}

/**
 * A button with its key and its name.
 * @param {string} command
 * @param {() => void} press
 */
export function decisionButton(command, press) {
  return button([h("kbd", {}, keyFor("read", command)), t(`work.key.${command}`)], press, {
    class: "action",
  });
}
