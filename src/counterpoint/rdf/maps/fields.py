"""How one field of a record is written as RDF and read back, by the sort of its value.

What belongs here: both directions of each sort. What does not: which record has which field
(`counterpoint.rdf.maps.forms`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import (
    Argument,
    Attack,
    AttackKind,
    Claim,
    IssueName,
    JudgedPair,
    Relation,
    Stance,
)
from counterpoint.rdf.maps.passages import passage_triples, read_passage
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import boolean, decimal, moment
from counterpoint.rdf.terms.triples import Triple, in_order
from counterpoint.vocab import CONCEPTS, CP, DCTERMS, RDFS

Record = Claim | Argument | Attack | Relation | Stance | IssueName | JudgedPair


class Field(Protocol):
    """A field of a record: its name in the model, and the property that holds it."""

    @property
    def name(self) -> str:
        """The name of the attribute."""
        ...

    @property
    def term(self) -> URIRef:
        """The property."""
        ...

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """What says the field of ``record``, nothing where the field says nothing."""
        ...

    def read(self, subject: Node, reading: MapReading) -> object:
        """The value, or what stands for none; the inverse of `triples`."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the map's language; ``is_plain`` are names that are in none."""

    name: str
    term: URIRef
    is_plain: bool = False

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """One literal."""
        value = getattr(record, self.name)
        if value:
            yield subject, self.term, Literal(value) if self.is_plain else names.text(value)

    def read(self, subject: Node, reading: MapReading) -> str:
        """The text, "" where there is none."""
        return reading.lookup.text(subject, self.term)


