/** The table of who says what as a drawing: words and marks where they stand on the page. */

/** @import { Framed, PictureKey } from "../types/drawing.js" */

import { cut, svg } from "../drawing/svg.js";
import { MARK_NAMES, markWords } from "./issuemark.js";

const ROOM_AROUND = 6;

/**
 * The table as something to put a frame around, with what its marks mean.
 * @param {HTMLElement} table
 * @returns {Framed}
 */
export function tableDrawing(table) {
  const frame = table.getBoundingClientRect();
  const shapes = [...table.querySelectorAll(".stand-mark")];
  return {
    width: frame.width,
    height: frame.height + ROOM_AROUND,
    parts: [...rules(table, frame), ...words(table, frame), ...shapes.map((x) => mark(x, frame))],
    keys: [tableKey(shapes)],
  };
}

/**
 * What the marks mean that stand in the table.
 * @param {readonly Element[]} shapes
 * @returns {PictureKey}
 */
function tableKey(shapes) {
  const names = MARK_NAMES.filter((name) =>
    shapes.some((x) => x.classList.contains(`stand-${name}`)),
  );
  return {
    markWidth: 20,
    items: names.map((name) => ({
      text: markWords(name),
      mark: (x, y) => standShape(name, x + 7, y, 5.4),
    })),
  };
}

/**
 * A line under each row.
 * @param {HTMLElement} table
 * @param {DOMRect} frame
 */
function rules(table, frame) {
  return [...table.querySelectorAll("tr")].map((line) => {
    const y = line.getBoundingClientRect().bottom - frame.top;
    return svg("path", { class: "table-rule", d: `M0 ${cut(y)}H${cut(frame.width)}` });
  });
}

/**
 * The words of the table line by line, in the weight and colour that they have there.
 * @param {HTMLElement} table
 * @param {DOMRect} frame
 */
function words(table, frame) {
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  const lines = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || !node.textContent?.trim() || isHidden(parent)) continue;
    const { fontSize, fontWeight, color } = getComputedStyle(parent);
    for (const { text, box } of linesOf(node)) {
      const line = svg(
        "text",
        {
          x: box.left - frame.left,
          y: box.bottom - frame.top - 0.22 * box.height,
          "font-size": fontSize,
          "font-weight": fontWeight,
        },
        text,
      );
      // As a style and no attribute, which the style sheet would override.
      if (line instanceof SVGElement) line.style.fill = color;
      lines.push(line);
    }
  }
  return lines;
}

/** @param {Element} element */
function isHidden(element) {
  return (
    Boolean(element.closest(".spoken")) ||
    element.getClientRects()[0]?.width === 1 ||
    !element.getClientRects().length
  );
}

/**
 * The lines into which a text is broken, each with its box.
 * @param {Node} node
 */
function linesOf(node) {
  const text = node.textContent ?? "";
  const range = document.createRange();
  /** @type {{ text: string, box: DOMRect }[]} */
  const lines = [];
  for (const { 0: word, index } of text.matchAll(/\S+\s*/gu)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (last && Math.abs(last.box.top - box.top) < 2) last.text += word;
    else lines.push({ text: word, box });
  }
  return lines;
}

/**
 * @param {Element} element
 * @param {DOMRect} frame
 */
function mark(element, frame) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const name = MARK_NAMES.find((each) => element.classList.contains(`stand-${each}`)) ?? "silent";
  const drawn = standShape(name, left + width / 2 - frame.left, top + height / 2 - frame.top, 6.4);
  if (element.classList.contains("is-beside")) drawn.setAttribute("opacity", "0.42");
  return drawn;
}

/**
 * A mark as the style sheet has it: round for, square and turned against, filled where it is said.
 * @param {string} name
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
function standShape(name, x, y, radius) {
  if (name === "unread")
    return svg("rect", { class: "table-silent", x: x - 5, y: y - 0.5, width: 10, height: 1 });
  if (name === "undecided") return svg("text", { class: "table-undecided", x, y: y + 5 }, "?");
  if (name === "silent")
    return svg("rect", { class: "table-silent", x: x - 2, y: y - 2, width: 4, height: 4 });
  const isAgainst = name === "against" || name.startsWith("tells-against");
  const isFull = name === "says" || name === "against";
  const dotted = name.endsWith("in-part") ? "2 2" : null;
  const outline = isAgainst
    ? svg("rect", {
        x: x - radius * 0.86,
        y: y - radius * 0.86,
        width: radius * 1.72,
        height: radius * 1.72,
        transform: `rotate(45 ${cut(x)} ${cut(y)})`,
        "stroke-dasharray": dotted,
      })
    : svg("circle", { cx: x, cy: y, r: radius, "stroke-dasharray": dotted });
  const half =
    name === "says-with-reserve"
      ? svg("path", {
          class: "table-full",
          d: `M${cut(x)} ${cut(y - radius)}A${cut(radius)} ${cut(radius)} 0 0 0 ${cut(x)} ${cut(y + radius)}Z`,
        })
      : null;
  const sort = `table-mark ${isAgainst ? "is-clash" : "is-agree"}${isFull ? " is-full" : ""}`;
  return svg("g", { class: sort }, outline, half);
}
