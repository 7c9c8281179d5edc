"""Summary against speaker: an editor's statement that says more or less than the experts' own."""

from __future__ import annotations

from collections.abc import Iterator

from counterpoint.analysis.explain import Explainer, finding_id
from counterpoint.analysis.ground import Ground
from counterpoint.analysis.positions import Position
from counterpoint.analysis.wording import Wording, join, sentence
from counterpoint.model import (
    Factor,
    Finding,
    FindingKind,
    Mode,
    Polarity,
    Relation,
    RelationKind,
    Shift,
    Stance,
    Step,
    StepKind,
)

__all__ = ["find_summaries"]

_SHIFTS = {
    Shift.HEDGE_DROPPED: "drops the reserve of",
    Shift.AGENT_CHANGED: "names another agent than",
    Shift.REASON_ADDED: "adds a reason that is not given by",
    Shift.BROADENED: "says more than",
    Shift.NARROWED: "says less than",
}
_RESERVES = {
    Mode.HEDGED: "with a hedge",
    Mode.CONDITIONAL: "on a condition",
    Mode.CONCEDED: "as a concession",
}


def find_summaries(explainer: Explainer) -> Iterator[Finding]:
    """One finding for each editor's stance that departs from those whom it sums up.

    A departure is one that the map declares (``shift``), a reserve that every speaker makes and
    the editor does not, or the opposite sign. The speakers are those who take a position on the
    editor's claim or on a claim that it is declared to summarise.
    """
    for claim, stances in explainer.ground.network.editorial.items():
        speakers, relations = _speakers(claim, explainer.ground)
        for stance in stances:
            departure = _departure(stance, speakers, explainer.wording)
            if departure:
                yield _finding(stance, departure, speakers, relations, explainer)


def _speakers(claim: str, ground: Ground) -> tuple[list[Position], list[Relation]]:
    network = ground.network
    relations: list[Relation] = []
    classes = [claim]
    if claim in network.ties:
        for _, end, data in network.ties.out_edges(claim, data=True):
            if data["record"].kind is RelationKind.SUMMARISES:
                relations.append(data["record"])
                classes.append(end)
    found: dict[str, Position] = {}
    for class_id in classes:
        for expert in network.panel:
            position = ground.positions.of(expert, class_id)
            if position is not None:
                found.setdefault(expert, position)
    return [found[expert] for expert in sorted(found)], relations


def _departure(stance: Stance, speakers: list[Position], wording: Wording) -> str:
    if stance.shift is None and not speakers:
        return ""
    names = wording.names([x.expert for x in speakers]) if speakers else "the speakers"
    if stance.shift is not None:
        return f"{_SHIFTS[stance.shift]} {names}"
    sign = 1 if stance.polarity is Polarity.AFFIRM else -1
    if all(position.sign == -sign for position in speakers):
        return f"says the opposite of {names}"
    reserved = [x for x in speakers if x.sign == sign]
    if stance.mode is Mode.EXPLICIT and reserved and len(reserved) == len(speakers):
        told = [_reserve(position, wording) for position in reserved]
        if all(told):
            return f"states without reserve what {join(told)}"
    return ""


def _reserve(position: Position, wording: Wording) -> str:
    """How an expert says it with reserve; empty where it is said outright or only implied."""
    mode = position.stance.mode
    name = wording.name(position.expert)
    if mode is Mode.CONDITIONAL and position.stance.conditions:
        named = join(wording.title(x) for x in position.stance.conditions)
        return f"{name} says on the condition {named}"
    return f"{name} says {_RESERVES[mode]}" if mode in _RESERVES else ""


def _finding(
    stance: Stance,
    departure: str,
    speakers: list[Position],
    relations: list[Relation],
    explainer: Explainer,
) -> Finding:
    wording = explainer.wording
    steps = (
        explainer.stance(stance),
        *(Step(StepKind.RELATION, x.id, wording.relation(x)) for x in relations),
        *(explainer.stance(position.stance) for position in speakers),
    )
    others = tuple(position.expert for position in speakers)
    told = f"{wording.name(stance.expert)} on {wording.title(stance.target)}"
    return Finding(
        id=finding_id(FindingKind.SUMMARY_AGAINST_SPEAKER, (stance.id,)),
        kind=FindingKind.SUMMARY_AGAINST_SPEAKER,
        experts=tuple(sorted({stance.expert, *others})),
        sides=tuple(sorted(((stance.expert,), others))) if others else (),
        claims=explainer.claims(steps),
        score=0.0,
        factors=(Factor("not scored", 0.0),),
        witness=steps,
        summary=sentence(f"{told}: the summary {departure}"),
        note=stance.note,
    )
