"""Who answers for a map, since when, and under which terms, in DCMI terms, both ways."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, Literal, URIRef
from rdflib.term import Node

from counterpoint.model import Agent, Publication, identifier_iri
from counterpoint.rdf.lookup.record_lookup import RecordLookup
from counterpoint.rdf.terms.literals import iri_or_text, moment, number
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.vocab import CP, DCTERMS, FOAF, PROV, RDFS, SCHEMA


def publication_triples(
    subject: URIRef, publication: Publication | None, base: str
) -> Iterator[Triple]:
    """The same of ``subject``, a map or its data set; who is named lies under ``base``."""
    if publication is None:
        return
    yield from licence_triples(subject, publication.licence)
    yield from optional(
        subject,
        (DCTERMS.issued, moment(publication.issued)),
        (DCTERMS.modified, moment(publication.modified)),
    )
    for place, creator in enumerate(publication.creators, start=1):
        name = URIRef(f"{base}creator/{place}")
        yield subject, DCTERMS.creator, name
        yield name, CP.position, number(place)
        yield from _agent_triples(name, creator)
    if publication.publisher is not None:
        name = URIRef(f"{base}publisher")
        yield subject, DCTERMS.publisher, name
        yield from _agent_triples(name, publication.publisher)


def licence_triples(subject: URIRef, licence: str) -> Iterator[Triple]:
    """A licence by its IRI, or what rights there are in words."""
    value = iri_or_text(licence)
    name = DCTERMS.license if isinstance(value, URIRef) else DCTERMS.rights
    yield from optional(subject, (name, value))


def _agent_triples(subject: URIRef, agent: Agent) -> Iterator[Triple]:
    yield from typed(subject, FOAF.Agent, PROV.Agent)
    name = Literal(agent.name)
    yield from optional(subject, (RDFS.label, name), (FOAF.name, name), (SCHEMA.name, name))
    for identifier in agent.identifiers:
        yield subject, OWL.sameAs, URIRef(identifier)


def read_publication(subject: Node, base: str, lookup: RecordLookup) -> Publication | None:
    """What the data say of the map ``subject`` as a thing that is published."""
    creators = lookup.by_position(lookup.values(subject, DCTERMS.creator))
    publisher = lookup.one(subject, DCTERMS.publisher)
    return Publication(
        lookup.text(subject, DCTERMS.license, DCTERMS.rights),
        tuple(_agent(each, base, lookup) for each in creators),
        None if publisher is None else _agent(publisher, base, lookup),
        lookup.text(subject, DCTERMS.issued),
        lookup.text(subject, DCTERMS.modified),
    ).or_nothing()


def _agent(node: Node, base: str, lookup: RecordLookup) -> Agent:
    """Who is named; by an IRI of its own where the data say no name."""
    if isinstance(node, Literal):
        return Agent(str(node))
    iris = [str(x) for x in lookup.values(node, OWL.sameAs) if isinstance(x, URIRef)]
    if isinstance(node, URIRef) and not str(node).startswith(base):
        iris.append(str(node))
    identifiers = {identifier_iri(iri) for iri in iris} - {None}
    return Agent(lookup.label(node) or str(node), tuple(sorted(filter(None, identifiers))))
