"""What falls under a supposition, written as the document says it: round after round over the map.

Slow and plain, so that it can be read beside ``docs/findings.md``: the program follows what falls
from statement to statement, this asks every rule of every record until nothing more falls.
"""

from __future__ import annotations

from dataclasses import replace

from counterpoint.analysis.basis.positions import find_positions
from counterpoint.analysis.settings import DEFAULTS
from counterpoint.model import (
    ArgumentMap,
    AttackKind,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Supposition,
)
from counterpoint.network import ArgumentNetwork, build_network

ENTAILING = {RelationKind.NARROWER, RelationKind.REQUIRES}


def settled(network: ArgumentNetwork, supposition: Supposition) -> dict[str, bool] | None:
    """The truth of each class that is settled; ``None`` where one would be both."""
    facts = {(network.class_of[x], True) for x in supposition.accepted}
    facts |= {(network.class_of[x], False) for x in supposition.rejected}
    while True:
        more = set(facts)
        for start, end, relation in network.around.relations:
            if relation.degree < 1:
                continue
            if relation.kind in ENTAILING and (start, True) in facts:
                more.add((end, True))
            if relation.kind in ENTAILING and (end, False) in facts:
                more.add((start, False))
            if relation.kind.excludes and (start, True) in facts:
                more.add((end, False))
            if relation.kind.excludes and (end, True) in facts:
                more.add((start, False))
        if more == facts:
            break
        facts = more
    truths = dict(facts)
    return truths if len(truths) == len(facts) else None


