"""A column as its distinct values and, for each row, which of them stands there.

A table of a million rows repeats few values: each is understood once, and rows are numbers. What
belongs here: such columns. What does not: what a value means.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

from counterpoint.formats.tables.row_order import codes_at

Value = TypeVar("Value")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Coded(Generic[Value]):
    """The value of row ``i`` is ``values[codes[i]]``; values are distinct while they are cells."""

    values: tuple[Value, ...]
    codes: array[int]

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Value:
        return self.values[self.codes[row]]

    def as_read(self, understand: Callable[[Value], Other]) -> Coded[Other]:
        """The same column with what each value means."""
        return Coded(tuple(map(understand, self.values)), self.codes)

    def counts(self) -> list[int]:
        """How many rows have each value, in the order of ``values``; linear in the rows."""
        counts = Counter(self.codes)
        return [counts[code] for code in range(len(self.values))]

    def rows_of(self, values: Iterable[int]) -> list[int]:
        """The rows that have one of some values, which are named by their codes."""
        own_codes = frozenset(values)
        return [row for row, code in enumerate(self.codes) if code in own_codes]

    def at(self, rows: Sequence[int]) -> Coded[Value]:
        """The column of some of the rows, each at most once and in the order of the table."""
        if len(rows) == len(self.codes):
            return self
        return Coded(self.values, codes_at(self.codes, rows))


def constant(value: Value, size: int) -> Coded[Value]:
    """A column that has one value in each of ``size`` rows."""
    return Coded((value,), array("i", bytes(array("i").itemsize * size)))


def stack(columns: Sequence[Coded[Value]]) -> Coded[Value]:
    """Columns one below the other; values that are equal become one.

    >>> together = stack([constant("a", 2), constant("b", 1), constant("a", 1)])
    >>> together.values, list(together.codes)
    (('a', 'b'), [0, 0, 1, 0])
    """
    if len(columns) == 1:
        return columns[0]
    index: dict[Value, int] = {}
    codes = array("i")
    for column in columns:
        new = [index.setdefault(value, len(index)) for value in column.values]
        codes.extend(map(new.__getitem__, column.codes))
    return Coded(tuple(index), codes)


class Coder:
    """Collects the cells of one column."""

    def __init__(self) -> None:
        self._index: defaultdict[str, int] = defaultdict(count().__next__)
        self._codes = array("i")

    def extend(self, cells: Iterable[str]) -> None:
        """Add cells at the bottom."""
        self._codes.extend(map(self._index.__getitem__, cells))

    def column(self) -> Coded[str]:
        """The column, blanks around its cells taken away."""
        stripped = [cell.strip() for cell in self._index]
        if len(set(stripped)) == len(stripped):
            return Coded(tuple(stripped), self._codes)
        return stack([Coded(tuple(stripped), self._codes), constant("", 0)])


def coded(values: Iterable[Value]) -> Coded[Value]:
    """The column that has these values from the top down."""
    index: dict[Value, int] = {}
    codes = array("i", [index.setdefault(value, len(index)) for value in values])
    return Coded(tuple(index), codes)
