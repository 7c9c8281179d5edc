"""Who agreed and clashed with whom on what, map by map: the findings of the maps over people."""

from __future__ import annotations

from collections.abc import Sequence

from counterpoint.analysis.archive.people import places_in_maps
from counterpoint.model.archive import ArchivePerson, MapDigest, Meeting


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
