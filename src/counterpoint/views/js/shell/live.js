/** Only where the page comes from a running server: what it tells, and what it is asked. */

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

/**
 * What the server answers at an address beside the page, and whether it is what was asked for.
 * @param {string} address
 * @returns {Promise<{ readonly isAnswer: boolean, readonly data: unknown }>}
 */
export async function askServer(address) {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  return { isAnswer: response.ok, data: await response.json() };
}
