"""Rows of findings and of issues that show themselves: tuples in all else.

What belongs here: what a prompt prints of such a row. What a notebook shows of it is drawn
elsewhere (`counterpoint.model.display`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import SupportsIndex, TypeVar, overload

from counterpoint.model.display import Displayed, counted

_Row = TypeVar("_Row")
_MOST_SHOWN = 10  # lines at a prompt: what is below is one `for` away


class Listing(Displayed, tuple[_Row, ...]):
    """A tuple of records of one kind; a slice of it is one too."""

    __slots__ = ()
    noun = "record"

    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _Row: ...

    @overload
    def __getitem__(self, key: slice, /) -> tuple[_Row, ...]: ...

    def __getitem__(self, key: SupportsIndex | slice, /) -> _Row | tuple[_Row, ...]:
        if isinstance(key, slice):
            return type(self)(super().__getitem__(key))
        return super().__getitem__(key)

    def __repr__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield counted(len(self), self.noun)
        yield from (f"  {row!r}" for row in self[:_MOST_SHOWN])
        if len(self) > _MOST_SHOWN:
            yield f"  ... and {len(self) - _MOST_SHOWN} more"
