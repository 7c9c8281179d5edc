/** The map that the page shows: one, from its start on. */

let opened = null;

/** From now on the page shows `model`. */
export function showModel(model) {
  opened = model;
}

/** The map that the page shows. */
export function shownModel() {
  if (!opened) throw new Error("the page has not read its map yet");
  return opened;
}
