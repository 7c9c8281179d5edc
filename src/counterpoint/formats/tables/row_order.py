"""Rows of many brought into the order of two columns, and the cells of rows in such an order.

By numpy where it is installed and there are many rows, else one by one, with the same result.
What belongs here: numbers of rows. What does not: what stands in them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain, compress, count, islice
from operator import and_, eq, itemgetter, not_

_MANY = 100_000  # of fewer rows all is done before numpy is loaded


@dataclass(frozen=True, slots=True)
class PairRanks:
    """Two columns as codes, and the rank of each code; a row with a rank below 0 has no place.

    Ranks of the second column are below ``width``.

    >>> pairs = PairRanks(array("i", [1, 0, 1]), array("i", [0, 0, 0]), [0, 1], [0], 1)
    >>> pairs.in_order(range(3)).tolist(), pairs.repeated(range(3))
    ([1, 0, 2], [[0, 2]])
    """

    first: array[int]
    second: array[int]
    first_ranks: Sequence[int]
    second_ranks: Sequence[int]
    width: int

    def in_order(self, rows: Sequence[int]) -> array[int]:
        """Those of some rows that have a place, by the ranks of both; equal ones stay as given.

        O(n log n) in the rows.
        """
        if is_for_numpy(len(rows)):
            return self._in_order_by_numpy(rows)
        pairs = zip(codes_at(self.first, rows), codes_at(self.second, rows), rows, strict=True)
        ranked = ((self.first_ranks[one], self.second_ranks[two], row) for one, two, row in pairs)
        with_place = [(one, two, row) for one, two, row in ranked if one >= 0 and two >= 0]
        return array("i", [row for _, _, row in sorted(with_place, key=itemgetter(0, 1))])

    def repeated(self, rows: Sequence[int]) -> list[list[int]]:
        """Those of some rows that have the same two cells, together, by the ranks of both.

        Ranks are distinct. O(n log n) in the rows.
        """
        order = self.in_order(rows)
        groups: list[list[int]] = []
        last = -1
        for place in compress(count(), self._are_next_same(order)):
            if place != last + 1 or not groups:
                groups.append([order[place]])
            groups[-1].append(order[place + 1])
            last = place
        return groups

    def last_of_each(self, order: Sequence[int]) -> array[int]:
        """Of rows in order the last of those that have the same two cells; linear."""
        is_last = map(not_, self._are_next_same(order))
        return array("i", compress(order, chain(is_last, (True,))))

    def ranks(self, rows: Sequence[int]) -> tuple[array[int], array[int]]:
        """The ranks of some rows in both columns; linear."""
        return (
            array("i", map(self.first_ranks.__getitem__, codes_at(self.first, rows))),
            array("i", map(self.second_ranks.__getitem__, codes_at(self.second, rows))),
        )

    def _are_next_same(self, order: Sequence[int]) -> Iterator[bool]:
        """For each row but the last whether the next one has the same two cells."""
        columns = codes_at(self.first, order), codes_at(self.second, order)
        return map(and_, *(map(eq, column, islice(column, 1, None)) for column in columns))

    def _in_order_by_numpy(self, rows: Sequence[int]) -> array[int]:
        import numpy as np  # noqa: PLC0415 (an extra, and loaded for many rows only)

        numbers = np.asarray(rows, dtype=np.int32)
        columns = ((self.first, self.first_ranks), (self.second, self.second_ranks))
        one, other = (
            np.asarray(ranks, dtype=np.int64)[np.frombuffer(codes, dtype=np.int32)[numbers]]
            for codes, ranks in columns
        )
        is_placed = (one >= 0) & (other >= 0)
        keys = one * self.width + other
        if not is_placed.all():
            keys, numbers = keys[is_placed], numbers[is_placed]
        return array("i", numbers[np.argsort(keys, kind="stable")].tobytes())


def codes_at(codes: array[int], rows: Sequence[int]) -> array[int]:
    """The codes of some rows, in the order of the rows; linear.

    >>> codes_at(array("i", [5, 6, 7]), [2, 0]).tolist()
    [7, 5]
    """
    if not is_for_numpy(len(rows)):
        return array("i", map(codes.__getitem__, rows))
    import numpy as np  # noqa: PLC0415 (an extra, and loaded for many rows only)

    return array("i", np.frombuffer(codes, dtype=np.int32)[np.asarray(rows, np.int32)].tobytes())


def is_for_numpy(size: int) -> bool:
    """Whether so many rows are worth loading numpy, and it is there."""
    return size >= _MANY and find_spec("numpy") is not None
