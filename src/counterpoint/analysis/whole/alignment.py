"""The matrix: how each two experts stand to each other, agreement and tension apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from itertools import combinations

import networkx as nx

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.model import Alignment

__all__ = ["align"]

_Pair = tuple[str, str]


@dataclass(slots=True)
class _Ties:
    """What two experts have with each other: by place the strongest weight, and finding ids."""

    agreements: dict[str, float] = field(default_factory=dict)
    tensions: dict[str, float] = field(default_factory=dict)
    findings: list[tuple[float, str]] = field(default_factory=list)


def align(ground: Ground, weighed: Sequence[tuple[str, Weighed]]) -> tuple[Alignment, ...]:
    """One row for each pair of panel experts, in the order of their ids.

    ``weighed`` are the matches that became findings, with the findings' ids. Agreement and
    tension are each 1 - prod(1 - fill * g) over the places (classes) at which the pair meets,
    g the strongest score at the place; possible findings count for nothing. A general claim
    does not count beside a special case of it that the same pair shares.

    Beyond ``most_matrix_experts`` the rows come from sparse products where scipy is installed:
    the same figures, without the ids of findings; and at most ``most_pairs`` rows, those of the
    strongest agreement or tension.
    """
    panel = tuple(sorted(ground.network.panel))
    if len(panel) > ground.settings.most_matrix_experts and find_spec("scipy") is not None:
        return _align_many(ground, [found for _, found in weighed], panel)
    ties: dict[_Pair, _Ties] = defaultdict(_Ties)
    for key, found in weighed:
        for pair, pairing in found.scores().items():
            held = ties[pair]
            held.findings.append((-round(abs(pairing.score), 12), key))
            if pairing.possible:
                continue
            kind = found.match.kind
            places = held.agreements if kind.is_agreement else held.tensions
            place = "|".join(found.match.about)
            places[place] = max(places.get(place, 0.0), abs(pairing.score))
    classes = _classes_by_expert(ground)
    return tuple(
        _row(pair, ties.get(pair, _Ties()), classes, ground) for pair in combinations(panel, 2)
    )


def _align_many(
    ground: Ground, weighed: Sequence[Weighed], panel: tuple[str, ...]
) -> tuple[Alignment, ...]:
    """The same by sparse products; linear in the number of pairs that meet."""
    from counterpoint.analysis.whole.matrix_form import PairTable  # noqa: PLC0415 - needs scipy

    sure = [found for found in weighed if not found.best.possible]
    agreed = [found for found in sure if found.match.kind.is_agreement]
    tense = [found for found in sure if found.match.kind.is_tension]
    umbrellas = _umbrella_regions(agreed, ground)
    table = PairTable(panel, ground.positions, ground.settings.fill)
    table.add_agreements(agreed, umbrellas, partial(_without_umbrellas, ground=ground))
    table.add_tensions(tense)
    return table.rows(ground.settings.most_pairs)


def _umbrella_regions(agreed: Iterable[Weighed], ground: Ground) -> dict[str, str]:
    """The region of each place: places that are special cases of one another share one."""
    places = {"|".join(found.match.about) for found in agreed}
    tied: nx.Graph[str] = nx.Graph()
    tied.add_nodes_from(places)
    for place in places:
        if "|" not in place:
            cases = (path.start for path in ground.paths.special_cases(place))
            tied.add_edges_from((place, start) for start in cases if start in places)
    return {place: min(part) for part in nx.connected_components(tied) for place in part}


def fill(weights: Iterable[float], ground: Ground) -> float:
    """1 - prod(1 - fill * g): each full weight fills that share of what is still empty."""
    rest = 1.0
    for weight in sorted(weights, reverse=True):
        rest *= 1 - ground.settings.fill * weight
    return 1 - rest


def _row(
    pair: _Pair, ties: _Ties, classes: Mapping[str, Mapping[str, float]], ground: Ground
) -> Alignment:
    first, second = (classes.get(expert, {}) for expert in pair)
    shared = first.keys() & second.keys()
    either = first.keys() | second.keys()
    least = sum(min(first[x], second[x]) for x in sorted(shared))
    most = sum(max(first.get(x, 0.0), second.get(x, 0.0)) for x in sorted(either))
    met = bool(shared or ties.agreements or ties.tensions)
    agreements = _without_umbrellas(ties.agreements, ground)
    return Alignment(
        first=pair[0],
        second=pair[1],
        agreement=fill(agreements.values(), ground) if met else None,
        tension=fill(ties.tensions.values(), ground) if met else None,
        coverage=least / most if most else 0.0,
        shared=len(shared),
        findings=tuple(dict.fromkeys(key for _, key in sorted(ties.findings))),
    )


def _without_umbrellas(places: Mapping[str, float], ground: Ground) -> Mapping[str, float]:
    """The places of which no special case is among them, else the stronger of the two."""
    cases = {
        place: {path.start for path in ground.paths.special_cases(place)} & places.keys()
        for place in places
        if "|" not in place
    }
    if not any(cases.values()):
        return places
    kept: dict[str, float] = {}

    def strongest_first(place: str) -> tuple[float, int, str]:
        return (-round(places[place], 12), len(cases.get(place, ())), place)

    for place in sorted(places, key=strongest_first):
        tied = any(place in cases.get(other, ()) for other in kept)
        if not tied and cases.get(place, set()).isdisjoint(kept):
            kept[place] = places[place]
    return kept


def _classes_by_expert(ground: Ground) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (expert, claim), position in ground.positions.by_key.items():
        found[expert][claim] = position.weight
    return found
