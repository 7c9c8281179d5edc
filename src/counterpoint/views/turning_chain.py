"""What a debate turns on, as a short chain: what is said against it, the crux, what rests on it.

What belongs here: choosing the claims of the chain and how one leads to the next, for the first
screen. What does not: finding the crux, which is the analysis's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from counterpoint.model import (
    Analysis,
    ArgumentMap,
    Attack,
    ClaimKind,
    Finding,
    Polarity,
    Relation,
    RelationKind,
    Stance,
    Standing,
    StepKind,
)
from counterpoint.network.equivalence import find_classes

Json = dict[str, Any]

ChainLabel = Literal[
    "fails",
    "step-fails",
    "not-both",
    "not-both-done",
    "pulls",
    "why",
    "depends",
    "because",
]
CHAIN_LABELS: tuple[ChainLabel, ...] = get_args(ChainLabel)

_RELATION_LABELS: dict[RelationKind, ChainLabel] = {
    RelationKind.CONTRADICTS: "not-both",
    RelationKind.CONTRARY: "not-both",
    RelationKind.INCOMPATIBLE: "not-both-done",
    RelationKind.PRIORITY: "pulls",
    RelationKind.TRADE_OFF: "pulls",
    RelationKind.TIMING: "pulls",
}


@dataclass(frozen=True, slots=True)
class _Link:
    """How one claim leads to the next, by which record."""

    label: ChainLabel
    record: str


def chain_data(argument_map: ArgumentMap, analysis: Analysis) -> Json | None:
    """The chain around the first crux; nothing where the map has none.

    At most three claims: one that tells against the crux, the crux, and what is concluded from
    it or depends on it, or else why it is held. Linear in the map.
    """
    if not analysis.cruxes:
        return None
    return _Chain(argument_map).around(analysis.cruxes[0].claim, analysis.tensions)


class _Chain:
    """What bears on what, by classes of equal claims."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._class = find_classes(argument_map)
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._panel = [x.id for x in argument_map.experts if x.standing is Standing.PANEL]
        self._attacks = {attack.id: attack for attack in argument_map.attacks}
        self._relations = {relation.id: relation for relation in argument_map.relations}
        self._arguments = {argument.id: argument for argument in argument_map.arguments}
        self._stances: dict[str, list[Stance]] = defaultdict(list)
        for stance in argument_map.stances:
            self._stances[self._class.get(stance.target, stance.target)].append(stance)

    def around(self, crux: str, tensions: Sequence[Finding]) -> Json:
        """The chain around the claim ``crux``."""
        against = next(self._opposing(crux, tensions), None)
        boxes, links = [crux], []
        if against is not None:
            boxes, links = [against[0], crux], [against[1]]
        further = next(self._resting(crux, boxes), None) or next(self._reasons(crux, boxes), None)
        if further is not None:
            boxes.append(further[0])
            links.append(further[1])
        return {
            "boxes": [self._box(claim, is_crux=claim == crux) for claim in boxes],
            "links": [{"label": link.label, "record": link.record} for link in links],
        }

    def _box(self, claim: str, *, is_crux: bool) -> Json:
        record = self._claims[claim]
        box: Json = {"claim": claim, "title": record.title or claim, "text": record.text}
        box["experts"] = self._affirming(claim)
        return box | ({"isCrux": True} if is_crux else {})

    def _affirming(self, claim: str) -> list[str]:
        """Who of the panel affirms a claim, in own words first, then by implication."""
        own = [
            stance
            for stance in self._stances[self._class[claim]]
            if stance.polarity is Polarity.AFFIRM
            and stance.is_own
            and stance.target in self._claims
        ]
        said = {x.expert for x in own if "implied" not in x.mode_words}
        implied = {x.expert for x in own} - said
        return [x for experts in (said, implied) for x in self._panel if x in experts]

    def _opposing(self, crux: str, tensions: Iterable[Finding]) -> Iterator[tuple[str, _Link]]:
        """What tells against the crux by the steps of tensions that touch it, strongest first."""
        same = self._class[crux]
        for finding in tensions:
            if finding.possible or len(finding.experts) < 2:  # noqa: PLR2004 (two sides)
                continue
            for step in finding.witness:
                if step.kind is StepKind.ATTACK:
                    yield from self._attacking(self._attacks[step.id], same)
                elif step.kind is StepKind.RELATION:
                    yield from self._related(self._relations[step.id], same)

    def _attacking(self, attack: Attack, crux: str) -> Iterator[tuple[str, _Link]]:
        argument = self._arguments.get(attack.target)
        end = argument.conclusion if argument is not None else attack.target
        premises = [x for x in attack.premises if x in self._claims]
        label: ChainLabel = "fails" if argument is None else "step-fails"
        if end in self._claims and self._class[end] == crux and premises:
            yield premises[0], _Link(label, attack.id)

    def _related(self, relation: Relation, crux: str) -> Iterator[tuple[str, _Link]]:
        label = _RELATION_LABELS.get(relation.kind)
        ends = (relation.source, relation.target)
        for ours, theirs in (ends, ends[::-1]):
            if label is not None and self._class[ours] == crux != self._class[theirs]:
                yield theirs, _Link(label, relation.id)

    def _resting(self, crux: str, shown: Sequence[str]) -> Iterator[tuple[str, _Link]]:
        """What is concluded from the crux, or depends on it: advice first, then most voices."""
        same = self._class[crux]
        rows = [
            (argument.conclusion, _Link("why", argument.id))
            for argument in self._map.arguments
            if any(self._class.get(premise) == same for premise in argument.premises)
        ]
        rows += [
            (relation.source, _Link("depends", relation.id))
            for relation in self._map.relations
            if relation.kind is RelationKind.REQUIRES and self._class[relation.target] == same
        ]
        rows += [
            (stance.target, _Link("depends", stance.id))
            for stance in self._map.stances
            if any(self._class.get(condition) == same for condition in stance.conditions)
        ]
        yield from self._best(rows, shown)

    def _reasons(self, crux: str, shown: Sequence[str]) -> Iterator[tuple[str, _Link]]:
        """Why the crux is held: the reason that most voices affirm first."""
        same = self._class[crux]
        rows = [
            (argument.premises[0], _Link("because", argument.id))
            for argument in self._map.arguments
            if self._class.get(argument.conclusion) == same and argument.premises
        ]
        yield from self._best(rows, shown)

    def _best(
        self, rows: Iterable[tuple[str, _Link]], shown: Sequence[str]
    ) -> list[tuple[str, _Link]]:
        taken = {self._class[claim] for claim in shown}

        def order(row: tuple[str, _Link]) -> tuple[bool, int, str]:
            claim, _ = row
            is_advice = self._claims[claim].kind is ClaimKind.RECOMMENDATION
            return (not is_advice, -len(self._affirming(claim)), self._claims[claim].text)

        open_rows = [x for x in rows if x[0] in self._claims and self._class[x[0]] not in taken]
        return sorted(open_rows, key=order)
