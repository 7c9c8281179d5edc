"""Argument maps in GraphML as maps: nodes typed as in AIF, or edges labelled as pro and con.

Nodes of the types I-node, RA-node, CA-node and their like (as yEd's palette of eleatics has
them), or claim, argument and attack (as `counterpoint export` writes them), are claims and
schemes between them. Where no node has a type each labelled node is a claim, and an edge says by
its label whether it supports or attacks. Nobody says anything in such a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.foreign import Key, MapBuilder
from counterpoint.formats.foreign.files import FileContent, read_each, result_of
from counterpoint.formats.foreign.scheme_graph import NO_ENDS, SchemeGraph, SchemeKind, SchemeNode
from counterpoint.formats.graphml.graph import ROOT, Graph, GraphEdge, GraphmlNode, read_graph
from counterpoint.formats.losses import Losses
from counterpoint.formats.result import ReadResult
from counterpoint.formats.xml_data import read_xml
from counterpoint.model import Claim

_CLAIMS = frozenset({"i", "i-node", "claim", "statement", "premise", "conclusion"})
_SCHEMES = {
    **dict.fromkeys(("ra", "ra-node", "argument", "support"), SchemeKind.SUPPORT),
    **dict.fromkeys(("ca", "ca-node", "attack", "conflict", "objection"), SchemeKind.ATTACK),
    **dict.fromkeys(("ma", "ma-node", "rephrase"), SchemeKind.REPHRASE),
    **dict.fromkeys(("pa", "pa-node", "preference"), SchemeKind.PREFERENCE),
}
_LABELS = {
    **dict.fromkeys(("+", "pro", "for", "support", "supports"), SchemeKind.SUPPORT),
    **dict.fromkeys(
        ("-", "con", "against", "attack", "attacks", "rebuts", "undercuts"), SchemeKind.ATTACK
    ),
}


def read_graphml_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:  # noqa: ARG001  (a reader of maps has it; a drawing quotes nothing)
    """The map of argument maps in GraphML."""
    problems, losses = Problems(code="graphml"), Losses()
    files = read_each(paths, lambda path: _read_one(path, problems), problems)
    problems.raise_errors()
    builder = MapBuilder(files[0].path.stem, files[0].path.stem)
    for file in files:
        for place in file.content.without_ends:
            losses.note(*NO_ENDS, place=place)
        _add(builder, file, problems, losses)
    return result_of(files, builder, problems, losses)


def count_graphml(paths: Sequence[Path]) -> dict[str, object]:
    """How many nodes and edges there are, and whether the edges have a direction."""
    problems = Problems(code="graphml")
    graphs = [x.content for x in read_each(paths, lambda x: _read_one(x, problems), problems)]
    return {
        "nodes": sum(len(graph.nodes) for graph in graphs),
        "edges": sum(len(graph.edges) for graph in graphs),
        "directed": all(graph.is_directed for graph in graphs),
    }


def _read_one(path: Path, problems: Problems) -> tuple[Graph, str]:
    file = read_xml(path)
    if file.root.name != ROOT:
        message = f"the outermost element is <{file.root.name}> and not <{ROOT}>"
        raise InputError(Problem(file.root.place, message, "name a GraphML file", "graphml"))
    return read_graph(file.root, problems), file.sha256


def _add(builder: MapBuilder, file: FileContent[Graph], problems: Problems, losses: Losses) -> None:
    """Add what one graph says to the map of all."""
    graph, prefix = file.content, file.prefix
    is_typed = any(node.type in _CLAIMS or node.type in _SCHEMES for node in graph.nodes.values())
    claims = {x.id for x in graph.nodes.values() if _is_claim(x, is_typed=is_typed)}
    schemes = {
        prefix + x.id: SchemeNode(_SCHEMES[x.type])
        for x in graph.nodes.values()
        if is_typed and x.type in _SCHEMES
    }
    if not claims:
        message = "no node is a claim: none is an I-node or has a label"
        problems.error(Place(str(file.path)), message, "give the claims labels", "graphml")
        return
    for node in graph.nodes.values():
        if node.id in claims:
            builder.add(
                Claim(prefix + node.id, node.label, node.text or node.label, place=node.place)
            )
        elif prefix + node.id not in schemes:
            kind = node.type or "no type"
            sentence = f"nodes of the type {kind}" if node.type else "nodes without a type"
            losses.note(f"node:{kind}", sentence, node.label, node.place)
    if is_typed:
        edges = list(_edges_of_schemes(graph, claims, schemes, prefix, losses))
    else:
        edges = list(_edges_with_labels(graph, claims, schemes, prefix, losses))
        if graph.edges and not any(edge.label.casefold() in _LABELS for edge in graph.edges):
            message = "no edge says whether it supports or attacks"
            advice = "label the edges: supports, attacks; or give nodes the data nodeType"
            problems.error(graph.edges[0].place, message, advice, "graphml-edge")
    places = {prefix + node.id: node.place for node in graph.nodes.values()}
    SchemeGraph(
        frozenset(prefix + name for name in claims),
        schemes,
        edges,
        lambda *names: next(
            (places[name] for name in names if name in places), Place(str(file.path))
        ),
    ).add_to(builder, problems, losses)


def _is_claim(node: GraphmlNode, *, is_typed: bool) -> bool:
    return node.type in _CLAIMS if is_typed else bool(node.label)


def _edges_of_schemes(
    graph: Graph, claims: set[str], schemes: dict[Key, SchemeNode], prefix: str, losses: Losses
) -> Iterator[tuple[Key, Key]]:
    for edge in graph.edges:
        ends = (edge.source, edge.target)
        if all(name in claims or prefix + name in schemes for name in ends):
            yield prefix + edge.source, prefix + edge.target
        else:
            _note_edge(edge, losses)


def _edges_with_labels(
    graph: Graph, claims: set[str], schemes: dict[Key, SchemeNode], prefix: str, losses: Losses
) -> Iterator[tuple[Key, Key]]:
    """Each labelled edge as a scheme of its own, which is added to ``schemes``."""
    for number, edge in enumerate(graph.edges):
        kind = _LABELS.get(edge.label.casefold())
        if kind is None or not claims.issuperset((edge.source, edge.target)):
            _note_edge(edge, losses)
            continue
        key = f"{prefix}edge {number}"
        schemes[key] = SchemeNode(kind)
        yield prefix + edge.source, key
        yield key, prefix + edge.target


def _note_edge(edge: GraphEdge, losses: Losses) -> None:
    sentence = "edges that are no part of a reason"
    losses.note("edge", sentence, f"{edge.source} to {edge.target}", edge.place)
