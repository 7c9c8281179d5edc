"""Small debates, written sentence by sentence, for tests of single findings."""

from __future__ import annotations

from dataclasses import replace

from manners import Manner, axes

from counterpoint.analysis import DEFAULTS, Settings, analyse
from counterpoint.model import (
    Analysis,
    Argument,
    ArgumentMap,
    Attack,
    AttackKind,
    Claim,
    ClaimKind,
    Directness,
    Expert,
    Finding,
    FindingKind,
    Firmness,
    Polarity,
    Relation,
    RelationKind,
    Role,
    Shift,
    Stance,
    Standing,
    content_hash,
)
from counterpoint.network import ArgumentNetwork, build_network


class Debate:
    """A map in the making. Experts are named on creation; claims come as they are mentioned.

    A claim is a recommendation unless ``facts`` names it. Every call gives the debate back.
    """

    def __init__(self, *experts: str, facts: tuple[str, ...] = (), editor: str = "") -> None:
        people = [Expert(name, f"Dr {name.title()}", (Role("Expert"),)) for name in experts]
        if editor:
            people.append(Expert(editor, f"The {editor}", standing=Standing.EDITOR))
        self._facts = facts
        self.map = ArgumentMap(
            id="debate",
            base="https://example.org/debate/",
            title="A debate",
            question="What now?",
            experts=tuple(people),
        )

    def says(
        self,
        expert: str,
        claim: str,
        manner: Manner = Directness.EXPLICIT,
        *,
        when: str = "",
        date: str = "",
        shift: Shift | None = None,
        polarity: Polarity = Polarity.AFFIRM,
        answers: str | None = None,
    ) -> Debate:
        """``expert`` takes a stance on ``claim``, conditional on ``when`` if it is given."""
        self._mention(claim, when)
        return self._stance(
            expert,
            claim,
            Firmness.CONDITIONAL if when else manner,
            polarity,
            conditions=(when,) if when else (),
            date=date,
            shift=shift,
            answers=answers,
        )

    def reports(
        self, expert: str, voice: str, claim: str, polarity: Polarity = Polarity.AFFIRM
    ) -> Debate:
        """``expert`` says that ``voice`` affirms ``claim``, or denies it."""
        self._mention(claim)
        return self._stance(expert, claim, Directness.REPORTED, polarity, voice=voice)

    def denies(
        self,
        expert: str,
        claim: str,
        manner: Manner = Directness.EXPLICIT,
        *,
        when: str = "",
        date: str = "",
        answers: str | None = None,
    ) -> Debate:
        """``expert`` is against ``claim``."""
        against = Polarity.DENY
        return self.says(
            expert, claim, manner, when=when, date=date, polarity=against, answers=answers
        )

    def argues(
        self, expert: str, premises: str, conclusion: str, manner: Manner = Directness.EXPLICIT
    ) -> Debate:
        """``expert`` (nobody if empty) gives ``premises`` (in words, linked) for a conclusion."""
        names = tuple(premises.split())
        key = f"{'+'.join(names)}>{conclusion}"
        self._mention(*names)
        if conclusion not in {x.id for x in self.map.arguments}:
            self._mention(conclusion)
        if key not in {x.id for x in self.map.arguments}:
            argument = Argument(key, names, conclusion)
            self.map = replace(self.map, arguments=(*self.map.arguments, argument))
        return self._stance(expert, key, manner) if expert else self

    def attacks(
        self,
        expert: str,
        premises: str,
        target: str,
        kind: AttackKind = AttackKind.REBUT,
        manner: Manner = Directness.EXPLICIT,
        *,
        answers: str | None = None,
    ) -> Debate:
        """``expert`` (nobody if empty) puts ``premises`` against a claim or an argument's id."""
        names = tuple(premises.split())
        self._mention(*names)
        if target not in {x.id for x in self.map.arguments}:
            self._mention(target)
        key = f"{'+'.join(names)}!{target}"
        if key not in {x.id for x in self.map.attacks}:
            attack = Attack(key, names, target, kind)
            self.map = replace(self.map, attacks=(*self.map.attacks, attack))
        return self._stance(expert, key, manner, answers=answers) if expert else self

    def rejects(self, expert: str, argument: str) -> Debate:
        """``expert`` denies that an argument's step holds."""
        return self._stance(expert, argument, Directness.EXPLICIT, Polarity.DENY)

    def relates(
        self,
        source: str,
        kind: RelationKind,
        target: str,
        degree: float = 1.0,
        *,
        by: str | None = None,
        note: str = "",
    ) -> Debate:
        """A relation between two claims, the mapper's unless ``by`` names who says it."""
        self._mention(source, target)
        key = f"{source}-{kind.value}-{target}"
        relation = Relation(key, kind, source, target, degree, note, by)
        self.map = replace(self.map, relations=(*self.map.relations, relation))
        return self

    def network(self) -> ArgumentNetwork:
        return build_network(self.map)

    def analysis(self, settings: Settings = DEFAULTS) -> Analysis:
        return analyse(self.network(), settings)

    def of_kind(self, kind: FindingKind) -> tuple[Finding, ...]:
        """The findings of one kind."""
        return tuple(x for x in self.analysis().findings if x.kind is kind)

    def only(self, kind: FindingKind) -> Finding:
        """The one finding of a kind."""
        (finding,) = self.of_kind(kind)
        return finding

    def _mention(self, *claims: str) -> None:
        ids = {claim.id for claim in self.map.claims}
        for claim in dict.fromkeys(claims):
            if claim and claim not in ids:
                kind = ClaimKind.ASSESSMENT if claim in self._facts else ClaimKind.RECOMMENDATION
                record = Claim(claim, claim.title(), f"{claim}.", kind)
                self.map = replace(self.map, claims=(*self.map.claims, record))

    def _stance(
        self,
        expert: str,
        target: str,
        manner: Manner,
        polarity: Polarity = Polarity.AFFIRM,
        *,
        conditions: tuple[str, ...] = (),
        date: str = "",
        shift: Shift | None = None,
        answers: str | None = None,
        voice: str | None = None,
    ) -> Debate:
        words = (target, polarity.value, manner.value, date, *conditions, answers or "")
        key = f"{expert}-{content_hash(*words)}"
        stance = Stance(
            key,
            expert,
            target,
            polarity,
            *axes(manner),
            conditions,
            date=date,
            shift=shift,
            answers=answers,
            voice=voice,
        )
        self.map = replace(self.map, stances=(*self.map.stances, stance))
        return self


