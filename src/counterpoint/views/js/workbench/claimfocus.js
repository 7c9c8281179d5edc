/** The focus among the cards of claims that stand side by side. */

/**
 * The claim and the expert whose card has the focus; null where none has.
 * @param {HTMLElement} table
 */
export function focusedClaim(table) {
  const element = document.activeElement;
  if (!element || !table.contains(element)) return null;
  const claim = element.getAttribute("data-claim");
  const expert = element.closest("[data-expert]")?.getAttribute("data-expert");
  return claim && expert ? { claim, expert } : null;
}

/**
 * Give the focus to an expert's card of a claim.
 * @param {HTMLElement} table
 * @param {string} claim
 * @param {string} expert
 */
export function focusClaim(table, claim, expert) {
  for (const card of table.querySelectorAll("[data-claim]")) {
    const isIt =
      card.getAttribute("data-claim") === claim &&
      card.closest("[data-expert]")?.getAttribute("data-expert") === expert;
    if (isIt && card instanceof HTMLElement) card.focus();
  }
}

/** The focus goes to the first claim that is picked, and both can be seen. @param {HTMLElement} table */
export function focusPicked(table) {
  const cards = [...table.querySelectorAll('[aria-pressed="true"]')];
  for (const card of cards.toReversed()) {
    card.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (card instanceof HTMLElement) card.focus({ preventScroll: true });
  }
}

/**
 * Give the focus to the first card, or to the table where it has none.
 * @param {HTMLElement} table
 */
export function focusFirst(table) {
  const card = table.querySelector("[data-claim]") ?? table;
  if (card instanceof HTMLElement) card.focus();
}

/**
 * Move the focus among the cards: to another column at about the same place, or within one.
 * @param {HTMLElement} table
 * @param {number} across
 * @param {number} along
 */
export function moveFocus(table, across, along) {
  const columns = [...table.querySelectorAll(".column")].map((column) => [
    ...column.querySelectorAll("[data-claim]"),
  ]);
  const { activeElement } = document;
  const at = columns.findIndex((column) => activeElement && column.includes(activeElement));
  if (!activeElement || at < 0) {
    focusFirst(table);
    return;
  }
  const place = columns[at].indexOf(activeElement);
  const cards = columns[Math.max(0, Math.min(columns.length - 1, at + across))];
  const card = cards[Math.max(0, Math.min(cards.length - 1, place + along))];
  if (card instanceof HTMLElement) card.focus();
}
