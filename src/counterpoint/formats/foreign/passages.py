"""Passages of a text that lies beside a foreign file: key phrases at their offsets, and its voice.

A file that marks stretches of a text says where words stand and not who says them. So the text
itself is the voice: it is cited, as all voices are that nobody asked, and counts for no panel.

What belongs here: a phrase short enough to point at a stretch, and long enough to stand there
alone. What does not: which stretches there are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterpoint.formats.foreign.building import Key
from counterpoint.formats.source_texts import MOST_WORDS, SearchText, count_words
from counterpoint.model import Expert, Quotation, Source, Standing, Verification

_RUN = re.compile(r"\S+")
# Letters that are looked through for all phrases of a text: some seconds, and more than a book
# with all its sentences marked takes.
_MOST_SEARCHED = 2_000_000_000


@dataclass(slots=True)
class Passages:
    """Where stretches of one source text stand; ``source`` is the key of its record."""

    source: Key
    text: str
    _search: SearchText = field(init=False)
    _searched: int = 0

    def __post_init__(self) -> None:
        self._search = SearchText(self.text)

    def quotation(self, start: int, end: int) -> Quotation | None:
        """A key phrase in the stretch that stands nowhere else in the text, the first there is.

        ``None`` where each run of at most six words stands there twice, or has no letter.
        Offsets are code points, half open. Linear in the text for each run that is tried.
        """
        runs = [match.span() for match in _RUN.finditer(self.text, start, end)]
        for first in range(max(len(runs) - MOST_WORDS, 0) + 1):
            if not runs or self._searched > _MOST_SEARCHED:
                return None
            left, right = runs[first][0], runs[min(first + MOST_WORDS, len(runs)) - 1][1]
            self._searched += len(self.text)
            hits = self._search.find(self.text[left:right], most=2)
            if len(hits) == 1 and (hits[0].start, hits[0].end) == (left, right):
                exact = self.text[left:right]
                return Quotation(self.source, exact, left, right, Verification.EXACT, 1.0)
        return None

    def quotation_of(self, words: str, start: object) -> Quotation | None:
        """A key phrase of ``words``, which stand at ``start``, or else once in the text.

        Of a text that is not at hand the words themselves, where they are few enough.
        """
        if not self.text.strip():
            is_short = 0 < count_words(words) <= MOST_WORDS
            return Quotation(self.source, words) if is_short else None
        if not words.strip():
            return None
        offset = start if isinstance(start, int) else -1
        if offset >= 0 and self.text[offset : offset + len(words)] == words:
            return self.quotation(offset, offset + len(words))
        span = self.find_only(words)
        return self.quotation(*span) if span else None

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Where ``words`` stand for the first time from ``start`` on; white space may differ."""
        hits = self._search.find(words, start, most=1)
        return (hits[0].start, hits[0].end) if hits else None

    def find_only(self, words: str) -> tuple[int, int] | None:
        """Where ``words`` stand, ``None`` where they stand nowhere, or twice."""
        hits = self._search.find(words, most=2)
        return (hits[0].start, hits[0].end) if len(hits) == 1 else None


def voice_key(source: Key) -> Key:
    """The key of a text as a voice; people of the file may have the key of the text itself."""
    return f"voice of {source}"


def voice_of(source: Source) -> Expert:
    """A text as a voice that is cited, by its title; its key is `voice_key` of the source's."""
    key = voice_key(source.id)
    return Expert(key, source.title, standing=Standing.CITED, place=source.place)
