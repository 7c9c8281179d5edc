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
from operator import ge, le

from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from counterpoint.errors import Severity
from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.processes.budget import Budget
from counterpoint.rdf.lookup.triple_index import TripleIndex
from counterpoint.rdf.maps.record_names import RECORD_CLASSES
from counterpoint.rdf.terms.names import id_of
from counterpoint.rdf.validation.shapes import Constraint, PropertyPath, Shape, own_shapes
from counterpoint.vocab import CP, SH, XSD

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
    triples: Iterable[tuple[Node, Node, Node]], budget: Budget | None = None
) -> tuple[Violation, ...]:
    """As `validate`, from triples.

    Raises:
        LimitError: it took longer than the ``budget`` allows.
    """
    graph = _Data(triples, budget or Budget())
    violations = {
        violation
        for shape in own_shapes()
        for focus in graph.targets(shape)
        for violation in _violations(graph, focus, shape)
    }
    return tuple(sorted(violations, key=lambda each: (each.focus, each.path, each.message)))


def _each(data: Dataset | Graph) -> Iterable[tuple[Node, ...]]:
    return data.quads() if isinstance(data, graphs.Dataset) else data  # type: ignore[return-value]


class _Data:
    """An index of triples that follows paths and knows subclasses."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]], budget: Budget) -> None:
        self.budget = budget
        self._index = TripleIndex(triples, budget)
        bases = {
            str(v) for node in self._index.subjects() for v in self._index.values(node, CP.base)
        }
        self.base = bases.pop() if len(bases) == 1 else ""

    def targets(self, shape: Shape) -> Iterator[Node]:
        """The nodes that ``shape`` is about."""
        for kind in shape.classes:
            yield from self._index.instances(kind)
        for name in shape.subjects_of:
            yield from [x for x in self._index.subjects() if self._index.values(x, name)]

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


def _violations(graph: _Data, focus: Node, shape: Shape) -> Iterator[Violation]:
    if _breaks(graph, focus, shape):
        name = str(focus)
        yield Violation(
            name, _shown(shape.path), shape.message, graph.record(focus), shape.severity
        )
    for inner in shape.properties:
        yield from _violations(graph, focus, inner)


def _conforms(graph: _Data, node: Node, shape: Shape) -> bool:
    return not _breaks(graph, node, shape) and all(
        _conforms(graph, node, inner) for inner in shape.properties
    )


def _breaks(graph: _Data, focus: Node, shape: Shape) -> bool:
    """Whether ``focus`` breaks a constraint of ``shape`` itself."""
    counts = [each for each in shape.constraints if each.kind in _COUNTS]
    if counts:
        # One more than any count that matters tells as much as all of them.
        most = 1 + max(int(str(each.values[0])) for each in counts)
        number = 1 if shape.path is None else len(graph.values(focus, shape.path, most=most))
        if not all(_COUNTS[each.kind](number, int(str(each.values[0]))) for each in counts):
            return True
    others = [each for each in shape.constraints if each.kind not in _COUNTS]
    if not others:
        return False
    values = (focus,) if shape.path is None else graph.values(focus, shape.path)
    return not all(_holds(graph, focus, values, each) for each in others)


def _holds(graph: _Data, focus: Node, values: Collection[Node], constraint: Constraint) -> bool:
    graph.budget.spend(1 + len(values))
    if constraint.kind in _ON_ALL:
        return _ON_ALL[constraint.kind](graph, focus, values, constraint)
    return all(_ON_EACH[constraint.kind](graph, value, constraint) for value in values)


def _number(node: Node) -> Decimal | None:
    try:
        number = Decimal(str(node))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _compared(compare: Callable[[Decimal, Decimal], bool]) -> Callable[..., bool]:
    def holds(_: _Data, value: Node, constraint: Constraint) -> bool:
        one, other = _number(value), _number(constraint.values[0])
        return one is not None and other is not None and compare(one, other)

    return holds


def _has_datatype(_: _Data, value: Node, constraint: Constraint) -> bool:
    datatype = constraint.values[0]
    return (
        isinstance(value, Literal)
        and value.datatype == datatype
        and bool(_WELL_FORMED[datatype].fullmatch(str(value)))
    )


def _is_of_kind(_: _Data, value: Node, constraint: Constraint) -> bool:
    return isinstance(value, _NODE_KINDS[constraint.values[0]])


def _matches(_: _Data, value: Node, constraint: Constraint) -> bool:
    return not isinstance(value, BNode) and bool(re.search(str(constraint.values[0]), str(value)))


def _has_unique_languages(_: _Data, __: Node, values: Collection[Node], ___: Constraint) -> bool:
    tags = [value.language for value in values if isinstance(value, Literal) and value.language]
    return len(tags) == len(set(tags))


def _ends_no_earlier(
    graph: _Data, focus: Node, values: Collection[Node], constraint: Constraint
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
    graph: _Data, focus: Node, values: Collection[Node], constraint: Constraint
) -> bool:
    return set(values).isdisjoint(graph.values(focus, PropertyPath(((constraint.values[0],),))))


_ON_EACH: dict[URIRef, Callable[[_Data, Node, Constraint], bool]] = {
    SH["class"]: lambda graph, value, c: graph.is_a(value, c.values[0]),
    SH["in"]: lambda _, value, c: value in c.values,
    SH.datatype: _has_datatype,
    SH.nodeKind: _is_of_kind,
    SH.pattern: _matches,
    SH.minInclusive: _compared(lambda one, other: one >= other),
    SH.maxInclusive: _compared(lambda one, other: one <= other),
    SH.minExclusive: _compared(lambda one, other: one > other),
    SH["or"]: lambda graph, value, c: any(_conforms(graph, value, each) for each in c.shapes),
    SH["not"]: lambda graph, value, c: not any(_conforms(graph, value, x) for x in c.shapes),
}
_COUNTS: dict[URIRef, Callable[[int, int], bool]] = {SH.minCount: ge, SH.maxCount: le}
_ON_ALL: dict[URIRef, Callable[[_Data, Node, Collection[Node], Constraint], bool]] = {
    SH.hasValue: lambda _, __, values, c: c.values[0] in values,
    SH.uniqueLang: _has_unique_languages,
    SH.lessThanOrEquals: _ends_no_earlier,
    SH.disjoint: _is_disjoint,
}


def _shown(path: PropertyPath | None) -> str:
    if path is None:
        return ""
    return "/".join("|".join(map(str, step)) for step in path.steps)
