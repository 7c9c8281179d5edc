"""Shapes as records: the part of SHACL Core that ``ontology/shapes.ttl`` uses.

What belongs here: reading shapes; a term that is not known raises, so that no constraint is
passed over in silence. What does not: checking data (`counterpoint.rdf.validation.checking`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as px
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import Severity
from counterpoint.processes import Budget
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.resources import ontology_folder
from counterpoint.vocab import RDF, SH


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """How to get from a node to its values: one of several properties, each step in turn."""

    steps: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: its SHACL property (``sh:class``) and the value, lists and shapes read."""

    kind: URIRef
    values: tuple[Node, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a node, or the values at ``path`` from it, must be like.

    ``classes`` and ``subjects_of`` say which nodes are checked: instances of a class, subjects
    of a property. A shape inside another has neither.
    """

    name: str
    message: str
    severity: Severity
    path: PropertyPath | None
    constraints: tuple[Constraint, ...]
    properties: tuple[Shape, ...]
    classes: tuple[URIRef, ...] = ()
    subjects_of: tuple[URIRef, ...] = ()


_VALUES = {
    *(SH["in"], SH.minCount, SH.maxCount, SH["class"], SH.datatype, SH.nodeKind, SH.hasValue),
    *(SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.pattern, SH.uniqueLang),
    *(SH.disjoint, SH.lessThanOrEquals),
}
_SHAPES = {SH["or"], SH["not"]}
_ELSEWHERE = {SH.path, SH.property, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf}
_SEVERITIES = {SH.Violation: Severity.ERROR, SH.Warning: Severity.WARNING}


@cache
def own_shapes() -> tuple[Shape, ...]:
    """The shapes in ``ontology/shapes.ttl``."""
    content = (ontology_folder() / "shapes.ttl").read_bytes()
    quads = px.parse(content, format=px.RdfFormat.TURTLE)
    return read_shapes((s, p, o) for s, p, o, _ in triples_of(quads))


def read_shapes(triples: Iterable[tuple[Node, Node, Node]]) -> tuple[Shape, ...]:
    """The node shapes with a target, sorted by name.

    Raises:
        ValueError: a term of SHACL is used that this module does not know.
    """
    index = TripleIndex(triples, Budget())
    return tuple(_shape(node, index) for node in sorted(index.instances(SH.NodeShape), key=str))


def _shape(node: Node, index: TripleIndex) -> Shape:
    constraints = []
    for name, values in index.of(node).items():
        if name in _SHAPES:
            members = _members(_first(values), index) if name == SH["or"] else values
            shapes = tuple(_shape(member, index) for member in members)
            constraints.append(Constraint(_iri(name), shapes=shapes))
        elif name in _VALUES:
            members = _members(_first(values), index) if name == SH["in"] else values
            constraints.append(Constraint(_iri(name), tuple(members)))
        elif name not in _ELSEWHERE and name != RDF.type:
            raise ValueError(f"shapes.ttl uses {name}, which is not known here")
    inner = [_shape(each, index) for each in index.values(node, SH.property)]
    path, severity = index.values(node, SH.path), index.values(node, SH.severity)
    return Shape(
        name=str(node) if isinstance(node, URIRef) else "",
        message=str(_first(index.values(node, SH.message) or [Literal("")])),
        severity=_SEVERITIES[_iri(_first(severity or [SH.Violation]))],
        path=_path(_first(path), index) if path else None,
        constraints=tuple(sorted(constraints, key=lambda constraint: constraint.kind)),
        properties=tuple(sorted(inner, key=lambda shape: (str(shape.path), shape.message))),
        classes=tuple(_iri(each) for each in index.values(node, SH.targetClass)),
        subjects_of=tuple(_iri(each) for each in index.values(node, SH.targetSubjectsOf)),
    )


def _path(node: Node, index: TripleIndex) -> PropertyPath:
    if isinstance(node, URIRef):
        return PropertyPath(((node,),))
    alternatives = index.values(node, SH.alternativePath)
    if alternatives:
        return PropertyPath(
            (tuple(_iri(member) for member in _members(_first(alternatives), index)),)
        )
    if not index.values(node, RDF.first):
        raise ValueError(f"shapes.ttl has a path that is not known here: {index.of(node)}")
    return PropertyPath(tuple((_iri(member),) for member in _members(node, index)))


def _members(node: Node, index: TripleIndex) -> list[Node]:
    """The members of an RDF list."""
    members = []
    while isinstance(node, BNode):
        members.append(_first(index.values(node, RDF.first)))
        node = _first(index.values(node, RDF.rest))
    return members


def _first(values: Iterable[Node]) -> Node:
    return next(iter(values))


def _iri(node: Node) -> URIRef:
    if not isinstance(node, URIRef):
        raise TypeError(f"shapes.ttl has {node!r} where an IRI belongs")
    return node
