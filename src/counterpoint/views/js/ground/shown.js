/** The map that the page shows: one, from its start on. */

/** @import { Model } from "../types/model.js" */

/** @type {Model | null} */
let opened = null;

/**
 * From now on the page shows `model`.
 * @param {Model} model
 */
export function showModel(model) {
  opened = model;
}

/**
 * The map that the page shows.
 * @returns {Model}
 */
export function shownModel() {
  if (!opened) throw new Error("the page has not read its map yet");
  return opened;
}
