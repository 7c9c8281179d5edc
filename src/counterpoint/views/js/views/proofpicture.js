/** What shows a finding, drawn small in its place: the claims of its proof and one step around. */

/** @import { Finding, Link } from "../types/model.js" */
/** @import { PictureKey, Size } from "../types/drawing.js" */

import { h, penOf } from "../ground/dom.js";
import { stands } from "../ground/model.js";
import { addressHere } from "../ground/place.js";
import { recordOf } from "../ground/records.js";
import { sayText } from "../ground/saying.js";
import { shownModel } from "../ground/shown.js";
import { t } from "../ground/texts.js";
import { layoutColumns } from "../drawing/columns.js";
import { isClash, linkWord } from "../drawing/drawlines.js";
import { framedCopy, pictureButtons } from "./savepicture.js";

const PICTURE_SPACE = "http://www.w3.org/2000/svg";
const BOX = Object.freeze({
  width: 186,
  padding: 9,
  line: 17,
  dots: 18,
  font: '600 13px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif',
});
const EDGE = 8;
/** What stands around the proof is cut where it would drown it. */
const MOST_BESIDE = 6;
/** Beyond this the proof is no small picture, and the map draws it. */
const MOST_IN_PROOF = 12;
const MOST_LINES = 4;

/**
 * The picture, with its lines told in words below for who does not see it; null where the map
 * draws nothing of the finding.
 * @param {Finding} finding
 */
export function proofPicture(finding) {
  const { proof, beside, links, strong } = partsOf(finding);
  if (!proof.size || proof.size > MOST_IN_PROOF) return null;
  const ids = [...proof, ...beside];
  const lines = new Map(
    ids.map((id) => [id, linesOfTitle(recordOf(shownModel().claimsById, id).title)]),
  );
  /** @type {Map<string, Size>} */
  const sizes = new Map(ids.map((id) => [id, [BOX.width, heightOf(recordOf(lines, id), id)]]));
  const { places, routes, joints, width, height } = layoutColumns(sizes, links);
  const picture = shape("svg", {
    class: "proof-picture",
    width: width + 2 * EDGE,
    height: height + 2 * EDGE,
    viewBox: `${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${height + 2 * EDGE}`,
    role: "group",
    "aria-label": t("proof.picture"),
  });
  for (const link of links) {
    const route = routes[link.id];
    if (route) picture.append(lineShape(link, route, joints, strong.has(link.id)));
  }
  for (const id of ids) {
    const [left, top] = places[id];
    picture.append(
      boxShape(id, recordOf(lines, id), left, top, recordOf(sizes, id)[1], beside.has(id)),
    );
  }
  const title = sayText(shownModel(), finding.summary);
  return [
    h("div", { class: "scroll-x proof-frame" }, picture),
    pictureButtons(`proof-${finding.id}`, () => ({
      title,
      drawing: framedCopy(picture, [voicesKey(ids), linesKeyOf(links)]),
    })),
  ];
}

/**
 * Whose the initials are.
 * @param {readonly string[]} ids
 * @returns {PictureKey}
 */
function voicesKey(ids) {
  const model = shownModel();
  const stances = ids.flatMap((id) => recordOf(model.claimsById, id).stances);
  const voices = new Set(stances.map(({ expert }) => expert));
  const experts = model.votes ? [] : model.experts.filter(({ id }) => voices.has(id));
  return {
    markWidth: 34,
    items: experts.map(({ initials, name }) => ({
      text: name,
      mark: (x, y) =>
        shape("text", { class: "picture-part", x, y: y + 4.3, "font-size": 12 }, initials),
    })),
  };
}

/**
 * What the lines mean.
 * @param {readonly Link[]} links
 * @returns {PictureKey}
 */
function linesKeyOf(links) {
  const kinds = [...new Set(links.map(({ kind }) => kind))];
  return {
    markWidth: 42,
    items: kinds.map((kind) => ({
      text: linkWord({ kind }),
      mark: (x, y) => {
        const line = shape("g", {
          class: `proof-line is-strong is-${isClash(kind) ? "clash" : "support"}`,
        });
        line.append(shape("polyline", { points: `${x},${y} ${x + 34},${y}` }));
        return line;
      },
    })),
  };
}

/**
 * The claims of the proof, those one line away, and the lines between them all.
 * @param {Finding} finding
 */
function partsOf(finding) {
  const model = shownModel();
  const records = new Set(finding.witness.map(([, id]) => id));
  const strong = model.edges.filter(({ record }) => records.has(record));
  const ends = strong.flatMap(({ from, to }) => [from, to]);
  const proof = new Set([...finding.claims, ...ends].filter((id) => model.claimsById.has(id)));
  /** @param {Link} link */
  const touches = ({ from, to }) => proof.has(from) !== proof.has(to);
  const around = model.edges.filter(touches);
  around.sort((a, b) => Number(isClash(b.kind)) - Number(isClash(a.kind)));
  const outer = around.flatMap(({ from, to }) => (proof.has(from) ? to : from));
  const beside = new Set([...new Set(outer)].slice(0, MOST_BESIDE));
  const links = model.edges.filter(
    ({ from, to }) =>
      (proof.has(from) && (proof.has(to) || beside.has(to))) || (beside.has(from) && proof.has(to)),
  );
  return { proof, beside, links, strong: new Set(strong.map(({ id }) => id)) };
}

