"""Records by what a person calls them: an id, a title, a name.

What belongs here: finding one in the sorted records of a map, those whose ids others do not have,
and what is said where there is none or more than one. What does not: which records there are
(`counterpoint.model.argument_map`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from counterpoint.errors import UsageError, did_you_mean, nearest_name, some_of


class Record(Protocol):
    """A record of a map, of whatever kind."""

    @property
    def id(self) -> str:
        """By what others name it."""


AnyRecord = TypeVar("AnyRecord", bound=Record)


def record_of(
    records: Sequence[AnyRecord], name: str, order: Callable[[str], Any]
) -> AnyRecord | None:
    """The record with that id, of records sorted by ``order`` of their ids; O(log n)."""
    index = bisect_left(records, order(name), key=lambda record: order(record.id))
    record = records[index] if index < len(records) else None
    return record if record is not None and record.id == name else None


def only_in(records: Iterable[AnyRecord], others: Iterable[AnyRecord]) -> tuple[AnyRecord, ...]:
    """The records whose ids none of the others has, in their order; O(n)."""
    ids = {record.id for record in others}
    return tuple(record for record in records if record.id not in ids)


def id_called(
    word: str, names_by_id: Mapping[str, tuple[str, ...]], what: str, *, among: str = "in this map"
) -> str:
    """The id that ``word`` is, or that has it among its names; ``what`` says what is looked for.

    Capital letters and runs of blanks tell names apart only where they must. Linear in the names.

    >>> id_called("[Tax cars]", {"tax": ("Tax cars", "[Tax cars]")}, "claim")
    'tax'

    Raises:
        UsageError: there is none, with the nearest; or there are several, with their ids.
    """
    if word in names_by_id:
        return word
    matches = [key for key, names in names_by_id.items() if word in names]
    if not matches:
        folded = _folded(word)
        matches = [
            key
            for key, names in names_by_id.items()
            if folded in (_folded(key), *map(_folded, names))
        ]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise UsageError(f"several are called {word!r}; name one by its id: {some_of(matches)}")
    names = {name: key for key, each in names_by_id.items() for name in (key, *each)}
    nearest = names.get(nearest_name(word, names, ignores_case=True), "")
    choices = f"there are: {some_of([*names_by_id])}" if names_by_id else "there are none"
    raise UsageError(f"there is no {what} {word!r} {among}; {did_you_mean(nearest, choices)}")


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
