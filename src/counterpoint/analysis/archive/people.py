"""Who is one person over maps: by an identifier, or because somebody says so.

Nobody is joined by name alone. Who would be one with two identifiers of a sort of which each
person has one stays apart, and so do two who speak in one map; that is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from counterpoint.errors import Place, Problems, UsageError, did_you_mean, nearest_name
from counterpoint.model.archive import (
    ArchivePerson,
    InMap,
    MapDigest,
)
from counterpoint.model.same_people import clashing_identifiers, likenesses, may_be_one

# Names that many share are candidates two by two: more of them help nobody.
_MOST_ALIKE = 50


class PersonLink(NamedTuple):
    """That two experts of maps are one person, with who says so."""

    first: InMap
    second: InMap
    by: str


def join_people(
    maps: Sequence[MapDigest], same: Iterable[Sequence[InMap]], problems: Problems
) -> tuple[ArchivePerson, ...]:
    """The people of ``maps``, in the order of their first records; ``same`` are told to be one.

    Who stays apart though somebody says otherwise is noted. Editors, who sum up others, are none
    of them. Near linear in people.
    """
    groups = _PersonGroups(maps, problems)
    for alike in _by_identifier(maps):
        groups.join(alike)
    for records in same:
        if not groups.note_two_of_one_map(records):
            groups.join(records)
    return tuple(groups.people())


def places_in_maps(
    maps: Sequence[MapDigest], people: Sequence[ArchivePerson]
) -> list[dict[str, int]]:
    """For each map the places of those among ``people`` who speak in it, by their ids there."""
    places: list[dict[str, int]] = [{} for _ in maps]
    for place, person in enumerate(people):
        for record in person.records:
            places[record.map][record.id] = place
    return places


class _PersonGroups:
    """Records that are one person, by map, and the identifiers that this person has."""

    def __init__(self, maps: Sequence[MapDigest], problems: Problems) -> None:
        self._maps = maps
        self._problems = problems
        self._records = {
            InMap(index, person.id): person
            for index, each in enumerate(maps)
            for person in each.people
            if person.standing != "editor"
        }
        self._group_of = {record: [record] for record in self._records}
        self._identifiers = {
            record: frozenset(person.identifiers) for record, person in self._records.items()
        }
        self._speakers = {record: {record.map: record} for record in self._records}

    def join(self, alike: Sequence[InMap]) -> None:
        """Let all of ``alike`` be one, but for those who cannot be."""
        speaking = [record for record in alike if record in self._records]
        for other in speaking[1:]:
            self._join_two(speaking[0], other)

    def note_two_of_one_map(self, alike: Sequence[InMap]) -> bool:
        """Whether all of ``alike`` as one would be two who speak in one map; if so it is noted."""
        groups = {x[0]: x for record in alike if (x := self._group_of.get(record)) is not None}
        speakers: dict[int, InMap] = {}
        for first in groups:
            for index, record in self._speakers[first].items():
                if speakers.setdefault(index, record) != record:
                    self._note_two(speakers[index], record)
                    return True
        return False

    def _note_two(self, one: InMap, other: InMap) -> None:
        file = self._maps[one.map].id
        first, second = (f"{self._records[x].name} ({x.id})" for x in (one, other))
        message = f"{first} and {second} are two in this map, and are not taken for one"
        advice = "take back what joins the two, or make them one in the map"
        self._problems.warn(Place(file), message, advice, "two-in-one-map")

    def _join_two(self, one: InMap, other: InMap) -> None:
        first, second = self._group_of[one], self._group_of[other]
        if first is second:
            return
        if len(first) < len(second):
            first, second = second, first
        speakers, others = self._speakers[first[0]], self._speakers[second[0]]
        common = next((index for index in others if index in speakers), None)
        if common is not None:
            self._note_two(speakers[common], others[common])
            return
        identifiers = self._identifiers[first[0]] | self._identifiers[second[0]]
        if several := clashing_identifiers(identifiers):
            name, file = self._records[one].name, self._maps[other.map].id
            message = f"{name} would be one person with {' and '.join(several)}, and is kept apart"
            advice = "correct the identifier in one of the maps, or take back what joins the two"
            self._problems.warn(Place(file), message, advice, "two-identifiers")
            return
        first += second
        speakers |= others
        for record in second:
            self._group_of[record] = first
        self._identifiers[first[0]] = identifiers

    def people(self) -> Iterator[ArchivePerson]:
        groups = {id(group): group for group in self._group_of.values()}
        for group in groups.values():
            identifiers = tuple(sorted(self._identifiers[group[0]]))
            records = tuple(sorted(group))
            names = dict.fromkeys(self._records[record].name for record in records)
            yield ArchivePerson(tuple(names), identifiers, records)


def _by_identifier(maps: Sequence[MapDigest]) -> Iterator[list[InMap]]:
    groups: dict[str, list[InMap]] = {}
    for index, each in enumerate(maps):
        for person in each.people:
            for identifier in person.identifiers:
                groups.setdefault(identifier, []).append(InMap(index, person.id))
    yield from (group for group in groups.values() if len(group) > 1)


def people_meant(maps: Sequence[MapDigest], wish: str) -> list[InMap]:
    """Those whom ``A=B`` or ``A`` says to be one person, by name or id.

    Raises:
        UsageError: nobody is called so, or only one is.
    """
    parts = [part.strip() for part in wish.split("=")]
    if len(parts) > 2 or not all(parts):
        raise UsageError(f'--same "{wish}" names no two; write "J. Ruiz=Ana Ruiz"')
    names: dict[str, list[InMap]] = {}
    for index, each in enumerate(maps):
        for person in each.people:
            for name in dict.fromkeys((person.name, person.id)):
                names.setdefault(name, []).append(InMap(index, person.id))
    for part in parts:
        if part not in names:
            advice = did_you_mean(nearest_name(part, names, ignores_case=True), "see `archive`")
            raise UsageError(f"--same: nobody is called {part!r}; {advice}")
    records = [record for part in reversed(parts) for record in names[part]]
    if len(records) < 2:
        raise UsageError(f"--same: only one is called {parts[0]!r}; name the other one too")
    return records


def find_like_people(people: Sequence[ArchivePerson]) -> tuple[tuple[int, ...], ...]:
    """People of different maps who may be one, by their names, as places. Near linear."""
    by_name: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        for key in {*likenesses(person.name)} - {""}:
            by_name.setdefault(key, []).append(index)
    groups: dict[tuple[int, ...], None] = {}
    for indices in by_name.values():
        for place, one in enumerate(indices[:_MOST_ALIKE]):
            group = [
                other
                for other in indices[place + 1 : _MOST_ALIKE]
                if may_be_one(people[one].name, people[other].name)
                and not {*people[one].maps} & {*people[other].maps}
                and not clashing_identifiers(
                    frozenset(people[one].identifiers + people[other].identifiers)
                )
            ]
            if group:
                groups[(one, *group)] = None
    whole = sorted(groups, key=lambda group: (-len(group), group))
    firsts: set[int] = set()
    result: list[tuple[int, ...]] = []
    for alike in whole:  # a group within another one says nothing more
        if not firsts.issuperset(alike):
            result.append(alike)
            firsts.update(alike)
    return tuple(sorted(result))
