"""What the lines over a table's header say: its title, what was asked, of what date.

What belongs here: those lines. What does not: the header.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from counterpoint.formats.tables.roles import plain_header

_KEYS = {
    "title": "title",
    "survey": "title",
    "panel": "title",
    "titel": "title",
    "назва": "title",
    "question": "question",
    "frage": "question",
    "питання": "question",
    "statement": "claim",
    "claim": "claim",
    "proposition": "claim",
    "aussage": "claim",
    "твердження": "claim",
    "date": "date",
    "datum": "date",
    "дата": "date",
    "source": "url",
    "url": "url",
    "link": "url",
}
_LONGEST_KEY = 2  # words: "Question A: ..." has a key, and a sentence with a colon has none


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines over a header by what they say; ``unread`` is what says nothing known."""

    title: str = ""
    question: str = ""
    claim: str = ""
    date: str = ""
    url: str = ""
    unread: tuple[str, ...] = ()


def read_heading(rows: Iterable[Sequence[str]]) -> Heading:
    """What the lines over a header say.

    >>> read_heading([["Tolls, spring panel"], ["Question A: Should cars pay?"], ["n = 12"]])
    ... # doctest: +NORMALIZE_WHITESPACE
    Heading(title='Tolls, spring panel', question='Should cars pay?', claim='', date='', url='',
            unread=('n = 12',))
    """
    heading = Heading()
    for key, text in filter(None, map(_pair, rows)):
        if key and not getattr(heading, key):
            value: dict[str, Any] = {key: text}
            heading = replace(heading, **value)
        elif not key and text.endswith("?") and not heading.question:
            heading = replace(heading, question=text)
        elif not key and not heading.title:
            heading = replace(heading, title=text)
        else:
            heading = replace(heading, unread=(*heading.unread, text))
    return heading


def _pair(row: Sequence[str]) -> tuple[str, str] | None:
    """The key and the text of a line: two cells, or one with a colon; else no key."""
    cells = list(dict.fromkeys(_filled(row)))  # merged cells have their text in each
    if not cells:
        return None
    if len(cells) == 2 and _key(cells[0]):
        return _key(cells[0]), cells[1]
    if len(cells) > 1:
        return "", " | ".join(cells)
    before, colon, after = cells[0].partition(":")
    if colon and after.strip() and _key(before):
        return _key(before), after.strip()
    return "", cells[0]


def _key(text: str) -> str:
    words = plain_header(text).split()
    return _KEYS.get(words[0], "") if 0 < len(words) <= _LONGEST_KEY else ""


def _filled(row: Sequence[str]) -> Iterator[str]:
    return (cell.strip() for cell in row if cell.strip())
