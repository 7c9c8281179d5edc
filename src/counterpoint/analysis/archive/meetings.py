"""Who agreed and clashed with whom on what, map by map: the findings of the maps over people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.model.archive import (
    ArchivePerson,
    DigestStance,
    MapDigest,
    Meeting,
    MetFinding,
    SideTaken,
)


class Sides(NamedTuple):
    """What two people say on the claims of a finding: by claim, and then by person.

    ``kind`` is the finding's, but for a contradiction, which is either ``opposite``, where one is
    for what the other is against, or ``excludes``, where they speak on claims that exclude each
    other. A proposal is neither true nor false, so that nothing here is said of truth.
    """

    kind: str
    stands: tuple[SideTaken, ...]


def find_meetings(
    maps: Sequence[MapDigest], people: Sequence[ArchivePerson]
) -> tuple[Meeting, ...]:
    """What stands between two people in each map, by pair and then in the order of maps.

    Linear in pairs of the maps' panels, but for sorting.
    """
    meetings = []
    for index, (digest, places) in enumerate(zip(maps, places_in_maps(maps, people), strict=True)):
        for pair in digest.pairs:
            first, second = places.get(pair.first), places.get(pair.second)
            if first is None or second is None or first == second:
                continue
            one, other = sorted((first, second))
            figures = pair.agreement, pair.tension
            meetings.append(Meeting(one, other, index, *figures, pair.findings))
    return tuple(sorted(meetings, key=lambda x: (x.first, x.second, x.map)))


class SideFinder:
    """Who takes which side, and how, on what two meet about; a map's stances are read once."""

    def __init__(self, maps: Sequence[MapDigest], people: Sequence[ArchivePerson]) -> None:
        self._maps = maps
        self._places = places_in_maps(maps, people)
        self._stances: dict[int, dict[tuple[int, str], list[DigestStance]]] = {}
        self._classes: dict[int, dict[str, str]] = {}

    def of(self, meeting: Meeting, finding: MetFinding) -> Sides:
        """What the two of ``meeting`` say on the claims of ``finding``; a claim's equals count.

        Linear in the claims of the finding, the first time of a map in its stances.
        """
        stances = self._stances_in(meeting.map)
        classes = self._classes[meeting.map]
        both = meeting.first, meeting.second
        stands = []
        of_class: dict[str, dict[int, set[bool]]] = {}
        for claim in finding.claims:
            name = classes.get(claim, claim)
            if name in of_class:
                continue
            sides = of_class[name] = {}
            for person in both:
                own = stances.get((person, name), ())
                stands += _sides(person, claim, own)
                if own:
                    sides[person] = {stance.is_for for stance in own}
        return Sides(_kind(finding.kind, of_class), tuple(stands))

    def _stances_in(self, index: int) -> dict[tuple[int, str], list[DigestStance]]:
        if index not in self._stances:
            digest, places = self._maps[index], self._places[index]
            classes = {claim.id: claim.class_id for claim in digest.claims}
            by_person: dict[tuple[int, str], list[DigestStance]] = {}
            for stance in digest.stances:
                if (person := places.get(stance.expert)) is not None:
                    name = classes.get(stance.claim, stance.claim)
                    by_person.setdefault((person, name), []).append(stance)
            self._stances[index], self._classes[index] = by_person, classes
        return self._stances[index]


def _sides(person: int, claim: str, stances: Sequence[DigestStance]) -> list[SideTaken]:
    """Each side that somebody takes of a claim once, as firmly as they take it anywhere."""
    firmest: dict[bool, DigestStance] = {}
    for stance in stances:
        present = firmest.setdefault(stance.is_for, stance)
        if len(stance.reserves) < len(present.reserves):
            firmest[stance.is_for] = stance
    return [SideTaken(person, claim, is_for, x.reserves) for is_for, x in firmest.items()]


def _kind(kind: str, of_class: dict[str, dict[int, set[bool]]]) -> str:
    if kind != "contradiction":
        return kind
    is_opposed = any(len(x) > 1 and len(set().union(*x.values())) > 1 for x in of_class.values())
    return "opposite" if is_opposed else "excludes"
