"""From experts, sources and passages to RDF: who speaks, where, and in which words.

What belongs here: people, documents and spans of text. What does not: what is claimed
(`counterpoint.rdf.maps.map_triples`).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef

from counterpoint.model import Expert, Quotation, Source, Standing, content_hash
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import decimal, iri_or_text, moment, number, offset, text, year
from counterpoint.rdf.terms.triples import Triple, optional, typed
from counterpoint.vocab import (
    CONCEPTS,
    CP,
    DCTERMS,
    FOAF,
    OA,
    ORG,
    PROV,
    RDFS,
    SCHEMA,
)

_LABEL = RDFS.label


def expert_triples(expert: Expert, names: RecordNames) -> Iterator[Triple]:
    """An expert, the roles held and their periods: https://www.w3.org/TR/vocab-org/."""
    subject = names.of_kind("expert", expert.id)
    yield from typed(subject, CP.Expert, FOAF.Agent, PROV.Agent)
    if expert.standing is Standing.PANEL:
        yield from typed(subject, SCHEMA.Person)
    yield from optional(
        subject,
        (_LABEL, Literal(expert.name)),
        (SCHEMA.name, Literal(expert.name)),
        (SCHEMA.familyName, Literal(expert.family)),
        (CP.standing, CONCEPTS[expert.standing]),
    )
    for place, role in enumerate(expert.roles, start=1):
        membership = URIRef(f"{subject}/role/{place}")
        yield from typed(membership, ORG.Membership)
        yield membership, ORG.member, subject
        yield membership, CP.position, number(place)
        post = names.role(role.title)
        yield membership, ORG.role, post
        yield from typed(post, ORG.Role)
        yield post, _LABEL, names.text(role.title)
        if role.organization:
            yield membership, ORG.organization, names.organization(role.organization)
            yield from _organization(role.organization, names)
        for count, period in enumerate(role.periods, start=1):
            span = URIRef(f"{membership}/period/{count}")
            yield membership, ORG.memberDuring, span
            yield from typed(span, CP.Period)
            yield span, CP.position, number(count)
            if period.start is not None:
                yield span, SCHEMA.startDate, year(period.start)
            if period.end is not None:
                yield span, SCHEMA.endDate, year(period.end)


def _organization(name: str, names: RecordNames) -> Iterator[Triple]:
    subject = names.organization(name)
    yield from typed(subject, ORG.Organization, FOAF.Agent)
    yield subject, _LABEL, Literal(name)


def source_triples(source: Source, names: RecordNames) -> Iterator[Triple]:
    """A document, its publisher, and the sections in which one voice speaks."""
    subject = names.of_kind("source", source.id)
    title = text(source.title, source.language or names.language)
    licence = iri_or_text(source.licence)
    yield from typed(subject, CP.Source, SCHEMA.Article, PROV.Entity)
    yield from optional(
        subject,
        (_LABEL, title),
        (DCTERMS.title, title),
        (SCHEMA.url, iri_or_text(source.url)),
        (DCTERMS.issued, moment(source.date)),
        (DCTERMS.license if isinstance(licence, URIRef) else DCTERMS.rights, licence),
        (DCTERMS.language, Literal(source.language)),
        (CP.file, Literal(source.file)),
        (CP.sha256, Literal(source.sha256)),
    )
    if source.publisher:
        yield subject, DCTERMS.publisher, names.organization(source.publisher)
        yield from _organization(source.publisher, names)
    for place, section in enumerate(source.sections, start=1):
        part = URIRef(f"{subject}/section/{place}")
        yield from typed(part, CP.Section, OA.SpecificResource)
        yield part, OA.hasSource, subject
        yield part, SCHEMA.isPartOf, subject
        yield part, CP.position, number(place)
        yield part, CP.speaker, names.of_kind("expert", section.expert)
        yield from optional(part, (CP.marker, Literal(section.marker)))
        yield from _span(part, section.start, section.end)


def _span(subject: URIRef, start: int | None, end: int | None) -> Iterator[Triple]:
    """https://www.w3.org/TR/annotation-model/#text-position-selector."""
    if start is None and end is None:
        return
    selector = URIRef(f"{subject}/position")
    yield subject, OA.hasSelector, selector
    yield from typed(selector, OA.TextPositionSelector)
    if start is not None:
        yield selector, OA.start, offset(start)
    if end is not None:
        yield selector, OA.end, offset(end)


def passage_triples(
    subject: URIRef, quotation: Quotation | None, names: RecordNames
) -> Iterator[Triple]:
    """The passage that ``subject`` rests on; two records that rest on the same share it."""
    if quotation is None:
        return
    key = content_hash(
        quotation.source,
        quotation.exact,
        str(quotation.start),
        str(quotation.end),
        quotation.verification.value,
        str(quotation.similarity),
    )
    passage = URIRef(f"{names.base}passage/{key}")
    source = names.of_kind("source", quotation.source)
    yield subject, CP.passage, passage
    yield from typed(passage, CP.Passage, OA.SpecificResource, PROV.Entity)
    yield passage, OA.hasSource, source
    yield passage, PROV.wasQuotedFrom, source
    yield passage, CP.verification, CONCEPTS[quotation.verification]
    if quotation.similarity is not None:
        yield passage, CP.similarity, decimal(quotation.similarity)
    selector = URIRef(f"{passage}/quote")
    yield passage, OA.hasSelector, selector
    yield from typed(selector, OA.TextQuoteSelector)
    yield selector, OA.exact, Literal(quotation.exact)
    yield from _span(passage, quotation.start, quotation.end)
