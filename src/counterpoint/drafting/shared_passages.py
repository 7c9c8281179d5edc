"""The passages of a text that two maps quote: of which source, and which belong together.

What belongs here: places in texts. What does not: what the maps say there (`readings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from counterpoint.drafting.sentences import sentence_at
from counterpoint.model import ArgumentMap, Stance

# A source by its id in the first map, and offsets in code points, half open.
Place = tuple[str, int, int]


def common_sources(first: ArgumentMap, second: ArgumentMap) -> dict[str, str]:
    """The second map's source ids with those of the first for the same text."""
    by_hash = {source.sha256: source.id for source in first.sources if source.sha256}
    return {x.id: by_hash[x.sha256] for x in second.sources if x.sha256 in by_hash}


def quoted_stances(
    argument_map: ArgumentMap, sources: Mapping[str, str]
) -> list[tuple[Place, Stance]]:
    """The stances toward claims that quote a source of both, by its first id and the offsets."""
    claims = {claim.id for claim in argument_map.claims}
    return [
        ((sources[quotation.source], quotation.start, quotation.end), stance)
        for stance in argument_map.stances
        if stance.target in claims
        and (quotation := stance.quotation) is not None
        and quotation.source in sources
        and quotation.start is not None
        and quotation.end is not None
    ]


def find_passages(spans: Iterable[Place], texts: Mapping[str, str]) -> dict[Place, Place]:
    """For each span the passage that it belongs to: its sentence, or what overlaps with it."""
    places: dict[Place, Place] = {}
    open_spans: dict[str, list[Place]] = defaultdict(list)
    for span in sorted(set(spans)):
        source, start, end = span
        if source in texts:
            places[span] = (source, *sentence_at(texts[source], start, end))
        elif open_spans[source] and start < max(x[2] for x in open_spans[source]):
            open_spans[source].append(span)
        else:
            open_spans[source] = [span]
        group = open_spans[source]
        whole = (source, group[0][1], max(x[2] for x in group)) if group else span
        places.update(dict.fromkeys(group, whole))
    return places


def by_passage(
    stances: Iterable[tuple[Place, Stance]], places: Mapping[Place, Place]
) -> dict[Place, list[Stance]]:
    """The stances by the passage that their quotation belongs to."""
    by_place: dict[Place, list[Stance]] = defaultdict(list)
    for span, stance in stances:
        by_place[places[span]].append(stance)
    return dict(by_place)
