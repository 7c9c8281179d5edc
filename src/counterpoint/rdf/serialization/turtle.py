"""Turtle and TriG, sorted, one subject a block: https://www.w3.org/TR/turtle/.

The things of a map are written relative to its base (``<claim/charge>``), terms of the
vocabularies by prefix (``cp:kind``), so that a diff of two files reads as a diff of the debate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from rdflib import Literal, URIRef
from rdflib.term import Node

from counterpoint.rdf.serialization.terms import (
    Graphs,
    Triples,
    escaped,
    in_one_graph,
    in_order,
    line_term,
)
from counterpoint.vocab import CP, PREFIXES, RDF, RDFS, XSD

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_CAN_BE_BASE = re.compile(r"[a-z][a-z0-9+.-]*://[^/?#]+/(?:[^?#]*/)?")
# What a reader wants to see first; all else follows by name.
_TYPE = RDF.type
_RANK: dict[Node, int] = {RDF.type: 0, RDFS.label: 1}
_BARE = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}


def to_turtle(graphs: Graphs) -> str:
    """The map, without its findings."""
    triples = in_one_graph(graphs)
    writer = TurtleWriter(common_base(triples))
    blocks = writer.blocks(triples)
    return "\n".join([writer.head(), *blocks])


def to_trig(graphs: Graphs) -> str:
    """Every graph, each in braces under its name."""
    sorted_graphs = in_order(graphs)
    writer = TurtleWriter(
        common_base(triple for triples in sorted_graphs.values() for triple in triples)
    )
    parts = []
    for graph, triples in sorted_graphs.items():
        blocks = "\n".join(writer.blocks(triples))
        if graph is None:
            parts.append(blocks)
        else:
            parts.append(f"{writer.term(graph)} {{\n\n{blocks}\n}}\n")
    return "\n".join([writer.head(), *parts])


def common_base(triples: Iterable[tuple[Node, Node, Node]]) -> str:
    """The base of the one map described, where IRIs can be relative to it, else nothing."""
    property_of_base = CP.base
    bases = {str(value) for _, name, value in triples if name == property_of_base}
    base = bases.pop() if len(bases) == 1 else ""
    return base if _CAN_BE_BASE.fullmatch(base) else ""


def relative(base: str, name: str) -> str | None:
    """``name`` relative to ``base``, ``None`` where that would not resolve to it again.

    >>> relative("https://example.org/city/", "https://example.org/city/claim/charge")
    'claim/charge'
    >>> relative("https://example.org/city/", "https://example.org/city/claim/..")
    """
    if not base or not name.startswith(base):
        return None
    rest = name[len(base) :]
    segments = re.split(r"[/?#]", rest)
    if not segments[0] or ":" in segments[0] or {".", "..", ""} & set(segments):
        return None
    return rest


class TurtleWriter:
    """Writes blocks and remembers which prefixes they used."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes: set[str] = set()
        self._names: dict[Node, str] = {}

    def head(self) -> str:
        """The base and the prefixes used in what was written so far."""
        lines = [f"@base <{self._base}> .\n"] if self._base else []
        lines += [f"@prefix {x}: <{PREFIXES[x]}> .\n" for x in sorted(self._prefixes)]
        return "".join(lines)

    def blocks(self, triples: Triples) -> list[str]:
        """One block a subject, in the order of ``triples``."""
        return [
            self._block(subject, list(group))
            for subject, group in groupby(triples, key=lambda triple: triple[0])
        ]

    def term(self, node: Node) -> str:
        """``node`` in Turtle, as short as is safe."""
        if isinstance(node, Literal):
            return self._literal(node)
        name = self._names.get(node)
        if name is None:
            name = self._names[node] = self._name(node)
        return name

    def _block(self, subject: Node, triples: Triples) -> str:
        parts = []
        for name, group in groupby(triples, key=lambda triple: triple[1]):
            values = ", ".join(self.term(value) for _, _, value in group)
            parts.append((_RANK.get(name, 2), f"{self._predicate(name)} {values}"))
        predicates = [part for _, part in sorted(parts, key=lambda part: part[0])]
        return f"{self.term(subject)} " + " ;\n    ".join(predicates) + " .\n"

    def _predicate(self, name: Node) -> str:
        return "a" if name == _TYPE else self.term(name)

    def _name(self, node: Node) -> str:
        if not isinstance(node, URIRef):
            return line_term(node)
        value = str(node)
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace) and _LOCAL.fullmatch(value, len(namespace)):
                self._prefixes.add(prefix)
                return f"{prefix}:{value[len(namespace) :]}"
        rest = relative(self._base, value)
        return line_term(node if rest is None else URIRef(rest))

    def _literal(self, node: Literal) -> str:
        bare = _BARE.get(node.datatype) if node.datatype else None
        if bare and bare.fullmatch(str(node)):
            return str(node)
        if node.datatype and node.datatype != XSD.string and not node.language:
            return f'"{escaped(str(node))}"^^{self.term(node.datatype)}'
        return line_term(node)
