/** Only where the page comes from a running server: reload when the map has changed. */

import { h } from "../ground/dom.js";

/** Listen to `events` beside the page: `reload`, and `problem` with a message to show. */
export function listen() {
  const events = new EventSource("events");
  const banner = h("div", { class: "problem", role: "alert", hidden: true });
  document.body.prepend(banner);
  events.addEventListener("reload", () => globalThis.location.reload());
  events.addEventListener("problem", ({ data }) => {
    banner.textContent = data;
    banner.hidden = data === "";
  });
}
