"""Links that cannot both be: two claims that say the same, and that exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from counterpoint.model import RelationKind
from counterpoint.model.archive import SAME_PERSON, ArchiveLink, MapDigest
from counterpoint.rdf.terms.names import iri


class Contradiction(NamedTuple):
    """A link that tells two claims apart, and a shortest row of those by which they are one."""

    excluding: ArchiveLink
    equivalent: tuple[ArchiveLink, ...]


def find_contradictions(
    links: Sequence[ArchiveLink], maps: Iterable[MapDigest]
) -> tuple[Contradiction, ...]:
    """Each of them, in the order of links. O(exclusions * equivalences) at worst.

    Claims that a map itself declares equal are one. Two people have no such kind of link.
    """
    class_of = {
        str(iri(each.base, "claim", claim.id)): str(iri(each.base, "claim", claim.class_id))
        for each in maps
        for claim in each.claims
        if claim.id != claim.class_id
    }
    beside: dict[str, list[tuple[str, ArchiveLink]]] = {}
    for link in links:
        if link.kind == RelationKind.EQUIVALENT.value:
            first, second = (class_of.get(x, x) for x in (link.first, link.second))
            beside.setdefault(first, []).append((second, link))
            beside.setdefault(second, []).append((first, link))
    conflicts = []
    for link in links:
        if link.kind in (RelationKind.EQUIVALENT.value, SAME_PERSON):
            continue
        first, second = (class_of.get(x, x) for x in (link.first, link.second))
        way = _way(beside, first, second)
        if way:
            conflicts.append(Contradiction(link, way))
    return tuple(conflicts)


def _way(
    beside: Mapping[str, Sequence[tuple[str, ArchiveLink]]], first: str, second: str
) -> tuple[ArchiveLink, ...]:
    """A shortest row of links from one class to another; none if there is none."""
    ways: dict[str, tuple[ArchiveLink, ...]] = {first: ()}
    waiting = [first]
    for name in waiting:  # grows while it is gone through
        if name == second:
            break
        for other, link in beside.get(name, ()):
            if other not in ways:
                ways[other] = (*ways[name], link)
                waiting.append(other)
    return ways.get(second, ())
