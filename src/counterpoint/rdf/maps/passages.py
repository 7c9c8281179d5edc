"""Passages: the key phrase in a source that a record rests on, written and read back.

https://www.w3.org/TR/annotation-model/#selectors. What belongs here: passages, and the spans of
text that they and the sections of a source select. What does not: who rests on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.model import Quotation, Verification, content_hash
from counterpoint.rdf.maps.reading import MapReading
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.terms.literals import decimal, offset
from counterpoint.rdf.terms.triples import Triple, typed
from counterpoint.vocab import CONCEPTS, CP, OA, PROV


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
    yield from span_triples(passage, quotation.start, quotation.end)


def span_triples(subject: URIRef, start: int | None, end: int | None) -> Iterator[Triple]:
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


def read_passage(subject: Node, reading: MapReading) -> Quotation | None:
    """The quotation that ``subject`` rests on, if it rests on one; each passage is read once."""
    passage = reading.lookup.one(subject, CP.passage)
    if passage is None:
        return None
    if passage not in reading.quotations:
        reading.quotations[passage] = _quotation_at(passage, reading)
    return reading.quotations[passage]


def _quotation_at(passage: Node, reading: MapReading) -> Quotation:
    lookup = reading.lookup
    quotes = [
        str(lookup.one(selector, OA.exact))
        for selector in lookup.values(passage, OA.hasSelector)
        if lookup.values(selector, OA.exact)
    ]
    if not quotes:
        lookup.missing(passage, OA.exact)
    start, end = reading.span(passage)
    verification = lookup.choice(passage, CP.verification, Verification, None)
    return Quotation(
        source=reading.required(passage, "source", OA.hasSource, PROV.wasQuotedFrom),
        exact=next(iter(quotes), ""),
        start=start,
        end=end,
        verification=verification or Verification.UNVERIFIED,
        similarity=lookup.share(passage, CP.similarity, None),
    )
