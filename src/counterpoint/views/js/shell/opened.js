/** Which disclosures of a view are open: kept with each step of the browser's history. */

/**
 * @param {HTMLElement} main
 * @returns {HTMLDetailsElement[]}
 */
function disclosures(main) {
  return [.../** @type {NodeListOf<HTMLDetailsElement>} */ (main.querySelectorAll("details[id]"))];
}

/**
 * Write down with the present step what is open in the view.
 * @param {HTMLElement} main
 */
export function noteOpened(main) {
  const open = disclosures(main)
    .filter((details) => details.open)
    .map(({ id }) => id);
  const before = globalThis.history.state?.open ?? [];
  // Browsers allow few steps in a second, and on paper all disclosures open at once.
  if (open.join("\n") !== before.join("\n")) globalThis.history.replaceState({ open }, "");
}

/**
 * Open what was open when the reader left the present step, if he was there before. A view that
 * is drawn anew in other words may have opened more by itself, which `shutsOthers` shuts.
 * @param {HTMLElement} main
 * @param {{ readonly shutsOthers: boolean }} options
 */
export function restoreOpened(main, { shutsOthers }) {
  const open = globalThis.history.state?.open;
  if (!Array.isArray(open)) return;
  if (shutsOthers)
    for (const details of disclosures(main)) details.open = open.includes(details.id);
  // The outer come first; what they hold is made when they are told that they are open.
  for (const id of open) {
    const details = disclosures(main).find((each) => each.id === id);
    if (!details) continue;
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
  }
}
