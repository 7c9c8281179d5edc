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
    Shift.HEDGE_DROPPED: "drops a reserve",
    Shift.AGENT_CHANGED: "names another agent",
    Shift.REASON_ADDED: "adds a reason",
    Shift.BROADENED: "says more",
    Shift.NARROWED: "says less",
}
_RESERVES = {
    Mode.HEDGED: "with a hedge",
    Mode.CONDITIONAL: "on a condition",
    Mode.CONCEDED: "as a concession",
}


def find_summaries(explainer: Explainer) -> Iterator[Finding]:
    """One finding for each editor and claim, if a stance departs from those whom it sums up.

    A departure is one that the map declares (``shift``), a reserve that every speaker makes and
    the editor does not, or the opposite sign. The speakers are those who take a position on the
    editor's claim or on a claim that it is declared to summarise.
    """
    for claim, stances in explainer.ground.network.editorial.items():
        speakers, relations = _speakers(claim, explainer.ground)
        departures: dict[str, list[tuple[Stance, str]]] = {}
        for stance in stances:
            departure = _departure(stance, speakers, explainer.wording)
            if departure:
                departures.setdefault(stance.expert, []).append((stance, departure))
        for found in departures.values():
            yield _finding(claim, found, speakers, relations, explainer)


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
    if stance.shift is not None:
        return ": ".join(x for x in (_SHIFTS[stance.shift], stance.note.rstrip(".")) if x)
    if not speakers:
        return ""
    sign = 1 if stance.polarity is Polarity.AFFIRM else -1
    if all(position.sign == -sign for position in speakers):
        return f"says the opposite of {wording.names([x.expert for x in speakers])}"
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
    claim: str,
    departures: list[tuple[Stance, str]],
    speakers: list[Position],
    relations: list[Relation],
    explainer: Explainer,
) -> Finding:
    wording = explainer.wording
    editor = departures[0][0].expert
    steps = (
        *(explainer.stance(stance) for stance, _ in departures),
        *(Step(StepKind.RELATION, x.id, wording.relation(x)) for x in relations),
        *(explainer.stance(position.stance) for position in speakers),
    )
    others = tuple(position.expert for position in speakers)
    whose = f" ({wording.names(others)})" if others else ""
    told = "; it ".join(departure for _, departure in departures)
    subject = (
        f"{wording.owners([editor])} summary of {wording.title(departures[0][0].target)}{whose}"
    )
    return Finding(
        id=finding_id(FindingKind.SUMMARY_AGAINST_SPEAKER, (editor, claim)),
        kind=FindingKind.SUMMARY_AGAINST_SPEAKER,
        experts=tuple(sorted({editor, *others})),
        sides=tuple(sorted(((editor,), others))) if others else (),
        claims=explainer.claims(steps),
        score=0.0,
        factors=(Factor("not scored", 0.0),),
        witness=steps,
        summary=sentence(f"{subject} {told}"),
    )
