"""What the lines over a table's header say: its title, what was asked, of what date.

What belongs here: those lines. What does not: the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

# A word for what is asked with a number or a letter behind it, or that alone: "Question A", "Q1".
_NUMBERED = re.compile(
    r"(?:(?:question|statement|claim|item|proposition|frage|aussage|these|питання|твердження|теза)"
    r" ?(?:no |nr )?)?(?:[a-zа-я]|[a-zа-я]{0,2}\d{1,3}[a-zа-я]?)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines over a header by what they say; ``unread`` is what says nothing known.

    ``texts`` are by the name of each, where several lines number what they say: "Question A: ...".
    """

    title: str = ""
    question: str = ""
    claim: str = ""
    date: str = ""
    url: str = ""
    unread: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_heading(rows: Iterable[Sequence[str]]) -> Heading:
    """What the lines over a header say.

    >>> read_heading([["Tolls, spring panel"], ["Question A: Should cars pay?"], ["n = 12"]])
    ... # doctest: +NORMALIZE_WHITESPACE
    Heading(title='Tolls, spring panel', question='Should cars pay?', claim='', date='', url='',
            unread=('n = 12',), texts={})
    """
    lines = [cells for row in rows if (cells := list(dict.fromkeys(_filled(row))))]
    numbered = [pair for cells in lines if is_numbered((pair := _name_and_value(cells))[0])]
    texts = dict(numbered) if len(numbered) > 1 else {}
    heading = Heading(texts=texts)
    for cells in lines:
        if _name_and_value(cells)[0] in texts:
            continue
        key, text = _pair(cells)
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


def is_numbered(name: str) -> bool:
    """Whether this is a number of what was asked, and does not say it.

    >>> is_numbered("Question A"), is_numbered("Q1"), is_numbered("A toll")
    (True, True, False)
    """
    return _NUMBERED.fullmatch(plain_header(name)) is not None


def _pair(cells: Sequence[str]) -> tuple[str, str]:
    """The key and the text of a line: two cells, or one with a colon; else no key."""
    before, after = _name_and_value(cells)
    return (_key(before), after) if _key(before) else ("", " | ".join(cells))


def _name_and_value(cells: Sequence[str]) -> tuple[str, str]:
    """What stands before a colon or in the first of two cells, and the rest; else "" twice."""
    if len(cells) == 2:
        return cells[0], cells[1]
    before, colon, after = cells[0].partition(":")
    return (
        (before.strip(), after.strip()) if colon and after.strip() and len(cells) == 1 else ("", "")
    )


def _key(text: str) -> str:
    words = plain_header(text).split()
    return _KEYS.get(words[0], "") if 0 < len(words) <= _LONGEST_KEY else ""


def _filled(row: Sequence[str]) -> Iterator[str]:
    return (cell.strip() for cell in row if cell.strip())
