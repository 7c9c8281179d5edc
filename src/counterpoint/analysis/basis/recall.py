"""Recalling what was computed before, where nothing that it was computed from has changed.

While a computation runs, each look-up in the ground is noted by the name of what is looked up: a
class, an argument, an attack, a relation. A later computation of the same key, on a ground that
differs in other names only, gives the same and is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

_Value = TypeVar("_Value")


class Recall(Protocol):
    """Gives the value of a key, computed or recalled; ``inputs`` must be the same objects."""

    def __call__(
        self, key: Hashable, compute: Callable[[], _Value], inputs: Sequence[object] = ()
    ) -> _Value:
        """The value."""


def afresh(key: Hashable, compute: Callable[[], _Value], inputs: Sequence[object] = ()) -> _Value:
    """Compute each value, and recall none."""
    del key, inputs
    return compute()


class NameLog:
    """The names looked up since the last computation began."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def note(self, name: str) -> None:
        """Note a look-up."""
        self.names.add(name)

    def note_all(self, names: Iterable[str]) -> None:
        """Note several."""
        self.names.update(names)


@dataclass(frozen=True, slots=True)
class _RecordedValue:
    inputs: tuple[object, ...]
    names: frozenset[str]
    value: object


class Recording:
    """Computes each value and records the names that were looked up for it."""

    def __init__(self, log: NameLog) -> None:
        self._log = log
        self._entries: dict[Hashable, _RecordedValue] = {}

    def __call__(
        self, key: Hashable, compute: Callable[[], _Value], inputs: Sequence[object] = ()
    ) -> _Value:
        """The value, recorded."""
        self._log.names = set()
        value = compute()
        self._entries[key] = _RecordedValue(tuple(inputs), frozenset(self._log.names), value)
        return value

    def without(self, changed: frozenset[str]) -> Recall:
        """Recalls what none of the ``changed`` names was looked up for."""

        def recall(
            key: Hashable, compute: Callable[[], _Value], inputs: Sequence[object] = ()
        ) -> _Value:
            entry = self._entries.get(key)
            if (
                entry is None
                or not changed.isdisjoint(entry.names)
                or len(entry.inputs) != len(inputs)
                or any(one is not other for one, other in zip(entry.inputs, inputs, strict=True))
            ):
                return compute()
            return entry.value  # type: ignore[return-value]  # what this key's computation gave

        return recall
