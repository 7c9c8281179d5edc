"""The graph of a map with names and attributes that XML can write."""

from __future__ import annotations

import networkx as nx

from counterpoint.model import ArgumentMap
from counterpoint.network.graph import Attributes, portable_text, to_networkx


def xml_graph(argument_map: ArgumentMap) -> nx.MultiDiGraph[str]:
    """`to_networkx` with ids made portable as texts are; those that become alike are numbered.

    The keys of edges are numbers: an id in XML is unique in its file, and the id of a record is
    so only among its kind. It stands in ``record``.
    """
    graph = to_networkx(argument_map)
    names: dict[str, str] = {}
    used_names = {node for node in graph if portable_text(node) == node}
    for node in graph:
        name = portable_text(node)
        while name != node and name in used_names:
            name += "'"
        names[node] = name
        used_names.add(name)
    portable: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    portable.graph.update(_portable(graph.graph))
    for node, attributes in graph.nodes.items():
        portable.add_node(names[node], **_portable(attributes))
    for number, (ends, attributes) in enumerate(graph.edges.items()):
        portable.add_edge(names[ends[0]], names[ends[1]], f"e{number}", **_portable(attributes))
    return portable


def _portable(attributes: Attributes) -> Attributes:
    return {
        name: portable_text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
    }
