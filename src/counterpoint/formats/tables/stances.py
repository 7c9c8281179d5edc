"""The stances that answers are: one for each answer that is somebody's.

What belongs here: making many of them, quickly. What does not: the other records of a map
(`counterpoint.formats.tables.assembly`).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NamedTuple

from counterpoint.formats.foreign.bulk import place_of_line, stance_of_row
from counterpoint.formats.tables.answers import OUTRIGHT, Answer
from counterpoint.formats.tables.coded import Coded, coded
from counterpoint.formats.tables.entries import Entries
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.row_order import codes_at
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.model import (
    Directness,
    Firmness,
    Grade,
    Polarity,
    Stance,
    Vote,
    mode_words,
)

# Who takes no side neither affirms nor denies; how it is said tells so, and it weighs nothing.
_POLARITY = {
    Vote.AGREE: Polarity.AFFIRM,
    Vote.DISAGREE: Polarity.DENY,
    Vote.PASS: Polarity.AFFIRM,
}


@dataclass(frozen=True, slots=True)
class Makings:
    """What stances are made of: entries in some ``order``, and ids by the codes of columns.

    ``files`` are what places call the tables.
    """

    entries: Entries
    order: Sequence[int]
    experts: Sequence[str]
    claims: Sequence[str]
    files: Sequence[str]
    sources: SourceIndex


class _Said(NamedTuple):
    """What an answer is in a stance, worked out once for each answer that there is."""

    side: Polarity
    directness: Directness
    firmness: Firmness
    grade: Grade | None
    in_id: bytes

    @classmethod
    def by(cls, answer: Answer) -> _Said:
        """The parts of ``answer``."""
        side, manner = _POLARITY[answer.vote], answer.manner
        in_id = _part(side.value)
        if manner != OUTRIGHT:  # else it is the id that it has had ever
            in_id += b"".join(map(_part, mode_words(*manner)))
        return cls(side, manner.directness, answer.firmness, answer.grade, in_id)


def make_stances(makings: Makings) -> Iterator[Stance]:
    """A stance for each entry in ``order``; who takes no side says that.

    The id is made of all that the stance says, as `ballots.to_stances` makes it: of bytes that are
    made once for each text, since there may be a million stances.
    """
    sources = makings.sources
    quotation_of = sources.quotation_of if sources.has_quotations else None
    for number, expert, claim, answer, source, date, note, sure, file, line in _rows(makings):
        quotation = None if quotation_of is None else quotation_of(number)
        content = b"".join((expert[1], claim[1], answer.in_id, source[1], date[1], note[1]))
        if quotation is not None:
            content += _part(quotation.exact)
        yield stance_of_row(
            f"{expert[0]}-{sha256(content).digest()[:5].hex()}",
            expert[0],
            claim[0],
            answer.side,
            answer.firmness,
            quotation,
            source[0],
            date[0],
            note[0],
            sure[0],
            sure[1],
            answer.grade,
            place_of_line(file, line),
            answer.directness,
        )


def _rows(makings: Makings) -> Iterator[tuple[Any, ...]]:
    """What each entry says, by its column; looked up column by column, since there are many."""
    entries, order = makings.entries, makings.order
    notes = notes_of(entries)
    surenesses = [(None, "") if each is None else each for each in entries.confidences.values]
    columns: tuple[tuple[Sequence[Any], array[int]], ...] = (
        (_with_bytes(makings.experts), entries.texts[Role.EXPERT].codes),
        (_with_bytes(makings.claims), entries.claims.codes),
        (list(map(_Said.by, entries.answers.values)), entries.answers.codes),
        (_with_bytes(makings.sources.ids), makings.sources.codes),
        (_with_bytes(entries.dates.values), entries.dates.codes),
        (_with_bytes(notes.values), notes.codes),
        (surenesses, entries.confidences.codes),
        (makings.files, entries.tables.codes),
    )
    parts = [map(values.__getitem__, codes_at(codes, order)) for values, codes in columns]
    return zip(order, *parts, codes_at(entries.lines, order), strict=True)


def _with_bytes(texts: Iterable[str]) -> list[tuple[str, bytes]]:
    return [(text, _part(text)) for text in texts]


def notes_of(entries: Entries) -> Coded[str]:
    """What was said with each answer, and on which page."""
    comments, pages = entries.texts[Role.COMMENT], entries.texts[Role.PAGE]
    if not any(pages.values):
        return comments
    pairs = zip(comments.codes, pages.codes, strict=True)
    return coded(_note(comments.values[one], pages.values[two]) for one, two in pairs)


def _note(comment: str, page: str) -> str:
    return "; ".join(filter(None, (comment, f"p. {page}" if page else "")))


def _part(text: str) -> bytes:
    """A text as `content_hash` takes it in."""
    raw = text.encode("utf-8", "surrogatepass")
    return b"%d:" % len(raw) + raw
