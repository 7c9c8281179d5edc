"""Data as it is checked: an index of triples that follows paths and knows subclasses.

What belongs here: looking up. What does not: what must hold (`checking`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from rdflib.term import Node

from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.maps.record_names import RECORD_CLASSES
from counterpoint.rdf.terms.names import id_of
from counterpoint.rdf.validation.shapes import PropertyPath, Shape
from counterpoint.vocab import CP

ByProperty = Mapping[Node, Collection[Node]]


class Indexed:
    """An index of triples that follows paths and knows subclasses. O(triples) to make."""

    def __init__(
        self, triples: Iterable[tuple[Node, Node, Node]] | TripleIndex, budget: Budget
    ) -> None:
        self.budget = budget
        self._index = triples if isinstance(triples, TripleIndex) else TripleIndex(triples, budget)
        bases = {
            str(v) for node in self._index.subjects() for v in self._index.values(node, CP.base)
        }
        self.base = bases.pop() if len(bases) == 1 else ""

    def targets(self, shape: Shape) -> Iterator[Node]:
        """The nodes that ``shape`` is about."""
        for kind in shape.classes:
            yield from self._index.instances(kind)
        for name in shape.subjects_of:
            yield from [x for x in self._index.subjects() if name in self._index.of(x)]

    def of(self, node: Node) -> ByProperty:
        """The values of ``node`` by property."""
        return self._index.of(node)

    def is_a(self, node: Node, kind: Node) -> bool:
        """Whether ``node`` is an instance of ``kind``."""
        return node in self._index.instances(kind)

    def values(
        self, node: Node, path: PropertyPath, *, most: int | None = None
    ) -> Collection[Node]:
        """The values at the end of ``path``, each once; of many, no more than ``most``.

        Nodes at which many paths meet are why no more should be asked for than will be used.
        """
        *steps, last = path.steps
        if not steps and len(last) == 1:
            return self._index.values(node, last[0])
        nodes = {node: None}
        for step in steps:
            nodes = {value: None for each in nodes for value in self._after(each, step)}
        values: dict[Node, None] = {}
        for each in nodes:
            for value in self._after(each, last):
                values[value] = None
                if most is not None and len(values) >= most:
                    return values
        return values

    def _after(self, node: Node, step: tuple[Node, ...]) -> Iterator[Node]:
        for name in step:
            self.budget.spend()
            yield from self._index.values(node, name)

    def record(self, node: Node) -> str:
        """The id of the record that ``node`` is, or is a part of."""
        name = str(node)
        for folder in RECORD_CLASSES:
            start = f"{self.base}{folder}/"
            if name.startswith(start):
                whole = start + name[len(start) :].split("/", maxsplit=1)[0]
                return id_of(self.base, folder, whole)
        return name
