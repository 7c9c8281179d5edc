"""Ways from one class to another: special cases, requirements and chains of support.

A link is one relation or argument with its weight and with whose words it is, a path some links
in a row. Whoever affirms the start of a path stands, at a discount, behind its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod

from counterpoint.analysis.settings import Settings
from counterpoint.errors import LimitError
from counterpoint.model import Relation, RelationKind, StepKind
from counterpoint.network import ArgumentNetwork, Inference


@dataclass(frozen=True, slots=True)
class PathStep:
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
    links: tuple[PathStep, ...]

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

    Best by product of weights, then fewest links, then what the text says before what is read
    into it. Ways that are as good as each other and in different voices are all kept; so is,
    apart, the best way that holds in part and the best through each set of linked premises
    (which weighs more for who affirms them all).

    Raises (from each search):
        LimitError: all searches together walked more than ``most_paths`` links.
    """

    def __init__(self, network: ArgumentNetwork, settings: Settings) -> None:
        self._network = network
        self._settings = settings
        self._walked = 0
        self._lifts: dict[tuple[str, bool], tuple[Path, ...]] = {}

    @property
    def settings(self) -> Settings:
        """The weights and limits of the search."""
        return self._settings

    def on(self, network: ArgumentNetwork, changed: frozenset[str]) -> PathFinder:
        """The same on a network without some relations and arguments.

        ``changed`` are the ids of these and of arguments in fewer voices. What was searched
        already and walks none of them stands: a way that was not the best does not become so.
        """
        finder = PathFinder(network, self._settings)
        finder._lifts = {
            key: paths
            for key, paths in self._lifts.items()
            if changed.isdisjoint(link.id for path in paths for link in path.links)
        }
        return finder

    def special_cases(self, end: str, *, with_needs: bool = False) -> tuple[Path, ...]:
        """From each class that is a special case of ``end``, at any remove; sorted by class.

        ``with_needs`` adds the classes that can be had only with ``end``.
        """
        key = (end, with_needs)
        if key not in self._lifts:
            kinds = {RelationKind.NARROWER} | ({RelationKind.REQUIRES} if with_needs else set())
            self._lifts[key] = self._search(end, lambda claim: self._relations_into(claim, kinds))
        return self._lifts[key]

    def supporters(self, end: str) -> tuple[Path, ...]:
        """From each class that is, along a chain of reasons and special cases, one for ``end``."""

        def steps(claim: str) -> Iterator[tuple[str, PathStep]]:
            yield from self._relations_into(claim, {RelationKind.NARROWER})
            yield from self._arguments_into(claim)

        return self._search(end, steps)

    def _search(
        self, end: str, into: Callable[[str], Iterator[tuple[str, PathStep]]]
    ) -> tuple[Path, ...]:
        best: dict[_Way, list[Path]] = {}
        frontier = [Path(end, ())]
        for _ in range(self._settings.most_hops):
            frontier_by_way: dict[_Way, list[Path]] = {}
            for path in frontier:
                for start, link in into(path.start):
                    self._count()
                    path_on = Path(start, (link, *path.links))
                    if start != end and _holds_together(path_on):
                        _keep(frontier_by_way.setdefault(self._way(path_on), []), path_on)
            frontier = []
            for way, paths in frontier_by_way.items():
                present = best.get(way)
                if present is None or _rank(paths[0]) < _rank(present[0]):
                    best[way] = paths
                    frontier += paths
        return tuple(sorted((x for paths in best.values() for x in paths), key=_order))

    def _way(self, path: Path) -> _Way:
        """What sort of way a path is: only paths of one sort stand in for each other."""
        first = path.links[0]
        is_linked = first.inferred and len(self._network.arguments[first.id].premises) > 1
        return (path.start, path.in_part, first.id if is_linked else "")

    def _relations_into(
        self, claim: str, kinds: set[RelationKind]
    ) -> Iterator[tuple[str, PathStep]]:
        for start, _, relation in self._network.relations_into(claim):
            if relation.kind in kinds:
                yield start, self._lift(relation)

    def _arguments_into(self, claim: str) -> Iterator[tuple[str, PathStep]]:
        network = self._network
        for argument in network.arguments_for(claim):
            if argument.id not in network.circular:
                link = self._support(argument)
                yield from ((premise, link) for premise in argument.premises)

    def _lift(self, relation: Relation) -> PathStep:
        return PathStep(
            StepKind.RELATION,
            relation.id,
            "special case" if relation.kind is RelationKind.NARROWER else "requirement",
            self._settings.special_case * relation.degree,
            frozenset({relation.asserted_by} if relation.asserted_by else ()),
            in_part=relation.degree < 1,
        )

    def _support(self, argument: Inference) -> PathStep:
        voices = frozenset(x.expert for x in self._network.put_forward.get(argument.id, ()))
        # A premise that is linked with others carries its share of the step only.
        value = self._settings.support**argument.hops / len(argument.premises)
        return PathStep(StepKind.ARGUMENT, argument.id, "support", value, voices, inferred=True)

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


_Way = tuple[str, bool, str]
_Rank = tuple[float, int, bool]


def _keep(paths: list[Path], path: Path) -> None:
    """Add a path to the best ones of its sort; of two in the same voices the first by id stays."""
    if paths and _rank(path) > _rank(paths[0]):
        return
    if paths and _rank(path) < _rank(paths[0]):
        paths.clear()
    for place, present in enumerate(paths):
        if _voices(present) == _voices(path):
            paths[place] = min(present, path, key=_order)
            return
    paths.append(path)


def _rank(path: Path) -> _Rank:
    is_unsaid = not any(link.said_by for link in path.links)
    return (-round(path.value, 12), len(path.links), is_unsaid)


def _voices(path: Path) -> frozenset[frozenset[str]]:
    """Whose reasoning a path is; a conclusion is drawn where each step is in one of the voices."""
    return frozenset(link.said_by for link in path.links if link.inferred)


def _order(path: Path) -> tuple[str, _Rank, tuple[str, ...]]:
    return (path.start, _rank(path), tuple(link.id for link in path.links))
