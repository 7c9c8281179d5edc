"""What every search for findings starts from: a network, its positions and the settings.

Here positions and paths are joined to standpoints: who affirms a class or what entails it, who
denies it. A supposition (that a claim is settled, that an expert had not spoken) is the same
ground with other positions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from counterpoint.analysis.basis.matches import Standpoint
from counterpoint.analysis.basis.namings import Place, find_namings
from counterpoint.analysis.basis.paths import Path, PathFinder
from counterpoint.analysis.basis.positions import Position, Positions, find_positions, weight_of
from counterpoint.analysis.settings import Settings
from counterpoint.model import ClaimKind, RelationKind, Stance
from counterpoint.network import ArgumentNetwork

# What is expected of advice, as against a danger of it or a worth.
_EFFECTS = {ClaimKind.FORECAST, ClaimKind.ASSESSMENT}


@dataclass(frozen=True, slots=True)
class Ground:
    """A network with the positions taken in it.

    ``opposed`` holds the unordered pairs of classes that a relation of full degree declares to
    exclude each other; ``exceptions`` by class and voice (``None`` for the mapper's) the classes
    whose truth lifts a claim (``unless``); ``namings`` by speaker and class or inference the
    stances that name another expert; ``effects`` by expert and advice what the expert, who gives
    it, expects of it; ``memory`` is that of ``affirmers``.
    """

    network: ArgumentNetwork
    settings: Settings
    positions: Positions
    paths: PathFinder
    opposed: frozenset[frozenset[str]]
    exceptions: Mapping[tuple[str, str | None], tuple[str, ...]]
    namings: Mapping[Place, tuple[Stance, ...]] = field(default_factory=dict)
    effects: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    memory: dict[tuple[str, bool], tuple[Standpoint, ...]] = field(default_factory=dict, repr=False)

    def kind(self, claim: str) -> ClaimKind | None:
        """The kind of a class: its members share one, or one says and the others do not."""
        return self.network.kind(claim)

    def is_advice(self, claim: str) -> bool:
        """Whether a class is a recommendation."""
        return self.kind(claim) is ClaimKind.RECOMMENDATION

    def weight(self, stance: Stance) -> float:
        """What a stance weighs, by how it is said and of what."""
        return weight_of(stance, self.network, self.settings)

    def exceptions_of(self, expert: str, claim: str) -> tuple[str, ...]:
        """What would lift a claim for an expert: by the mapper's reading, or in the own words.

        An exception that somebody else makes is that person's.
        """
        if not self.exceptions:
            return ()
        by_mapper, by_expert = (self.exceptions.get((claim, voice), ()) for voice in (None, expert))
        return tuple(sorted({*by_mapper, *by_expert}))

    def rivals(self, claim: str) -> tuple[str, ...]:
        """The classes that wholly exclude one, sorted."""
        beside = (*self.network.relations_into(claim), *self.network.relations_out_of(claim))
        excluding = (x for x in beside if x.relation.kind.excludes and x.relation.degree == 1)
        return tuple(sorted({x.end if x.start == claim else x.start for x in excluding}))

    def exclude(self, conditions: Iterable[str], others: Iterable[str]) -> bool:
        """Whether some condition excludes another one."""
        return any(frozenset(pair) in self.opposed for pair in product(conditions, others))

    def speaks_to(self, expert: str, claim: str) -> bool:
        """Whether an expert takes a position on a class or on a special case of it."""
        classes = (claim, *(path.start for path in self.paths.special_cases(claim)))
        return any(self.positions.of(expert, class_id) is not None for class_id in classes)

    def affirmers(self, claim: str, *, lifted: bool = False) -> tuple[Standpoint, ...]:
        """Who affirms a class; ``lifted``: also who affirms what entails it, at its discount.

        What is a special case only in part entails nothing.
        An expert who takes a position on the class itself is never lifted to it: the direct
        word counts. Sorted by expert.
        """
        key = (claim, lifted)
        if key not in self.memory:
            self.memory[key] = self._find_affirmers(claim, lifted)
        return self.memory[key]

    def _find_affirmers(self, claim: str, lifted: bool) -> tuple[Standpoint, ...]:
        if not lifted:
            positions = self.positions.affirming.get(claim, ())
            return tuple(self._standpoint(position) for position in positions)
        direct = self.affirmers(claim)
        whole = [x for x in self.paths.special_cases(claim, with_needs=True) if not x.in_part]
        if not whole:
            return direct
        by_expert = {standpoint.expert: standpoint for standpoint in direct}
        for path in whole:
            for position in self.positions.affirming.get(path.start, ()):
                if self.positions.of(position.expert, claim) is None:
                    put_if_better(by_expert, self._standpoint(position, path))
        return tuple(by_expert[expert] for expert in sorted(by_expert))

    def deniers(self, claim: str) -> tuple[Standpoint, ...]:
        """Who denies a class, sorted by expert."""
        return tuple(
            self._standpoint(position) for position in self.positions.denying.get(claim, ())
        )

    def below(self, claim: str, path: Path) -> tuple[Standpoint, ...]:
        """Who affirms the start of ``path`` and is silent on ``claim``, its end."""
        return tuple(
            self._standpoint(position, path)
            for position in self.positions.affirming.get(path.start, ())
            if self.positions.of(position.expert, claim) is None
        )

    def _standpoint(self, position: Position, path: Path | None = None) -> Standpoint:
        """A position as it stands, or as it reaches further along a path."""
        exceptions = self.exceptions_of(position.expert, position.claim)
        return Standpoint(
            position.expert,
            position.weight,
            position.claim,
            position.sign,
            position.stances,
            path.links if path else (),
            position.conditions,
            exceptions if position.sign > 0 else (),
        )


def lay_ground(network: ArgumentNetwork, settings: Settings) -> Ground:
    """The ground of all searches in a network. Linear in the size of the map."""
    opposed, exceptions = opposed_and_exceptions(network)
    positions = find_positions(network, settings)
    return Ground(
        network,
        settings,
        positions,
        PathFinder(network, settings),
        opposed,
        exceptions,
        find_namings(network),
        _effects(network, positions),
    )


_Exceptions = Mapping[tuple[str, str | None], tuple[str, ...]]


def opposed_and_exceptions(
    network: ArgumentNetwork,
) -> tuple[frozenset[frozenset[str]], _Exceptions]:
    """The pairs of classes that exclude each other wholly, and the exceptions (see `Ground`)."""
    opposed = set()
    exceptions: dict[tuple[str, str | None], list[str]] = {}
    for start, end, relation in network.around.relations:
        if relation.kind.excludes and relation.degree == 1:
            opposed.add(frozenset((start, end)))
        elif relation.kind is RelationKind.UNLESS:
            exceptions.setdefault((start, relation.asserted_by), []).append(end)
    ends_by_key = {key: tuple(sorted(set(ends))) for key, ends in exceptions.items()}
    return frozenset(opposed), ends_by_key


def _effects(
    network: ArgumentNetwork, positions: Positions
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What each expert expects of advice that the same expert gives, by expert and advice; sorted.

    An effect is a forecast or an assessment held on the condition that the advice is followed. A
    warning is none, nor what the expert puts against something.
    """
    effects: dict[tuple[str, str], list[str]] = {}
    for (expert, claim), position in sorted(positions.by_key.items()):
        if position.sign <= 0 or network.kind(claim) not in _EFFECTS:
            continue
        for condition in position.conditions:
            advice = positions.of(expert, condition)
            is_given = advice is not None and advice.sign > 0 and advice.weight > 0
            is_advice = network.kind(condition) is ClaimKind.RECOMMENDATION
            if is_given and is_advice and not _is_objected(expert, claim, network, positions):
                effects.setdefault((expert, condition), []).append(claim)
    return {key: tuple(claims) for key, claims in effects.items()}


def _is_objected(expert: str, claim: str, network: ArgumentNetwork, positions: Positions) -> bool:
    """Whether an expert puts a claim against something."""
    return any(
        inference.id in network.attacks and advance.expert == expert
        for inference in network.inferences_from(claim)
        for advance in positions.advancing.get(inference.id, ())
    )


def put_if_better(by_expert: dict[str, Standpoint], standpoint: Standpoint) -> None:
    """Put ``standpoint`` in the place of its expert's, if it reaches further or is more direct."""
    present = by_expert.get(standpoint.expert)
    if present is None or standpoint.order < present.order:
        by_expert[standpoint.expert] = standpoint


def add_if_best(by_expert: dict[str, list[Standpoint]], standpoint: Standpoint) -> None:
    """The same where several ways that are as good as each other all count."""
    present = by_expert.setdefault(standpoint.expert, [])
    if present and standpoint.rank < present[0].rank:
        present.clear()
    if not present or standpoint.rank == present[0].rank:
        present.append(standpoint)
