"""The heads of a text: where a heading or a label announces a speaker."""

from __future__ import annotations

from bisect import bisect_right

from counterpoint.formats.source_texts.pieces import RawText
from counterpoint.formats.source_texts.speaking.heads import Head
from counterpoint.formats.source_texts.turns import find_labels


def find_heads(raw: RawText) -> tuple[Head, ...]:
    """The heads in the order of the text."""
    starts = [piece.start for piece in raw.pieces]
    heads = []
    for label in find_labels(raw.text):
        number = max(bisect_right(starts, label.start) - 1, 0)
        end = raw.text.index(":", label.start) + 1
        heads.append(Head(number, number, label.start, end, label.name, is_label=True))
    return tuple(heads)
