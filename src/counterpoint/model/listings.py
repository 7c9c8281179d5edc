"""Rows of findings and of issues that show themselves: tuples in all else.

What belongs here: what a prompt prints of such a row. What a notebook shows of it is drawn
elsewhere (`counterpoint.model.display`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, SupportsIndex, TypeVar, overload

from counterpoint.model.display import Displayed, count_of
from counterpoint.model.naming_records import id_called

_Row = TypeVar("_Row")
_MOST_SHOWN = 10  # lines at a prompt: what is below is one `for` away


class Listing(Displayed, tuple[_Row, ...]):
    """A tuple of records of one kind; a slice or a sum of such tuples is one too.

    A record is also looked up by its id.
    """

    __slots__ = ()
    noun = "record"

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _Row: ...

    @overload
    def __getitem__(self, key: str, /) -> _Row: ...

    @overload
    def __getitem__(self, key: slice, /) -> tuple[_Row, ...]: ...

    def __getitem__(self, key: SupportsIndex | slice | str, /) -> _Row | tuple[_Row, ...]:
        if isinstance(key, slice):
            return type(self)(super().__getitem__(key))
        if isinstance(key, str):
            rows = {row_id: row for row in self if (row_id := getattr(row, "id", ""))}
            names = {row_id: self._names_of(row) for row_id, row in rows.items()}
            return rows[id_called(key, names, self.noun, among="here")]
        return super().__getitem__(key)

    def __add__(self, other: tuple[object, ...], /) -> Any:
        rows: Any = super().__add__(other)
        return type(self)(rows) if isinstance(other, type(self)) else rows

    def _names_of(self, _: _Row) -> tuple[str, ...]:
        """By what a row may be looked up beside its id."""
        return ()

    def _ipython_key_completions_(self) -> list[str]:
        """What a notebook offers within ``findings["``."""
        return [row_id for row in self if (row_id := getattr(row, "id", ""))]

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield count_of(len(self), self.noun)
        yield from (f"  {row!r}" for row in self[:_MOST_SHOWN])
        if len(self) > _MOST_SHOWN:
            yield f"  ... and {len(self) - _MOST_SHOWN} more"
