/** The drawing as a picture file or on paper: with title, legend, names and source. */

/**
 * @import { Framed, PictureKey, Plan, Scene } from "../types/drawing.js"
 * @import { Model } from "../types/model.js"
 */

import { penOf } from "../ground/dom.js";
import { saveFile } from "../ground/files.js";
import { existing, recordOf } from "../ground/records.js";
import { nameList, t } from "../ground/texts.js";
import { ASIDE_KINDS } from "./places.js";
import { hueOf } from "../ground/names.js";
import { lineKinds, lineSampleElement, linkWord } from "./drawlines.js";
import { FACE, shortened, widthOf, wrapped } from "./letters.js";
import { sceneElements } from "./strokes.js";
import { cut, svg } from "./svg.js";

// What browsers still draw: Safari stops near 64 million pixels, Chromium at 16,384 a side.
const MOST_PIXELS = 60e6;
const LONGEST_SIDE = 16_000;
const AROUND_PICTURE = 28;
const LEAST_WIDTH = 560;

/**
 * A picture of a map that stands for itself: title and question above, then who speaks and what
 * the lines mean, the drawing, and its source below.
 * @param {Model} model
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {string} title
 */
export function pictureElement(model, plan, scene, title) {
  const { width, height } = scene;
  return framedPicture(model, title, {
    width,
    height,
    parts: sceneElements(model, plan, scene),
    keys: [namesKey(model, plan), linesKey(plan)],
  });
}

/**
 * A drawing between its title, what its marks mean, and its source. Its colours are those of the
 * page now.
 * @param {Model} model
 * @param {string} title
 * @param {Framed} drawing
 */
