"""RDF terms as text, and the order in which they are written.

What belongs here: what several syntaxes share. What does not: any one syntax's layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from counterpoint.vocab import CP, RDF, XSD

__all__ = ["Triples", "by_graph", "escaped", "in_one_graph", "line_term", "sort_key"]

Triples = list[tuple[Node, Node, Node]]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Beside what the grammars ask for, all that a terminal or an editor would act on: control
# characters, line separators, the byte order mark and marks of the reading direction.
_TO_ESCAPE = re.compile(
    r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]'
)
_NOT_IN_IRI = re.compile(
    r'[<>"{}|^`\\\x00-\x20\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
)


def by_graph(data: Dataset | Graph) -> dict[Node | None, Triples]:
    """The triples of each graph, sorted; the default graph first, then by name."""
    found: dict[Node | None, Triples] = {}
    if isinstance(data, Dataset):
        for subject, predicate, value, context in data.quads():
            name = context.identifier if isinstance(context, Graph) else context
            graph = None if name in {None, DATASET_DEFAULT_GRAPH_ID} else name
            found.setdefault(graph, []).append((subject, predicate, value))
    else:
        found[None] = list(data)
    return {
        graph: _sorted(found[graph])
        for graph in sorted(found, key=lambda name: (name is not None, str(name)))
    }


def in_one_graph(data: Dataset | Graph) -> Triples:
    """The triples for a syntax that holds one graph, sorted: all but the graphs of findings.

    A graph of findings is a named one in which a cp:Run is described. O(n log n).
    """
    if not isinstance(data, Dataset):
        return _sorted(data)
    found: set[tuple[Node, Node, Node]] = set()
    for triples in by_graph(data).values():
        if not any(kind == CP.Run and name == RDF.type for _, name, kind in triples):
            found.update(triples)
    return _sorted(found)


def sort_key(node: Node) -> tuple[str, ...]:
    """IRIs before blank nodes before literals, each by their text."""
    if isinstance(node, URIRef):
        return ("1", str(node))
    if isinstance(node, Literal):
        return ("3", str(node), node.language or "", str(node.datatype or ""))
    return ("2", str(node))


def line_term(node: Node) -> str:
    r"""``node`` in N-Triples.

    >>> line_term(Literal("a\tb", lang="en")), line_term(URIRef("http://a.example/"))
    ('"a\\tb"@en', '<http://a.example/>')
    """
    if isinstance(node, URIRef):
        return f"<{_escaped_iri(str(node))}>"
    if isinstance(node, Literal):
        quoted = f'"{escaped(str(node))}"'
        if node.language:
            return f"{quoted}@{node.language}"
        if node.datatype is None or node.datatype == XSD.string:
            return quoted
        return f"{quoted}^^<{_escaped_iri(str(node.datatype))}>"
    if isinstance(node, BNode):
        return f"_:{node}"
    raise TypeError(f"{type(node).__name__} cannot be written")


def escaped(value: str) -> str:
    """``value`` for a quoted string of Turtle and N-Triples."""
    return _TO_ESCAPE.sub(_escape, value)


def _escaped_iri(value: str) -> str:
    return _NOT_IN_IRI.sub(lambda found: f"\\u{ord(found[0]):04X}", value)


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"


def _sorted(triples: Iterable[tuple[Node, Node, Node]]) -> Triples:
    return sorted(triples, key=lambda triple: tuple(map(sort_key, triple)))
