"""From an argument map to RDF: one named graph with everything that the map says.

Every record has an IRI under the map's base, so there is no blank node; parts of a record
(roles, selectors, sections) have IRIs under the record's. Which property holds which field stands
in `counterpoint.rdf.maps.forms`; shortcuts, which repeat what records say, are beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from rdflib import Literal, URIRef

from counterpoint.late import TYPE_CHECKING
from counterpoint.model import ArgumentMap, Topic
from counterpoint.rdf.maps.crowd_triples import crowd_triples
from counterpoint.rdf.maps.documents import source_triples
from counterpoint.rdf.maps.fields import Record
from counterpoint.rdf.maps.forms import (
    ARGUMENT,
    ATTACK,
    CLAIM,
    ISSUE,
    JUDGED,
    RELATION,
    STANCE,
    Form,
)
from counterpoint.rdf.maps.publication import publication_triples
from counterpoint.rdf.maps.record_names import RecordNames
from counterpoint.rdf.maps.shortcuts import shortcut_triples
from counterpoint.rdf.maps.voices import expert_triples
from counterpoint.rdf.terms.literals import text
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.rdf.terms.triples import Triple, dataset_of, optional, typed
from counterpoint.vocab import CP, DCTERMS, IBIS, PROV, RDFS, SKOS

if TYPE_CHECKING:
    from rdflib import Dataset

_Record = TypeVar("_Record", bound=Record)


def to_rdf(argument_map: ArgumentMap) -> Dataset:
    """The map as RDF, in the named graph ``<base>graph/map``.

    The dataset's default graph is the union of its graphs, so that ``query`` and ``triples``
    see the map. The same map gives the same triples, whatever made it. O(size of the map).

    >>> len(to_rdf(ArgumentMap("m", "https://example.org/", "T", "Q?")))
    11
    """
    return dataset_of(map_triples(argument_map), URIRef(argument_map.base + MAP_GRAPH))


def map_triples(argument_map: ArgumentMap) -> Iterator[Triple]:
    """The triples of the map graph, unordered, some perhaps twice."""
    names = RecordNames.of(argument_map)
    yield from _head(argument_map)
    for expert in argument_map.experts:
        yield from expert_triples(expert, names)
    for source in argument_map.sources:
        yield from source_triples(source, names)
    for topic in argument_map.topics:
        yield from _topic(topic, names)
    for issue in argument_map.issues:
        yield from ISSUE.triples(issue, names)
    for pair in argument_map.judged:
        yield from JUDGED.triples(pair, names)
    if argument_map.crowd is not None:
        yield from crowd_triples(argument_map.crowd, names)
    yield from _debated(argument_map, names)


def _debated(argument_map: ArgumentMap, names: RecordNames) -> Iterator[Triple]:
    """What is claimed, argued and said of it, with the shortcuts."""
    for claim in argument_map.claims:
        yield from _record(CLAIM, claim, names)
    for argument in argument_map.arguments:
        yield from _record(ARGUMENT, argument, names)
    for attack in argument_map.attacks:
        yield from _record(ATTACK, attack, names)
    for relation in argument_map.relations:
        yield from _record(RELATION, relation, names)
    for stance in argument_map.stances:
        yield from _record(STANCE, stance, names)


def _record(form: Form[_Record], record: _Record, names: RecordNames) -> Iterator[Triple]:
    yield from form.triples(record, names)
    yield from shortcut_triples(record, names)


def _head(argument_map: ArgumentMap) -> Iterator[Triple]:
    subject = URIRef(f"{argument_map.base}map")
    title = text(argument_map.title, argument_map.language)
    yield from typed(subject, CP.ArgumentMap, PROV.Entity)
    yield from optional(
        subject,
        (CP.base, Literal(argument_map.base)),
        (RDFS.label, title),
        (DCTERMS.title, title),
        (DCTERMS.identifier, Literal(argument_map.id)),
        (DCTERMS.language, Literal(argument_map.language)),
        (DCTERMS.abstract, text(argument_map.abstract, argument_map.language)),
    )
    yield from publication_triples(subject, argument_map.publication, argument_map.base)
    if argument_map.question:
        question = URIRef(f"{argument_map.base}question")
        yield subject, CP.asks, question
        yield from typed(question, CP.Question, IBIS.Issue)
        yield question, RDFS.label, text(argument_map.question, argument_map.language)


def _topic(topic: Topic, names: RecordNames) -> Iterator[Triple]:
    subject = names.of_kind("topic", topic.id)
    label = names.text(topic.label)
    yield from typed(subject, CP.Topic, SKOS.Concept)
    yield from optional(subject, (RDFS.label, label), (SKOS.prefLabel, label))
