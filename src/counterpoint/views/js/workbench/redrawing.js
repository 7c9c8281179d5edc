/** Parts of a screen: each is drawn anew only where it would show something else than it shows. */

/** @import { Content } from "../types/page.js" */

import { h, refill } from "../ground/dom.js";

/** What a part shows, one by one: records of the map, which never change, and plain values. @typedef {readonly unknown[]} Facts */

/** @type {WeakMap<Element, Facts>} */
const drawnFrom = new WeakMap();

/**
 * So many elements in a frame, one for each of its parts; made where they are not there yet.
 * @param {Element} frame
 * @param {number} count
 */
export function partsIn(frame, count) {
  if (frame.children.length !== count)
    refill(
      frame,
      Array.from({ length: count }, () => h("div")),
    );
  return [...frame.children];
}

/**
 * Whether a part shows these facts already.
 * @param {Element} part
 * @param {Facts} facts
 */
export function isDrawnFrom(part, facts) {
  const before = drawnFrom.get(part);
  return before?.length === facts.length && facts.every((fact, at) => fact === before[at]);
}

/**
 * Draw a part; where it shows these facts already, nothing in it is touched.
 * @param {Element} part
 * @param {Facts} facts
 * @param {() => Content} content
 */
export function drawPart(part, facts, content) {
  if (isDrawnFrom(part, facts)) return;
  drawnFrom.set(part, facts);
  refill(part, content());
}

/**
 * Before a card is drawn, a button in it that was pressed lets the focus go, so that the next Enter
 * is a command and does not press it again, whether its part is drawn anew or stays. A form keeps
 * the focus.
 * @param {Element} card
 */
export function letFocusGo(card) {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !card.contains(activeElement)) return;
  if (activeElement !== card && !activeElement.closest("form")) activeElement.blur();
}
