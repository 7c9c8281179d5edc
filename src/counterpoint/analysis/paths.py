"""Ways from one class to another: special cases, requirements and chains of support."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

from counterpoint.analysis.settings import Settings
from counterpoint.errors import LimitError
from counterpoint.model import Relation, RelationKind, StepKind
from counterpoint.network import ArgumentNetwork, Inference

__all__ = ["Link", "Path", "PathFinder"]


@dataclass(frozen=True, slots=True)
class Link:
    """One step between classes: the record that makes it, its weight, and whose words it is.

    ``said_by`` is empty for the mapper's own reading. ``inferred`` marks a step of reasoning
    (an argument or an attack) as against a relation of meaning; ``in_part`` a relation of a
    degree below 1.
    """

    kind: StepKind
    id: str
    name: str
    value: float
    said_by: frozenset[str]
    inferred: bool = False
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """The best way from the class ``start`` to a class in question; links in walking order."""

    start: str
    links: tuple[Link, ...]

    @property
    def value(self) -> float:
        """The product of the links' weights."""
        return prod(link.value for link in self.links)

    @property
    def in_part(self) -> bool:
        """Whether a step of it holds only in part."""
        return any(link.in_part for link in self.links)

    @property
    def supported(self) -> bool:
        """Whether a step of it is an argument."""
        return any(link.inferred for link in self.links)


class PathFinder:
    """Finds the best paths that end in a class, backwards, at most ``most_hops`` links long.

    Best by product of weights, then fewest links, then ids. Each class is left once per
    number of links, so a search is bounded by ``most_hops`` times the links around the class.

    Raises (from each search):
        LimitError: all searches together walked more than ``most_paths`` links.
    """

    def __init__(self, network: ArgumentNetwork, settings: Settings) -> None:
        self._network = network
        self._settings = settings
        self._walked = 0
        self._lifts: dict[tuple[str, bool], tuple[Path, ...]] = {}

    def special_cases(self, end: str, *, with_needs: bool = False) -> tuple[Path, ...]:
        """From each class that is a special case of ``end``, at any remove.

        ``with_needs`` adds the classes that can be had only with ``end``.
        """
        key = (end, with_needs)
        if key not in self._lifts:
            kinds = {RelationKind.NARROWER} | ({RelationKind.REQUIRES} if with_needs else set())
            self._lifts[key] = self._search(end, lambda claim: self._relations_into(claim, kinds))
        return self._lifts[key]

    def supporters(self, end: str) -> tuple[Path, ...]:
        """From each class that is, along a chain of reasons and special cases, one for ``end``."""

        def steps(claim: str) -> Iterator[tuple[str, Link]]:
            yield from self._relations_into(claim, {RelationKind.NARROWER})
            yield from self._arguments_into(claim)

        return self._search(end, steps)

    def _search(
        self, end: str, into: Callable[[str], Iterator[tuple[str, Link]]]
    ) -> tuple[Path, ...]:
        best: dict[str, Path] = {}
        frontier: list[tuple[str, Path]] = [(end, Path(end, ()))]
        for _ in range(self._settings.most_hops):
            reached: dict[str, Path] = {}
            for claim, path in frontier:
                for start, link in into(claim):
                    self._count()
                    found = Path(start, (link, *path.links))
                    known = reached.get(start)
                    better = known is None or _order(found) < _order(known)
                    if start != end and better and _holds_together(found):
                        reached[start] = found
            frontier = []
            for start in sorted(reached):
                known = best.get(start)
                if known is None or _order(reached[start]) < _order(known):
                    best[start] = reached[start]
                    frontier.append((start, reached[start]))
        return tuple(best[start] for start in sorted(best))

    def _relations_into(self, claim: str, kinds: set[RelationKind]) -> Iterator[tuple[str, Link]]:
        ties = self._network.ties
        if claim not in ties:
            return
        for start, _, data in ties.in_edges(claim, data=True):
            relation: Relation = data["record"]
            if relation.kind in kinds:
                yield start, self._lift(relation)

    def _arguments_into(self, claim: str) -> Iterator[tuple[str, Link]]:
        network = self._network
        for start, _, key in network.supports.in_edges(claim, keys=True):
            if key not in network.circular:
                yield start, self._support(network.arguments[key])

    def _lift(self, relation: Relation) -> Link:
        return Link(
            StepKind.RELATION,
            relation.id,
            "special case" if relation.kind is RelationKind.NARROWER else "requirement",
            self._settings.special_case * relation.degree,
            frozenset({relation.asserted_by} if relation.asserted_by else ()),
            in_part=relation.degree < 1,
        )

    def _support(self, argument: Inference) -> Link:
        said = frozenset(x.expert for x in self._network.put_forward.get(argument.id, ()))
        # A premise that is linked with others carries its share of the step only.
        value = self._settings.support**argument.hops / len(argument.premises)
        return Link(StepKind.ARGUMENT, argument.id, "support", value, said, inferred=True)

    def _count(self) -> None:
        self._walked += 1
        if self._walked > self._settings.most_paths:
            raise LimitError(
                f"more than {self._settings.most_paths} links between claims to walk; "
                "analyse a part of the map, or raise Settings.most_paths"
            )


def _holds_together(path: Path) -> bool:
    """What is only in part a case of something passes nothing further on: it may be the rest."""
    return len(path.links) == 1 or not path.in_part


def _order(path: Path) -> tuple[float, int, tuple[str, ...]]:
    return (-round(path.value, 12), len(path.links), tuple(link.id for link in path.links))
