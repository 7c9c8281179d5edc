"""The matrix: how each two experts stand to each other, agreement and tension apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import combinations

import networkx as nx

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Pairing, Weighed
from counterpoint.analysis.kinds.defence import Defence
from counterpoint.model import Alignment, Finding, FindingKind, Tie

_Pair = tuple[str, str]

# They join what other findings say apart, and would count it twice.
_JOINT_KINDS = {FindingKind.SAME_ADVICE_DIFFERENT_FACTS, FindingKind.SAME_FACTS_DIFFERENT_ADVICE}


@dataclass(frozen=True, slots=True)
class FoundBetween:
    """What the rows are drawn from: matches and defences with their findings, and namings."""

    weighed: Sequence[tuple[Finding, Weighed]]
    defences: Sequence[tuple[str, Defence]]
    namings: Sequence[Finding] = ()

    def meetings(self, among: Container[str] | None = None) -> dict[_Pair, list[_Meeting]]:
        """By pair, how its two experts meet; ``among`` narrows it to the pairs of a few."""
        meetings: dict[_Pair, list[_Meeting]] = defaultdict(list)
        for finding, weighed in self.weighed:
            kind = None if weighed.match.kind in _JOINT_KINDS else weighed.match.kind
            place = "|".join(weighed.match.about)
            is_denied = weighed.match.key[-1:] == ("deny",)
            namings = {(min(pair), max(pair)) for pair in finding.namings}
            for pair, pairing in weighed.scores(among).items():
                is_named = pair in namings
                meeting = _Meeting(finding.id, pairing, kind, place, is_named, is_denied)
                meetings[pair].append(meeting)
        for key, defence in self.defences:
            for pair, pairing in defence.scores(among).items():
                meetings[pair].append(_Meeting(key, pairing, None, ""))
        for naming in self.namings:
            first, second = naming.experts
            pairing = Pairing(
                naming.kind, naming.factors, naming.score, possible=False, conditions=()
            )
            if among is None or (first in among and second in among):
                meetings[first, second].append(
                    _Meeting(naming.id, pairing, None, "", is_named=True)
                )
        return meetings


@dataclass(frozen=True, slots=True)
class _Meeting:
    """How two meet in one finding; ``kind`` is ``None`` where that enters no figure."""

    finding: str
    pairing: Pairing
    kind: FindingKind | None
    place: str
    is_named: bool = False
    is_denied: bool = False

    @property
    def weight(self) -> float:
        return abs(self.pairing.score)

    @property
    def rank(self) -> tuple[bool, float, str]:
        """Sorts sure before possible, strong before weak, then by id."""
        return (self.pairing.possible, -round(self.weight, 12), self.finding)

    @property
    def order(self) -> tuple[bool, bool, tuple[bool, float, str]]:
        """The same for a reader: of what is sure, first where one of the two names the other.

        What is not scored stands after what is.
        """
        is_first = self.is_named and self.weight > 0
        return (self.pairing.possible, not is_first, self.rank)


def align(ground: Ground, findings: FoundBetween) -> tuple[Alignment, ...]:
    """One row for each pair of panel experts, in the order of their ids.

    Agreement and tension are each 1 - prod(1 - fill * g) over the places (classes) at which the
    pair meets, g the strongest score at the place; possible findings count for nothing. A
    general claim does not count beside a special case of it that the same pair shares.

    Beyond ``most_matrix_experts`` the rows come from sparse products where scipy is installed:
    the same figures, without the ties; and at most ``most_pairs`` rows, those of the strongest
    agreement or tension.
    """
    panel = tuple(sorted(ground.network.panel))
    if len(panel) > ground.settings.most_matrix_experts and find_spec("scipy") is not None:
        return _align_many(ground, [match for _, match in findings.weighed], panel)
    meetings, classes = findings.meetings(), _classes_by_expert(ground)
    return tuple(
        _row(pair, meetings.get(pair, []), classes, ground) for pair in combinations(panel, 2)
    )


def align_pair(ground: Ground, findings: FoundBetween, pair: _Pair) -> Alignment:
    """The row of one pair, with its ties, however many experts there are; sorted ids."""
    meetings = findings.meetings(frozenset(pair)).get(pair, [])
    return _row(pair, meetings, _classes_by_expert(ground), ground)


def _align_many(
    ground: Ground, weighed: Sequence[Weighed], panel: tuple[str, ...]
) -> tuple[Alignment, ...]:
    """The same by sparse products; linear in the number of pairs that meet."""
    from counterpoint.analysis.whole.matrix_form import PairTable  # noqa: PLC0415 - needs scipy

    sure = [each for each in weighed if not each.best.possible]
    entries = [each for each in sure if each.match.kind not in _JOINT_KINDS]
    agreed = [each for each in entries if each.match.kind.is_agreement]
    tense = [each for each in entries if each.match.kind.is_tension]
    umbrellas = _umbrella_regions(agreed, ground)
    table = PairTable(panel, ground.positions, ground.settings.fill)
    table.add_agreements(agreed, umbrellas, partial(_without_umbrellas, ground=ground))
    table.add_tensions(tense)
    return table.rows(ground.settings.most_pairs)


def _umbrella_regions(agreed: Iterable[Weighed], ground: Ground) -> dict[str, str]:
    """The region of each place: places that are special cases of one another share one."""
    places = {"|".join(each.match.about) for each in agreed}
    nesting: nx.Graph[str] = nx.Graph()
    nesting.add_nodes_from(places)
    for place in places:
        if "|" not in place:
            cases = (path.start for path in ground.paths.special_cases(place))
            nesting.add_edges_from((place, start) for start in cases if start in places)
    return {place: min(part) for part in nx.connected_components(nesting) for place in part}


def fill(weights: Iterable[float], ground: Ground) -> float:
    """1 - prod(1 - fill * g): each full weight fills that share of what is still empty."""
    rest = 1.0
    for weight in sorted(weights, reverse=True):
        rest *= 1 - ground.settings.fill * weight
    return 1 - rest


def _row(
    pair: _Pair,
    meetings: Sequence[_Meeting],
    classes: Mapping[str, Mapping[str, float]],
    ground: Ground,
) -> Alignment:
    first, second = (classes.get(expert, {}) for expert in pair)
    in_common = first.keys() & second.keys()
    either = first.keys() | second.keys()
    least = sum(min(first[x], second[x]) for x in sorted(in_common))
    most = sum(max(first.get(x, 0.0), second.get(x, 0.0)) for x in sorted(either))
    ranked = sorted(meetings, key=lambda x: x.rank)
    agreements, tensions = _strongest(ranked, agreed=True), _strongest(ranked, agreed=False)
    has_met = bool(in_common or agreements or tensions)
    weights = _without_umbrellas({place: x.weight for place, x in agreements.items()}, ground)
    finding_ids = {agreements[place].finding for place in weights}
    finding_ids |= {x.finding for x in tensions.values()}
    return Alignment(
        first=pair[0],
        second=pair[1],
        agreement=fill(weights.values(), ground) if has_met else None,
        tension=fill((x.weight for x in tensions.values()), ground) if has_met else None,
        coverage=least / most if most else 0.0,
        shared=len(in_common),
        ties=tuple(
            Tie(
                x.finding,
                x.pairing.score,
                x.pairing.factors,
                x.pairing.possible,
                x.finding in finding_ids,
            )
            for x in sorted(ranked, key=lambda x: x.order)
        ),
        shared_by_case=sum(x.kind is FindingKind.BROADER and not x.is_denied for x in ranked),
    )


def _strongest(ranked: Iterable[_Meeting], *, agreed: bool) -> dict[str, _Meeting]:
    """By place the strongest sure meeting that enters the one figure or the other."""
    meetings: dict[str, _Meeting] = {}
    for meeting in ranked:
        if meeting.kind is None or meeting.pairing.possible:
            continue
        if agreed is meeting.kind.is_agreement:
            meetings.setdefault(meeting.place, meeting)
    return meetings


def _without_umbrellas(places: Mapping[str, float], ground: Ground) -> Mapping[str, float]:
    """The places of which no special case is among them, else the stronger of the two."""
    cases = {
        place: {x.start for x in ground.paths.special_cases(place) if x.start in places}
        for place in places
        if "|" not in place
    }
    if not any(cases.values()):
        return places
    rest: dict[str, float] = {}

    def strongest_first(place: str) -> tuple[float, int, str]:
        return (-round(places[place], 12), len(cases.get(place, ())), place)

    for place in sorted(places, key=strongest_first):
        is_nested = any(place in cases.get(other, ()) for other in rest)
        if not is_nested and cases.get(place, set()).isdisjoint(rest):
            rest[place] = places[place]
    return rest


def _classes_by_expert(ground: Ground) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for (expert, claim), position in ground.positions.by_key.items():
        weights[expert][claim] = position.weight
    return weights
