"""Sources and the sections in which one voice speaks, both ways."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import Section, Source
from counterpoint.rdf.maps.passages import span_triples
from counterpoint.rdf.maps.publication import licence_triples
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.maps.voices import organization_triples
from counterpoint.rdf.terms.literals import iri_or_text, moment, number, text
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.vocab import CP, DCTERMS, OA, PROV, RDFS, SCHEMA


def source_triples(source: Source, names: RecordNames) -> Iterator[Triple]:
    """A document, its publisher, and its sections."""
    subject = names.of_kind("source", source.id)
    title = text(source.title, source.language or names.language)
    yield from typed(subject, CP.Source, SCHEMA.Article, PROV.Entity)
    yield from optional(
        subject,
        (RDFS.label, title),
        (DCTERMS.title, title),
        (SCHEMA.url, iri_or_text(source.url)),
        (DCTERMS.issued, moment(source.date)),
        (DCTERMS.language, Literal(source.language)),
        (CP.file, Literal(source.file)),
        (CP.sha256, Literal(source.sha256)),
        (CP.checkedOn, moment(source.checked_at)),
        (CP.checkedBy, Literal(source.checked_by)),
    )
    yield from licence_triples(subject, source.licence)
    if source.publisher:
        yield subject, DCTERMS.publisher, names.organization(source.publisher)
        yield from organization_triples(source.publisher, names)
    for place, section in enumerate(source.sections, start=1):
        part = URIRef(f"{subject}/section/{place}")
        yield from typed(part, CP.Section, OA.SpecificResource)
        yield part, OA.hasSource, subject
        yield part, SCHEMA.isPartOf, subject
        yield part, CP.position, number(place)
        yield part, CP.speaker, names.of_kind("expert", section.expert)
        yield from optional(part, (CP.marker, Literal(section.marker)))
        yield from span_triples(part, section.start, section.end)


def read_source(subject: Node, reading: MapReading) -> Source:
    """The source that ``subject`` is."""
    lookup = reading.lookup
    return Source(
        id=reading.id_of("source", subject),
        title=lookup.text(subject, DCTERMS.title) or lookup.label(subject, required=True),
        url=lookup.text(subject, SCHEMA.url),
        publisher=lookup.name_of(subject, DCTERMS.publisher)
        or lookup.text(subject, DCTERMS.publisher),
        date=lookup.text(subject, DCTERMS.issued, DCTERMS.date),
        licence=lookup.text(subject, DCTERMS.license, DCTERMS.rights),
        language=lookup.text(subject, DCTERMS.language),
        file=lookup.text(subject, CP.file),
        sha256=lookup.text(subject, CP.sha256),
        checked_at=lookup.text(subject, CP.checkedOn),
        checked_by=lookup.text(subject, CP.checkedBy),
        sections=tuple(_section(part, reading) for part in reading.sections.get(subject, ())),
    )


def _section(part: Node, reading: MapReading) -> Section:
    reading.lookup.one(part, SCHEMA.isPartOf)  # noted where there are several
    start, end = reading.span(part)
    return Section(
        expert=reading.required(part, "expert", CP.speaker),
        marker=reading.lookup.text(part, CP.marker),
        start=start,
        end=end,
    )
