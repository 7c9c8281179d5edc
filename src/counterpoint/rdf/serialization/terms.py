"""RDF terms as text, and the order in which they are written.

What belongs here: what several syntaxes share. What does not: any one syntax's layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.rdf.terms.names import is_provenance
from counterpoint.vocab import CP, PROV, RDF, XSD

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib import graph as graphs
else:  # what is not asked for a graph of rdflib's needs none
    graphs = LateModule("rdflib.graph")

Triples = list[tuple[Node, Node, Node]]
# The triples of each graph by its name, ``None`` for the default graph; in no order.
Graphs = Mapping[Node | None, Triples]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Beside what the grammars ask for, all that a terminal or an editor would act on: control
# characters, line separators, the byte order mark and marks of the reading direction.
_TO_ESCAPE = re.compile(
    r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]'
)
_NOT_IN_IRI = re.compile(
    r'[<>"{}|^`\\\x00-\x20\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)
_RUN, _BUNDLE, _TYPE = CP.Run, PROV.Bundle, RDF.type


def graphs_of(data: Dataset | Graph) -> Graphs:
    """The triples of each graph of ``data``."""
    if not isinstance(data, graphs.Dataset):
        return {None: list(data)}
    triples_by_graph: dict[Node | None, Triples] = {}
    for subject, predicate, value, context in data.quads():
        name = context.identifier if isinstance(context, graphs.Graph) else context
        graph = None if name in {None, graphs.DATASET_DEFAULT_GRAPH_ID} else name
        triples_by_graph.setdefault(graph, []).append((subject, predicate, value))
    return triples_by_graph


def in_order(graphs: Graphs) -> dict[Node | None, Triples]:
    """The triples of each graph, sorted; the default graph first, then by name. O(n log n)."""
    keys: dict[Node, str] = {}
    names = sorted(graphs, key=lambda name: (name is not None, str(name)))
    return {name: _sorted(graphs[name], keys) for name in names}


def in_one_graph(graphs: Graphs) -> Triples:
    """The triples for a syntax that holds one graph, sorted: all but findings and provenance.

    A graph of findings is a named one in which a cp:Run is described, one of provenance is
    named so and says of itself that it is a prov:Bundle. O(n log n).
    """
    parts = [
        triples
        for name, triples in graphs.items()
        if name is None
        or not any(
            kind == _RUN or (kind == _BUNDLE and subject == name and is_provenance(str(name)))
            for subject, predicate, kind in triples
            if predicate == _TYPE
        )
    ]
    once = parts[0] if len(parts) == 1 else {each for triples in parts for each in triples}
    return _sorted(once, {})


def line_term(node: Node) -> str:
    r"""``node`` in N-Triples.

    >>> line_term(Literal("a\tb", lang="en")), line_term(URIRef("http://a.example/"))
    ('"a\\tb"@en', '<http://a.example/>')
    """
    if isinstance(node, URIRef):
        return f"<{_escaped_iri(str(node))}>"
    if isinstance(node, Literal):
        quotation = f'"{escaped(str(node))}"'
        if node.language:
            return f"{quotation}@{node.language}"
        if node.datatype is None or node.datatype == XSD.string:
            return quotation
        return f"{quotation}^^<{_escaped_iri(str(node.datatype))}>"
    if isinstance(node, BNode):
        return f"_:{node}"
    raise TypeError(f"{type(node).__name__} cannot be written")


def escaped(value: str) -> str:
    """``value`` for a quoted string of Turtle and N-Triples."""
    return _TO_ESCAPE.sub(_escape, value)


def _escaped_iri(value: str) -> str:
    return _NOT_IN_IRI.sub(lambda match: f"\\u{ord(match[0]):04X}", value)


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"


def _sorted(triples: Iterable[tuple[Node, Node, Node]], keys: dict[Node, str]) -> Triples:
    """``triples`` by subject, property and value; ``keys`` holds keys made before."""

    def key(node: Node) -> str:
        sort_key = keys.get(node)
        if sort_key is None:
            sort_key = keys[node] = _sort_key(node)
        return sort_key

    return sorted(triples, key=lambda triple: (key(triple[0]), key(triple[1]), key(triple[2])))


def _sort_key(node: Node) -> str:
    """IRIs before blank nodes before literals, each by their text."""
    if isinstance(node, URIRef):
        return f"1{node}"
    if isinstance(node, Literal):
        return f"3{node}\0{node.language or ''}\0{node.datatype or ''}"
    return f"2{node}"
