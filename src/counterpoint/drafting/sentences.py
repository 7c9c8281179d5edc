"""The sentences of a source text, and the one that holds a passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from counterpoint.formats.source_texts import paragraphs, sentence_around

# Texts of one map; each is asked for once a passage.
_MOST_TEXTS = 8


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a passage, as offsets; linear in the paragraph."""
    bounds = _paragraphs(text)
    place = bisect_right(bounds, (start, len(text))) - 1
    return sentence_around(text, start, end, bounds[max(place, 0)])


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text, in order."""
    return (text[start:end] for start, end in sentence_bounds(text))


def sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, in order."""
    for first, last in _paragraphs(text):
        at = first
        while at < last:
            start, end = sentence_around(text, at, at + 1, (at, last))
            yield start, end
            at = max(end, at + 1)
            while at < last and text[at].isspace():
                at += 1


@lru_cache(maxsize=_MOST_TEXTS)
def _paragraphs(text: str) -> list[tuple[int, int]]:
    return paragraphs(text)
