"""The IRIs of one map's records, and triples of the simplest sorts.

What belongs here: what the modules that write records share. What does not: any one record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import ArgumentMap, Standing, content_hash, slug
from counterpoint.rdf.literals import text
from counterpoint.rdf.names import iri
from counterpoint.vocab import RDF, member_property

__all__ = ["RecordNames", "Triple", "in_order", "optional", "typed"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_TYPE = RDF.type


@dataclass(frozen=True, slots=True)
class RecordNames:
    """The IRIs of one map's records; a target's kind is found by its id."""

    base: str
    language: str
    claims: frozenset[str]
    arguments: frozenset[str]
    attacks: frozenset[str]
    editors: frozenset[str]

    @classmethod
    def of(cls, debate: ArgumentMap) -> RecordNames:
        """The names of the records of ``debate``."""
        return cls(
            debate.base,
            debate.language,
            frozenset(claim.id for claim in debate.claims),
            frozenset(argument.id for argument in debate.arguments),
            frozenset(attack.id for attack in debate.attacks),
            frozenset(expert.id for expert in debate.experts if expert.standing is Standing.EDITOR),
        )

    def of_kind(self, kind: str, record_id: str) -> URIRef:
        """The record of that kind (``expert``, ``source``, ...)."""
        return iri(self.base, kind, record_id)

    def claim(self, record_id: str) -> URIRef:
        """A claim."""
        return iri(self.base, "claim", record_id)

    def target(self, record_id: str, *, prefer_argument: bool = False) -> URIRef:
        """A claim, an argument or an attack: claims first where an id is in use twice."""
        if prefer_argument and record_id in self.arguments:
            return self.of_kind("argument", record_id)
        if record_id in self.claims:
            return self.claim(record_id)
        if record_id in self.arguments:
            return self.of_kind("argument", record_id)
        if record_id in self.attacks:
            return self.of_kind("attack", record_id)
        return self.claim(record_id)

    def organization(self, name: str) -> URIRef:
        """The organization of that name: two of one name are one."""
        return iri(self.base, "organization", _readable(name))

    def role(self, title: str) -> URIRef:
        """The post of that title: two of one title are one."""
        return iri(self.base, "role", _readable(title))

    def text(self, value: str) -> Literal:
        """``value`` in the map's language."""
        return text(value, self.language)


def typed(subject: URIRef, *classes: URIRef) -> Iterator[Triple]:
    """That ``subject`` is an instance of each of ``classes``."""
    for each in classes:
        yield subject, _TYPE, each


def optional(subject: URIRef, *pairs: tuple[URIRef, Node | None]) -> Iterator[Triple]:
    """A triple for each pair whose value says something."""
    for predicate, value in pairs:
        if isinstance(value, URIRef) or (isinstance(value, Literal) and str(value)):
            yield subject, predicate, value


def in_order(subject: URIRef, members: Sequence[URIRef]) -> Iterator[Triple]:
    """The order of two or more ``members``, as rdf:_1, rdf:_2, ..."""
    if len(members) > 1:
        for place, member in enumerate(members, start=1):
            yield subject, member_property(place), member


def _readable(name: str) -> str:
    """A segment for a thing that has only a name: readable, and apart from its like."""
    return f"{slug(name)}-{content_hash(name, length=6)}"
