"""Who is one person in several maps: whoever is told to be, and who has the same identifier.

Nobody is joined by name alone: two people may be called alike, and one may be called in two ways.
Both are told, with what to say if it is one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterpoint.errors import Problems, UsageError, did_you_mean, nearest_name
from counterpoint.model import Expert, Standing
from counterpoint.model.same_people import clashing_identifiers, likenesses, may_be_one
from counterpoint.pipeline.joining.names import IdKeeper, NamedMap

_ORDER = (Standing.PANEL, Standing.CITED, Standing.EDITOR)
_MOST_TOLD = 20  # of names that may be one person's: more is a list that nobody reads


@dataclass(frozen=True, slots=True)
class JoinedPeople:
    """The experts of all maps, and for each map what its experts' ids become."""

    experts: tuple[Expert, ...]
    ids: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class _MapExpert:
    """An expert as one map has it."""

    index: int
    expert: Expert


def join_people(maps: Sequence[NamedMap], same: Sequence[str], problems: Problems) -> JoinedPeople:
    """The people of ``maps``; ``same`` is as in `counterpoint.formats.ReadingChoices`.

    Raises:
        UsageError: nobody is called as ``same`` says.

    Complexity: linear in people, but for sorting, for each of ``same``.
    """
    entries = [_MapExpert(i, expert) for i, each in enumerate(maps) for expert in each.map.experts]
    groups = _ExpertGroups(entries)
    for alike in _by_identifier(entries, maps):
        groups.join(alike)
    names = _by_name(entries)
    for wish in same:
        groups.join(_entries(wish, names))
    people = groups.members()
    _note_alike(people, maps, problems)
    keeper = IdKeeper("expert", problems)
    ids: tuple[dict[str, str], ...] = tuple({} for _ in maps)
    experts = []
    for members in people:
        first = members[0]
        owner = maps[first.index]
        name = keeper.allot(first.expert.id, owner, first.expert.place)
        for member in members:
            ids[member.index][member.expert.id] = name
        experts.append(_merged(name, members, maps, problems))
    return JoinedPeople(tuple(experts), ids)


class _ExpertGroups:
    """Who is one with whom; whoever is named first, or is who others are told to be, leads."""

    def __init__(self, entries: Sequence[_MapExpert]) -> None:
        self._group_of: dict[tuple[int, str], list[_MapExpert]] = {
            (entry.index, entry.expert.id): [entry] for entry in entries
        }

    def join(self, alike: Sequence[_MapExpert]) -> None:
        """Make one group of those of all; the leader of the first's leads it."""
        groups: list[list[_MapExpert]] = []
        for entry in alike:
            group = self._group_of[entry.index, entry.expert.id]
            if not any(group is each for each in groups):
                groups.append(group)
        members = [entry for group in groups for entry in group]
        for entry in members:
            self._group_of[entry.index, entry.expert.id] = members

    def members(self) -> list[list[_MapExpert]]:
        """Each group once, in the order of their first entries."""
        groups = {id(group): group for group in self._group_of.values()}
        return list(groups.values())


def _by_identifier(
    entries: Iterable[_MapExpert], maps: Sequence[NamedMap]
) -> Iterator[list[_MapExpert]]:
    """Those who share an identifier, or whose names lie under one base in RDF."""
    groups: dict[str, list[_MapExpert]] = {}
    for entry in entries:
        expert = entry.expert
        iri = expert.id if ":" in expert.id else f"{maps[entry.index].map.base} {expert.id}"
        for key in (*expert.identifiers, f"{iri} {expert.name}"):
            groups.setdefault(key, []).append(entry)
    yield from (group for group in groups.values() if len(group) > 1)


def _by_name(entries: Iterable[_MapExpert]) -> dict[str, list[_MapExpert]]:
    """Those who are called so, by name and by id."""
    by_name: dict[str, list[_MapExpert]] = {}
    for entry in entries:
        for name in dict.fromkeys((entry.expert.name, entry.expert.id)):
            by_name.setdefault(name, []).append(entry)
    return by_name


def _entries(wish: str, names: dict[str, list[_MapExpert]]) -> list[_MapExpert]:
    """Those whom ``A=B`` or ``A`` says to be one; those called B first, who give the name."""
    parts = [part.strip() for part in wish.split("=")]
    if len(parts) > 2 or not all(parts):
        raise UsageError(f'--same "{wish}" names no two; write "J. Ruiz=Ana Ruiz"')
    for part in parts:
        if part not in names:
            advice = did_you_mean(nearest_name(part, names, ignores_case=True), "see `overview`")
            raise UsageError(f"--same: nobody is called {part!r}; {advice}")
    entries = [entry for part in reversed(parts) for entry in names[part]]
    if len(parts) == 1 and len(entries) < 2:
        raise UsageError(f"--same: only one is called {parts[0]!r}; name the other one too")
    return entries


def _merged(
    name: str, members: Sequence[_MapExpert], maps: Sequence[NamedMap], problems: Problems
) -> Expert:
    experts = [member.expert for member in members]
    identifiers = tuple(sorted({each for expert in experts for each in expert.identifiers}))
    if several := clashing_identifiers(frozenset(identifiers)):
        last = members[-1]
        problems.error(
            last.expert.place or maps[last.index].place,
            f"{experts[0].name} would be one person with {' and '.join(several)}",
            "keep them apart, or correct the identifier",
            "two-identifiers",
        )
    return replace(
        experts[0],
        id=name,
        roles=tuple(dict.fromkeys(role for expert in experts for role in expert.roles)),
        standing=min((expert.standing for expert in experts), key=_ORDER.index),
        family=next((expert.family for expert in experts if expert.family), ""),
        identifiers=identifiers,
    )


def _note_alike(
    people: Sequence[Sequence[_MapExpert]], maps: Sequence[NamedMap], problems: Problems
) -> None:
    """Warn of those in different maps who are called alike and are taken for two."""
    by_name: dict[str, list[_MapExpert]] = {}
    for members in people:
        for key in likenesses(members[0].expert.name):
            by_name.setdefault(key, []).append(members[0])
    pairs: set[tuple[str, str]] = set()
    for group in by_name.values():
        first = group[0]
        for other in group[1:]:
            pair = (first.expert.name, other.expert.name)
            if first.index == other.index or pair in pairs or not may_be_one(*pair):
                continue
            pairs.add(pair)
            if len(pairs) > _MOST_TOLD:
                return
            names = pair[0] if pair[0] == pair[1] else f"{pair[1]}={pair[0]}"
            problems.warn(
                other.expert.place or maps[other.index].place,
                f"{pair[1]} and {pair[0]} in {maps[first.index].file} are taken for two people",
                f'if it is one, say --same "{names}"',
                "maybe-same-person",
            )
