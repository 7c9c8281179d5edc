"""Whose part of an archive is told: everybody's, or that of the people who are asked about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from counterpoint.analysis.archive import Archive
from counterpoint.model.archive import ArchiveLink, InMap
from counterpoint.rdf.terms.names import iri


class PeopleAsked:
    """The people at ``places`` of an archive, or all where that is ``None``."""

    def __init__(self, archive: Archive, places: frozenset[int] | None) -> None:
        self._archive = archive
        self.places = places

    def are_among(self, *people: int) -> bool:
        """Whether one of these people is asked about."""
        return self.places is None or bool(self.places.intersection(people))

    def speak_in(self, index: int) -> bool:
        """Whether one of those asked about is a person of the map of that place."""
        return self.places is None or any(record.map == index for record in self.records)

    def take_sides(self, claims: Iterable[InMap]) -> bool:
        """Whether one of those asked about takes a side of one of these claims."""
        return self.places is None or not self._claims.isdisjoint(claims)

    def are_linked(self, link: ArchiveLink) -> bool:
        """Whether a link joins one of those asked about, or a claim of which they take a side."""
        return self.places is None or not self._names.isdisjoint((link.first, link.second))

    @cached_property
    def records(self) -> frozenset[InMap]:
        """The records of those who are asked about."""
        people = self._archive.people
        return frozenset(x for place in self.places or () for x in people[place].records)

    @cached_property
    def _claims(self) -> frozenset[InMap]:
        """The claims of which one of them takes a side. Linear in the stances of their maps."""
        return frozenset(
            InMap(index, stance.claim)
            for index in {record.map for record in self.records}
            for stance in self._archive.maps[index].stances
            if InMap(index, stance.expert) in self.records
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(
            str(iri(self._archive.maps[record.map].base, kind, record.id))
            for kind, records in (("expert", self.records), ("claim", self._claims))
            for record in records
        )
