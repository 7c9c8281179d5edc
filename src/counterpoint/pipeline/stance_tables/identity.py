"""Who is one person and what is one claim over the maps of a store, as its archive has it.

What belongs here: what the rows of one map are called over all. What does not: how people and
claims are joined (`counterpoint.analysis.archive`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterpoint.analysis.archive import Archive
from counterpoint.errors import Place, Problem, Severity
from counterpoint.late import LateFunction
from counterpoint.model import ArgumentMap, RelationKind
from counterpoint.model.archive import (
    SAME_PERSON,
    ArchiveLink,
    ArchivePerson,
    DigestClaim,
    DigestPerson,
    InMap,
    MapDigest,
)
from counterpoint.rdf.terms.names import iri

if TYPE_CHECKING:
    from counterpoint.network import build_network
else:  # a store mostly keeps digests of all its maps
    build_network = LateFunction("counterpoint.network", "build_network")

_EQUIVALENT = RelationKind.EQUIVALENT.value
_MOST_TOLD = 20  # of names that may be one person's: more is a list that nobody reads


@dataclass(frozen=True, slots=True)
class OverMaps:
    """What an expert and a class of one map are over all maps, as IRIs by the ids in the map.

    Who or what is not in it is called as in the map alone.
    """

    persons: dict[str, str] = field(default_factory=dict)
    classes: dict[str, str] = field(default_factory=dict)


def find_identities(
    maps: Sequence[MapDigest], links: Sequence[ArchiveLink]
) -> tuple[list[OverMaps], tuple[Problem, ...]]:
    """For each of ``maps`` what is one in it with others, and what is doubtful in that.

    Links of other kinds than ``equivalent`` and ``same-person`` join nothing. Near linear in
    people, claims and links.
    """
    joining = [link for link in links if link.kind in (_EQUIVALENT, SAME_PERSON)]
    has_claims = any(link.kind == _EQUIVALENT for link in joining)
    archive = Archive((_heads(each, has_claims) for each in maps), joining)
    over_maps = {each.base: OverMaps() for each in archive.maps}
    names = [over_maps[each.base] for each in archive.maps]
    for person in archive.people:
        person_iri = _person_iri(archive, person)
        for record in person.records:
            names[record.map].persons[record.id] = person_iri
    for joint, claims in archive.classes.joint.items():
        class_iri = str(iri(archive.maps[joint.map].base, "claim", joint.id))
        for own in claims:
            names[own.map].classes[own.id] = class_iri
    return [over_maps[each.base] for each in maps], (*archive.problems, *_alike(archive))


def _heads(digest: MapDigest, has_claims: bool) -> MapDigest:
    """Only those who speak, and the claims where these are linked; in the order of ids."""
    claims = digest.claims if has_claims else ()
    texts = digest.base, digest.id, digest.title, digest.question, digest.language
    return MapDigest(*texts, "", digest.people, claims)


def heads_of(argument_map: ArgumentMap) -> MapDigest:
    """Of a map that was not analysed who speaks in it, and its claims with their classes."""
    people = (
        DigestPerson(x.id, x.name, x.standing.value, x.identifiers) for x in argument_map.experts
    )
    class_of = build_network(argument_map).class_of
    # The words are there for links that hold only as long as these stay.
    claims = (
        DigestClaim(x.id, x.title, class_of[x.id], x.text)
        for x in argument_map.claims
        if x.id in class_of
    )
    texts = argument_map.title, argument_map.question, argument_map.language
    ends = tuple(people), tuple(claims)
    return MapDigest(argument_map.base, argument_map.id, *texts, "", *ends)


def _person_iri(archive: Archive, person: ArchivePerson) -> str:
    if person.identifiers:
        return person.identifiers[0]
    first = person.records[0]
    return str(iri(archive.maps[first.map].base, "expert", first.id))


def _alike(archive: Archive) -> Iterator[Problem]:
    """A warning of each of those who are called alike and are taken for two."""
    for first, *others in archive.like_people[:_MOST_TOLD]:
        one, other = archive.people[first], archive.people[others[0]]
        names = [_name(archive, person.records[0]) for person in (one, other)]
        yield Problem(
            Place(archive.maps[other.records[0].map].id),
            f"{other.name} and {one.name} in {archive.maps[one.records[0].map].id} are taken for "
            "two people",
            f"if it is one, say so: counterpoint archive-link {names[0]} same-person {names[1]}",
            "maybe-same-person",
            Severity.WARNING,
        )


def _name(archive: Archive, record: InMap) -> str:
    return f"{archive.maps[record.map].id}#{record.id}"
