"""Experts, the posts that they hold and when: https://www.w3.org/TR/vocab-org/, both ways."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, Literal, URIRef
from rdflib.term import Node

from counterpoint.model import Expert, Period, Role, Standing, identifier_iri
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import number, year, year_of
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.vocab import CONCEPTS, CP, FOAF, ORG, PROV, RDFS, SCHEMA


def expert_triples(expert: Expert, names: RecordNames) -> Iterator[Triple]:
    """An expert, the roles held and their periods."""
    subject = names.of_kind("expert", expert.id)
    yield from typed(subject, CP.Expert, FOAF.Agent, PROV.Agent)
    if expert.standing is Standing.PANEL:
        yield from typed(subject, SCHEMA.Person)
    yield from optional(
        subject,
        (RDFS.label, Literal(expert.name)),
        (SCHEMA.name, Literal(expert.name)),
        (SCHEMA.familyName, Literal(expert.family)),
        (CP.standing, CONCEPTS[expert.standing]),
    )
    for identifier in expert.identifiers:
        yield subject, OWL.sameAs, URIRef(identifier)
    for place, role in enumerate(expert.roles, start=1):
        membership = URIRef(f"{subject}/role/{place}")
        yield from typed(membership, ORG.Membership)
        yield membership, ORG.member, subject
        yield membership, CP.position, number(place)
        yield from _role_triples(membership, role, names)


def _role_triples(membership: URIRef, role: Role, names: RecordNames) -> Iterator[Triple]:
    if role.title:  # somebody may be known to belong somewhere, and not as what
        post = names.role(role.title)
        yield membership, ORG.role, post
        yield from typed(post, ORG.Role)
        yield post, RDFS.label, names.text(role.title)
    if role.organization:
        yield membership, ORG.organization, names.organization(role.organization)
        yield from organization_triples(role.organization, names)
    for place, period in enumerate(role.periods, start=1):
        span = URIRef(f"{membership}/period/{place}")
        yield membership, ORG.memberDuring, span
        yield from typed(span, CP.Period)
        yield span, CP.position, number(place)
        if period.start is not None:
            yield span, SCHEMA.startDate, year(period.start)
        if period.end is not None:
            yield span, SCHEMA.endDate, year(period.end)


def organization_triples(name: str, names: RecordNames) -> Iterator[Triple]:
    """An organization, which has only a name."""
    subject = names.organization(name)
    yield from typed(subject, ORG.Organization, FOAF.Agent)
    yield subject, RDFS.label, Literal(name)


def read_expert(subject: Node, reading: MapReading) -> Expert:
    """The expert that ``subject`` is."""
    lookup = reading.lookup
    roles = tuple(_role(part, reading) for part in reading.memberships.get(subject, ()))
    return Expert(
        id=reading.id_of("expert", subject),
        name=lookup.label(subject, required=True),
        roles=roles,
        standing=lookup.choice(subject, CP.standing, Standing, None) or Standing.PANEL,
        family=lookup.text(subject, SCHEMA.familyName),
        identifiers=_identifiers(subject, reading),
    )


def _identifiers(subject: Node, reading: MapReading) -> tuple[str, ...]:
    """The addresses by which others know an expert; what is none says nothing to a reader."""
    values = reading.lookup.values(subject, OWL.sameAs)
    iris = {identifier_iri(str(value)) for value in values if isinstance(value, URIRef)}
    return tuple(sorted(iri for iri in iris if iri is not None))


def _role(membership: Node, reading: MapReading) -> Role:
    """The role; one that several experts share is read once."""
    if membership not in reading.roles:
        reading.roles[membership] = _read_role(membership, reading)
    return reading.roles[membership]


def _read_role(membership: Node, reading: MapReading) -> Role:
    lookup = reading.lookup
    lookup.one(membership, ORG.member)  # noted where there are several
    spans = lookup.by_position(lookup.values(membership, ORG.memberDuring))
    return Role(
        title=lookup.name_of(membership, ORG.role) or lookup.label(membership),
        organization=lookup.name_of(membership, ORG.organization),
        periods=tuple(
            Period(
                year_of(lookup.text(span, SCHEMA.startDate)),
                year_of(lookup.text(span, SCHEMA.endDate)),
            )
            for span in spans
        ),
    )
