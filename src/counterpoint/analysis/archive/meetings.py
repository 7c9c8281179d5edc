"""Who agreed and clashed with whom on what, map by map: the findings of the maps over people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterpoint.model.archive import (
    ArchivePerson,
    DigestFinding,
    DigestPair,
    DigestStance,
    InMap,
    MapDigest,
    Meeting,
    MetFinding,
)


def find_meetings(
    maps: Sequence[MapDigest], people: Sequence[ArchivePerson]
) -> tuple[Meeting, ...]:
    """What stands between two people in each map, by pair and then in the order of maps.

    Linear in pairs of the maps' panels, but for sorting.
    """
    person_of = {record: index for index, person in enumerate(people) for record in person.records}
    meetings = []
    for index, each in enumerate(maps):
        findings = {finding.id: finding for finding in each.findings}
        stances = {stance.id: stance for stance in each.stances}
        for pair in each.pairs:
            first = person_of.get(InMap(index, pair.first))
            second = person_of.get(InMap(index, pair.second))
            if first is None or second is None or first == second:
                continue
            one, other = sorted((first, second))
            shown = tuple(
                _between(pair, findings[name], stances)
                for name in pair.findings
                if name in findings
            )
            meetings.append(Meeting(one, other, index, pair.agreement, pair.tension, shown))
    return tuple(sorted(meetings, key=lambda x: (x.first, x.second, x.map)))


def _between(
    pair: DigestPair, finding: DigestFinding, stances: Mapping[str, DigestStance]
) -> MetFinding:
    """A finding as it is between two: others of its group may speak on other claims of it."""
    own = [stances[name] for name in finding.stances if name in stances]
    own = [x for x in own if x.expert in pair[:2] and x.claim in finding.claims]
    spoken_on = {stance.claim for stance in own}
    claims = tuple(claim for claim in finding.claims if claim in spoken_on) or finding.claims
    sides = {"for" if stance.is_for else "against" for stance in own}
    side = sides.pop() if finding.is_agreement and len(sides) == 1 else ""
    return MetFinding(finding.id, finding.kind, finding.is_agreement, claims, side)
