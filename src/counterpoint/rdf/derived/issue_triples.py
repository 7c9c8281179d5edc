"""From issues to triples of the findings graph: what is asked, and where each expert stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef

from counterpoint.model import Issue, IssuePosition
from counterpoint.rdf.terms.literals import figure, number
from counterpoint.rdf.terms.names import iri
from counterpoint.rdf.terms.triples import Triple, in_order, typed
from counterpoint.vocab import CONCEPTS, CP, IBIS, PROV, RDFS


def issue_triples(issues: Iterable[Issue], base: str, run: URIRef) -> Iterator[Triple]:
    """The issues of a run, each with its place in the ranking. Linear in their size."""
    for place, issue in enumerate(issues, start=1):
        subject = iri(base, "issue", issue.id)
        yield from typed(subject, CP.Issue, PROV.Entity)
        if not issue.is_named:  # the map says it of those that it names
            yield from typed(subject, IBIS.Issue)
        yield subject, RDFS.label, Literal(issue.question)
        yield subject, CP.position, number(place)
        yield subject, CP.rank, figure(issue.rank)
        yield subject, CP.difference, CONCEPTS[issue.difference]
        yield subject, PROV.wasGeneratedBy, run
        yield from in_order(subject, [iri(base, "claim", claim) for claim in issue.claims])
        floor = () if issue.floor is None else (issue.floor,)
        for name, kind, ids in (
            (CP.claim, "claim", issue.claims),
            (CP.ground, "claim", issue.grounds),
            (CP.floor, "claim", floor),
            (CP.reconciledBy, "claim", issue.reconciles),
            (CP.silent, "expert", issue.silent),
            (CP.finding, "finding", issue.findings),
        ):
            for each in ids:
                yield subject, name, iri(base, kind, each)
        for order, position in enumerate(issue.positions, start=1):
            part = URIRef(f"{subject}/position/{order}")
            yield subject, CP.stands, part
            yield part, IBIS["responds-to"], subject
            yield part, CP.position, number(order)
            of = position.claims[0] if position.is_beside else issue.claims[0]
            yield part, CP.markOf, iri(base, "claim", of)
            yield from _position(part, position, base)


def _position(part: URIRef, position: IssuePosition, base: str) -> Iterator[Triple]:
    yield from typed(part, CP.IssuePosition, IBIS.Position)
    yield part, RDFS.label, Literal(position.says)
    yield part, CP.expert, iri(base, "expert", position.expert)
    yield part, CP.mark, CONCEPTS[position.mark]
    yield part, CP.rank, figure(position.weight)
    for claim in position.claims:
        yield part, CP.claim, iri(base, "claim", claim)
    for claim in position.reasons:
        yield part, CP.ground, iri(base, "claim", claim)
    for stance in position.stances:
        yield part, PROV.wasDerivedFrom, iri(base, "stance", stance)
