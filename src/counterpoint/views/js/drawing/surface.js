/** The surface on the screen; none while another view is. */

/** @import { Surface } from "../types/drawing.js" */

/** @type {Surface | null} */
let surface = null;

/** The surface that the map is drawn on, if the map is on the screen. */
export function presentSurface() {
  return surface;
}

/**
 * From now on `next` is the surface on the screen.
 * @param {Surface | null} next
 */
export function useSurface(next) {
  surface = next;
}
