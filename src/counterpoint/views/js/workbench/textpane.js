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
/** @typedef {readonly (readonly [mark: string, range: Range])[]} Ranges */
/**
 * What lies over a row and beside it: the states of its sentences, the lines where they begin, from
 * the row's top, their marks, the ranges of the states, and those of what is pointed at.
 * @typedef {{ readonly states: readonly string[], readonly lines: readonly number[], readonly marks: readonly HTMLElement[], readonly ranges: Ranges, readonly pointing: Ranges }} Dress
 */
/** @type {Map<Row, Dress>} */
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
  new ResizeObserver(() => dress([...dressed.keys()])).observe(pane);
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
  /** @type {Set<Row>} */
  const coming = new Set();
  for (const { target, isIntersecting } of entries) {
    const stretch = stretchOf.get(target);
    if (stretch && isIntersecting) rowsIn(stretch);
    const row = rowByElement.get(target);
    if (!row) continue;
    if (isIntersecting) coming.add(row);
    else coming.delete(row);
    if (!isIntersecting) undress(row);
  }
  dress(coming);
}

/**
 * Lay the marks of rows over their letters, and put those of their sentences into the gutter. All
 * is measured before any of it is written, or the browser would lay the page out for each row.
 * @param {Iterable<Row>} rows
 */
function dress(rows) {
  const measured = [...rows].map((row) => /** @type {const} */ ([row, linesIn(row)]));
  for (const [row, lines] of measured) putOn(row, lines);
}

/** Where the sentences of a row begin, from its top. @param {Row} row */
function linesIn(row) {
  const { top } = row.gutter.getBoundingClientRect();
  return row.block.sentences.map(({ within: { start } }) => {
    const box = rangeOver(row, { start, end: start + 1 }).getClientRects()[0];
    return Math.round((box?.top ?? top) - top);
  });
}

/**
 * @param {Row} row
 * @param {readonly number[]} lines
 */
function putOn(row, lines) {
  undress(row);
  const { sentences } = row.block;
  const states = statesIn(row);
  const marks = sentences.map((sentence, at) => gutterMark(sentence, states[at], lines[at]));
  for (const line of new Set(lines)) setBeside(marks.filter((_, at) => lines[at] === line));
  refill(row.gutter, marks);
  const ranges = sentences.flatMap(({ within }, at) =>
    states[at] === "untouched" ? [] : [/** @type {const} */ ([states[at], rangeOver(row, within)])],
  );
  layOver(ranges);
  dressed.set(row, { states, lines, marks, ranges, pointing: [] });
  pointIn(row);
}

/** @param {Row} row */
function statesIn({ block }) {
  return block.sentences.map(({ id }) => sentenceState(id).status);
}

/**
 * @param {ReadSentence} sentence
 * @param {string} status
 * @param {number} line
 */
function gutterMark({ id }, status, line) {
  const mark = h("span", { class: `gutter-mark is-${status}`, "data-sentence": id });
  mark.style.top = `${line}px`;
  return mark;
}

/** Marks of one line side by side, in the order of the reading. @param {readonly HTMLElement[]} marks */
function setBeside(marks) {
  const step = Math.min(MARK_STEP, MARKS_WIDTH / marks.length);
  for (const [at, mark] of marks.entries())
    mark.style.right = `${(marks.length - 1 - at) * step}px`;
}

/** Show what of a dressed row is pointed at; its letters and marks stay where they are. @param {Row} row */
function pointIn(row) {
  const before = dressed.get(row);
  if (!before) return;
  takeOff(before.pointing);
  const pointing = pointedRanges(row);
  layOver(pointing);
  dressed.set(row, { ...before, pointing });
  for (const [at, { id }] of row.block.sentences.entries())
    before.marks[at].classList.toggle("is-now", id === pointed.sentence?.id);
}

/** @param {Row} row @returns {Ranges} */
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
  const before = dressed.get(row);
  if (before) takeOff([...before.ranges, ...before.pointing]);
  dressed.delete(row);
}

/** @param {Ranges} ranges */
function layOver(ranges) {
  for (const [mark, range] of ranges) highlights.get(mark)?.add(range);
}

/** @param {Ranges} ranges */
function takeOff(ranges) {
  for (const [mark, range] of ranges) highlights.get(mark)?.delete(range);
}

/** Draw the marks anew of the blocks near the window where they are not what they should be. */
export function dressChanged() {
  for (const [row, { states, lines }] of [...dressed])
    if (statesIn(row).join() !== states.join() || isLost(row)) putOn(row, lines);
}

/** Whether its ranges lie over nothing: the browser folds them when the pane leaves the page. @param {Row} row */
function isLost(row) {
  const { ranges = [], pointing = [] } = dressed.get(row) ?? {};
  return [...ranges, ...pointing].some(([, range]) => range.startContainer !== row.letters);
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
 * Point at a sentence, its key phrase, and the part that a split would take off. The same once more
 * changes nothing, since each change of a mark has the browser paint all marks anew.
 * @param {Pointed} next
 */
export function pointAt(next) {
  const before = pointed;
  pointed = next;
  const row = rowOfSentence(next.sentence);
  if (row && !dressed.has(row)) dress([row]);
  if (isSamePlace(before, next)) return;
  const rowBefore = rowOfSentence(before.sentence);
  if (rowBefore && rowBefore !== row) pointIn(rowBefore);
  if (row) pointIn(row);
}

/**
 * @param {Pointed} one
 * @param {Pointed} other
 */
function isSamePlace(one, other) {
  return (
    one.sentence === other.sentence &&
    isSameSpan(one.phrase, other.phrase) &&
    isSameSpan(one.part, other.part)
  );
}

/**
 * @param {Span | null} one
 * @param {Span | null} other
 */
function isSameSpan(one, other) {
  return one?.start === other?.start && one?.end === other?.end;
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
