"""What a debate turns on, as a short chain: what is said against it, the crux, what rests on it.

What belongs here: choosing the claims of the chain and how one leads to the next, for the first
screen. What does not: finding the crux, which is the analysis's.
"""

from __future__ import annotations

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
    StepKind,
)
from counterpoint.network.equivalence import find_classes
from counterpoint.views.scenes.sides import Sides

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
    "case",
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
class _ChainLink:
    """How one claim leads to the next, by which record."""

    label: ChainLabel
    record: str


# A claim of the chain, and how it hangs on the one before.
_Row = tuple[str, _ChainLink]


def chain_data(argument_map: ArgumentMap, analysis: Analysis) -> Json:
    """The chain around the first crux; nothing where the map has none.

    At most three claims: one that tells against the crux, the crux, and what is concluded from
    it or depends on it, or else why it is held. Linear in the map.
    """
    if not analysis.cruxes:
        return {}
    return {"chain": _Chain(argument_map).around(analysis.cruxes[0].claim, analysis.tensions)}


class _Chain:
    """What bears on what, by classes of equal claims."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._map = argument_map
        self._class = find_classes(argument_map)
        self._claims = {claim.id: claim for claim in argument_map.claims}
        self._sides = Sides(argument_map, self._class)
        self._attacks = {attack.id: attack for attack in argument_map.attacks}
        self._relations = {relation.id: relation for relation in argument_map.relations}
        self._arguments = {argument.id: argument for argument in argument_map.arguments}

    def around(self, crux: str, tensions: Sequence[Finding]) -> Json:
        """The chain around the claim ``crux``."""
        against = next(self._opposing(crux, tensions), None)
        boxes: list[str] = [crux]
        links: list[_ChainLink] = []
        if against is not None:
            boxes, links = [against[0], crux], [against[1]]
        for rows in (self._resting(crux), self._reasons(crux), self._cases(crux)):
            further = self._best(rows, boxes)
            if further is not None:
                boxes, links = [*boxes, further[0]], [*links, further[1]]
                break
        return {
            "boxes": [self._box(claim, is_crux=claim == crux) for claim in boxes],
            "links": [{"label": link.label, "record": link.record} for link in links],
        }

    def _box(self, claim: str, *, is_crux: bool) -> Json:
        record = self._claims[claim]
        box: Json = {"claim": claim, "title": record.title or claim, "text": record.text}
        affirming, denying = (self._sides.of(claim, polarity) for polarity in Polarity)
        box["experts"] = [x for x in affirming.says if x not in affirming.reserved]
        box["implied"] = list(affirming.implies)
        if affirming.reserved:
            box["reserved"] = list(affirming.reserved)
        if affirming.grants:
            box["granting"] = list(affirming.grants)
        against = [*denying.says, *denying.implies, *denying.grants]
        if against:
            box["against"] = against
        return box | ({"isCrux": True} if is_crux else {})

    def _opposing(self, crux: str, tensions: Iterable[Finding]) -> Iterator[_Row]:
        """What tells against the crux by the steps of tensions that touch it, strongest first."""
        same = self._class[crux]
        for finding in tensions:
            if finding.possible or len(finding.experts) < 2:
                continue
            for step in finding.witness:
                if step.kind is StepKind.ATTACK:
                    yield from self._attacking(self._attacks[step.id], same)
                elif step.kind is StepKind.RELATION:
                    yield from self._related(self._relations[step.id], same)

    def _attacking(self, attack: Attack, crux: str) -> Iterator[_Row]:
        argument = self._arguments.get(attack.target)
        end = argument.conclusion if argument is not None else attack.target
        premises = [x for x in attack.premises if x in self._claims]
        label: ChainLabel = "fails" if argument is None else "step-fails"
        if end in self._claims and self._class[end] == crux and premises:
            yield premises[0], _ChainLink(label, attack.id)

    def _related(self, relation: Relation, crux: str) -> Iterator[_Row]:
        label = _RELATION_LABELS.get(relation.kind)
        ends = (relation.source, relation.target)
        for ours, theirs in (ends, ends[::-1]):
            if label is not None and self._class[ours] == crux != self._class[theirs]:
                yield theirs, _ChainLink(label, relation.id)

    def _resting(self, crux: str) -> Iterator[_Row]:
        """What is concluded from the crux, or depends on it."""
        same = self._class[crux]
        for argument in self._map.arguments:
            stands_on = any(self._class.get(premise) == same for premise in argument.premises)
            if stands_on and argument.conclusion is not None:
                yield argument.conclusion, _ChainLink("why", argument.id)
        for relation in self._map.relations:
            if relation.kind is RelationKind.REQUIRES and self._class[relation.target] == same:
                yield relation.source, _ChainLink("depends", relation.id)
        for stance in self._map.stances:
            if any(self._class.get(condition) == same for condition in stance.conditions):
                yield stance.target, _ChainLink("depends", stance.id)

    def _reasons(self, crux: str) -> Iterator[_Row]:
        """Why the crux is held."""
        same = self._class[crux]
        for argument in self._map.arguments:
            if self._class.get(argument.conclusion or "") == same and argument.premises:
                yield argument.premises[0], _ChainLink("because", argument.id)

    def _cases(self, crux: str) -> Iterator[_Row]:
        """What the crux comes to in particular."""
        same = self._class[crux]
        for relation in self._map.relations:
            if relation.kind is RelationKind.NARROWER and self._class[relation.target] == same:
                yield relation.source, _ChainLink("case", relation.id)

    def _best(self, rows: Iterable[_Row], boxes: Sequence[str]) -> _Row | None:
        """Of what is not shown yet what most of the panel affirm, of as many advice first."""
        classes = {self._class[claim] for claim in boxes}

        def order(row: _Row) -> tuple[int, bool, str]:
            record = self._claims[row[0]]
            is_advice = record.kind is ClaimKind.RECOMMENDATION
            holders = self._sides.of(row[0], Polarity.AFFIRM)
            voices = len(holders.says) + len(holders.implies) + len(holders.grants)
            return (-voices, not is_advice, record.text)

        open_rows = [x for x in rows if x[0] in self._claims and self._class[x[0]] not in classes]
        return min(open_rows, key=order, default=None)
