"""What was read of a map before, for one that is read again after each decision.

What belongs here: what of the head is taken over from the reading before, and when nothing may be.
What does not: reading it. What is taken over is what reading it again would give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown.data_memory import DataMemory
from counterpoint.formats.argdown_map.head.bibliography import OpenedSource
from counterpoint.formats.argdown_map.stances.said_before import SaidBefore
from counterpoint.formats.source_texts import SourceReading


class ReadingMemory:
    """Data, opened sources and utterances of the reading before; for one map at a time."""

    def __init__(self) -> None:
        self.data = DataMemory()
        self.said_before = SaidBefore(self.data)
        self._heads: tuple[object, ...] = ()
        self._readings: dict[str, SourceReading] = {}
        self._opened: dict[str, OpenedSource] = {}

    def begin(self, documents: Sequence[Document], readings: Mapping[str, SourceReading]) -> None:
        """Begin a reading; with another head, or another text, nothing of before holds."""
        heads = tuple(document.frontmatter for document in documents)
        is_same = len(heads) == len(self._heads) and readings.keys() == self._readings.keys()
        is_same = is_same and all(x is y for x, y in zip(heads, self._heads, strict=True))
        is_same = is_same and all(self._readings[x] is readings[x] for x in readings)
        if not is_same:
            self._opened.clear()
        self.said_before.begin(holds=is_same)
        self._heads, self._readings = heads, dict(readings)

    def opened(self, source: str) -> OpenedSource | None:
        """A source as it was opened before, ``None`` if it was not or something was wrong."""
        return self._opened.get(source)

    def keep_opened(self, source: OpenedSource) -> None:
        """Remember a source in which nothing was wrong."""
        self._opened[source.source.id] = source
