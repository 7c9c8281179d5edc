"""A graph of AIF as a file has it: nodes, edges, and who speaks, before anything is made of it.

What belongs here: the shape that all syntaxes of AIF share. What does not: a syntax, and what a
node means for a map.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from counterpoint.model.quick_records import quickly_made

# What joins propositions or locutions. A node of any other type but these two is of no AIF.
SCHEMES = frozenset({"RA", "CA", "MA", "PA", "TA", "YA"})
TYPES = frozenset({"I", "L"}) | SCHEMES

Edge = tuple[str, str]


class GraphNode(NamedTuple):
    """A node; ``scheme`` is named beside the ``text`` of a scheme node by some tools.

    ``title`` and ``record``, the id of a record, are there where we wrote the graph ourselves.
    """

    id: str
    type: str
    text: str
    scheme: str = ""
    title: str = ""
    record: str = ""
    has_time: bool = False


@quickly_made()
@dataclass(frozen=True, slots=True)
class Speech:
    """Who says a locution (the id of a person, "" where the file names none), and when."""

    person: str
    time: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A participant: the full name as the file has it, and the id of our record, if we wrote it."""

    name: str
    surname: str = ""
    record: str = ""


@quickly_made()
@dataclass(frozen=True, slots=True)
class GraphHead:
    """What we write beside a graph of the map that it is of."""

    id: str
    base: str = ""
    title: str = ""
    question: str = ""
    language: str = ""
    abstract: str = ""


@dataclass(slots=True)
class AifGraph:
    """Nodes in columns, by id in the order of the file; edges once each, in that order.

    All nodes have ``types`` and ``texts``; in ``schemes``, ``titles`` and ``records`` are those
    that have any. ``edges`` have both ends among the nodes and no loop; ``loose_edges`` are the
    others. ``speeches`` are by locution, one for each who says it; ``people`` are by their ids.
    ``head`` is there if the graph is ours. So many nodes as ``repeated`` stood there again.
    """

    types: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    schemes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)
    timed: set[str] = field(default_factory=set)
    edges: list[Edge] = field(default_factory=list)
    loose_edges: list[Edge] = field(default_factory=list)
    speeches: dict[str, list[Speech]] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    head: GraphHead | None = None
    repeated: int = 0

    def add(self, node: GraphNode) -> None:
        """Add a node, or put it in the place of that of its id."""
        name = node.id
        self.types[name], self.texts[name] = node.type, node.text
        for column, text in (
            *((self.schemes, node.scheme), (self.titles, node.title)),
            (self.records, node.record),
        ):
            if text:
                column[name] = text
            else:
                column.pop(name, None)
        (self.timed.add if node.has_time else self.timed.discard)(name)

    def node(self, name: str) -> GraphNode:
        """The node of an id.

        Raises:
            KeyError: there is none.
        """
        return GraphNode(
            name,
            self.types[name],
            self.texts[name],
            self.schemes.get(name, ""),
            self.titles.get(name, ""),
            self.records.get(name, ""),
            name in self.timed,
        )

    def of_type(self, *types: str) -> list[str]:
        """The nodes of a type, in the order of the file."""
        return [name for name, kind in self.types.items() if kind in types]

    def neighbours(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The nodes before and those behind each node, in the order of the edges; linear."""
        before: dict[str, list[str]] = {name: [] for name in self.types}
        behind: dict[str, list[str]] = {name: [] for name in self.types}
        for start, end in self.edges:
            behind[start].append(end)
            before[end].append(start)
        return before, behind
