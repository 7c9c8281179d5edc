/** What the reader chose last time, where the browser lets a page remember it. */

/**
 * The choice of that name; null where there is none.
 * @param {string} name
 */
export function remembered(name) {
  try {
    return globalThis.localStorage.getItem(`counterpoint-${name}`);
  } catch {
    return null;
  }
}

/**
 * Remember a choice for the next time.
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
  try {
    globalThis.localStorage.setItem(`counterpoint-${name}`, value);
  } catch {
    // A page opened from a disk may not be allowed to remember anything; then it does not.
  }
}
