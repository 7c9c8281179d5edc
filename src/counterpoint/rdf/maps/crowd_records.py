"""The counts of a crowd from a data cube: the inverse of `counterpoint.rdf.maps.crowd_triples`.

What belongs here: observations of a `cp:CrowdVote`, and what is wrong with them. What does not:
cubes of other things, which are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rdflib import URIRef
from rdflib.term import Node

from counterpoint.model import Crowd
from counterpoint.model.crowd import Matrix
from counterpoint.rdf.lookup.record_lookup import RecordLookup, short_form
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.vocab import CP, QB

READINGS = ("ties", "polis")
_COUNTS = (CP.agreeCount, CP.disagreeCount, CP.passCount)


def read_crowd(reading: MapReading, claims: Sequence[str]) -> Crowd | None:
    """The vote in the data, ``None`` where there is none; ``claims`` are the ids of the map's.

    What is wrong in it is noted. Linear in the observations.
    """
    lookup = reading.lookup
    votes = lookup.subjects(CP.CrowdVote)
    if not votes:
        return None
    if len(votes) > 1:
        some = " and ".join(short_form(each) for each in votes[:3])
        lookup.note(CP.CrowdVote, f"is the type of {some}", "keep one vote in a map")
    vote = votes[0]
    cube = _Cube(reading, claims, _group_names(lookup))
    for observation in sorted(lookup.index.instances(QB.Observation), key=str):
        if vote in lookup.values(observation, QB.dataSet):
            cube.take(observation)
    _count(lookup, vote, CP.voters)  # the sum of its groups'; read, so that nobody misses it
    agrees, disagrees, passes = cube.matrices()
    return Crowd(
        cube.claims,
        cube.groups,
        cube.sizes(),
        agrees,
        disagrees,
        passes,
        frozenset(reading.references(vote, "claim", CP.rejectedClaim)),
        frozenset(reading.references(vote, "claim", CP.metaClaim)),
        lookup.truth(vote, CP.hasFoundGroups),
        _reading_of(lookup, vote),
    )


def _reading_of(lookup: RecordLookup, vote: Node) -> str:
    """By which reading of the votes the groups were found, "" where that is not said."""
    reading = lookup.text(vote, CP.foundGroupsBy)
    if reading not in {"", *READINGS}:
        advice = f"write {' or '.join(READINGS)}, or leave it out"
        lookup.note(vote, f'has the cp:foundGroupsBy "{reading}"', advice)
        return ""
    return reading


class _Cube:
    """The numbers by claim and group, filled by one observation after the other."""

    def __init__(
        self, reading: MapReading, claims: Sequence[str], names: Mapping[Node, str | None]
    ) -> None:
        self._reading, self._names = reading, names
        self.claims = tuple(sorted(claims))
        self.groups = tuple(sorted({name for name in names.values() if name is not None}))
        self._row_of = {claim: row for row, claim in enumerate(self.claims)}
        self._column_of: dict[str | None, int] = {x: i for i, x in enumerate(self.groups)}
        self._column_of[None] = len(self.groups)
        self._matrices = [[[0] * len(self._column_of) for _ in self.claims] for _ in _COUNTS]
        self._observations: dict[tuple[int, int], Node] = {}

    def take(self, observation: Node) -> None:
        """Put in what one observation says; what is wrong with it is noted."""
        lookup = self._reading.lookup
        claim = self._reading.required(observation, "claim", CP.votedClaim)
        numbers = _numbers(lookup, observation)
        group = lookup.one(observation, CP.voterGroup)
        if group is None:
            lookup.missing(observation, CP.voterGroup)
        elif group not in self._names:
            message = (
                f"has the cp:voterGroup {short_form(group)}, which is not a cp:VoterGroup here"
            )
            lookup.note(observation, message, "describe it or correct the reference")
        elif claim in self._row_of:
            row, column = self._row_of[claim], self._column_of[self._names[group]]
            earlier = self._observations.setdefault((row, column), observation)
            if earlier != observation:
                message = f"counts one claim of one group as {short_form(earlier)} does"
                lookup.note(observation, message, "keep one of them")
            for matrix, count in zip(self._matrices, numbers, strict=True):
                matrix[row][column] = count

    def matrices(self) -> Iterator[Matrix]:
        """Who agrees, disagrees and passes, each with a row for each claim."""
        return (tuple(map(tuple, matrix)) for matrix in self._matrices)

    def sizes(self) -> tuple[int, ...]:
        """How many are in each group, and last in none."""
        sizes = [0] * len(self._column_of)
        for node, name in self._names.items():
            sizes[self._column_of[name]] += _count(self._reading.lookup, node, CP.voters)
        return tuple(sizes)


def _group_names(lookup: RecordLookup) -> Mapping[Node, str | None]:
    """The groups by name; ``None`` for who is in none."""
    names: dict[Node, str | None] = {}
    first: dict[str, Node] = {}
    for group in lookup.subjects(CP.VoterGroup):
        if lookup.truth(group, CP.isUngrouped):
            names[group] = None
            continue
        name = lookup.label(group, required=True)
        if name in first:
            lookup.note(group, f'is called "{name}" as {short_form(first[name])} is', "rename one")
        first.setdefault(name, group)
        names[group] = name
    return names


def _numbers(lookup: RecordLookup, observation: Node) -> tuple[int, ...]:
    """Who agrees, disagrees and passes; noted where the whole is stated and is not their sum."""
    numbers = tuple(_count(lookup, observation, term) for term in _COUNTS)
    whole = lookup.integer(observation, CP.seenCount)
    if whole is not None and whole != sum(numbers):
        message = f"has the cp:seenCount {whole}, and its counts come to {sum(numbers)}"
        lookup.note(observation, message, "correct one of them")
    return numbers


def _count(lookup: RecordLookup, subject: Node, name: URIRef) -> int:
    """A number from 0 on, 0 where there is none."""
    count = lookup.integer(subject, name) or 0
    if count < 0:
        lookup.note(subject, f"has the {short_form(name)} {count}", "nobody counts less than 0")
    return max(count, 0)
