/** The page on paper: all disclosures open, the whole drawing in the colours of light. */

import { printMap } from "../views/map.js";

/** Open what is shut before the page is printed, and shut it afterwards. */
export function printAll() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  /** @type {() => void} */
  let takeAway = () => undefined;
  globalThis.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details")].filter((details) =>
      details.matches("main details:not([open]):not(.map-menu)"),
    );
    for (const details of opened) {
      details.open = true;
      details.dispatchEvent(new Event("toggle"));
    }
    takeAway();
    takeAway = printMap();
  });
  globalThis.addEventListener("afterprint", () => {
    takeAway();
    for (const details of opened) details.open = false;
  });
}
