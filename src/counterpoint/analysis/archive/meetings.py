"""Who agreed and clashed with whom on what, map by map: the findings of the maps over people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.model.archive import (
    ArchivePerson,
    MapDigest,
    Meeting,
    MetFinding,
    SideTaken,
)


class SidesOfTwo(NamedTuple):
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


def by_pair(meetings: Iterable[Meeting]) -> list[list[Meeting]]:
    """The meetings of each pair, which stand together. Linear."""
    return [[*group] for _, group in groupby(meetings, key=lambda x: (x.first, x.second))]


class SideFinder:
    """Who takes which side, and how, on what two meet about; a map's stances are read once."""

    def __init__(self, maps: Sequence[MapDigest], people: Sequence[ArchivePerson]) -> None:
        self._maps = maps
        self._places = places_in_maps(maps, people)
        self._classes: dict[int, _Classes] = {}

    def of(self, meeting: Meeting, finding: MetFinding) -> SidesOfTwo:
        """What the two of ``meeting`` say on the claims of ``finding``; a claim's equals count.

        Of what somebody says several times the firmest is told. Linear in the claims of the
        finding, the first time of a map in its stances.
        """
        if meeting.map not in self._classes:
            self._classes[meeting.map] = self._classes_in(meeting.map)
        names, reserves = self._classes[meeting.map]
        claims = {names.get(claim, claim): claim for claim in reversed(finding.claims)}
        stands = [
            SideTaken(person, claim, is_for, words)
            for name, claim in reversed(claims.items())
            for person in (meeting.first, meeting.second)
            for is_for, words in reserves.get((person, name), _NOTHING).items()
        ]
        if finding.kind != "contradiction":
            return SidesOfTwo(finding.kind, tuple(stands))
        is_opposed = any(
            one.claim == other.claim and one.is_for != other.is_for and one.person != other.person
            for one, other in combinations(stands, 2)
        )
        return SidesOfTwo("opposite" if is_opposed else "excludes", tuple(stands))

    def _classes_in(self, index: int) -> _Classes:
        digest, places = self._maps[index], self._places[index]
        names = {claim.id: claim.class_id for claim in digest.claims}
        reserves: dict[tuple[int, str], dict[bool, tuple[str, ...]]] = {}
        for stance in digest.stances:
            person = places.get(stance.expert)
            if person is None:
                continue
            own = reserves.setdefault((person, names.get(stance.claim, stance.claim)), {})
            words = stance.reserves if stance.is_reserved else ()
            firmest = own.setdefault(stance.is_for, words)
            if len(words) < len(firmest):
                own[stance.is_for] = words
        return names, reserves


# The class of each claim, and how each person takes each side of a class.
_Classes = tuple[dict[str, str], dict[tuple[int, str], dict[bool, tuple[str, ...]]]]
_NOTHING: dict[bool, tuple[str, ...]] = {}
