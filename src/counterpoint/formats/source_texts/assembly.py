"""A text in pieces to a `SourceText`: heads and layers into blocks, sections and sentences."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterpoint.errors import Place, Problem, Severity
from counterpoint.formats.source_texts.pieces import Piece, RawText
from counterpoint.formats.source_texts.quotations import MOST_WORDS
from counterpoint.formats.source_texts.readers.page_parts import furniture_of_line
from counterpoint.formats.source_texts.sentences import sentences_between
from counterpoint.formats.source_texts.speaking.finding import find_heads
from counterpoint.formats.source_texts.speaking.heads import SpeakerHead
from counterpoint.formats.source_texts.speaking.layers import find_layers
from counterpoint.formats.source_texts.speaking.missed import missed_speakers
from counterpoint.model import (
    Block,
    BlockKind,
    Layer,
    Section,
    SourceFormat,
    SourceSentence,
    SourceSpeaker,
    SourceText,
    content_hash,
    slug,
)

# The ids of sentences: six digits tell ten thousand apart, and who types one has few to type.
_DIGITS = 6
# Heads whose words are looked for in all of the text: each takes a run through it.
_MOST_CHECKED = 100
# Letters, by round numbers: where the first words of a line are looked for, and what may be a
# title, or a line beside the text such as "Share this".
_LONGEST_MARKER = 200
_LONGEST_TITLE = 100
_LONGEST_PAGE_LINE = 40


def assemble(name: str, file_format: SourceFormat, raw: RawText, sha256: str) -> SourceText:
    """The text with everything that is known of it; linear in its length."""
    raw = _without_page_lines(raw)
    heads = find_heads(raw)
    layers = find_layers(raw, heads)
    speakers = _speakers(heads)
    ids = {speaker.name: speaker.id for speaker in speakers}
    blocks = tuple(_blocks(raw, heads, layers, ids))
    doubts = (*raw.doubts, *_doubts(heads), *missed_speakers(raw.text, blocks, speakers))
    return SourceText(
        name,
        file_format,
        raw.text,
        sha256,
        hashlib.sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks,
        speakers,
        _sections(raw.text, heads, ids, blocks),
        sentences_of(raw.text, blocks),
        tuple(replace(doubt, place=replace(doubt.place, file=name)) for doubt in doubts),
    )


def _without_page_lines(raw: RawText) -> RawText:
    """The text with lines such as "Share this" as furniture."""
    pieces = tuple(
        replace(piece, furniture=furniture)
        if piece.furniture is None
        and piece.end - piece.start <= _LONGEST_PAGE_LINE
        and (furniture := furniture_of_line(raw.text[piece.start : piece.end])) is not None
        else piece
        for piece in raw.pieces
    )
    return replace(raw, pieces=pieces)


def _doubts(heads: Sequence[SpeakerHead]) -> Iterator[Problem]:
    if not heads:
        yield Problem(
            Place(""),
            "nobody is announced as a speaker in this text",
            "say in the map who speaks where (sections), or under whose heading it is quoted",
            "source-no-speaker",
            Severity.WARNING,
        )


def sentences_of(text: str, blocks: Sequence[Block]) -> tuple[SourceSentence, ...]:
    """The sentences of all blocks that are running text and no furniture, in order."""
    counts: Counter[str] = Counter()
    sentences: list[SourceSentence] = []
    for number, block in enumerate(blocks):
        if block.kind in (BlockKind.HEADING, BlockKind.LABEL) or block.furniture is not None:
            continue
        for start, end in sentences_between(text, block.start, block.end):
            digest = content_hash(" ".join(text[start:end].split()), length=_DIGITS)
            counts[digest] += 1
            repeat = f"-{counts[digest]}" if counts[digest] > 1 else ""
            sentences.append(
                SourceSentence(
                    f"s{digest}{repeat}",
                    len(sentences) + 1,
                    start,
                    end,
                    number,
                    block.layer,
                    block.speaker,
                )
            )
    return tuple(sentences)


def _speakers(heads: Sequence[SpeakerHead]) -> tuple[SourceSpeaker, ...]:
    """Each name once, with the first role that stands beside it and an id of its own."""
    roles: dict[str, str] = {}
    for head in heads:
        roles[head.name] = roles.get(head.name) or head.role
    ids: dict[str, str] = {}
    for name in roles:
        surname = slug(name.split()[-1]) if name.split() else slug(name)
        full = slug(name)
        tries = (surname, full, *(f"{full}-{number}" for number in range(2, len(roles) + 2)))
        ids[next(each for each in tries if each not in ids)] = name
    return tuple(SourceSpeaker(each, name, roles[name]) for each, name in ids.items())


def _blocks(
    raw: RawText, heads: Sequence[SpeakerHead], layers: Sequence[Layer], ids: dict[str, str]
) -> Iterator[Block]:
    by_piece = {head.piece: head for head in heads}
    speaker, covered = "", -1
    for number, (piece, layer) in enumerate(zip(raw.pieces, layers, strict=True)):
        head = by_piece.get(number)
        if head is not None:
            speaker, covered = ids[head.name], head.last
            yield from _head_blocks(raw.text, piece, head, speaker)
            continue
        is_aside = layer is Layer.FURNITURE or piece.kind is BlockKind.NOTE
        if layer is not Layer.SPEECH and not is_aside:
            speaker = ""
        block = _block(piece, layer, "" if is_aside else speaker)
        is_heading = number <= covered or _is_title(raw, number, layers)
        yield replace(block, kind=BlockKind.HEADING) if is_heading else block


def _is_title(raw: RawText, number: int, layers: Sequence[Layer]) -> bool:
    """Whether a line of a plain text is a title: its first, or that which begins a summary."""
    piece, layer = raw.pieces[number], layers[number]
    if piece.kind is not BlockKind.PARAGRAPH or not piece.is_own_line:
        return False
    begins = (layer is Layer.FRONT and number == 0) or (
        layer is Layer.SUMMARY and (number == 0 or layers[number - 1] is not Layer.SUMMARY)
    )
    words = raw.text[piece.start : piece.end]
    return begins and len(words) <= _LONGEST_TITLE and words[-1] not in ".:;,"


def _head_blocks(text: str, piece: Piece, head: SpeakerHead, speaker: str) -> Iterator[Block]:
    """The head, and what is said in the same piece."""
    kind = BlockKind.LABEL if head.is_label else BlockKind.HEADING
    # A head of several lines is as many blocks: the others come with their own pieces.
    end = min(head.end, piece.end)
    yield Block(head.start, end, kind, Layer.SPEECH, speaker, None, piece.level)
    rest = text[head.end : piece.end]
    start = piece.end - len(rest.lstrip(" \t\r\n\u2013\u2014-*_"))
    if start < piece.end:
        yield _block(replace(piece, start=start), Layer.SPEECH, speaker)


def _block(piece: Piece, layer: Layer, speaker: str) -> Block:
    return Block(piece.start, piece.end, piece.kind, layer, speaker, piece.furniture, piece.level)


def _sections(
    text: str, heads: Sequence[SpeakerHead], ids: dict[str, str], blocks: Sequence[Block]
) -> tuple[Section, ...]:
    """From each head to the next, or to the block that is said by nobody."""
    starts = [head.start for head in heads]
    ends = sorted(
        {len(text), *starts}
        | {
            block.start
            for block in blocks
            if block.layer not in (Layer.SPEECH, Layer.FURNITURE)
            and block.kind is not BlockKind.NOTE
        }
    )
    is_checked = len(heads) <= _MOST_CHECKED
    asides = [(block.start, block.end) for block in blocks if block.furniture is not None]
    return tuple(
        Section(
            ids[head.name],
            _marker(text, head, asides if is_checked else None),
            head.start,
            ends[bisect_right(ends, head.start)],
        )
        for head in heads
    )


def _marker(text: str, head: SpeakerHead, asides: Sequence[tuple[int, int]] | None) -> str:
    """What a map file may write for a section: the label, or words that stand only there.

    The first words of the heading, or what is said first where a list has the same words. That
    is not looked at where ``asides``, the places of furniture, are not given.
    """
    words = text[head.start : head.end].split()
    if head.is_label and len(words) <= MOST_WORDS:
        return " ".join(words)
    phrases = [_first_words(text, start) for start in (head.start, head.end)]
    if asides is not None:
        return next((x for x in phrases if x and _is_once(text, x, asides)), phrases[0])
    return phrases[0]


def _is_once(text: str, phrase: str, asides: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase stands in one place of a text that is no furniture."""
    places, at = 0, text.find(phrase)
    while at >= 0 and places < 2:
        before = bisect_right(asides, (at, len(text))) - 1
        places += before < 0 or at >= asides[before][1]
        at = text.find(phrase, at + 1)
    return places == 1


def _first_words(text: str, start: int) -> str:
    """At most as many words as a key phrase may have, of the line that begins at an offset."""
    start += len(text[start : start + 200]) - len(text[start : start + 200].lstrip(" \r\n\t#*_-"))
    line = text[start : start + _LONGEST_MARKER].split("\n", maxsplit=1)[0]
    words = [match.end() for match in re.finditer(r"\S*\w\S*", line)]
    return line[: words[min(len(words), MOST_WORDS) - 1]].rstrip(" ,;:") if words else ""
