/** Where the focus goes when the panel opens and when it shuts. */

import { goTo, presentRoute } from "./place.js";
import { withQuery } from "./route.js";

/** @type {Element | null} */
let opener = null;

/** What has the focus now is where it goes back to when the panel shuts. */
export function rememberOpener() {
  opener = document.activeElement;
}

/** To the title of the view. */
export function focusTitle() {
  document.getElementById("view-title")?.focus();
}

/** To the title of the panel. */
export function focusPanel() {
  document.getElementById("panel-title")?.focus();
}

/** Shut the panel; the focus goes back to what opened it. */
export function closePanel() {
  goTo(withQuery(presentRoute(), { claim: "", link: "", passage: "" }), { keepFocus: true });
  const target =
    opener instanceof HTMLElement && opener.isConnected
      ? opener
      : document.getElementById("map-canvas");
  (target ?? document.getElementById("view-title"))?.focus({ preventScroll: true });
}
