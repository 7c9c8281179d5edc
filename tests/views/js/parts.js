/** What a test says to the type checker of its samples. */

/**
 * As much of a record as a test needs, taken for the whole; what it lacks is not read.
 * @param {unknown} record
 * @returns {any}
 */
export const part = (record) => record;

/**
 * What a look-up gives where there is something.
 * @template T
 * @param {T} value
 * @returns {NonNullable<T>}
 */
export function there(value) {
  if (value === undefined || value === null) throw new Error("nothing is there");
  return value;
}
