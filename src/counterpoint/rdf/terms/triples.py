"""Triples of the simplest sorts, and a dataset of them.

What belongs here: what all that write RDF share. What does not: any one record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.vocab import PREFIXES, RDF, member_property

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib import graph as graphs
else:  # what is not asked for a graph of rdflib's needs none
    graphs = LateModule("rdflib.graph")

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_TYPE = RDF.type


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


def dataset_of(triples: Iterable[Triple], graph: URIRef) -> Dataset:
    """A dataset with ``triples`` in one named graph, and our prefixes."""
    dataset = graphs.Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    context = dataset.graph(graph)
    dataset.addN((subject, predicate, value, context) for subject, predicate, value in triples)
    return dataset
