/** Looking records up, and leaving out those that are not there. */

/**
 * The record of that id; that there is none is a mistake of ours.
 * @template T
 * @param {ReadonlyMap<string, T>} records
 * @param {string} id
 */
export function recordOf(records, id) {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no record ${id}`);
  return record;
}

/**
 * Those of `items` that there are.
 * @template T
 * @param {readonly (T | null | undefined)[]} items
 * @returns {T[]}
 */
export function existing(items) {
  return items.filter((item) => item !== null && item !== undefined);
}

/**
 * Each of `lists` by its key: what is put under one key stands together, in its order.
 * @template T, K
 * @param {Iterable<T>} items
 * @param {(item: T) => K} keyOf
 * @returns {Map<K, T[]>}
 */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
