/** Light, dark, or as the reader's machine has it. */

import { remember } from "./memory.js";

let theme = "auto";

/** The theme that the reader chose: `auto`, `light` or `dark`. */
export function presentTheme() {
  return theme;
}

/**
 * Put the page in the colours of `next`.
 * @param {string} next
 */
export function useTheme(next) {
  theme = next;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/**
 * The reader chooses a theme: it is put on and remembered.
 * @param {string} next
 */
export function chooseTheme(next) {
  remember("theme", next);
  useTheme(next);
}
