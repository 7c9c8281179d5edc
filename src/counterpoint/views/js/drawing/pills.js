/** A claim as it is drawn: a pill with its title and its voices, or a card with its text too. */

/**
 * @import { CardLines, Rectangle, Scene } from "../types/drawing.js"
 * @import { Claim, Model, Stand } from "../types/model.js"
 */

import { stands } from "../ground/model.js";
import { hueOf, kindLabel, modeMark, standSentence } from "../ground/names.js";
import { recordOf } from "../ground/records.js";
import { t } from "../ground/texts.js";
import { isTurned, shortened, widthOf, wrapped } from "./letters.js";
import { svg } from "./svg.js";
import { tallyBar, tallyWords } from "./votemarks.js";

const TITLE = 13;
const PADDING = 10;
// A line that is so little too long is set more tightly, and not cut.
const TIGHT = 1.14;
const DOT = 5;
const DOT_STEP = 13.5;
const MOST_DOTS = 6;
const VOTES_WIDTH = 62;
const CARD = { kind: 20, line: 17, text: 15.5, chips: 28, titles: 3, texts: 4 };
const CHIP = 18;

/**
 * A claim said in a sentence, for those who hear the map: title, kind, who stands where.
 * @param {Model} model
 * @param {Claim} claim
 */
export function claimWords(model, claim) {
  const stancesInWords = claim.tally ? tallyWords(claim.tally.all) : voices(model, claim);
  const counts = [
    claim.reasons.length ? t("count.reasons", { n: claim.reasons.length }) : "",
    claim.objections.length ? t("count.objections", { n: claim.objections.length }) : "",
  ];
  return [claim.title, kindLabel(claim), stancesInWords, ...counts].filter(Boolean).join(". ");
}

/**
 * @param {Model} model
 * @param {Claim} claim
 */
function voices(model, claim) {
  return stands(model, claim).map(standSentence).join("; ");
}

/**
 * A claim in its place. `marks` says how many are folded away behind it, and whether it clashes.
 * @param {Model} model
 * @param {string} id
 * @param {Scene} scene
 * @param {{ readonly folded?: number, readonly away?: number, readonly isClashing: boolean }} marks
 */
export function pillElement(model, id, scene, { folded = 0, away = 0, isClashing }) {
  const claim = recordOf(model.claimsById, id);
  const place = scene.places[id];
  const who = model.votes ? [] : stands(model, claim);
  const classes = [
    "pill",
    `kind-${claim.kind ?? "none"}`,
    isClashing ? "is-clashing" : "",
    who.filter(isOwnVoice).length > 1 ? "is-shared" : "",
  ];
  const [left, top, width, height] = place;
  const isCard = scene.level === "card";
  return svg(
    "g",
    {
      class: classes.filter(Boolean).join(" "),
      "data-claim": id,
      id: `pill-${id}`,
      role: "listitem",
      "aria-label": claimWords(model, claim),
    },
    svg("title", { lang: model.map.language }, claim.title),
    svg("rect", { class: "pill-box", x: left, y: top, width, height, rx: isCard ? 8 : 5 }),
    svg("rect", {
      class: "pill-kind",
      x: left + (isCard ? 5 : 0.6),
      y: top + (isCard ? 9 : 4),
      width: 3,
      height: Math.max(2, height - (isCard ? 18 : 8)),
      rx: 1.5,
    }),
    isCard
      ? cardInside(model, claim, place, who)
      : pillInside(model, claim, [left, top, width - (away ? badgeWidth(away) : 0), height], who),
    folded ? badge(folded, left - 2, top + height / 2, "data-unfold", id) : null,
    away
      ? badge(
          away,
          left + width - badgeWidth(away) / 2 - 2,
          top + (isCard ? 13 : height / 2),
          "data-away",
          id,
        )
      : null,
  );
}

/** @param {Stand} stand */
function isOwnVoice({ mode }) {
  return mode !== "reported";
}

/**
 * @param {Model} model
 * @param {Claim} claim
 * @param {Rectangle} place
 * @param {readonly Stand[]} who
 */
