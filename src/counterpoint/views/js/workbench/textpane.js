/**
 * The text: blocks of which the browser lays out only those near the window, marks that are laid
 * over the letters without touching them, and a gutter that shows what has become of a sentence.
 */

/** @import { ReadSentence, Reading, Span, TextBlock } from "../types/workbench.js" */

import { fill, h, refill } from "../ground/dom.js";
import { t } from "../ground/texts.js";
import { mapState, sentenceState } from "./desk.js";
import { hueOfSpeaker } from "./speakers.js";

/** What lies over the text, the later above the earlier. */
const TEXT_MARKS = /** @type {const} */ (["mapped", "proposed", "aside", "now", "phrase", "part"]);
/** How far beyond the window blocks are dressed, so that scrolling finds them ready. */
const BEYOND_WINDOW = "60% 0px";
/** Marks of one line stand beside each other, so many pixels apart. */
const MARK_STEP = 11;
const MARKS_WIDTH = 44;
const COMFORT = 0.25;

/** @typedef {{ readonly block: TextBlock, readonly row: HTMLElement, readonly gutter: HTMLElement, readonly letters: Text }} Row */
/** @typedef {{ readonly sentence: ReadSentence | null, readonly phrase: Span | null, readonly part: Span | null }} Pointed */

/**
 * The blocks in stretches of some dozens: an element that takes about the room that they will
 * need, and is filled when it comes near the window, or when the browser has time.
 * @typedef {{ readonly element: HTMLElement, readonly blocks: readonly TextBlock[], rows: readonly Row[] | null }} Stretch
 */

/** Blocks of one stretch. */
const STRETCH = 24;
/** What a letter and a block take of the height, about, until the browser has laid them out. */
const HEIGHT_OF_LETTER = 27 / 68;
const HEIGHT_OF_BLOCK = 26;

/** @type {readonly Stretch[]} */
let stretches = [];
/** @type {WeakMap<Element, Stretch>} */
const stretchOf = new WeakMap();
/** @type {WeakMap<Element, Row>} */
const rowByElement = new WeakMap();
/** @type {Pointed} */
let pointed = { sentence: null, phrase: null, part: null };
/** The dressed rows, with the ranges that lie over each. @type {Map<Row, [mark: string, range: Range][]>} */
const dressed = new Map();
/** @type {Map<string, Highlight>} */
const highlights = new Map();
/** @type {IntersectionObserver | null} */
let observer = null;
/** Rises with each text, so that what is left of the one before is not filled any more. */
let edition = 0;

/**
 * The pane with the text of all sources; `choose` is called with a sentence that is clicked.
 * @param {(sentence: ReadSentence) => void} choose
 */
export function textPane(choose) {
  for (const [at, mark] of TEXT_MARKS.entries()) {
    if (!globalThis.Highlight) break; // an older browser shows the gutter and the card alone
    const highlight = new Highlight();
    highlight.priority = at;
    CSS.highlights.set(`work-${mark}`, highlight);
    highlights.set(mark, highlight);
  }
  const pane = h("div", {
    class: "text-pane",
    id: "text",
    tabindex: "0",
    role: "region",
    "aria-label": t("work.text"),
    onclick: (/** @type {MouseEvent} */ event) => {
      const sentence = sentenceAt(event);
      if (sentence) choose(sentence);
    },
  });
  new ResizeObserver(() => dressAgain()).observe(pane);
  return pane;
}

/**
 * Put a reading into the pane: linear in its stretches, of which none is laid out here.
 * @param {HTMLElement} pane
 * @param {Reading} reading
 */
export function showText(pane, reading) {
  observer?.disconnect();
  for (const row of dressed.keys()) undress(row);
  edition += 1;
  observer = new IntersectionObserver(followWindow, { root: pane, rootMargin: BEYOND_WINDOW });
  const count = Math.ceil(reading.blocks.length / STRETCH);
  stretches = Array.from({ length: count }, (_, at) =>
    stretchFor(reading.blocks.slice(at * STRETCH, (at + 1) * STRETCH)),
  );
  refill(
    pane,
    stretches.map(({ element }) => element),
  );
  for (const { element } of stretches) observer.observe(element);
  fillRest(0, edition);
}

