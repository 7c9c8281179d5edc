"""Checking data against the shapes of a valid map: https://www.w3.org/TR/shacl/.

Our own shapes are checked here, in one pass over an index, because a build has no time for a
general engine; shapes by others go to pyshacl, in a process of its own. Tests hold the two to
the same answers on our shapes. What belongs here: violations. What does not: what is valid,
which ``ontology/shapes.ttl`` says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from operator import ge, le

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import Severity
from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.validation.indexed import ByProperty, Indexed
from counterpoint.rdf.validation.shapes import Constraint, PropertyPath, Shape, own_shapes
from counterpoint.vocab import SH, XSD

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib import graph as graphs
else:  # what is not asked for a graph of rdflib's needs none
    graphs = LateModule("rdflib.graph")

_WELL_FORMED: dict[Node, re.Pattern[str]] = {
    XSD.decimal: re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.nonNegativeInteger: re.compile(r"\+?[0-9]+|-0+"),
    XSD.boolean: re.compile(r"true|false|1|0"),
    XSD.gYear: re.compile(r"-?([1-9][0-9]{3,}|0[0-9]{3})(Z|[+-][0-9]{2}:[0-9]{2})?"),
}
_NODE_KINDS: dict[Node, type[Node]] = {SH.IRI: URIRef, SH.Literal: Literal}


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One way in which data is not a valid map.

    ``focus`` is the IRI (or blank node's label) that is wrong, ``record`` its id in the map,
    ``path`` the property concerned (several are joined as SPARQL joins them; empty for the node
    itself), ``message`` what is wrong and what to do.
    """

    focus: str
    path: str
    message: str
    record: str
    severity: Severity


def validate(data: Dataset | Graph) -> tuple[Violation, ...]:
    """All that keeps ``data``, in all its graphs together, from being a valid map, sorted.

    O(triples). Several values that break one constraint of one node are one violation.
    """
    return validate_triples((x[0], x[1], x[2]) for x in _each(data))


def validate_triples(
    triples: Iterable[tuple[Node, Node, Node]] | TripleIndex, budget: Budget | None = None
) -> tuple[Violation, ...]:
    """As `validate`, from triples or from an index of them.

    Raises:
        LimitError: it took longer than the ``budget`` allows.
    """
    graph = Indexed(triples, budget or Budget())
    violations = {
        violation
        for check in _own_checks()
        for focus in graph.targets(check.shape)
        for violation in check.violations(graph, focus, graph.of(focus))
    }
    return tuple(sorted(violations, key=lambda each: (each.focus, each.path, each.message)))


def _each(data: Dataset | Graph) -> Iterable[tuple[Node, ...]]:
    return data.quads() if isinstance(data, graphs.Dataset) else data  # type: ignore[return-value]


_OnEach = Callable[[Indexed, Node, Constraint], bool]


