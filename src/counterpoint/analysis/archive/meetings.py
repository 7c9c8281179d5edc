"""Who agreed and clashed with whom on what, map by map: the findings of the maps over people."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.model.archive import ArchivePerson, InMap, MapDigest, Meeting


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
        for pair in each.pairs:
            first = person_of.get(InMap(index, pair.first))
            second = person_of.get(InMap(index, pair.second))
            if first is None or second is None or first == second:
                continue
            one, other = sorted((first, second))
            shown = tuple(findings[name] for name in pair.findings if name in findings)
            meetings.append(Meeting(one, other, index, pair.agreement, pair.tension, shown))
    return tuple(sorted(meetings, key=lambda x: (x.first, x.second, x.map)))
