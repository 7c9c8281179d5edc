"""What cannot both be: that two claims say the same, and that they exclude each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from counterpoint.model import RelationKind
from counterpoint.model.archive import SAME_PERSON, ArchiveLink, MapDigest
from counterpoint.rdf.terms.names import iri


class Contradiction(NamedTuple):
    """What tells two claims apart, and a shortest row of links by which they are one.

    ``excluding`` is a link, or what a map itself says: that is nobody's word, and has no ``by``.
    """

    excluding: ArchiveLink
    equivalent: tuple[ArchiveLink, ...]


def find_contradictions(
    links: Sequence[ArchiveLink], maps: Sequence[MapDigest]
) -> tuple[Contradiction, ...]:
    """Each of them, in the order of links and then of maps. O(exclusions * equivalences) at worst.

    Claims that a map itself declares equal are one, and what it says to exclude each other does;
    what one of its experts says of that is an opinion. Two people have no such kind of link.
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
    for link in (*_excluding(links), *_exclusions_of(maps, beside)):
        first, second = (class_of.get(x, x) for x in (link.first, link.second))
        way = _way(beside, first, second)
        if way:
            conflicts.append(Contradiction(link, way))
    return tuple(conflicts)


def _excluding(links: Iterable[ArchiveLink]) -> Iterator[ArchiveLink]:
    return (x for x in links if x.kind not in (RelationKind.EQUIVALENT.value, SAME_PERSON))


def _exclusions_of(maps: Sequence[MapDigest], classes: Collection[str]) -> Iterator[ArchiveLink]:
    """What the maps themselves say to exclude each other, of the classes that links speak of."""
    for each in maps:
        for kind, first_class, second_class, by in each.exclusions:
            first, second = (str(iri(each.base, "claim", x)) for x in (first_class, second_class))
            if not by and first in classes and second in classes:
                yield ArchiveLink(kind, first, second, "")


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
