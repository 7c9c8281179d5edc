"""Columns as they come, some rows at a time, and as a whole.

What belongs here: distinct cells and codes. What does not: which file they come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Number = TypeVar("Number", np.int32, np.int64)
NO_NUMBER = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class CodedCells:
    """The cell of row ``i`` is ``values[codes[i]]``: distinct texts without blanks around them."""

    values: tuple[str, ...]
    codes: Codes

    def at(self, rows: NDArray[np.int64]) -> CodedCells:
        """The column of some rows, without the values that none of them has."""
        codes, new = np.unique(self.codes[rows], return_inverse=True)
        return CodedCells(tuple(self.values[code] for code in codes), new.astype(np.int32))


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a table, from row ``first`` on, counted from 0; its columns are Arrow's own.

    ``position`` is how many bytes of the file, or rows of it, are read by now.
    """

    first: int
    size: int
    columns: Sequence[Any]

    def cells(self, index: int) -> CodedCells:
        """One column of these rows."""
        return _coded(self.columns[index])

    def texts(self, row: int) -> list[str]:
        """All cells of one row, as they are written."""
        return [column[row].as_py() or "" for column in self.columns]

    def numbers(self, index: int) -> NDArray[np.int64]:
        """One column that was read as whole numbers, `NO_NUMBER` where a cell is empty."""
        column = self.columns[index]
        column = column.fill_null(NO_NUMBER) if column.null_count else column
        return _as_numpy(column, np.int64)


def columns_of(batches: Iterable[Batch], width: int) -> tuple[tuple[CodedCells, ...], int]:
    """All of the first ``width`` columns, and how many rows they have.

    Complexity: linear in the cells, in compiled code; 4 bytes a cell and the distinct texts.
    """
    parts: list[list[Any]] = [[] for _ in range(width)]
    size = 0
    for batch in batches:
        size += batch.size
        for part, column in zip(parts, batch.columns, strict=False):
            part.append(column)
    columns = []
    for part in parts:
        chunks = pa.chunked_array(part, type=pa.dictionary(pa.int32(), pa.string()))
        part.clear()
        columns.append(_coded(chunks))
    return tuple(columns), size


def _coded(column: Any) -> CodedCells:
    """An Arrow column of texts, in one piece or several, as distinct texts and codes."""
    if hasattr(column, "unify_dictionaries"):
        chunks = column.unify_dictionaries().chunks
    else:
        chunks = [column]
    values = chunks[0].dictionary.to_pylist() if chunks else []
    codes = [_codes(chunk, len(values)) for chunk in chunks]
    all_codes = codes[0] if len(codes) == 1 else np.concatenate([np.zeros(0, np.int32), *codes])
    if any(chunk.null_count for chunk in chunks):
        values = [*values, ""]
    return _stripped(values, all_codes)


def _codes(chunk: Any, null: int) -> Codes:
    """The codes of a dictionary array, that of a missing value being ``null``."""
    indices = chunk.indices
    if chunk.null_count:
        indices = indices.fill_null(null)
    return _as_numpy(indices, np.int32)


def _as_numpy(column: Any, kind: type[Number]) -> NDArray[Number]:
    """An Arrow column of numbers without a copy, by its buffer: Arrow's own way loads pandas."""
    numbers = np.frombuffer(column.buffers()[1] or b"", dtype=kind)
    return numbers[column.offset : column.offset + len(column)]


def _stripped(values: Sequence[str], codes: Codes) -> CodedCells:
    """Distinct texts without blanks around them; those that become equal are one."""
    stripped = [value.strip() for value in values]
    index: dict[str, int] = {}
    new = [index.setdefault(value, len(index)) for value in stripped]
    if len(index) < len(stripped):
        codes = np.asarray(new, dtype=np.int32)[codes]
    return CodedCells(tuple(index), codes)
