"""Comments which say that a sentence holds no claim, and where that sentence stands.

// no claim: "A fair question": courtesy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterpoint.formats.argdown import Document
from counterpoint.formats.argdown_map.editing.map_text import MapText
from counterpoint.formats.argdown_map.head.sections import find_turns, stretches_of
from counterpoint.formats.source_texts import SearchText

_NO_CLAIM = re.compile(
    r'^[ \t]*//[ \t]*no claim:[ \t]*"(.*)"[ \t]*:[ \t]*(.*?)[ \t]*$', re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class NoClaim:
    """One such comment, whose it is, and where it stands in its document."""

    document: Document
    expert: str
    source: str
    words: str
    why: str
    start: int
    end: int


def find_no_claims(map_text: MapText) -> Iterator[NoClaim]:
    """The comments under headings of one voice in one source, in the order of the files."""
    for document in map_text.documents:
        headings = [
            (section.offset, speaking)
            for part, section, speaking in map_text.sections()
            if part is document
        ]
        for match in _NO_CLAIM.finditer(document.source.text):
            before = [speaking for offset, speaking in headings if offset < match.start()]
            speaking = before[-1] if before else None
            if speaking is None or len(speaking.experts) != 1 or speaking.source is None:
                continue
            yield NoClaim(
                document,
                speaking.experts[0],
                speaking.source,
                match[1],
                match[2].removesuffix("."),
                *match.span(),
            )


def sentences_of(map_text: MapText, comments: Sequence[NoClaim]) -> list[tuple[int, NoClaim]]:
    """The comments of one voice in one source, each with where its sentence begins.

    Without those whose words that voice does not say, and without all where no text is at hand.
    Linear in the length of the text for each comment.
    """
    if not comments:
        return []
    expert = comments[0].expert
    source = next(x for x in map_text.map.sources if x.id == comments[0].source)
    source_text = map_text.text_of_source(source).text
    if source_text is None:
        return []
    text = SearchText(source_text)
    parts = source.sections or find_turns({x.id: x for x in map_text.map.experts}, text)
    stretches = stretches_of(parts, expert)
    starts = [(start_of_sentence(comment, text, stretches), comment) for comment in comments]
    return [(start, comment) for start, comment in starts if start is not None]


def start_of_sentence(
    comment: NoClaim, text: SearchText, stretches: Sequence[tuple[int, int]]
) -> int | None:
    """Where a comment's words stand, ``None`` where they do not in any of its voice's stretches.

    Linear in the length of the text.
    """
    for start, end in stretches:
        hits = text.find(comment.words, start, end, most=1)
        if hits:
            return hits[0].start
    return None
