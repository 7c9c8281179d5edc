"""What falls under a supposition, statement by statement, until nothing more does."""

from __future__ import annotations

from dataclasses import replace

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.whole.consequences import Consequences
from counterpoint.analysis.whole.hinges import Hinges
from counterpoint.model import (
    Fallen,
    FallReason,
    Firmness,
    Polarity,
    RelationKind,
    Stance,
    Supposition,
)
from counterpoint.network import Inference, Omission


class Fall:
    """The records that give nothing any more; each stance falls once, for its first reason."""

    def __init__(self, ground: Ground, hinges: Hinges, consequences: Consequences) -> None:
        self._network = ground.network
        self._ground = ground
        self._hinges = hinges
        self._rejected = consequences.rejected
        self._accepted = consequences.accepted
        self._stances: dict[str, Stance] = {}
        self._reasons: list[Fallen] = []
        self._inferences: set[str] = set()
        self._relations: set[str] = set()
        self._instead: dict[str, Stance] = {}
        self._waiting: list[Stance] = []

    def begin(self, supposition: Supposition) -> None:
        """Take away what the supposition touches itself, and then what rests on that alone."""
        for expert in supposition.silenced:
            self._silence(expert)
        for claim in self._rejected:
            self._reject(claim)
        for claim in self._accepted:
            self._accept(claim)
        # Not by recursion: a chain of reasons may be as long as the map.
        while self._waiting:
            self._follow(self._waiting.pop())

    def omission(self) -> Omission:
        """The records that fell, and those that stand with fewer conditions."""
        instead = {key: x for key, x in self._instead.items() if key not in self._stances}
        return Omission(
            dict(self._stances),
            frozenset(self._inferences),
            frozenset(self._relations),
            instead,
        )

    def fallen(self) -> tuple[Fallen, ...]:
        """The stances that fell, each with its reason, in the order in which they fell."""
        return tuple(self._reasons)

    def places(self) -> tuple[set[tuple[str, str]], frozenset[str]]:
        """The positions, by expert and class, and the inferences that have other stances now."""
        class_of = self._network.class_of
        positions: set[tuple[str, str]] = set()
        inferences = set(self._inferences)
        for stance in (*self._stances.values(), *self._instead.values()):
            if stance.target in class_of:
                positions.add((stance.expert, class_of[stance.target]))
            else:
                inferences.add(stance.target)
        return positions, frozenset(inferences)

    def changed(self) -> frozenset[str]:
        """The classes with other positions or exceptions, and the steps and relations that fell."""
        network = self._network
        positions, inferences = self.places()
        names = {*inferences, *self._relations, *(claim for _, claim in positions)}
        for key in self._relations:
            relation = network.relations[key]
            if relation.kind is RelationKind.UNLESS:
                names.add(network.class_of[relation.source])
        return frozenset(names)

    def _silence(self, expert: str) -> None:
        for stance in self._network.map.stances:
            if expert in {stance.expert, stance.voice}:
                self._strike(stance, FallReason.SILENCED, "")
        for relation in self._network.map.relations:
            # That two claims say the same holds whoever noticed it.
            is_tie = relation.kind is not RelationKind.EQUIVALENT
            if relation.asserted_by == expert and is_tie:
                self._relations.add(relation.id)

    def _reject(self, claim: str) -> None:
        """Nobody affirms it, and no step, condition, exception or order gives anything by it."""
        network = self._network
        for stance in self._hinges.stances_on.get(claim, ()):
            if stance.affirms:
                self._strike(stance, FallReason.REJECTED, claim)
        for stance in self._hinges.on_condition.get(claim, ()):
            self._strike(stance, FallReason.CONDITION, claim)
        for inference in (*network.inferences_from(claim), *network.arguments_for(claim)):
            self._strike_inference(inference, claim)
        for expert, means in self._hinges.means_to.get(claim, ()):
            self._check_reasons(expert, means, claim)
        relations = (*network.relations_into(claim), *network.relations_out_of(claim))
        for _, end, relation in relations:
            is_exception = relation.kind is RelationKind.UNLESS and end == claim
            if relation.kind.is_pull or is_exception:
                self._relations.add(relation.id)

    def _accept(self, claim: str) -> None:
        """Nobody denies it, objections to it fall, and what is said if so is said outright."""
        for stance in self._hinges.stances_on.get(claim, ()):
            if stance.polarity is Polarity.DENY:
                self._strike(stance, FallReason.DENIED, claim)
        for attack in self._hinges.attacks_on.get(claim, ()):
            self._strike_inference(attack, claim)
        for hinge in self._hinges.by_claim.get(claim, ()):
            if hinge.falls:
                reason = FallReason.OTHER_ADVICE if hinge.instead else FallReason.EXCEPTION
                self._strike_affirmed(hinge.expert, hinge.about, reason, claim)
        for stance in self._hinges.on_condition.get(claim, ()):
            self._instead[stance.id] = self._on_what_is_open(stance)

    def _on_what_is_open(self, stance: Stance) -> Stance:
        """A stance without the conditions that are met."""
        class_of = self._network.class_of
        open_conditions = tuple(x for x in stance.conditions if class_of[x] not in self._accepted)
        is_outright = stance.firmness is Firmness.CONDITIONAL and not open_conditions
        firmness = Firmness.FLAT if is_outright else stance.firmness
        return replace(stance, conditions=open_conditions, firmness=firmness)

    def _strike(self, stance: Stance, reason: FallReason, through: str) -> None:
        if stance.id not in self._stances:
            self._stances[stance.id] = stance
            self._reasons.append(Fallen(stance.id, reason, through))
            self._waiting.append(stance)

    def _strike_affirmed(self, expert: str, claim: str, reason: FallReason, through: str) -> None:
        for stance in self._network.stances.get((expert, claim), ()):
            if stance.affirms:
                self._strike(stance, reason, through)

    def _strike_inference(self, inference: Inference, through: str) -> None:
        """A step that gives nothing, with what is said of it and what is aimed at it."""
        if inference.id in self._inferences:
            return
        self._inferences.add(inference.id)
        network = self._network
        for by_inference in (network.put_forward, network.rejected):
            for stance in by_inference.get(inference.id, ()):
                self._strike(stance, FallReason.STEP, through)
        for other in self._hinges.aimed_at.get(inference.id, ()):
            self._strike_inference(other, inference.id)

    def _follow(self, stance: Stance) -> None:
        """What rested on a stance that fell."""
        if not stance.is_own:
            return
        network, expert = self._network, stance.expert
        is_affirmed = stance.affirms
        claim = network.class_of.get(stance.target)
        if claim is not None:
            self._strike_reports(expert, claim)
            if is_affirmed and self._is_gone(network.stances.get((expert, claim), ()), expert):
                self._follow_claim(expert, claim)
        elif is_affirmed and self._is_gone(network.put_forward.get(stance.target, ()), expert):
            self._follow_step(self._inference(stance.target), expert)

    def _strike_reports(self, expert: str, claim: str) -> None:
        """With an own word falls what others report of it: that did not count beside it."""
        for report in self._hinges.stances_on.get(claim, ()):
            if report.voice == expert:
                self._strike(report, FallReason.REPORT, claim)

    def _follow_claim(self, expert: str, claim: str) -> None:
        """An expert no longer affirms a class: nor what is said from it, and to reach it alone."""
        for inference in self._network.inferences_from(claim):
            for each in self._network.put_forward.get(inference.id, ()):
                if each.expert == expert:
                    self._strike(each, FallReason.PREMISE, claim)
        for voice, means in self._hinges.means_to.get(claim, ()):
            if voice == expert:
                self._check_reasons(expert, means, claim)

    def _follow_step(self, inference: Inference, expert: str) -> None:
        """An expert no longer gives a reason or an objection: perhaps nobody does."""
        if self._is_gone(self._network.put_forward.get(inference.id, ())):
            self._strike_inference(inference, inference.id)
        if inference.id in self._network.arguments and inference.end is not None:
            self._check_reasons(expert, inference.end, inference.id)

    def _check_reasons(self, expert: str, claim: str, through: str) -> None:
        """What an expert says of a claim falls with the last reason that the expert gave."""
        arguments = [
            argument.id
            for argument in self._network.arguments_for(claim)
            if any(x.expert == expert for x in self._network.put_forward.get(argument.id, ()))
        ]
        if all(
            self._is_gone(self._network.put_forward[argument], expert) for argument in arguments
        ) and not any(self._is_open_goal(expert, x) for x in self._goals(expert, claim)):
            self._strike_affirmed(expert, claim, FallReason.REASONS, through)

    def _goals(self, expert: str, claim: str) -> tuple[str, ...]:
        stances = self._network.stances.get((expert, claim), ())
        return self._network.classes_of(goal for stance in stances for goal in stance.goals)

    def _is_open_goal(self, expert: str, goal: str) -> bool:
        """Whether an end may still be pursued: it is not rejected, nor fallen for who names it."""
        if goal in self._rejected:
            return False
        stances = self._network.stances.get((expert, goal), ())
        return not any(x.id in self._stances for x in stances) or not self._is_gone(stances, expert)

    def _is_gone(self, stances: tuple[Stance, ...], expert: str | None = None) -> bool:
        """Whether all that the expert (or anybody) affirms in these fell."""
        affirming = [
            stance for stance in stances if stance.affirms and expert in {None, stance.expert}
        ]
        return all(stance.id in self._stances for stance in affirming)

    def _inference(self, key: str) -> Inference:
        return self._network.arguments.get(key) or self._network.attacks[key]
