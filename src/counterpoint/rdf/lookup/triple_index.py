"""Triples by subject and property, each once, and who is an instance of what.

What belongs here: looking up in time that does not grow with what is not asked for. What does
not: what a value must be (`counterpoint.rdf.lookup.record_lookup`, `counterpoint.rdf.validation`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from rdflib.term import Node

from counterpoint.processes.budget import Budget
from counterpoint.vocab import RDF, RDFS

# How many triples are counted together.
_STEPS = 128
_Values = dict[Node, None]  # a set that keeps the order in which it was filled


class TripleIndex:
    """The triples of a graph, each once. O(triples) to make.

    What the data says is a subclass counts as one; only downward from a class that is asked for,
    since all pairs of a long chain of classes would be as many as its length squared.
    """

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]], budget: Budget) -> None:
        self._values: dict[Node, dict[Node, _Values]] = {}
        self._typed: dict[Node, _Values] = defaultdict(dict)
        self._below: dict[Node, _Values] = defaultdict(dict)
        self._instances: dict[Node, _Values] = {}
        by_subject, steps = self._values, 0
        backwards: dict[Node, dict[Node, _Values]] = {
            RDF.type: self._typed,
            RDFS.subClassOf: self._below,
        }
        for subject, name, value in triples:
            steps += 1
            if steps == _STEPS:
                budget.spend(steps)
                steps = 0
            by_property = by_subject.get(subject)
            if by_property is None:
                by_property = by_subject[subject] = {}
            values = by_property.get(name)
            if values is None:
                values = by_property[name] = {}
            values[value] = None
            if name in backwards:
                backwards[name][value][subject] = None
        budget.spend(steps)

    def of(self, subject: Node) -> Mapping[Node, Collection[Node]]:
        """The values of ``subject`` by property."""
        return self._values.get(subject, {})

    def values(self, subject: Node, name: Node) -> Collection[Node]:
        """The values of one property of ``subject``, in the order of the triples."""
        values_by_property = self._values.get(subject)
        return () if values_by_property is None else values_by_property.get(name, ())

    def subjects(self) -> Iterator[Node]:
        """All that have a property."""
        return iter(self._values)

    def instances(self, kind: Node) -> Collection[Node]:
        """What is typed as ``kind`` or as a class below it. O(instances), once for each kind."""
        instances = self._instances.get(kind)
        if instances is None:
            instances = self._instances[kind] = {}
            for each in self._with_below(kind):
                instances.update(self._typed.get(each, {}))
        return instances

    def _with_below(self, kind: Node) -> _Values:
        classes: _Values = {}
        waiting = [kind]
        while waiting:
            each = waiting.pop()
            if each not in classes:
                classes[each] = None
                waiting += self._below.get(each, ())
        return classes
