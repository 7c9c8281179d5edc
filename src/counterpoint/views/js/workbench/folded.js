/** Claims as they are looked for: without case, accents and punctuation. */

/** @import { WorkClaim } from "../types/workbench.js" */

import { fold } from "../ground/search.js";

/** A claim is looked through at each letter that is typed. @type {WeakMap<WorkClaim, { readonly title: string, readonly text: string, readonly all: string }>} */
const foldedClaims = new WeakMap();

/**
 * The words of a claim's title, of its text, and of both.
 * @param {WorkClaim} claim
 */
export function foldedClaim(claim) {
  const before = foldedClaims.get(claim);
  if (before) return before;
  const { title, text } = claim;
  const words = { title: fold(title), text: fold(text), all: fold(`${title} ${text}`) };
  foldedClaims.set(claim, words);
  return words;
}
