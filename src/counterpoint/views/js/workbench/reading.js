/** The sources as they are read: blocks with their text, sentences in their order, offsets. */

/**
 * @import { ReadSentence, Reading, Span, TextBlock, WireSource, WireText } from "../types/workbench.js"
 */

/** A block of more letters is shown in pieces, since a browser lays out each piece as a whole. */
const MOST_LETTERS_OF_BLOCK = 6000;

/**
 * The reading of what the server sent; linear in the texts.
 * @param {WireText} wire
 * @returns {Reading}
 */
export function readingOf({ text: version, sources }) {
  /** @type {TextBlock[]} */
  const blocks = [];
  /** @type {ReadSentence[]} */
  const sentences = [];
  const rulers = new Map(sources.map(({ id, text }) => [id, rulerOf(text)]));
  for (const source of sources)
    addSource(source, ruler(rulers, source.id).toUnit, blocks, sentences);
  return {
    version,
    blocks,
    sentences,
    sentencesById: new Map(sentences.map((sentence) => [sentence.id, sentence])),
    toUnits: (source, span) => mapped(span, ruler(rulers, source).toUnit),
    toPoints: (source, span) => mapped(span, ruler(rulers, source).toPoint),
  };
}

/** @typedef {{ readonly toUnit: (at: number) => number, readonly toPoint: (at: number) => number }} Ruler */

/**
 * @param {ReadonlyMap<string, Ruler>} rulers
 * @param {string} source
 * @returns {Ruler}
 */
function ruler(rulers, source) {
  return rulers.get(source) ?? { toUnit: Number, toPoint: Number };
}

/**
 * Between code points, in which the server counts, and the units of a string; the same in a text
 * without letters beyond the first plane.
 * @param {string} text
 * @returns {Ruler}
 */
function rulerOf(text) {
  if (!/[\ud800-\udbff]/.test(text)) return { toUnit: Number, toPoint: Number };
  const units = [0];
  for (const letter of text) units.push(units[units.length - 1] + letter.length);
  return {
    toUnit: (at) => units[at] ?? text.length,
    toPoint: (at) => placeAmong(units, at),
  };
}

/**
 * How many of `numbers`, which rise, are less than `number`; logarithmic.
 * @param {readonly number[]} numbers
 * @param {number} number
 */
export function placeAmong(numbers, number) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {Span} span
 * @param {(at: number) => number} measure
 * @returns {Span}
 */
function mapped({ start, end }, measure) {
  return { start: measure(start), end: measure(end) };
}

/**
 * @param {WireSource} source
 * @param {(at: number) => number} toUnit
 * @param {TextBlock[]} blocks
 * @param {ReadSentence[]} sentences
 */
function addSource(
  { id, text, blocks: wireBlocks, sentences: wireSentences },
  toUnit,
  blocks,
  sentences,
) {
  /** @type {Map<number, ReadSentence[]>} */
  const byBlock = new Map();
  for (const wire of wireSentences) {
    const of = byBlock.get(wire.block) ?? [];
    const span = mapped(wire, toUnit);
    of.push({
      ...wire,
      ...span,
      source: id,
      at: 0,
      within: span,
      text: text.slice(span.start, span.end),
    });
    byBlock.set(wire.block, of);
  }
  for (const [at, wire] of wireBlocks.entries()) {
    const span = mapped(wire, toUnit);
    for (const [piece, members] of piecesOf(span, byBlock.get(at) ?? [])) {
      const placed = members.map((sentence, place) => ({
        ...sentence,
        at: sentences.length + place,
        block: blocks.length,
        within: { start: sentence.start - piece.start, end: sentence.end - piece.start },
      }));
      sentences.push(...placed);
      blocks.push({
        ...wire,
        ...piece,
        source: id,
        text: text.slice(piece.start, piece.end),
        sentences: placed,
      });
    }
  }
}

/**
 * A block as pieces of some thousand letters, cut between its sentences.
 * @param {Span} span
 * @param {readonly ReadSentence[]} members
 * @returns {readonly (readonly [Span, readonly ReadSentence[]])[]}
 */
function piecesOf({ start, end }, members) {
  if (end - start <= MOST_LETTERS_OF_BLOCK) return [[{ start, end }, members]];
  /** @type {[Span, ReadSentence[]][]} */
  const pieces = [[{ start, end }, []]];
  for (const sentence of members) {
    const [piece, group] = pieces[pieces.length - 1];
    if (sentence.end - piece.start > MOST_LETTERS_OF_BLOCK && group.length) {
      pieces[pieces.length - 1] = [{ start: piece.start, end: sentence.start }, group];
      pieces.push([{ start: sentence.start, end }, [sentence]]);
    } else {
      group.push(sentence);
    }
  }
  return pieces;
}
