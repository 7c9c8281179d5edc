/** Saving what is drawn on the page as a picture of its own: the votes, a proof, the table. */

/** @import { Framed, PictureKey } from "../types/drawing.js" */

import { button, copyOf, h } from "../ground/dom.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { ENDINGS, framedPicture, PICTURES } from "../drawing/pictures.js";

/**
 * A button for each sort of file. What is drawn is asked for when one is pressed.
 * @param {string} name what is added to the map's id for the file's name
 * @param {() => { readonly title: string, readonly drawing: Framed }} draw
 */
export function pictureButtons(name, draw) {
  const model = shownModel();
  return h(
    "p",
    { class: "picture-save" },
    t("picture.save"),
    ENDINGS.map((ending) =>
      button(
        ending.toUpperCase(),
        () => {
          const { title, drawing } = draw();
          PICTURES[ending](framedPicture(model, title, drawing), `${model.map.id}-${name}`);
        },
        { class: "action", "aria-label": `${t("picture.save")}: ${ending.toUpperCase()}` },
      ),
    ),
  );
}

/**
 * An SVG of the page as something to put a frame around.
 * @param {Element} drawn
 * @param {readonly PictureKey[]} keys
 * @returns {Framed}
 */
export function framedCopy(drawn, keys) {
  const [width, height] = ["width", "height"].map((side) => Number(drawn.getAttribute(side)));
  const copy = copyOf(drawn);
  for (const name of ["role", "aria-label"]) copy.removeAttribute(name);
  for (const link of copy.querySelectorAll("[href]")) link.removeAttribute("href");
  return { width, height, parts: [copy], keys };
}
