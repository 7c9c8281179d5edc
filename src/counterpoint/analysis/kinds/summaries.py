"""Summary against speaker: an editor's statement that says more or less than the experts' own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position, sign_of
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer
from counterpoint.analysis.explaining.finding_ids import finding_id
from counterpoint.model import (
    Clause,
    Factor,
    Finding,
    FindingKind,
    Firmness,
    Relation,
    RelationKind,
    Stance,
    find_named,
)
from counterpoint.network import ArgumentNetwork
from counterpoint.wording import clause

_RESERVED = {Firmness.HEDGED, Firmness.CONDITIONAL, Firmness.CONCEDED}


def find_summaries(explainer: Explainer) -> Iterator[Finding]:
    """One finding for each editor and claim, if a stance departs from those whom it sums up.

    A departure is one that the map declares (``shift``), a reserve that every speaker of the same
    sign makes and the editor does not, or the opposite sign of all. The speakers are those who
    take a position on the editor's claim or on a claim that it is declared to summarise; of whom
    the editor names (``sums``, else in the words of the statement) each alone is compared, and
    nobody else is.
    """
    for claim, stances in explainer.ground.network.editorial.items():
        network = explainer.ground.network
        speakers, relations = _speakers(claim, explainer.ground)
        departures: dict[str, list[tuple[Stance, Clause]]] = {}
        for stance in stances:
            summed = _summed((stance,), speakers, network)
            departure = _departure(stance, summed, explainer.composer)
            if departure is not None:
                departures.setdefault(stance.expert, []).append((stance, departure))
        for departures_there in departures.values():
            stances_there = [stance for stance, _ in departures_there]
            summed = _summed(stances_there, speakers, network)
            yield _finding(claim, departures_there, summed, relations, explainer)


def _summed(
    stances: Iterable[Stance], speakers: list[Position], network: ArgumentNetwork
) -> list[Position]:
    """The speakers whom the statements sum up: those that they name, if they name any."""
    people = [network.experts[x.expert] for x in speakers]
    names = {
        expert
        for stance in stances
        for expert in stance.sums or find_named(_words_of(stance, network), people)
    }
    return [x for x in speakers if x.expert in names] if names else speakers


def _words_of(stance: Stance, network: ArgumentNetwork) -> str:
    claim = network.claims[stance.target]
    return f"{claim.title}. {stance.wording or claim.text}"


def _speakers(claim: str, ground: Ground) -> tuple[list[Position], list[Relation]]:
    network = ground.network
    relations: list[Relation] = []
    classes = [claim]
    for _, end, relation in network.relations_out_of(claim):
        if relation.kind is RelationKind.SUMMARISES:
            relations.append(relation)
            classes.append(end)
    by_expert: dict[str, Position] = {}
    for class_id in classes:
        for expert in network.panel:
            position = ground.positions.of(expert, class_id)
            if position is not None:
                by_expert.setdefault(expert, position)
    return [by_expert[expert] for expert in sorted(by_expert)], relations


def _departure(stance: Stance, speakers: list[Position], composer: Composer) -> Clause | None:
    if stance.shift is not None:
        return clause(f"shift.{stance.shift.value}", note=stance.note.rstrip(".") or None)
    if not speakers:
        return None
    sign = sign_of(stance)
    if all(position.sign == -sign for position in speakers):
        return clause("shift.opposite", who=tuple(x.expert for x in speakers))
    alike = [x for x in speakers if x.sign == sign]
    reserved = [x for x in alike if x.stance.firmness in _RESERVED]
    is_dropped = bool(stance.sums) or len(reserved) == len(alike)
    if not stance.mode_words and reserved and is_dropped:
        reserves = tuple(_reserve(position, composer) for position in reserved)
        return clause("shift.without-reserve", reserves=reserves)
    return None


def _reserve(position: Position, composer: Composer) -> Clause:
    """How an expert says it with reserve."""
    return clause("reserve", who=(position.expert,), manner=composer.manner(position.stance))


def _finding(
    claim: str,
    departures: list[tuple[Stance, Clause]],
    speakers: list[Position],
    relations: list[Relation],
    explainer: Explainer,
) -> Finding:
    editor = departures[0][0].expert
    signs = {sign_of(stance) for stance, _ in departures}
    # Who says the opposite is not summed up, where somebody else says the same.
    speakers = [x for x in speakers if x.sign in signs] or speakers
    steps = (
        *(explainer.stance(stance) for stance, _ in departures),
        *(explainer.relation(relation) for relation in relations),
        *(explainer.stance(position.stance) for position in speakers),
    )
    others = tuple(position.expert for position in speakers)
    first, *others_in_order = (departure for _, departure in departures)
    further = [clause("summary.further", departure=x) for x in others_in_order]
    head = {"who": (editor,), "what": (departures[0][0].target,), "whose": others}
    summary = explainer.composer.in_breaths(
        clause("summary", **head, departures=(first, *further)),
        clause("summary", **head, departures=(first,)),
        *further,
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
        summary=explainer.composer.say(*summary),
    )