def debate_of_every_kind() -> Debate:
    """A debate in which there is a finding of every kind."""
    facts = ("jams", "cheap", "noise", "slow", "calm", "fog", "mist", "frost")
    debate = Debate("ada", "bo", "cy", "di", facts=facts, editor="desk")
    debate.says("ada", "jams").argues("ada", "jams", "toll").says("ada", "toll")
    debate.argues("bo", "cheap", "toll").says("bo", "toll", Firmness.HEDGED)
    debate.denies("cy", "jams").argues("cy", "noise", "toll").says("cy", "toll")
    debate.says("di", "lorry").relates("lorry", RelationKind.NARROWER, "toll", 0.5)
    debate.says("di", "slow").argues("di", "slow", "ring").says("cy", "ring")
    debate.says("bo", "bus", when="toll").says("di", "bus").says("ada", "park")
    debate.relates("park", RelationKind.INCOMPATIBLE, "bus", note="one street.")
    debate.relates("ring", RelationKind.TIMING, "park", 0.4, by="cy")
    debate.says("cy", "cheap").denies("bo", "cheap")
    debate.attacks("cy", "cheap", "slow", AttackKind.UNDERMINE).attacks("di", "slow", "toll")
    debate.says("bo", "calm").attacks("bo", "calm", "slow>ring", AttackKind.UNDERCUT)
    debate.says("di", "calm").argues("di", "calm", "bus")
    debate.says("ada", "calm").argues("ada", "calm", "park")
    debate.says("cy", "park").denies("cy", "park", date="2020")
    debate.reports("ada", "bo", "fog").denies("ada", "fog")
    debate.reports("ada", "bo", "mist").says("ada", "mist").says("ada", "frost", answers="di")
    return debate.says("desk", "bus", shift=Shift.HEDGE_DROPPED)
