"""What the parts of the reader share while one graph becomes a map."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterpoint.errors import Place
from counterpoint.formats.aif.graph import AifGraph, Edge
from counterpoint.formats.aif.sayable import Record
from counterpoint.formats.foreign import MapBuilder
from counterpoint.formats.losses import Losses

# The kind of a record, its key in the builder, and what of it a node is: "" is the record itself.
Join = tuple[Record, str, str]


@dataclass(slots=True)
class Reading:
    """A graph, the map that is made of it, and what is not in the map.

    ``joins`` say, by node, what it is in the map: kinds of records, their keys in the builder,
    and which part of each. ``edges_read`` are the edges that are in the map.
    """

    graph: AifGraph
    builder: MapBuilder
    losses: Losses
    place: Place
    joins: dict[str, list[Join]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(init=False)
    behind: dict[str, list[str]] = field(init=False)
    edges_read: set[Edge] = field(default_factory=set)
    nodes_read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.before, self.behind = self.graph.neighbours()

    def join(self, node: str, kind: Record, key: str, part: str = "") -> None:
        """Note that a node is a record, or a part of one; and whose id it has, if it has one."""
        self.joins.setdefault(node, []).append((kind, key, part))
        own_id = self.graph.nodes[node].record
        if own_id and not part:
            family = "reason" if kind in {"argument", "attack"} else kind
            self.builder.given_ids.setdefault((family, key), own_id)

    def note(self, kind: str, sentence: str, node: str, text: str = "") -> None:
        """Note that something of a node is not in the map."""
        example = f"node {node}: {text}" if text else f"node {node}"
        self.losses.note(kind, sentence, example)

    def type_of(self, node: str) -> str:
        """The type of a node of the graph."""
        return self.graph.nodes[node].type

    def those_of(self, nodes: list[str], *types: str) -> list[str]:
        """Those of ``nodes`` that are of one of the types."""
        of_graph = self.graph.nodes
        return [node for node in nodes if of_graph[node].type in types]
