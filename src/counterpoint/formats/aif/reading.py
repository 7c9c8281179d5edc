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
class AifReading:
    """A graph, the map that is made of it, and what is not in the map.

    ``joins`` say of nodes what they are in the map: kinds of records, their keys in the builder,
    and which part of each. ``premises`` and ``ends`` are, by scheme that is in the map, what leads
    to it and what it leads to there; ``edges_read`` are the other edges that are in the map.
    """

    graph: AifGraph
    builder: MapBuilder
    losses: Losses
    place: Place
    joins: list[tuple[str, Join]] = field(default_factory=list)
    before: dict[str, list[str]] = field(init=False)
    behind: dict[str, list[str]] = field(init=False)
    premises: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ends: dict[str, list[str]] = field(default_factory=dict)
    edges_read: set[Edge] = field(default_factory=set)
    nodes_read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.before, self.behind = self.graph.neighbours()

    def unread_edges(self) -> list[Edge]:
        """The edges that are not in the map, in their order."""
        count = len(self.edges_read)
        count += sum(map(len, self.premises.values())) + sum(map(len, self.ends.values()))
        if count == len(self.graph.edges):  # as nearly always
            return []
        edges_read = set(self.edges_read)
        for node, premises in self.premises.items():
            edges_read.update([(premise, node) for premise in premises])
        for node, ends in self.ends.items():
            edges_read.update([(node, end) for end in ends])
        return [edge for edge in self.graph.edges if edge not in edges_read]

    def join(self, node: str, kind: Record, key: str, part: str = "") -> None:
        """Note that a node is a record, or a part of one; and whose id it has, if it has one."""
        self.joins.append((node, (kind, key, part)))
        if part or not self.graph.records:
            return
        own_id = self.graph.records.get(node)
        if own_id:
            family = "reason" if kind in {"argument", "attack"} else kind
            self.builder.given_ids.setdefault((family, key), own_id)

    def note(self, kind: str, sentence: str, node: str, text: str = "") -> None:
        """Note that something of a node is not in the map."""
        example = f"node {node}: {text}" if text else f"node {node}"
        self.losses.note(kind, sentence, example)

    def type_of(self, node: str) -> str:
        """The type of a node of the graph."""
        return self.graph.types[node]

    def those_of(self, nodes: list[str], *types: str) -> list[str]:
        """Those of ``nodes`` that are of one of the types."""
        of_graph = self.graph.types
        return [node for node in nodes if of_graph[node] in types]
