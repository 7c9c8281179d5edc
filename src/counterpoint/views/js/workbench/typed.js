/** What a reader has typed stays in the tab until it is written, whatever happens to the server. */

/** @import { TypedText } from "../types/workbench.js" */

/** Also where the browser lets a page store nothing. @type {Map<string, TypedText>} */
const typedTexts = new Map();

/** @param {string} form */
function slotOf(form) {
  return `counterpoint-typed-${form}`;
}

/**
 * What was typed into a form; null where nothing was.
 * @param {string} form
 * @returns {TypedText | null}
 */
export function typedIn(form) {
  try {
    const text = globalThis.sessionStorage.getItem(slotOf(form));
    if (text) return JSON.parse(text);
  } catch {
    // A browser that stores nothing keeps it as long as the page is open.
  }
  return typedTexts.get(form) ?? null;
}

/**
 * Keep what is typed into a form, in case the page is lost.
 * @param {string} form
 * @param {TypedText} text
 */
export function keepTyped(form, text) {
  typedTexts.set(form, text);
  try {
    globalThis.sessionStorage.setItem(slotOf(form), JSON.stringify(text));
  } catch {
    // As above.
  }
}

/**
 * Forget what was typed into a form, which is written or left.
 * @param {string} form
 */
export function forgetTyped(form) {
  typedTexts.delete(form);
  try {
    globalThis.sessionStorage.removeItem(slotOf(form));
  } catch {
    // As above.
  }
}
