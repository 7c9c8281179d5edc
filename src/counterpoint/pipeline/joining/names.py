"""Ids for the records of several maps, of which each was made without the others.

What belongs here: who may keep an id. What does not: which records are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from counterpoint.errors import Place, Problem, Problems
from counterpoint.model import ArgumentMap, content_hash


@dataclass(frozen=True, slots=True)
class NamedMap:
    """A map, and the file that messages name it by."""

    file: str
    map: ArgumentMap

    @property
    def place(self) -> Place:
        """The map as a whole."""
        return Place(self.file)


def twin_of(names: Sequence[str], record_id: str) -> str:
    """Which of the records that say the same a record is one with: that of its id, else the first.

    "" where there is none.
    """
    return record_id if record_id in names else next(iter(names), "")


@dataclass(slots=True)
class IdKeeper:
    """The ids of one kind of record that are in use, and by which map's record; ``reserved`` are
    those of other kinds.

    Whoever comes second with an id gets another, made of it and of the own map's; but where both
    maps lie under one base, the two would be one thing in RDF, and that is an error.
    """

    kind: str
    problems: Problems
    reserved: Collection[str] = ()
    _owners: dict[str, NamedMap] = field(default_factory=dict)

    def is_shared(self, record_id: str, owner: NamedMap) -> bool:
        """Whether an earlier map has this id, and both mean the same thing by it in RDF."""
        first = self._owners.get(record_id)
        return first is not None and (first.map.base == owner.map.base or ":" in record_id)

    def allot(self, record_id: str, owner: NamedMap, place: Place | None) -> str:
        """The id under which a record that is no other's is in the joined map."""
        first = self._owners.get(record_id)
        if first is None and record_id not in self.reserved:
            self._owners[record_id] = owner
            return record_id
        if first is not None and self.is_shared(record_id, owner):
            self.problems.add(
                Problem(
                    place or owner.place,
                    f"the {self.kind} {record_id} is something else in {first.file}",
                    f"give one of the maps another base, or the {self.kind} another id",
                    "one-id-two-things",
                )
            )
        name = f"{record_id}-{owner.map.id}"
        if name in self._owners or name in self.reserved:
            name = f"{name}-{content_hash(owner.file, record_id, length=6)}"
        self._owners[name] = owner
        return name
