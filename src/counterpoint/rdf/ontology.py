"""The ontology as records, for documentation, and as RDF in every syntax.

What belongs here: reading ``ontology/counterpoint.ttl``. What does not: showing it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as px
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL
from rdflib.term import Node

from counterpoint.rdf.serialization import write_rdf
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CP, DCTERMS, PREFIXES, RDF, RDFS, SKOS

_CLASSES = (RDFS.Class, OWL.Class)
_PROPERTIES = (RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty)
_LABELS = (RDFS.label, SKOS.prefLabel)
_COMMENTS = (RDFS.comment, DCTERMS.description, SKOS.note)
_EXAMPLE = URIRef(f"{SKOS}example")
# Said of every term, or shown otherwise.
_UNTOLD = {RDF.type, RDFS.isDefinedBy, RDFS.label, *_COMMENTS, _EXAMPLE}


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """One term; ``local`` is its name in the namespace, ``example`` a piece of Turtle with it.

    ``statements`` are what else is said of it: pairs of a property and its values, in the order
    of names. Terms stand as prefixed names where a prefix is known, else as IRIs; each class of
    a union is a value, and the property says "one of".
    """

    local: str
    iri: str
    label: str
    comment: str
    example: str
    statements: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The ontology: its own IRI, title and description, and its terms, each sorted by name."""

    iri: str
    title: str
    description: str
    classes: tuple[OntologyTerm, ...]
    properties: tuple[OntologyTerm, ...]
    individuals: tuple[OntologyTerm, ...]


def read_ontology() -> Ontology:
    """The shipped ontology. O(n log n) in its triples."""
    graph = _graph()
    namespace = str(CP)
    head: Node = next(graph.subjects(RDF.type, OWL.Ontology), URIRef(namespace.rstrip("#")))
    groups: tuple[list[OntologyTerm], ...] = ([], [], [])
    for subject in sorted({str(x) for x in graph.subjects() if isinstance(x, URIRef)}):
        if not subject.startswith(namespace) or subject == str(head):
            continue
        node = URIRef(subject)
        types = set(graph.objects(node, RDF.type))
        place = 0 if types & {*_CLASSES} else 1 if types & {*_PROPERTIES} else 2
        groups[place].append(_term(graph, node))
    classes, properties, individuals = map(tuple, groups)
    return Ontology(
        str(head),
        _text(graph, head, (DCTERMS.title, *_LABELS)) or "Ontology",
        _text(graph, head, (DCTERMS.abstract, *_COMMENTS)),
        classes,
        properties,
        individuals,
    )


def write_ontology(format_name: str) -> bytes:
    """The shipped ontology in one of `counterpoint.rdf.FORMATS`; Turtle is the file as it is.

    Raises:
        UsageError: there is no such format.
    """
    if format_name == "turtle":
        return _content()
    return write_rdf(_graph(), format_name)


def _content() -> bytes:
    return (ontology_folder() / "counterpoint.ttl").read_bytes()


def _graph() -> Graph:
    """The ontology, its blank nodes named by what is said of them: the same in each process."""
    dataset = px.Dataset(px.parse(_content(), format=px.RdfFormat.TURTLE))
    dataset.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
    graph = Graph()
    for subject, predicate, value, _ in triples_of(dataset):
        graph.add((subject, predicate, value))
    return graph


def _term(graph: Graph, node: URIRef) -> OntologyTerm:
    statements: dict[str, list[str]] = {}
    for name, value in graph.predicate_objects(node):
        members = graph.value(value, OWL.unionOf) if isinstance(value, BNode) else None
        if members is not None:
            each = statements.setdefault(f"{_short(name)}, one of", [])
            each += map(_short, Collection(graph, members))
        elif name not in _UNTOLD:
            statements.setdefault(_short(name), []).append(_said(value))
    return OntologyTerm(
        local=str(node).removeprefix(str(CP)),
        iri=str(node),
        label=_text(graph, node, _LABELS),
        comment=_text(graph, node, _COMMENTS),
        example=_text(graph, node, (_EXAMPLE,)),
        statements=tuple((name, tuple(sorted(statements[name]))) for name in sorted(statements)),
    )


def _text(graph: Graph, node: Node, properties: tuple[URIRef, ...]) -> str:
    for each in properties:
        texts = sorted(str(value) for value in graph.objects(node, each))
        if texts:
            return texts[0]
    return ""


def _said(node: Node) -> str:
    """A value, and the language that it is in."""
    language = node.language if isinstance(node, Literal) else None
    return f"{node} ({language})" if language else _short(node)


def _short(node: Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    return str(node)
