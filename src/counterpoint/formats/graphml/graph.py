"""A graph in GraphML as nodes and edges with labels and types, as editors and programs write them.

yEd keeps a label in its own elements (``NodeLabel``), others in data whose key is called ``label``;
what a node stands for is data whose key is called ``nodeType``, ``type`` or ``kind``
(http://graphml.graphdrawing.org/specification.html). Graphs within nodes are part of the one
graph. What belongs here: elements as records. What does not: what a type means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from counterpoint.errors import Place, Problems
from counterpoint.formats.xml_data import XmlElement

ROOT = "graphml"
_LABELS = ("label", "name", "title", "text", "description")
_TYPES = ("nodetype", "type", "kind")


@dataclass(frozen=True, slots=True)
class GraphmlNode:
    """A node: ``label`` is what is shown of it, ``text`` more of it, ``type`` in small letters."""

    id: str
    label: str
    text: str
    type: str
    place: Place


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """An edge, its label on one line, "" where it has none."""

    source: str
    target: str
    label: str
    place: Place


@dataclass(slots=True)
class Graph:
    """Nodes by id and edges, in the file's order; places of edges that do not say their ends."""

    is_directed: bool = True
    nodes: dict[str, GraphmlNode] = field(default_factory=dict)
    edges: list[GraphEdge] = field(default_factory=list)
    without_ends: list[Place] = field(default_factory=list)


def read_graph(root: XmlElement, problems: Problems) -> Graph:
    """The graph in a ``graphml`` element; what is wrong in it is noted with its place."""
    names = {
        key.attributes.get("id", ""): key.attributes.get("attr.name", "").casefold()
        for key in root.all_named("key")
    }
    outermost = root.first("graph")
    if outermost is None:
        problems.error(root.place, "no <graph> is in this file", "look at the file", "graphml")
        return Graph()
    graph = Graph(outermost.attributes.get("edgedefault") != "undirected")
    for element in outermost.descendants():
        if element.name == "node":
            _take_node(element, names, graph, problems)
        elif element.name == "edge":
            _take_edge(element, names, graph, problems)
    for edge in graph.edges:
        for name in (edge.source, edge.target):
            if name not in graph.nodes:
                message = f"an edge ends at {name}, which is no node of this file, and is left out"
                advice = problems.did_you_mean(name, graph.nodes, "add it, or take the edge out")
                problems.warn(edge.place, message, advice, "undefined-reference")
    return graph


def _take_node(
    element: XmlElement, names: Mapping[str, str], graph: Graph, problems: Problems
) -> None:
    name = element.attributes.get("id", "")
    if not name:
        message = "this node has no id"
        problems.error(element.place, message, "give each node an id of its own", "graphml-node")
        return
    data = _data_of(element, names)
    drawn = _drawn_label(element, "NodeLabel")
    label = drawn or next((data[x] for x in _LABELS if data.get(x)), "")
    type_name = next((data[x] for x in _TYPES if data.get(x)), "")
    text = data.get("text") or data.get("description", "")
    node = GraphmlNode(name, label, text, type_name.casefold(), element.place)
    first = graph.nodes.setdefault(name, node)
    if first is node:
        return
    if replace(node, place=first.place) == first:
        message = f"{name} stands at {first.place} already, and says the same"
        problems.warn(node.place, message, "take one of them out", "duplicate")
    else:
        message = f"the id {name} is in use a second time"
        problems.error(node.place, message, "give each node an id of its own", "duplicate")


def _take_edge(
    element: XmlElement, names: Mapping[str, str], graph: Graph, problems: Problems
) -> None:
    source, target = (element.attributes.get(x, "") for x in ("source", "target"))
    if not source or not target:
        message = "this edge has no source and target, and is left out"
        problems.warn(element.place, message, "say from where to where it goes", "graphml-edge")
        graph.without_ends.append(element.place)
        return
    data = _data_of(element, names)
    label = _drawn_label(element, "EdgeLabel") or data.get("label", "") or data.get("kind", "")
    graph.edges.append(GraphEdge(source, target, label, element.place))


def _data_of(element: XmlElement, names: Mapping[str, str]) -> dict[str, str]:
    """The data of an element by the names of their keys, each on one line."""
    return {
        names.get(data.attributes.get("key", ""), ""): " ".join(data.text.split())
        for data in element.all_named("data")
    }


def _drawn_label(element: XmlElement, name: str) -> str:
    """The text of yEd's labels; those of nodes within the node are not its own."""
    waiting = list(element.all_named("data"))
    labels: list[str] = []
    while waiting:
        part = waiting.pop()
        if part.name == name:
            labels.append(" ".join(part.text.split()))
        waiting.extend(reversed(part.children))
    return " ".join(filter(None, labels))
