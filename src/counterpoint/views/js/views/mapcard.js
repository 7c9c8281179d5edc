/** The card that a pill opens into: its text, who stands where, and the way to all that bears on it. */

/** @import { Surface } from "../types/drawing.js" */
/** @import { Claim } from "../types/model.js" */

import { button, h, icon, refill } from "../ground/dom.js";
import { toggled } from "../ground/filters.js";
import { stands } from "../ground/model.js";
import { kindTag, standChip, standSentence } from "../ground/names.js";
import { addressOf, goTo, presentRoute } from "../ground/place.js";
import { withQuery } from "../ground/route.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { voteSentence } from "./votebars.js";

const WIDTH = 340;
const AROUND_CARD = 8;

/** @type {WeakMap<HTMLElement, string>} */
const HOLDS = new WeakMap();

/**
 * Set the card beside the pill that is open, over the drawing; hide it where none is.
 * @param {Surface} surface
 * @param {HTMLElement} host
 */
export function placeCard(surface, host) {
  const { card = "", claim = "" } = presentRoute().query;
  const record = shownModel().claimsById.get(card);
  const place = surface.scene?.places[card];
  host.hidden = !record || !place || Boolean(claim);
  if (!record || !place || claim) {
    HOLDS.delete(host);
    return;
  }
  const away = surface.plan?.away.get(card) ?? 0;
  const content = `${card} ${away}`;
  if (HOLDS.get(host) !== content) refill(host, cardContent(record, away));
  HOLDS.set(host, content);
  const { view, frame } = surface;
  const [left, top, width] = place;
  const wide = Math.min(WIDTH, frame.width - 2 * AROUND_CARD);
  /** @param {number} start @param {number} length @param {number} room */
  const within = (start, length, room) =>
    Math.max(AROUND_CARD, Math.min(start, room - length - AROUND_CARD));
  const x = view.x + left * view.scale;
  const at = within(x, Math.max(wide, width), frame.width);
  host.style.width = `${wide}px`;
  host.style.left = `${at}px`;
  host.style.top = `${within(view.y + top * view.scale - 2, host.offsetHeight, frame.height)}px`;
}

/**
 * @param {Claim} claim
 * @param {number} away how many claims are not drawn that are nearest to it
 */
function cardContent(claim, away) {
  const model = shownModel();
  const lang = model.map.language;
  const who = model.votes ? [] : stands(model, claim);
  /** @param {import("../types/model.js").Query} changes */
  const step = (changes) => goTo(withQuery(presentRoute(), changes));
  return [
    h(
      "p",
      { class: "map-card-head" },
      kindTag(claim),
      button(icon("close"), () => step({ card: "" }), {
        class: "icon-button",
        "aria-label": t("map.card.close"),
      }),
    ),
    h("h2", { lang }, claim.title),
    claim.text && claim.text !== claim.title
      ? h("p", { class: "map-card-text", lang }, claim.text)
      : null,
    claim.tally ? h("p", {}, voteSentence(claim.tally.all)) : null,
    who.length
      ? h(
          "ul",
          { class: "map-card-who" },
          who.map((stand) =>
            h(
              "li",
              {},
              standChip(stand),
              h("span", { "aria-hidden": "true" }, standSentence(stand)),
            ),
          ),
        )
      : null,
    h(
      "p",
      { class: "actions" },
      button(t("map.card.open"), () => step({ claim: claim.id, card: "" }), {
        class: "action is-main",
      }),
      h(
        "a",
        {
          class: "action",
          href: addressOf({
            ...presentRoute(),
            query: { ...presentRoute().query, card: "", focus: "1", around: claim.id },
          }),
        },
        t("action.focus", { n: 1 }),
      ),
      away ? moreButton(claim, away) : null,
    ),
  ];
}

/**
 * Draws what is folded away behind a claim, as its number does that can be pressed.
 * @param {Claim} claim
 * @param {number} away
 */
function moreButton({ id }, away) {
  const show = () => {
    const route = presentRoute();
    const drawn = new Set((route.query.more ?? "").split(",").filter(Boolean));
    goTo(withQuery(route, { more: toggled(drawn, id) }), { keepFocus: true });
    document.getElementById("map-canvas")?.focus({ preventScroll: true });
  };
  return button(t("map.card.more", { n: away }), show, { class: "action" });
}
