"""Of which layer each piece of a text is: front, summary, speech, back, or furniture."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.formats.source_texts.pieces import Piece, RawText
from counterpoint.formats.source_texts.speaking.heads import SpeakerHead
from counterpoint.formats.source_texts.speaking.names import read_named_line
from counterpoint.formats.source_texts.speaking.words import BACK_HEADING, BACK_LINE, SUMMARY
from counterpoint.model import BlockKind, Layer

# Letters, by round numbers: two lines of 80 for what says that a summary follows, less than one for
# a line that stands where a heading would.
_LONGEST_CUE = 160
_LONGEST_LINE = 60


def find_layers(raw: RawText, heads: Sequence[SpeakerHead]) -> list[Layer]:
    """One layer for each piece; a head's own piece is speech."""
    layers: list[Layer] = []
    by_piece = {head.piece: head for head in heads}
    last_head = max(by_piece, default=-1)
    # Where nobody is announced, all but the first heading and a summary may be said by somebody.
    layer = Layer.FRONT if heads else Layer.SPEECH
    level, covered = 0, -1
    for number, piece in enumerate(raw.pieces):
        if piece.furniture is not None:
            layers.append(Layer.FURNITURE)
            continue
        if piece.kind is BlockKind.NOTE:
            layers.append(Layer.BACK)  # also in the midst of a speaker's words
            continue
        if number in by_piece:
            layer, level, covered = Layer.SPEECH, piece.level, by_piece[number].last
        elif number > covered:
            layer = _next_layer(raw, number, layer, level, has_more=number < last_head)
        layers.append(Layer.FRONT if not heads and number == 0 and _is_title(piece) else layer)
    return layers


def _is_title(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING


def _next_layer(raw: RawText, number: int, layer: Layer, level: int, *, has_more: bool) -> Layer:
    """The layer of a piece that is no head, after one of ``layer``."""
    piece = raw.pieces[number]
    text = raw.text[piece.start : piece.end].strip("*_ \t")
    is_heading = piece.kind is BlockKind.HEADING or piece.strong_end >= piece.end - 1 > 0
    is_line = is_heading or (piece.is_own_line and len(text) <= _LONGEST_LINE)
    if _begins_summary(raw, number, text, layer, is_heading=is_heading):
        return Layer.SUMMARY
    if not has_more and layer is not Layer.FRONT and _begins_back(text, is_line=is_line):
        return Layer.BACK
    if layer is Layer.SUMMARY:
        return _after_summary(raw, number, is_heading=is_heading, has_more=has_more)
    if layer is Layer.SPEECH and level and piece.kind is BlockKind.HEADING:
        is_question = text.endswith("?")
        if piece.level < level or (piece.level == level and (is_question or not has_more)):
            return Layer.FRONT if has_more else Layer.BACK
    return layer


def _begins_back(text: str, *, is_line: bool) -> bool:
    match = BACK_HEADING.match(text) if is_line else None
    is_heading = match is not None and len(text) - match.end() <= 20
    return is_heading or BACK_LINE.match(text) is not None


def _begins_summary(
    raw: RawText, number: int, text: str, layer: Layer, *, is_heading: bool
) -> bool:
    """Whether a heading or a line before a list says that what follows sums up."""
    piece = raw.pieces[number]
    if piece.kind is BlockKind.ITEM or len(text) > _LONGEST_CUE:
        return False
    follows_list = _is_list(raw, number + 1)
    match = SUMMARY.match(text)
    if match is not None:
        return is_heading or follows_list or len(text) - match.end() <= 3
    return (
        layer is Layer.FRONT and follows_list and text.endswith(":") and _is_told(raw, number + 1)
    )


def _is_list(raw: RawText, number: int) -> bool:
    following = raw.pieces[number : number + 2]
    return bool(following) and all(piece.kind is BlockKind.ITEM for piece in following)


def _is_told(raw: RawText, number: int) -> bool:
    """Whether a list says something: its first items are no names."""
    return not any(
        read_named_line(raw.text[piece.start : piece.end].rstrip(".;,")) is not None
        for piece in raw.pieces[number : number + 2]
    )


def _after_summary(raw: RawText, number: int, *, is_heading: bool, has_more: bool) -> Layer:
    """What comes after a piece of the summary: more of it, until a heading or its list ends."""
    piece = raw.pieces[number]
    before = raw.pieces[number - 1]
    ends_list = before.kind is BlockKind.ITEM and piece.kind is not BlockKind.ITEM
    if is_heading or ends_list:
        return Layer.FRONT if has_more else Layer.BACK
    return Layer.SUMMARY
