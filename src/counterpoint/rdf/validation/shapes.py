"""Shapes as records: the part of SHACL Core that ``ontology/shapes.ttl`` uses.

What belongs here: reading shapes; a term that is not known raises, so that no constraint is
passed over in silence. What does not: checking data (`counterpoint.rdf.validation.checking`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as px
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import Severity
from counterpoint.rdf.terms.oxigraph import triples_of
from counterpoint.resources import ontology_folder
from counterpoint.vocab import RDF, SH


@dataclass(frozen=True, slots=True)
class Path:
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
    path: Path | None
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

_Values = dict[Node, dict[Node, list[Node]]]


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
    values: _Values = defaultdict(lambda: defaultdict(list))
    for subject, name, value in triples:
        values[subject][name].append(value)
    named = [node for node, held in values.items() if SH.NodeShape in held.get(RDF.type, ())]
    return tuple(_shape(node, values) for node in sorted(named, key=str))


def _shape(node: Node, values: _Values) -> Shape:
    held = values[node]
    constraints = []
    for name, found in held.items():
        if name in _SHAPES:
            members = _members(found[0], values) if name == SH["or"] else found
            shapes = tuple(_shape(member, values) for member in members)
            constraints.append(Constraint(_iri(name), shapes=shapes))
        elif name in _VALUES:
            listed = tuple(_members(found[0], values)) if name == SH["in"] else tuple(found)
            constraints.append(Constraint(_iri(name), listed))
        elif name not in _ELSEWHERE and name != RDF.type:
            raise ValueError(f"shapes.ttl uses {name}, which is not known here")
    inner = [_shape(each, values) for each in held.get(SH.property, ())]
    severity = held.get(SH.severity, [SH.Violation])[0]
    return Shape(
        name=str(node) if isinstance(node, URIRef) else "",
        message=str(held.get(SH.message, [Literal("")])[0]),
        severity=_SEVERITIES[_iri(severity)],
        path=_path(held[SH.path][0], values) if held.get(SH.path) else None,
        constraints=tuple(sorted(constraints, key=lambda constraint: constraint.kind)),
        properties=tuple(sorted(inner, key=lambda shape: (str(shape.path), shape.message))),
        classes=tuple(_iri(each) for each in held.get(SH.targetClass, ())),
        subjects_of=tuple(_iri(each) for each in held.get(SH.targetSubjectsOf, ())),
    )


def _path(node: Node, values: _Values) -> Path:
    if isinstance(node, URIRef):
        return Path(((node,),))
    held = values[node]
    if held.get(SH.alternativePath):
        members = _members(held[SH.alternativePath][0], values)
        return Path((tuple(_iri(member) for member in members),))
    if not held.get(RDF.first):
        raise ValueError(f"shapes.ttl has a path that is not known here: {held}")
    return Path(tuple((_iri(member),) for member in _members(node, values)))


def _members(node: Node, values: _Values) -> list[Node]:
    """The members of an RDF list."""
    found = []
    while isinstance(node, BNode):
        found.append(values[node][RDF.first][0])
        node = values[node][RDF.rest][0]
    return found


def _iri(node: Node) -> URIRef:
    if not isinstance(node, URIRef):
        raise TypeError(f"shapes.ttl has {node!r} where an IRI belongs")
    return node