class _Check:
    """A shape, with all that can be known of it before there is data."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self._path, steps = shape.path, shape.path.steps if shape.path else ()
        # Most shapes are about the values of one property, which are at hand.
        self._name = steps[0][0] if len(steps) == 1 and len(steps[0]) == 1 else None
        self._inner = tuple(_Check(each) for each in shape.properties)
        counts = [
            (each.kind, int(str(each.values[0])))
            for each in shape.constraints
            if each.kind in _COUNTS
        ]
        self._counts = [(_COUNTS[kind], count) for kind, count in counts]
        # One more than any count that matters tells as much as all of them.
        self._most = 1 + max((count for _, count in counts), default=0)
        others = [each for each in shape.constraints if each.kind not in _COUNTS]
        self._on_all = [(_ON_ALL[x.kind], x) for x in others if x.kind in _ON_ALL]
        self._on_each = [
            (_on_shapes(x) if x.shapes else _ON_EACH[x.kind], x)
            for x in others
            if x.kind not in _ON_ALL
        ]

    def violations(self, graph: Indexed, focus: Node, at_focus: ByProperty) -> Iterator[Violation]:
        """How ``focus``, whose values by property are ``at_focus``, breaks it."""
        if self._is_broken(graph, focus, at_focus):
            shape = self.shape
            record, path = graph.record(focus), _path_text(shape.path)
            yield Violation(str(focus), path, shape.message, record, shape.severity)
        for inner in self._inner:
            yield from inner.violations(graph, focus, at_focus)

    def is_met(self, graph: Indexed, focus: Node, at_focus: ByProperty) -> bool:
        """Whether ``focus`` conforms to it."""
        if self._is_broken(graph, focus, at_focus):
            return False
        return all(inner.is_met(graph, focus, at_focus) for inner in self._inner)

    def _is_broken(self, graph: Indexed, focus: Node, at_focus: ByProperty) -> bool:
        """Whether ``focus`` breaks a constraint of the shape itself."""
        if self._counts:
            number = len(self._values(graph, focus, at_focus, most=self._most))
            for compare, count in self._counts:
                if not compare(number, count):
                    return True
        if not self._on_each and not self._on_all:
            return False
        return self._has_wrong(graph, focus, self._values(graph, focus, at_focus))

    def _values(
        self, graph: Indexed, focus: Node, at_focus: ByProperty, most: int | None = None
    ) -> Collection[Node]:
        if self._name is not None:
            return at_focus.get(self._name, ())
        return (focus,) if self._path is None else graph.values(focus, self._path, most=most)

    def _has_wrong(self, graph: Indexed, focus: Node, values: Collection[Node]) -> bool:
        """Whether a value is not as it must be, or all together are not."""
        graph.budget.spend(len(self._on_each) * len(values) + len(self._on_all))
        for are_right, constraint in self._on_all:
            if not are_right(graph, focus, values, constraint):
                return True
        for is_right, constraint in self._on_each:
            for value in values:
                if not is_right(graph, value, constraint):
                    return True
        return False


@cache
def _own_checks() -> tuple[_Check, ...]:
    return tuple(_Check(shape) for shape in own_shapes())


def _on_shapes(constraint: Constraint) -> _OnEach:
    """Whether a value conforms to one of some shapes (sh:or), or to none (sh:not)."""
    checks, is_wished = [*map(_Check, constraint.shapes)], constraint.kind == SH["or"]

    def is_so(graph: Indexed, value: Node, _: Constraint) -> bool:
        at_value = graph.of(value)
        return is_wished is any(check.is_met(graph, value, at_value) for check in checks)

    return is_so


def _number(node: Node) -> Decimal | None:
    try:
        number = Decimal(str(node))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _compared(compare: Callable[[Decimal, Decimal], bool]) -> Callable[..., bool]:
    def holds(_: Indexed, value: Node, constraint: Constraint) -> bool:
        one, other = _number(value), _number(constraint.values[0])
        return one is not None and other is not None and compare(one, other)

    return holds


def _has_datatype(_: Indexed, value: Node, constraint: Constraint) -> bool:
    datatype = constraint.values[0]
    return (
        isinstance(value, Literal)
        and value.datatype == datatype
        and bool(_WELL_FORMED[datatype].fullmatch(str(value)))
    )


def _is_of_kind(_: Indexed, value: Node, constraint: Constraint) -> bool:
    return isinstance(value, _NODE_KINDS[constraint.values[0]])


def _matches(_: Indexed, value: Node, constraint: Constraint) -> bool:
    return not isinstance(value, BNode) and bool(re.search(str(constraint.values[0]), str(value)))


def _has_unique_languages(_: Indexed, __: Node, values: Collection[Node], ___: Constraint) -> bool:
    tags = [value.language for value in values if isinstance(value, Literal) and value.language]
    return len(tags) == len(set(tags))


def _ends_no_earlier(
    graph: Indexed, focus: Node, values: Collection[Node], constraint: Constraint
) -> bool:
    others = graph.values(focus, PropertyPath(((constraint.values[0],),)))
    if not values or not others:
        return True
    starts, ends = [_number(value) for value in values], [_number(other) for other in others]
    numbers = [number for number in (*starts, *ends) if number is not None]
    if len(numbers) < len(starts) + len(ends):
        return False
    return max(numbers[: len(starts)]) <= min(numbers[len(starts) :])


def _is_disjoint(
    graph: Indexed, focus: Node, values: Collection[Node], constraint: Constraint
) -> bool:
    return set(values).isdisjoint(graph.values(focus, PropertyPath(((constraint.values[0],),))))


_ON_EACH: dict[URIRef, _OnEach] = {
    SH["class"]: lambda graph, value, c: graph.is_a(value, c.values[0]),
    SH["in"]: lambda _, value, c: value in c.values,
    SH.datatype: _has_datatype,
    SH.nodeKind: _is_of_kind,
    SH.pattern: _matches,
    SH.minInclusive: _compared(lambda one, other: one >= other),
    SH.maxInclusive: _compared(lambda one, other: one <= other),
    SH.minExclusive: _compared(lambda one, other: one > other),
}
_COUNTS: dict[URIRef, Callable[[int, int], bool]] = {SH.minCount: ge, SH.maxCount: le}
_ON_ALL: dict[URIRef, Callable[[Indexed, Node, Collection[Node], Constraint], bool]] = {
    SH.hasValue: lambda _, __, values, c: c.values[0] in values,
    SH.uniqueLang: _has_unique_languages,
    SH.lessThanOrEquals: _ends_no_earlier,
    SH.disjoint: _is_disjoint,
}


def _path_text(path: PropertyPath | None) -> str:
    if path is None:
        return ""
    return "/".join("|".join(map(str, step)) for step in path.steps)