@dataclass(frozen=True, slots=True)
class NameField:
    """The name of a record, which it must have; other data may call it otherwise."""

    name: str
    term: URIRef = RDFS.label

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """One literal."""
        value = getattr(record, self.name)
        if value:
            yield subject, self.term, names.text(value)

    def read(self, subject: Node, reading: MapReading) -> str:
        """The name; noted where there is none."""
        return reading.lookup.label(subject, required=True)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year, or words for a time."""

    name: str
    term: URIRef = DCTERMS.date

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """One literal, typed where it is a date."""
        del names
        value = getattr(record, self.name)
        if value:
            yield subject, self.term, moment(value)

    def read(self, subject: Node, reading: MapReading) -> str:
        """The text, "" where there is none."""
        return reading.lookup.text(subject, self.term)


@dataclass(frozen=True, slots=True)
class Choice:
    """A member of ``choices``, as the concept of that name; ``default`` where none is stated."""

    name: str
    term: URIRef
    choices: type[Enum]
    default: Enum | None = None
    is_required: bool = False

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """The concept."""
        del names
        value = getattr(record, self.name)
        if value is not None:
            yield subject, self.term, CONCEPTS[value]

    def read(self, subject: Node, reading: MapReading) -> Enum | None:
        """The member."""
        member = reading.lookup.choice(subject, self.term, self.choices, None)
        if member is None and self.is_required:
            reading.lookup.missing(subject, self.term)
        return member or self.default


@dataclass(frozen=True, slots=True)
class Share:
    """A number in (0, 1]; ``otherwise`` is what it is where none is stated."""

    name: str
    term: URIRef
    otherwise: float | None = 1.0

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """A decimal, where there is a number."""
        del names
        value = getattr(record, self.name)
        if value is not None:
            yield subject, self.term, decimal(value)

    def read(self, subject: Node, reading: MapReading) -> float | None:
        """The number."""
        return reading.lookup.share(subject, self.term, self.otherwise)


@dataclass(frozen=True, slots=True)
class Reference:
    """Another record, of one kind; ``also`` is a property of others that says the same."""

    name: str
    term: URIRef
    kind: str
    also: URIRef | None = None
    is_required: bool = False

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """Its IRI, by each property."""
        value = getattr(record, self.name)
        if value is None or (not value and not self.is_required):
            return
        node = names.of_kind(self.kind, value)
        yield subject, self.term, node
        if self.also is not None:
            yield subject, self.also, node

    def read(self, subject: Node, reading: MapReading) -> str | None:
        """Its id."""
        read = reading.required if self.is_required else reading.reference
        terms = (self.term,) if self.also is None else (self.term, self.also)
        return read(subject, self.kind, *terms)


@dataclass(frozen=True, slots=True)
class References:
    """Other records, of one kind and in no order."""

    name: str
    term: URIRef
    kind: str

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """Their IRIs."""
        for value in getattr(record, self.name):
            yield subject, self.term, names.of_kind(self.kind, value)

    def read(self, subject: Node, reading: MapReading) -> tuple[str, ...]:
        """Their ids, sorted."""
        return reading.references(subject, self.kind, self.term)


@dataclass(frozen=True, slots=True)
class Flag:
    """Whether something holds; it does not where nothing is stated."""

    name: str
    term: URIRef

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """A truth value, where it holds."""
        del names
        if getattr(record, self.name):
            yield subject, self.term, boolean(value=True)

    def read(self, subject: Node, reading: MapReading) -> bool:
        """The truth value."""
        return reading.lookup.truth(subject, self.term)


@dataclass(frozen=True, slots=True)
class Target:
    """A claim, an argument or an attack; an undercut's is an argument where an id is both.

    ``also`` is AIF's property for a claim that is aimed at.
    """

    name: str
    term: URIRef
    also: URIRef | None = None
    is_required: bool = True

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """Its IRI, by each property."""
        value = getattr(record, self.name)
        if value is None:
            return
        target = target_of(record, value, names)
        yield subject, self.term, target
        if self.also is not None and target == names.claim(value):
            yield subject, self.also, target

    def read(self, subject: Node, reading: MapReading) -> str | None:
        """Its id."""
        terms = (self.term,) if self.also is None else (self.term, self.also)
        target = reading.target(subject, *terms)
        if target is None and self.is_required:
            reading.lookup.missing(subject, self.term)
        return target or ("" if self.is_required else None)


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims in order; ``also`` is a property of others that says the same."""

    name: str
    term: URIRef
    also: URIRef | None = None

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """Their IRIs, by each property, and their order."""
        value = getattr(record, self.name)
        if not value:
            return
        claims = [names.claim(each) for each in value]
        for claim in claims:
            yield subject, self.term, claim
            if self.also is not None:
                yield subject, self.also, claim
        yield from in_order(subject, claims)

    def read(self, subject: Node, reading: MapReading) -> tuple[str, ...]:
        """Their ids."""
        terms = (self.term,) if self.also is None else (self.term, self.also)
        return reading.claims(subject, *terms)


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a claim, in no order; they need not be described."""

    name: str = "topics"
    term: URIRef = DCTERMS.subject

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """Their IRIs."""
        for topic in getattr(record, self.name):
            yield subject, self.term, names.of_kind("topic", topic)

    def read(self, subject: Node, reading: MapReading) -> tuple[str, ...]:
        """Their ids, sorted."""
        topics = reading.lookup.values(subject, self.term)
        return tuple(sorted(reading.id_of("topic", topic) for topic in topics))


@dataclass(frozen=True, slots=True)
class Passage:
    """The key phrase in a source that a record rests on."""

    name: str = "quotation"
    term: URIRef = CP.passage

    def triples(self, record: Record, subject: URIRef, names: RecordNames) -> Iterator[Triple]:
        """The passage, described."""
        return passage_triples(subject, getattr(record, self.name), names)

    def read(self, subject: Node, reading: MapReading) -> object:
        """The quotation, ``None`` where there is none."""
        return read_passage(subject, reading)


def target_of(record: Record, target: str, names: RecordNames) -> URIRef:
    """The IRI of the id that ``record`` is aimed at."""
    is_undercut = isinstance(record, Attack) and record.kind is AttackKind.UNDERCUT
    return names.target(target, prefer_argument=is_undercut)