/**
 * A title in lines that the box holds, cut where it is too long for it.
 * @param {string} title
 */
function linesOfTitle(title) {
  const pen = penOf(document.createElement("canvas"));
  pen.font = BOX.font;
  const room = BOX.width - 2 * BOX.padding - 4;
  /** @param {string} text */
  const fits = (text) => pen.measureText(text).width <= room;
  /** @type {string[]} */
  const lines = [];
  for (const word of title.split(/\s+/).flatMap((each) => cutWord(each, fits))) {
    const line = `${lines.at(-1)} ${word}`;
    if (lines.length && fits(line)) lines[lines.length - 1] = line;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1].slice(0, -1)}…`];
}

/**
 * A word as it is, or cut where it is wider than a line.
 * @param {string} word
 * @param {(text: string) => boolean} fits
 */
function cutWord(word, fits) {
  const parts = [""];
  for (const letter of word) {
    const last = parts.length - 1;
    if (fits(parts[last] + letter) || !parts[last]) parts[last] += letter;
    else parts.push(letter);
  }
  return parts;
}

/**
 * @param {readonly string[]} lines
 * @param {string} id
 */
function heightOf(lines, id) {
  const hasVoices = recordOf(shownModel().claimsById, id).stances.length > 0;
  return lines.length * BOX.line + 2 * BOX.padding + (hasVoices ? BOX.dots : 0);
}

/**
 * A claim as a box with its title and the initials of who speaks to it, leading to its card.
 * @param {string} id
 * @param {readonly string[]} lines
 * @param {number} left
 * @param {number} top
 * @param {number} height
 * @param {boolean} isBeside
 */
function boxShape(id, lines, left, top, height, isBeside) {
  const model = shownModel();
  const claim = recordOf(model.claimsById, id);
  const link = shape("a", {
    href: addressHere({ claim: id, link: "" }),
    class: `proof-box${isBeside ? " is-beside" : ""}`,
  });
  const voices = stands(model, claim).map(
    ({ expert, polarity }) => `${polarity === "deny" ? "✕" : ""}${expert.initials}`,
  );
  link.append(
    shape("title", {}, claim.title),
    shape("rect", { x: left, y: top, width: BOX.width, height, rx: 8 }),
    ...lines.map((line, at) =>
      shape(
        "text",
        {
          x: left + BOX.padding + 2,
          y: top + BOX.padding + 12 + at * BOX.line,
          lang: model.map.language,
          direction: null,
        },
        line,
      ),
    ),
  );
  if (voices.length)
    link.append(
      shape(
        "text",
        { x: left + BOX.padding + 2, y: top + height - BOX.padding, class: "proof-voices" },
        voices.slice(0, 6).join("  ") + (voices.length > 6 ? "  …" : ""),
      ),
    );
  return link;
}

/**
 * A line with its head, and its word where it belongs to the proof.
 * @param {Link} link
 * @param {readonly number[]} route
 * @param {{ readonly [joint: string]: readonly number[] }} joints
 * @param {boolean} isStrong
 */
function lineShape(link, route, joints, isStrong) {
  const tone = isClash(link.kind) ? "clash" : "support";
  const group = shape("g", { class: `proof-line is-${tone}${isStrong ? " is-strong" : ""}` });
  const joint = link.joint ? joints[link.joint] : null;
  const points = joint ? [...route, joint[2], joint[3]] : [...route];
  const pairs = points.flatMap((x, at) => (at % 2 ? [] : [`${x},${points[at + 1]}`]));
  const [endX, endY] = points.slice(-2);
  const isBack = points[points.length - 4] > endX;
  const step = isBack ? 7 : -7;
  group.append(
    shape("polyline", { points: pairs.join(" ") }),
    shape("path", { d: `M${endX} ${endY}l${step} -4.5v9z` }),
  );
  if (isStrong) {
    const [x, y, nextX, nextY] = points;
    group.append(
      shape(
        "text",
        { x: (x + nextX) / 2, y: (y + nextY) / 2 - 6, "text-anchor": "middle" },
        t(`line.${link.kind}`),
      ),
    );
  }
  return group;
}

/**
 * An element of the picture; text is always text.
 * @param {string} tag
 * @param {{ readonly [name: string]: string | number | null | undefined }} attributes
 * @param {string} [text]
 */
function shape(tag, attributes, text = "") {
  const element = document.createElementNS(PICTURE_SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.textContent = text;
  return element;
}