function pillInside(model, claim, [left, top, width, height], who) {
  const lang = model.map.language;
  const own = who.filter(isOwnVoice).length > 1;
  const dots = Math.min(who.length, MOST_DOTS);
  const marksWidth = claim.tally ? VOTES_WIDTH + 6 : dots * DOT_STEP + (who.length > dots ? 22 : 0);
  const room = width - 2 * PADDING - marksWidth;
  const y = top + height / 2;
  const right = left + width - PADDING;
  const bar = /** @type {const} */ ([right - VOTES_WIDTH, y - 4, VOTES_WIDTH, 8]);
  return [
    line(claim.title, left + PADDING, y + TITLE * 0.35, room, {
      size: TITLE,
      weight: own ? 700 : 400,
      name: "pill-title",
      lang,
    }),
    claim.tally ? tallyBar(claim.tally.all, bar) : null,
    who
      .slice(0, dots)
      .map((stand, at) =>
        dot(stand, right - DOT - (dots - 1 - at) * DOT_STEP - (who.length > dots ? 22 : 0), y),
      ),
    who.length > dots
      ? svg(
          "text",
          { class: "pill-rest", x: right, y: y + 4, "text-anchor": "end" },
          `+${who.length - dots}`,
        )
      : null,
  ];
}

/**
 * A line of text that runs its own way, shortened to its room.
 * @param {string} text
 * @param {number} left
 * @param {number} y
 * @param {number} room
 * @param {{ readonly size: number, readonly weight?: number, readonly name: string, readonly lang?: string }} look
 */
function line(text, left, y, room, { size, weight = 400, name, lang }) {
  const isBackwards = isTurned(text);
  const width = widthOf(text, size, weight);
  const isTight = width > room && width <= room * TIGHT;
  return svg(
    "text",
    {
      class: name,
      x: isBackwards ? left + room : left,
      y,
      "font-size": size,
      "font-weight": weight,
      direction: isBackwards ? "rtl" : null,
      lang,
      textLength: isTight ? room : null,
      lengthAdjust: isTight ? "spacingAndGlyphs" : null,
    },
    isTight ? text : shortened(text, size, room, weight),
  );
}

/**
 * Where one voice stands: filled says so, half with a reserve, a ring without saying it, dashed
 * in another's words, and a square with a cross against it.
 * @param {Stand} stand
 * @param {number} x
 * @param {number} y
 */
function dot(stand, x, y) {
  const { mode, polarity, isSplit } = stand;
  const name = `dot dot-${hueOf(stand.expert)}`;
  const label = svg("title", {}, standSentence(stand));
  if (polarity === "deny" && !isSplit) {
    const hollow = mode === "implied" || mode === "reported";
    return svg(
      "g",
      { class: `${name} is-deny${hollow ? " is-ring" : ""}` },
      label,
      svg("rect", { x: x - DOT, y: y - DOT, width: 2 * DOT, height: 2 * DOT, rx: 1.5 }),
      svg("path", { class: "dot-cross", d: `M${x - 2.6} ${y - 2.6}l5.2 5.2m0-5.2l-5.2 5.2` }),
    );
  }
  const form = mode === "implied" ? " is-ring" : mode === "reported" ? " is-ring is-reported" : "";
  const isHalf = mode !== "explicit" && !form;
  return svg(
    "g",
    { class: `${name}${form}${isHalf || isSplit ? " is-ring" : ""}` },
    label,
    svg("circle", { cx: x, cy: y, r: DOT - 0.4 }),
    isHalf || isSplit
      ? svg("path", {
          class: "dot-half",
          d: `M${x} ${y - DOT + 0.4}a${DOT - 0.4} ${DOT - 0.4} 0 0 0 0 ${2 * DOT - 0.8}z`,
        })
      : null,
  );
}

/** @param {number} count */
function badgeWidth(count) {
  return widthOf(`+${count}`, 11, 700) + 10;
}

/**
 * How many are folded away, to be pressed.
 * @param {number} count
 * @param {number} x
 * @param {number} y
 * @param {string} name
 * @param {string} id
 */
function badge(count, x, y, name, id) {
  const width = badgeWidth(count);
  const label = t("map.more", { text: `+${count}` });
  return svg(
    "g",
    { class: "pill-more", [name]: id, role: "button", "aria-label": label },
    svg("title", {}, label),
    svg("rect", { x: x - width / 2, y: y - 8, width, height: 16, rx: 8 }),
    svg("text", { x, y: y + 4, "text-anchor": "middle" }, `+${count}`),
  );
}