export function framedPicture(model, title, { width: drawn, height: high, parts, keys }) {
  const inner = Math.max(drawn, LEAST_WIDTH);
  const width = inner + 2 * AROUND_PICTURE;
  const head = headElements(model, title, keys, inner);
  const place = `translate(${cut((inner - drawn) / 2)} ${cut(head.height)})`;
  const foot = footElements(model, inner, head.height + high + 22);
  const height = foot.bottom + 2 * AROUND_PICTURE;
  return svg(
    "svg",
    {
      class: "drawing is-picture",
      role: "img",
      "aria-label": title,
      viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`,
      width: Math.ceil(width),
      height: Math.ceil(height),
    },
    svg("rect", { class: "paper", x: 0, y: 0, width, height }),
    svg(
      "g",
      { transform: `translate(${AROUND_PICTURE} ${AROUND_PICTURE})` },
      head.parts,
      svg("g", { transform: place }, parts),
      foot.parts,
    ),
  );
}

/**
 * @param {Model} model
 * @param {string} title
 * @param {readonly PictureKey[]} keys
 * @param {number} width
 */
function headElements(model, title, keys, width) {
  /** @type {Element[]} */
  const parts = [];
  let y = 0;
  /** @param {readonly string[]} lines @param {string} name @param {number} step */
  const write = (lines, name, step) => {
    for (const text of lines) {
      y += step;
      parts.push(svg("text", { class: name, x: 0, y: y - step * 0.25 }, text));
    }
  };
  const { title: ofMap = "", question = "" } = model.map;
  write(wrapped(ofMap, 22, width, 3, 700), "picture-title", 28);
  if (question !== ofMap) write(wrapped(question, 14, width, 3), "picture-text", 19);
  if (title && title !== ofMap) write(wrapped(title, 14, width, 2, 700), "picture-part", 20);
  for (const { items, markWidth } of keys) {
    const marks = row(items, width, y + 16, markWidth);
    parts.push(...marks.parts);
    y = marks.bottom + (items.length ? 2 : 0);
  }
  return { parts, height: y + 18 };
}

/**
 * Marks in a row that breaks where it is full.
 * @param {PictureKey["items"]} items
 * @param {number} width
 * @param {number} top
 * @param {number} markWidth
 */
function row(items, width, top, markWidth) {
  const parts = [];
  let [x, y] = [0, top];
  for (const { text, mark } of items) {
    const label = shortened(text, 12.5, width - markWidth);
    const wide = markWidth + widthOf(label, 12.5) + 20;
    if (x && x + wide - 20 > width) [x, y] = [0, y + 19];
    parts.push(
      mark(x, y),
      svg("text", { class: "picture-text", x: x + markWidth, y: y + 4.3 }, label),
    );
    x += wide;
  }
  return { parts, bottom: items.length ? y + 8 : top - 16 };
}

/**
 * Who speaks; a crowd is not named.
 * @param {Model} model
 * @param {Plan} plan
 * @returns {PictureKey}
 */
function namesKey(model, { ids }) {
  const voices = new Set(
    ids.flatMap((id) => recordOf(model.claimsById, id).stances.map(({ expert }) => expert)),
  );
  const experts = model.votes
    ? []
    : model.experts.filter(({ id, standing }) => voices.has(id) && standing !== "editor");
  return {
    markWidth: 16,
    items: experts.map((expert) => ({
      text: expert.name,
      mark: (x, y) =>
        svg("g", { class: `dot dot-${hueOf(expert)}` }, svg("circle", { cx: x + 5, cy: y, r: 5 })),
    })),
  };
}

/**
 * What the lines mean.
 * @param {Plan} plan
 * @returns {PictureKey}
 */
function linesKey({ links, shape }) {
  const kindsOfLinks = new Set(links.map(({ kind }) => kind));
  const kinds = lineKinds().filter(
    (kind) => kindsOfLinks.has(kind) && !(shape === "columns" && ASIDE_KINDS.has(kind)),
  );
  return {
    markWidth: 50,
    items: kinds.map((kind) => ({
      text: linkWord({ kind }),
      mark: (x, y) => lineSample(kind, x, y),
    })),
  };
}

/**
 * @param {import("../types/model.js").LineKind} kind
 * @param {number} x
 * @param {number} y
 */
function lineSample(kind, x, y) {
  const sample = lineSampleElement(kind);
  return svg(
    "g",
    { transform: `translate(${cut(x)} ${cut(y - 9)}) scale(0.66 1)` },
    ...sample.children,
  );
}

/**
 * @param {Model} model
 * @param {number} width
 * @param {number} top
 */
function footElements({ sources, map }, width, top) {
  const sourceNames = sources.map(({ title, publisher, date, licence, url }) =>
    nameList(existing([title, publisher, date, licence, url]).filter(Boolean)),
  );
  const text = [
    sourceNames.length ? t("picture.source", { text: sourceNames.join("; ") }) : "",
    map.base,
    t("picture.made"),
  ];
  const lines = text.filter(Boolean).flatMap((each) => wrapped(each, 11, width, 3));
  const parts = lines.map((line, at) =>
    svg("text", { class: "picture-source", x: 0, y: top + at * 15 }, line),
  );
  return { parts, bottom: top + lines.length * 15 - 8 };
}

/** The rules of the style sheet that are about drawings, with the colours that hold now. */
function styleText() {
  const values = getComputedStyle(document.documentElement);
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.forcedColorAdjust = "none";
  /** @param {string} name */
  const resolved = (name) => {
    probe.style.color = `var(${name})`;
    return values.getPropertyValue(name).trim() ? getComputedStyle(probe).color : "currentColor";
  };
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const texts = rules
    .filter(
      (rule) => rule instanceof CSSStyleRule && /^\.(?:drawing|proof-)/u.test(rule.selectorText),
    )
    .map(({ cssText }) => cssText.replaceAll("var(--sans)", FACE))
    .map((text) =>
      text.replace(/var\((--[\w-]+)\)/gu, (_, /** @type {string} */ name) => resolved(name)),
    );
  probe.remove();
  return texts.join("\n");
}

/**
 * A picture as the text of a file, complete in itself.
 * @param {Element} picture
 */
export function svgText(picture) {
  const copy = /** @type {Element} */ (picture.cloneNode(true));
  for (const hit of copy.querySelectorAll(".line-hit")) hit.remove();
  copy.prepend(svg("style", {}, styleText()));
  return `${new XMLSerializer().serializeToString(copy).replace(NOT_IN_XML, "")}\n`;
}

// Characters that XML cannot hold, which a map's words may.
const NOT_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/**
 * @param {Element} picture
 * @param {(blob: Blob) => void} use
 */
function asPng(picture, use) {
  const size = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
  const [width, height] = size;
  const scale = Math.min(
    2,
    Math.sqrt(MOST_PIXELS / (width * height)),
    LONGEST_SIDE / Math.max(width, height),
  );
  const image = new Image();
  image.addEventListener("load", () => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    penOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => {
      if (blob) use(blob);
    }, "image/png");
  });
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`;
}

/**
 * The endings of picture files.
 * @type {readonly (keyof typeof PICTURES)[]}
 */
export const ENDINGS = ["png", "svg"];

/** How a picture is saved, by the ending of its file. */
export const PICTURES = Object.freeze({
  /** @param {Element} picture @param {string} name */
  png: (picture, name) => asPng(picture, (blob) => saveFile(`${name}.png`, blob)),
  /** @param {Element} picture @param {string} name */
  svg: (picture, name) =>
    saveFile(`${name}.svg`, new Blob([svgText(picture)], { type: "image/svg+xml" })),
});