class Rest:
    """What is left of a map, round by round."""

    def __init__(self, network: ArgumentNetwork, supposition: Supposition) -> None:
        self.network = network
        self.map = network.map
        self.supposition = supposition
        self.truths = settled(network, supposition) or {}
        self.stances = {x.id for x in self.map.stances}
        self.inferences = {*network.arguments, *network.attacks}
        self.panel = set(network.panel)
        self.positions = find_positions(network, DEFAULTS)

    def classed(self, claim: str) -> str:
        return self.network.class_of[claim]

    def is_false(self, claim: str) -> bool:
        return self.truths.get(claim) is False

    def is_true(self, claim: str) -> bool:
        return self.truths.get(claim) is True

    def smaller(self) -> ArgumentMap:
        while True:
            before = len(self.stances) + len(self.inferences)
            self.inferences -= {x for x in self.inferences if self.step_falls(x)}
            for stance in self.map.stances:
                if stance.id in self.stances and self.stance_falls(stance):
                    self.stances.discard(stance.id)
            if len(self.stances) + len(self.inferences) == before:
                break
        return replace(
            self.map,
            stances=tuple(self.as_it_counts(x) for x in self.map.stances if x.id in self.stances),
            arguments=tuple(x for x in self.map.arguments if x.id in self.inferences),
            attacks=tuple(x for x in self.map.attacks if x.id in self.inferences),
            relations=tuple(x for x in self.map.relations if not self.relation_falls(x)),
        )

    def step_falls(self, key: str) -> bool:
        network = self.network
        inference = network.arguments.get(key) or network.attacks[key]
        if any(self.is_false(x) for x in inference.premises):
            return True
        is_argument = key in network.arguments
        if inference.end is not None:
            if is_argument and self.is_false(inference.end) and inference.premises:
                return True
            if not is_argument and self.is_true(inference.end):
                return True
        record = inference.record
        aim = getattr(record, "conclusion", None) or getattr(record, "target", None)
        is_undercut = getattr(record, "kind", None) is AttackKind.UNDERCUT
        aimed_at_step = aim is not None and (is_undercut or aim not in network.claims)
        if aimed_at_step and aim not in self.inferences:
            return True
        voices = network.put_forward.get(key, ())
        return bool(voices) and not any(x.id in self.stances for x in voices)

    def affirmed(self, expert: str, claim: str) -> list[Stance]:
        stances = self.network.stances.get((expert, claim), ())
        return [x for x in stances if x.affirms]

    def is_lost(self, expert: str, claim: str) -> bool:
        """Whether the expert affirmed a class, and nothing of it is left."""
        stances = self.affirmed(expert, claim)
        return bool(stances) and not any(x.id in self.stances for x in stances)

    def stance_falls(self, stance: Stance) -> bool:
        if stance.expert not in self.panel:
            return False
        is_left_out = bool({stance.expert, stance.voice} & {*self.supposition.silenced})
        is_off = stance.is_own and any(self.is_false(self.classed(x)) for x in stance.conditions)
        if is_left_out or is_off:
            return True
        if stance.target in self.network.class_of:
            return self.word_on_claim_falls(stance, self.classed(stance.target))
        return self.word_on_step_falls(stance)

    def word_on_claim_falls(self, stance: Stance, claim: str) -> bool:
        is_for, is_against = stance.affirms, stance.polarity is Polarity.DENY
        if (self.is_false(claim) and is_for) or (self.is_true(claim) and is_against):
            return True
        if not stance.is_own:
            own = self.network.stances.get((str(stance.voice), claim), ())
            return any(x.id not in self.stances for x in own)
        return is_for and (
            self.is_excepted(stance.expert, claim) or self.has_no_reason_left(stance.expert, claim)
        )

    def word_on_step_falls(self, stance: Stance) -> bool:
        if stance.target not in self.inferences:
            return True
        network = self.network
        inference = network.arguments.get(stance.target) or network.attacks[stance.target]
        is_put = stance.polarity is Polarity.AFFIRM and stance.is_own
        return is_put and any(self.is_lost(stance.expert, x) for x in inference.premises)

    def is_excepted(self, expert: str, claim: str) -> bool:
        """By an exception that is so, or by the condition of other advice that is met."""
        if self.weight(expert, claim) <= 0:
            return False
        for start, end, relation in self.network.around.relations:
            is_its = start == claim and relation.asserted_by in {None, expert}
            if relation.kind is RelationKind.UNLESS and is_its and self.is_true(end):
                return True
        return any(
            self.is_true(condition) and condition not in self.conditions(expert, claim)
            for other in self.rivals(claim)
            if self.is_advice(claim) and self.is_advice(other) and self.weight(expert, other) > 0
            for condition in self.conditions(expert, other)
        )

    def rivals(self, claim: str) -> list[str]:
        return [
            x
            for start, end, relation in self.network.around.relations
            if relation.kind.excludes and relation.degree == 1 and claim in {start, end}
            for x in (start, end)
            if x != claim
        ]

    def is_advice(self, claim: str) -> bool:
        return str(self.network.kind(claim)).endswith("RECOMMENDATION")

    def weight(self, expert: str, claim: str) -> float:
        """That of the affirmation, as the map has it; 0 where both are said, or nothing."""
        position = self.positions.of(expert, claim)
        return position.weight if position is not None and position.sign > 0 else 0.0

    def conditions(self, expert: str, claim: str) -> tuple[str, ...]:
        position = self.positions.of(expert, claim)
        return position.conditions if position is not None else ()

    def has_no_reason_left(self, expert: str, claim: str) -> bool:
        network = self.network
        steps = [
            x.id
            for argument in network.arguments.values()
            if argument.end == claim and argument.premises
            for x in network.put_forward.get(argument.id, ())
            if x.expert == expert
        ]
        goals = {self.classed(y) for x in network.stances[expert, claim] for y in x.goals}
        lost = [x for x in goals if self.is_false(x) or self.is_lost(expert, x)]
        if not steps and not goals:
            return False
        return not any(x in self.stances for x in steps) and len(lost) == len(goals)

    def relation_falls(self, relation: Relation) -> bool:
        if relation.kind is RelationKind.EQUIVALENT:
            return False
        if relation.asserted_by in self.supposition.silenced:
            return True
        ends = [self.classed(x) for x in (relation.source, relation.target)]
        if relation.kind.is_pull:
            return any(self.is_false(x) for x in ends)
        return relation.kind is RelationKind.UNLESS and self.is_false(ends[1])

    def as_it_counts(self, stance: Stance) -> Stance:
        if not stance.is_own or stance.expert not in self.panel:
            return stance
        rest = tuple(x for x in stance.conditions if not self.is_true(self.classed(x)))
        is_met = bool(stance.conditions) and not rest
        outright = is_met and stance.firmness is Firmness.CONDITIONAL
        return replace(
            stance, conditions=rest, firmness=Firmness.FLAT if outright else stance.firmness
        )


def smaller_network(argument_map: ArgumentMap, supposition: Supposition) -> ArgumentNetwork:
    """The network of what is left, in which each class keeps the claim that stands for it."""
    whole = build_network(argument_map)
    return replace(build_network(Rest(whole, supposition).smaller()), faces=whole.faces)