/**
 * The lines of a card and how high it is.
 * @param {Model} model
 * @param {string} id
 * @param {number} width
 * @returns {CardLines}
 */
export function cardLines(model, id, width) {
  const claim = recordOf(model.claimsById, id);
  const room = width - 2 * PADDING - 6;
  const title = wrapped(claim.title, TITLE, room, CARD.titles, 700);
  const isSaid = claim.text && plain(claim.text) !== plain(claim.title);
  const text = isSaid ? wrapped(claim.text ?? "", 12, room, CARD.texts) : [];
  const hasVoices = Boolean(model.votes) || stands(model, claim).length > 0;
  const height =
    PADDING +
    CARD.kind +
    title.length * CARD.line +
    text.length * CARD.text +
    (hasVoices ? CARD.chips : 0) +
    PADDING -
    2;
  return { title, text, height };
}

/** @param {string} text */
function plain(text) {
  return text
    .trim()
    .replace(/[.!]+$/u, "")
    .toLowerCase();
}

/**
 * @param {Model} model
 * @param {Claim} claim
 * @param {Rectangle} place
 * @param {readonly Stand[]} who
 */
function cardInside(model, claim, [left, top, width, height], who) {
  const lang = model.map.language;
  const { title, text } = cardLines(model, claim.id, width);
  const x = left + PADDING + 3;
  const room = width - 2 * PADDING - 6;
  const under = top + PADDING + CARD.kind;
  const below = under + title.length * CARD.line;
  const foot = top + height - CHIP - 8;
  return [
    line(kindLabel(claim), x, top + PADDING + 9, room, {
      size: 11,
      weight: 600,
      name: "card-kind",
    }),
    title.map((each, at) =>
      line(each, x, under + 10 + at * CARD.line, room, {
        size: TITLE,
        weight: 700,
        name: "pill-title",
        lang,
      }),
    ),
    text.map((each, at) =>
      line(each, x, below + 10 + at * CARD.text, room, { size: 12, name: "card-text", lang }),
    ),
    claim.tally
      ? [
          tallyBar(claim.tally.all, [x, foot + 4, room * 0.38, 9]),
          line(tallyWords(claim.tally.all), x + room * 0.38 + 8, foot + 12.5, room * 0.62 - 8, {
            size: 11.5,
            name: "card-text",
          }),
        ]
      : chips(who, x, foot, room),
  ];
}

/**
 * @param {readonly Stand[]} who
 * @param {number} left
 * @param {number} top
 * @param {number} room
 */
function chips(who, left, top, room) {
  const parts = [];
  let x = left;
  for (const [at, stand] of who.entries()) {
    const text = chipText(stand);
    const width = widthOf(text, 10.5, 700) + 13;
    const rest = who.length - at;
    if (x + width > left + room || (rest > 1 && x + width + 30 > left + room)) {
      parts.push(svg("text", { class: "pill-rest", x, y: top + 13 }, `+${rest}`));
      break;
    }
    parts.push(chip(stand, text, [x, top, width, CHIP]));
    x += width + 5;
  }
  return parts;
}

/** @param {Stand} stand */
function chipText({ expert, mode, polarity, isSplit }) {
  const sign = isSplit ? "± " : polarity === "deny" ? "✕ " : "";
  const mark = modeMark(mode);
  return `${sign}${expert.initials}${mark ? ` ${mark}` : ""}`;
}

/**
 * @param {Stand} stand
 * @param {string} text
 * @param {Rectangle} rectangle
 */
function chip(stand, text, [x, y, width, height]) {
  const isDenial = stand.polarity === "deny" && !stand.isSplit;
  const isIndirect = stand.mode === "reported" || stand.mode === "implied";
  const name = `dot dot-${hueOf(stand.expert)} drawn-chip${isDenial || isIndirect ? " is-ring" : ""}${isIndirect ? " is-reported" : ""}`;
  return svg(
    "g",
    { class: name },
    svg("title", {}, standSentence(stand)),
    svg("rect", { x, y, width, height, rx: isDenial ? 4 : height / 2 }),
    svg("text", { x: x + width / 2, y: y + 13, "text-anchor": "middle" }, text),
  );
}
