"""Claims of several tables that are one: those that a reader would call equal.

What belongs here: the rule between tables. What does not: claims of one table, which stay apart
whatever they are called, and other maps (`counterpoint.pipeline.joining`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterpoint.formats.tables.coded import Coded
from counterpoint.model.naming import title_key


def with_equal_claims(columns: Sequence[tuple[int, Coded[str]]]) -> list[Coded[str]]:
    """Columns of claims, each with the number of its table, in that order; equal ones as one.

    Claims that differ in case, blanks and the mark at the end are called as in the first table
    that has them; of two such in one table each stays apart. Linear in the distinct claims.

    >>> from counterpoint.formats.tables.coded import coded
    >>> columns = (0, coded(["A toll"])), (1, coded(["a toll.", "Buses"]))
    >>> [column.values for column in with_equal_claims(columns)]
    [('A toll',), ('A toll', 'Buses')]
    """
    by_table: dict[int, dict[str, None]] = {}
    for number, column in columns:
        by_table.setdefault(number, {}).update(dict.fromkeys(column.values))
    if len(by_table) < 2:
        return [column for _, column in columns]
    first_of: dict[str, str] = {}  # by key, what it is called
    earlier: set[str] = set()
    names: dict[tuple[int, str], str] = {}
    for number, own in by_table.items():
        names_here = earlier.intersection(own)
        for text in own:
            first = first_of.get(title_key(text), text)
            names[number, text] = text if text in names_here or first in names_here else first
            names_here.add(names[number, text])
        for text in own:
            first_of.setdefault(title_key(text), names[number, text])
        earlier |= names_here
    return [_renamed(number, column, names) for number, column in columns]


def _renamed(number: int, column: Coded[str], names: Mapping[tuple[int, str], str]) -> Coded[str]:
    return column.as_read(lambda text: names[number, text])