/**
 * @param {readonly TextBlock[]} blocks
 * @returns {Stretch}
 */
function stretchFor(blocks) {
  const element = h("div", { class: "stretch" });
  const letters = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const height = Math.round(letters * HEIGHT_OF_LETTER + blocks.length * HEIGHT_OF_BLOCK);
  element.style.containIntrinsicSize = `auto ${height}px`;
  const stretch = { element, blocks, rows: null };
  stretchOf.set(element, stretch);
  return stretch;
}

/**
 * The rows of a stretch, made if they are not there yet.
 * @param {Stretch} stretch
 */
function rowsIn(stretch) {
  if (stretch.rows) return stretch.rows;
  const rows = stretch.blocks.map(rowOf);
  stretch.rows = rows;
  for (const row of rows) rowByElement.set(row.row, row);
  fill(
    stretch.element,
    rows.map(({ row, block }) => [
      block.heading ? h("h2", { class: "source-name" }, block.heading) : null,
      row,
    ]),
  );
  for (const { row } of rows) observer?.observe(row);
  return rows;
}

/**
 * Fill the stretches that are not near the window while the browser has nothing else to do, so
 * that its own search finds words in all of the text.
 * @param {number} at
 * @param {number} own
 */
function fillRest(at, own) {
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  idle(() => {
    if (own !== edition || !stretches[at]) return;
    rowsIn(stretches[at]);
    fillRest(at + 1, own);
  });
}

/**
 * @param {TextBlock} block
 * @returns {Row}
 */
function rowOf(block) {
  const gutter = h("div", { class: "gutter", "aria-hidden": "true" });
  const letters = document.createTextNode(block.text);
  const hue = block.speaker ? ` hue-${hueOfSpeaker(mapState().experts, block.speaker)}` : "";
  const row = h(
    "div",
    { class: `block block-${block.kind} layer-${block.layer}${hue}` },
    gutter,
    fill(h("p", { lang: mapState().language }), letters),
  );
  return { block, row, gutter, letters };
}

/** @param {readonly IntersectionObserverEntry[]} entries */
function followWindow(entries) {
  for (const { target, isIntersecting } of entries) {
    const stretch = stretchOf.get(target);
    if (stretch && isIntersecting) rowsIn(stretch);
    const row = rowByElement.get(target);
    if (row && isIntersecting) dress(row);
    else if (row) undress(row);
  }
}

/** Lay the marks of a row over its letters, and put those of its sentences into the gutter. @param {Row} row */
function dress(row) {
  undress(row);
  /** @type {[string, Range][]} */
  const ranges = [];
  const marks = [];
  const top = row.gutter.getBoundingClientRect().top;
  /** @type {Map<number, readonly HTMLElement[]>} */
  const onLine = new Map();
  for (const sentence of row.block.sentences) {
    const { status } = sentenceState(sentence.id);
    if (status !== "untouched") ranges.push([status, rangeOver(row, sentence.within)]);
    const first = { start: sentence.within.start, end: sentence.within.start + 1 };
    const box = rangeOver(row, first).getClientRects()[0];
    const line = Math.round((box?.top ?? top) - top);
    const mark = gutterMark(sentence, status, line);
    onLine.set(line, [...(onLine.get(line) ?? []), mark]);
    marks.push(mark);
  }
  for (const group of onLine.values()) setBeside(group);
  refill(row.gutter, marks);
  ranges.push(...pointedRanges(row));
  for (const [mark, range] of ranges) highlights.get(mark)?.add(range);
  dressed.set(row, ranges);
}

/**
 * @param {ReadSentence} sentence
 * @param {string} status
 * @param {number} line
 */
