"""Where tensions can arise, and what each place depends on, so that a part can be recomputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import networkx as nx

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Weighed
from counterpoint.analysis.basis.recall import Recall, afresh
from counterpoint.analysis.basis.weighing import weigh
from counterpoint.analysis.kinds.folding import Folded, fold


@dataclass(frozen=True, slots=True)
class Site:
    """One place of the network where experts can be in tension: a class, a relation, an attack.

    ``key`` tells it from the others, in whatever network of the same map. ``reads`` are the
    classes and inferences on which the outcome depends, ``places`` the classes among them at which
    its tension can be told (see ``folding``). ``find`` gives the match there, or ``None`` where
    nobody meets.
    """

    key: tuple[str, ...]
    reads: frozenset[str]
    places: frozenset[str]
    find: Callable[[Ground], Match | None]


class Sites:
    """All sites of a network with the tensions found there on one ground.

    Sites whose places touch form a region: no tension of one region can stand in for one of
    another, so each is folded alone.
    """

    def __init__(self, ground: Ground, sites: Iterable[Site], recall: Recall = afresh) -> None:
        self._sites = tuple(sites)
        self._tensions = [
            recall(site.key, partial(_weighed_at, site, ground)) for site in self._sites
        ]
        self._readers: dict[str, list[int]] = defaultdict(list)
        conditions = _conditions_at(ground)
        for number, site in enumerate(self._sites):
            for name in site.reads.union(*(conditions.get(x, ()) for x in site.reads)):
                self._readers[name].append(number)
        self._regions = _regions(self._sites)
        self._folded: list[list[Folded]] | None = None
        self._region_of = {
            number: region
            for region, sites_there in enumerate(self._regions)
            for number in sites_there
        }

    def folded(self) -> list[list[Folded]]:
        """What is left of the tensions of each region, by region."""
        if self._folded is None:
            self._folded = [fold(self.region(region)) for region in self.regions()]
        return self._folded

    def affected(self, names: Iterable[str]) -> set[int]:
        """The regions in which something depends on one of ``names``."""
        return {self._region_of[number] for x in names for number in self._readers.get(x, ())}

    def keys(self) -> frozenset[tuple[str, ...]]:
        """The keys of all sites."""
        return frozenset(site.key for site in self._sites)

    def regions(self) -> range:
        """All regions."""
        return range(len(self._regions))

    def region(self, region: int) -> list[Weighed]:
        """The tensions of one region."""
        tensions = (self._tensions[number] for number in self._regions[region])
        return [item for item in tensions if item is not None]

    def size(self, regions: Iterable[int]) -> int:
        """How many sites the regions have: what recomputing them costs."""
        return sum(len(self._regions[region]) for region in regions)

    def region_on(self, region: int, ground: Ground, changed: Iterable[str]) -> list[Weighed]:
        """The tensions of a region on another ground, which differs only in ``changed``."""
        stale = {number for name in changed for number in self._readers.get(name, ())}
        tensions = (
            _weighed_at(self._sites[number], ground) if number in stale else self._tensions[number]
            for number in self._regions[region]
        )
        return [item for item in tensions if item is not None]


def _conditions_at(ground: Ground) -> dict[str, set[str]]:
    """By class and inference, what must be read to tell who speaks to the conditions set there."""
    positions = ground.positions
    at: dict[str, set[str]] = defaultdict(set)
    for position in positions.by_key.values():
        at[position.claim].update(position.conditions)
    for advances in (positions.advancing, positions.rejecting):
        for inference, advances_there in advances.items():
            at[inference].update(x for advance in advances_there for x in advance.conditions)
    return {
        name: conditions.union(
            path.start for x in conditions for path in ground.paths.special_cases(x)
        )
        for name, conditions in at.items()
        if conditions
    }


def _weighed_at(site: Site, ground: Ground) -> Weighed | None:
    match = site.find(ground)
    return None if match is None else weigh(match, ground)


def _regions(sites: Sequence[Site]) -> list[list[int]]:
    touching: nx.Graph[str | int] = nx.Graph()
    for number, site in enumerate(sites):
        touching.add_node(number)
        for place in site.places:
            touching.add_edge(number, f"place {place}")
    return [
        sorted(node for node in part if isinstance(node, int))
        for part in nx.connected_components(touching)
    ]
