"""The ontology as records, for documentation, and as RDF in every syntax.

What belongs here: reading ``ontology/counterpoint.ttl``. What does not: showing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyoxigraph as px
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL
from rdflib.term import Node

from counterpoint.rdf.serialization import write_rdf
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.resources import ontology_folder
from counterpoint.vocab import CP, DCTERMS, PREFIXES, RDF, RDFS, SKOS

# In which form the ontology is written, by the ending of a file; ``html`` is a page.
FORMATS_BY_ENDING = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".html": "html",
}
_PREFIXES = {**PREFIXES, "vann": "http://purl.org/vocab/vann/"}
_CLASSES = (RDFS.Class, OWL.Class)
_PROPERTIES = (RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty)
_LABELS = (RDFS.label, SKOS.prefLabel)
_COMMENTS = (RDFS.comment, DCTERMS.description, SKOS.note)
_EXAMPLE, _IN_SCHEME = URIRef(f"{SKOS}example"), URIRef(f"{SKOS}inScheme")
# Said of every term, or shown otherwise.
_UNTOLD = {
    *(RDF.type, RDFS.isDefinedBy, RDFS.label, DCTERMS.title, *_COMMENTS, _EXAMPLE),
    *(URIRef(f"{SKOS}topConceptOf"), URIRef(f"{SKOS}hasTopConcept")),
}


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A value as it is shown; ``language`` is a text's, ``iri`` that of a term or a thing."""

    text: str
    language: str = ""
    iri: str = ""


Statements = tuple[tuple[str, tuple[Said, ...]], ...]


@dataclass(frozen=True, slots=True)
class OntologyTerm:
    """One term; ``local`` is its name in the namespace, ``example`` a piece of Turtle with it.

    ``statements`` are what else is said of it: pairs of a property and its values, in the order
    of names. Terms stand as prefixed names where a prefix is known, else as IRIs; each class of
    a union is a value, and the property says "one of". What other terms say of it comes last, as
    properties of a class and concepts of a scheme.
    """

    local: str
    iri: str
    label: str
    comment: str
    example: str
    statements: Statements


@dataclass(frozen=True, slots=True)
class Ontology:
    """The ontology: its own IRI, title and description, and its terms, each sorted by name.

    ``version`` is that of its ``owl:versionInfo``; ``statements`` are what else its head says,
    as of a term. ``disjoint`` are sets of classes, sorted, of which nothing is two at once.
    """

    iri: str
    version: str
    title: str
    description: str
    statements: Statements
    disjoint: tuple[tuple[Said, ...], ...]
    classes: tuple[OntologyTerm, ...]
    properties: tuple[OntologyTerm, ...]
    individuals: tuple[OntologyTerm, ...]


def read_ontology() -> Ontology:
    """The shipped ontology. O(n log n) in its triples."""
    graph = _graph()
    head: Node = next(graph.subjects(RDF.type, OWL.Ontology), URIRef(str(CP).rstrip("#")))
    said_of = _said_by_others(graph)
    groups: tuple[list[OntologyTerm], ...] = ([], [], [])
    for node in sorted({x for x in graph.subjects() if isinstance(x, URIRef) and _is_ours(x)}):
        types = set(graph.objects(node, RDF.type))
        place = 0 if types & {*_CLASSES} else 1 if types & {*_PROPERTIES} else 2
        groups[place].append(_term(graph, node, said_of.get(node, {})))
    classes, properties, individuals = map(tuple, groups)
    return Ontology(
        str(head),
        _text(graph, head, (OWL.versionInfo,)),
        _text(graph, head, (DCTERMS.title, *_LABELS)) or "Ontology",
        _text(graph, head, (DCTERMS.abstract, *_COMMENTS)),
        _statements(graph, head),
        _disjoint(graph),
        classes,
        properties,
        individuals,
    )


@cache
def term_names() -> frozenset[str]:
    """The local name of each class, property and concept of the shipped ontology."""
    namespace = str(CP)
    subjects = {str(x) for x in _graph().subjects() if isinstance(x, URIRef)}
    return frozenset(x.removeprefix(namespace) for x in subjects if x.startswith(namespace))


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


@cache
def _graph() -> Graph:
    """The ontology, blank nodes named by what is said of them; kept, so nobody changes it."""
    dataset = px.Dataset(px.parse(_content(), format=px.RdfFormat.TURTLE))
    dataset.canonicalize(px.CanonicalizationAlgorithm.RDFC_1_0)
    graph = Graph()
    for subject, predicate, value, _ in triples_of(dataset):
        graph.add((subject, predicate, value))
    return graph


def _is_ours(node: Node) -> bool:
    return str(node).startswith(str(CP))


def _disjoint(graph: Graph) -> tuple[tuple[Said, ...], ...]:
    lists = [
        tuple(sorted(map(_term_of, Collection(graph, members))))
        for axiom in graph.subjects(RDF.type, OWL.AllDisjointClasses)
        for members in graph.objects(axiom, OWL.members)
    ]
    return tuple(sorted(lists, key=lambda classes: (-len(classes), classes)))


def _said_by_others(graph: Graph) -> dict[Node, dict[str, list[Said]]]:
    """By class the properties that start and end at it, by scheme its concepts. O(triples)."""
    ways = ((RDFS.domain, "its properties"), (RDFS.range, "value of"), (_IN_SCHEME, "concepts"))
    said_of: dict[Node, dict[str, list[Said]]] = {}
    for name, title in ways:
        for subject, value in graph.subject_objects(name):
            for each in _members(graph, value) or [value]:
                said_of.setdefault(each, {}).setdefault(title, []).append(_term_of(subject))
    return said_of


def _members(graph: Graph, node: Node) -> list[Node]:
    """The classes of a union; none if it is none."""
    members = graph.value(node, OWL.unionOf) if isinstance(node, BNode) else None
    return [] if members is None else [*Collection(graph, members)]


def _term(graph: Graph, node: URIRef, said_by_others: dict[str, list[Said]]) -> OntologyTerm:
    return OntologyTerm(
        local=str(node).removeprefix(str(CP)),
        iri=str(node),
        label=_text(graph, node, _LABELS),
        comment=_text(graph, node, _COMMENTS),
        example=_text(graph, node, (_EXAMPLE,)),
        statements=_statements(graph, node)
        + tuple((title, tuple(sorted(terms))) for title, terms in said_by_others.items()),
    )


def _statements(graph: Graph, node: Node) -> Statements:
    statements: dict[str, list[Said]] = {}
    for name, value in graph.predicate_objects(node):
        if members := _members(graph, value):
            statements.setdefault(f"{_short(name)}, one of", []).extend(map(_term_of, members))
        elif name not in _UNTOLD:
            statements.setdefault(_short(name), []).append(_term_of(value))
    return tuple((name, tuple(sorted(statements[name]))) for name in sorted(statements))


def _text(graph: Graph, node: Node, properties: tuple[URIRef, ...]) -> str:
    for each in properties:
        texts = sorted(str(value) for value in graph.objects(node, each))
        if texts:
            return texts[0]
    return ""


def _term_of(node: Node) -> Said:
    if isinstance(node, Literal):
        return Said(str(node), node.language or "")
    return Said(_short(node), iri=str(node) if isinstance(node, URIRef) else "")


def _short(node: Node) -> str:
    for prefix, namespace in _PREFIXES.items() if isinstance(node, URIRef) else ():
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    return str(node)
