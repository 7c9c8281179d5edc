/** The sources as they are read: blocks with their text, sentences in their order, offsets. */

/**
 * @import { ReadSentence, Reading, Span, TextBlock, WireSentence, WireSource, WireText } from "../types/workbench.js"
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
  for (const source of sources) {
    const title = sources.length > 1 ? source.title : "";
    addSource({ ...source, title }, ruler(rulers, source.id).toUnit, blocks, sentences);
  }
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
  { id, title, text, blocks: wireBlocks, sentences: wireSentences },
  toUnit,
  blocks,
  sentences,
) {
  /** @type {Map<number, WireSentence[]>} */
  const byBlock = new Map();
  for (const wire of wireSentences) {
    const members = byBlock.get(wire.block);
    if (members) members.push(wire);
    else byBlock.set(wire.block, [wire]);
  }
  const first = blocks.length;
  for (const [at, wire] of wireBlocks.entries()) {
    const { kind, layer, speaker } = wire;
    const spans = (byBlock.get(at) ?? []).map((each) => ({ wire: each, ...mapped(each, toUnit) }));
    for (const [piece, members] of piecesOf(mapped(wire, toUnit), spans)) {
      const sentencesHere = members.map(({ wire: own, start, end }, place) => ({
        id: own.id,
        at: sentences.length + place,
        start,
        end,
        source: id,
        speaker: own.speaker,
        layer: own.layer,
        block: blocks.length,
        within: { start: start - piece.start, end: end - piece.start },
        text: text.slice(start, end),
      }));
      sentences.push(...sentencesHere);
      blocks.push({
        kind,
        layer,
        speaker,
        ...piece,
        source: id,
        heading: blocks.length === first ? title : "",
        text: text.slice(piece.start, piece.end),
        sentences: sentencesHere,
      });
    }
  }
}

/** @typedef {Span & { readonly wire: WireSentence }} Placed */

/**
 * A block as pieces of some thousand letters, cut between its sentences.
 * @param {Span} span
 * @param {readonly Placed[]} members
 * @returns {readonly (readonly [Span, readonly Placed[]])[]}
 */
function piecesOf({ start, end }, members) {
  if (end - start <= MOST_LETTERS_OF_BLOCK) return [[{ start, end }, members]];
  /** @type {[Span, Placed[]][]} */
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
