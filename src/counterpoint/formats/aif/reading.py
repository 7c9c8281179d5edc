"""What the parts of the reader share while one graph becomes a map."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.aif.graph import AifGraph, Edge
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.losses import Losses


@dataclass(slots=True)
class Reading:
    """A graph, the map that is made of it, and what is not in the map.

    ``keys`` are, by node, the records that the node became: their kind and their key in the
    builder. ``edges_read`` are the edges that are in the map.
    """

    graph: AifGraph
    builder: MapBuilder
    losses: Losses
    place: Place
    before: dict[str, list[str]] = field(init=False)
    behind: dict[str, list[str]] = field(init=False)
    edges_read: set[Edge] = field(default_factory=set)
    nodes_read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.before, self.behind = self.graph.neighbours()

    def type_of(self, node: str) -> str:
        """The type of a node of the graph."""
        return self.graph.nodes[node].type

    def those_of(self, nodes: list[str], *types: str) -> list[str]:
        """Those of ``nodes`` that are of one of the types."""
        of_graph = self.graph.nodes
        return [node for node in nodes if of_graph[node].type in types]
