"""Terms between rdflib, which users of Python know, and pyoxigraph, which holds and answers.

What belongs here: one term, one term. What does not: graphs or files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as px
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.vocab import OA, TERMS, XSD

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib import graph as graphs
else:  # what is not asked for a graph of rdflib's needs none
    graphs = LateModule("rdflib.graph")

_LONGEST_VALUE = 256  # beyond, no Python value is made: `_typed` says why
_OFFSETS = {OA.start, OA.end}
_STRING, _DECIMAL = str(XSD.string), str(XSD.decimal)

_Name = px.NamedNode | px.BlankNode


def quads_of(data: Dataset | Graph) -> Iterator[px.Quad]:
    """The quads of ``data`` for pyoxigraph.

    Raises:
        ValueError: an IRI is not absolute or holds what no IRI may; rdflib does not check.
    """
    terms = _Terms()
    if not isinstance(data, graphs.Dataset):
        for triple in data:
            yield terms.quad(triple, px.DefaultGraph())
        return
    for subject, predicate, value, context in data.quads():
        identifier = context.identifier if isinstance(context, graphs.Graph) else context
        graph = None if identifier in {None, graphs.DATASET_DEFAULT_GRAPH_ID} else identifier
        name = terms.name(graph) if graph else px.DefaultGraph()
        yield terms.quad((subject, predicate, value), name)


def quads_in(
    graph: URIRef, triples: Iterable[tuple[Node, Node, Node]], nodes: KnownNodes | None = None
) -> Iterator[px.Quad]:
    """``triples`` as quads of one named graph, without an rdflib Dataset between.

    A Dataset indexes each triple three ways, which takes ten times as long as all else. What of
    their terms a store gives back as it was is noted in ``nodes``, for `triples_of`.

    Raises:
        ValueError: as `quads_of`.
    """
    terms = _Terms(nodes)
    name = terms.name(graph)
    for triple in triples:
        yield terms.quad(triple, name)


class KnownNodes(dict[object, Node]):
    """Terms of rdflib by terms of pyoxigraph, each made when it is first met."""

    def __missing__(self, term: object) -> Node:
        node = self[term] = to_node(term)
        return node


class _Terms:
    """Terms of pyoxigraph by terms of rdflib, each made once.

    Whatever a store gives back as it was is noted in ``nodes``, so that it need not be made again.
    """

    def __init__(self, nodes: KnownNodes | None = None) -> None:
        self._terms: dict[Node, px.NamedNode | px.BlankNode | px.Literal] = {}
        self._nodes = KnownNodes() if nodes is None else nodes

    def term(self, node: Node) -> px.NamedNode | px.BlankNode | px.Literal:
        term = self._terms.get(node)
        if term is None:
            term = self._terms[node] = _to_term(node)
            # Of typed values a store keeps the value, and not how it was written.
            if isinstance(node, URIRef) or (isinstance(node, Literal) and node.datatype is None):
                self._nodes[term] = node
        return term

    def name(self, node: Node) -> _Name:
        term = self.term(node)
        if isinstance(term, px.Literal):
            raise ValueError(f"{node} cannot be a subject")  # noqa: TRY004 (as pyoxigraph)
        return term

    def quad(self, triple: tuple[Node, Node, Node], graph: _Name | px.DefaultGraph) -> px.Quad:
        subject, predicate, value = triple
        return px.Quad(self.name(subject), self.term(predicate), self.term(value), graph)  # type: ignore[arg-type]


def triples_of(
    quads: Iterable[px.Quad], nodes: KnownNodes | None = None
) -> Iterator[tuple[Node, Node, Node, URIRef | BNode | None]]:
    """The quads of pyoxigraph for rdflib; the graph is ``None`` for the default graph.

    Oxigraph stores the value of a number and neither its lexical form nor a type derived from
    xsd:integer. What our own data has of these comes back: a point in every decimal, and the
    type that Web Annotation asks of offsets. ``nodes`` holds terms made before and is added to.
    """
    nodes = KnownNodes() if nodes is None else nodes
    for subject, predicate, object_, graph in quads:
        name = None if isinstance(graph, px.DefaultGraph) else nodes[graph]
        property_, value = nodes[predicate], nodes[object_]
        if property_ in _OFFSETS and isinstance(value, Literal) and value.isdigit():
            value = Literal(str(value), datatype=XSD.nonNegativeInteger, normalize=False)
        yield (
            nodes[subject],
            property_,
            value,
            name if isinstance(name, URIRef | BNode) else None,
        )


def to_node(term: object) -> Node:
    """A term of pyoxigraph as one of rdflib; lexical forms stay as they are.

    Raises:
        TypeError: it is a triple term, which rdflib does not have.
    """
    if isinstance(term, px.NamedNode):
        name = term.value
        return TERMS.get(name) or URIRef(name)
    if isinstance(term, px.BlankNode):
        return BNode(term.value)
    if isinstance(term, px.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = term.datatype.value
        return Literal(term.value) if datatype == _STRING else _typed(term.value, datatype)
    raise TypeError(f"{term} is neither an IRI, a blank node nor a literal")


def _typed(lexical: str, name: str) -> Literal:
    """A typed literal; a long one without its Python value.

    rdflib makes the value at once, which takes minutes for some long rdf:HTML and integers. The
    state that a pickle would restore holds no value.
    """
    datatype = URIRef(name)
    if name == _DECIMAL and lexical.lstrip("+-").isdigit():
        lexical += ".0"
    if len(lexical) <= _LONGEST_VALUE:
        return Literal(lexical, datatype=datatype, normalize=False)
    literal = Literal(lexical)
    literal.__setstate__((None, {"language": None, "datatype": datatype}))
    return literal


def _to_term(node: Node) -> px.NamedNode | px.BlankNode | px.Literal:
    if isinstance(node, URIRef):
        return px.NamedNode(str(node))
    if isinstance(node, BNode):
        return px.BlankNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return px.Literal(str(node), language=node.language)
        if node.datatype is None:
            return px.Literal(str(node))
        return px.Literal(str(node), datatype=px.NamedNode(str(node.datatype)))
    raise TypeError(f"{node!r} is neither an IRI, a blank node nor a literal")
