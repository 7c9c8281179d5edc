"""Which row of a large table is the last of those with one key.

What belongs here: arithmetic on columns of numbers. What does not: what a key stands for.
"""

from __future__ import annotations

from array import array
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Keys: TypeAlias = NDArray[np.integer[Any]]

_MOST_CELLS = 8  # for each row: room that a slot for each possible key may take


def last_rows(keys: Keys, number: int) -> Keys:
    """For each distinct key the last row that has it, in the order of the keys.

    ``keys`` are from 0 to below ``number``. Linear where there are few keys for each row, else
    O(n log n); 4 bytes for each row or key.

    >>> last_rows(np.array([2, 0, 2, 1]), 3).tolist()
    [1, 3, 2]
    """
    if number <= max(_MOST_CELLS * len(keys), 1_000_000):
        last = np.full(number, -1, dtype=np.int32)
        last[keys] = np.arange(len(keys), dtype=np.int32)  # of several the last stays
        rows: Keys = last[last >= 0]
        return rows
    order = np.argsort(keys, kind="stable")
    in_order = keys[order]
    is_last = np.append(in_order[1:] != in_order[:-1], True) if len(keys) else np.zeros(0, bool)
    last_of_each: Keys = order[is_last]
    return last_of_each


def in_runs(starts: Keys, lengths: Keys) -> Keys:
    """The rows of several runs one after another, each given by its first row and its length.

    >>> in_runs(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    before = np.cumsum(lengths) - lengths
    positions: Keys = np.repeat(starts - before, lengths) + np.arange(lengths.sum())
    return positions


def array_of(code: str, column: NDArray[Any]) -> array[int]:
    """A column of numpy's as an array of the same type, which others read without a copy."""
    numbers = array(code)
    numbers.frombytes(np.ascontiguousarray(column).data.cast("B"))
    return numbers