function gutterMark(sentence, status, line) {
  const isNow = sentence.id === pointed.sentence?.id;
  const mark = h("span", {
    class: `gutter-mark is-${status}${isNow ? " is-now" : ""}`,
    "data-sentence": sentence.id,
  });
  mark.style.top = `${line}px`;
  return mark;
}

/** Marks of one line side by side, in the order of the reading. @param {readonly HTMLElement[]} marks */
function setBeside(marks) {
  const step = Math.min(MARK_STEP, MARKS_WIDTH / marks.length);
  for (const [at, mark] of marks.entries())
    mark.style.right = `${(marks.length - 1 - at) * step}px`;
}

/** @param {Row} row @returns {[string, Range][]} */
function pointedRanges(row) {
  const { sentence, phrase, part } = pointed;
  if (!sentence || rowOfSentence(sentence) !== row) return [];
  const offset = sentence.within.start - sentence.start;
  /** @param {Span} span */
  const within = ({ start, end }) => ({ start: start + offset, end: end + offset });
  /** @type {[string, Range][]} */
  const ranges = [["now", rangeOver(row, sentence.within)]];
  if (phrase) ranges.push(["phrase", rangeOver(row, within(phrase))]);
  if (part) ranges.push(["part", rangeOver(row, within(part))]);
  return ranges;
}

/** @param {Row} row */
function undress(row) {
  for (const [mark, range] of dressed.get(row) ?? []) highlights.get(mark)?.delete(range);
  dressed.delete(row);
}

/** Draw the marks of all blocks near the window anew. */
export function dressAgain() {
  for (const row of [...dressed.keys()]) dress(row);
}

/**
 * @param {Row} row
 * @param {Span} span
 */
function rangeOver({ letters }, { start, end }) {
  const range = document.createRange();
  range.setStart(letters, Math.max(0, Math.min(start, letters.length)));
  range.setEnd(letters, Math.max(0, Math.min(end, letters.length)));
  return range;
}

/**
 * Point at a sentence, its key phrase, and the part that a split would take off.
 * @param {Pointed} next
 */
export function pointAt(next) {
  const before = rowOfSentence(pointed.sentence);
  pointed = next;
  const row = rowOfSentence(next.sentence);
  if (before && before !== row && dressed.has(before)) dress(before);
  if (row) dress(row);
}

/** @param {ReadSentence | null} sentence */
function rowOfSentence(sentence) {
  const stretch = sentence ? stretches[Math.floor(sentence.block / STRETCH)] : undefined;
  return stretch && sentence ? rowsIn(stretch)[sentence.block % STRETCH] : undefined;
}

/**
 * Scroll the pane until the sentence stands well within it.
 * @param {HTMLElement} pane
 * @param {ReadSentence} sentence
 */
export function bringSentence(pane, sentence) {
  const row = rowOfSentence(sentence);
  if (!row) return;
  // Twice: a block that had not been laid out takes its true height only when it comes near.
  for (let time = 0; time < 2; time += 1) {
    const frame = pane.getBoundingClientRect();
    const box = rangeOver(row, sentence.within).getBoundingClientRect();
    const edge = Math.min(frame.height * COMFORT, 160);
    if (box.top >= frame.top + edge / 2 && box.bottom <= frame.bottom - edge / 2) return;
    pane.scrollTop += box.top - frame.top - edge;
  }
}

/**
 * The sentence at a click: in the gutter that of the mark, else that of the letter.
 * @param {MouseEvent} event
 * @returns {ReadSentence | undefined}
 */
function sentenceAt({ clientX, clientY, target }) {
  if (!(target instanceof Element)) return;
  const row = rowByElement.get(target.closest(".block") ?? target);
  if (!row) return;
  const mark = target.closest("[data-sentence]")?.getAttribute("data-sentence");
  if (mark) return row.block.sentences.find(({ id }) => id === mark);
  const at = document.caretPositionFromPoint?.(clientX, clientY);
  if (!at || at.offsetNode !== row.letters) return;
  return row.block.sentences.find(
    ({ within }) => at.offset >= within.start && at.offset <= within.end,
  );
}
