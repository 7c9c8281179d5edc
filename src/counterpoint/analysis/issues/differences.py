"""What sort of difference stands between those who speak to a matter, and what would reconcile it.

The strongest sure tension of the matter decides; where there is none, a difference of order, of
who is to act, of condition or of confidence is looked for among those who say the same, in that
order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.positions import Position
from counterpoint.analysis.issues.matter import Matter
from counterpoint.analysis.issues.places import ExpertPlace
from counterpoint.model import (
    ClaimKind,
    Difference,
    Directness,
    Finding,
    FindingKind,
    Firmness,
    RelationKind,
)

_CASE = RelationKind.NARROWER
_DIFFERENCES = tuple(Difference)
_OF_ARGUMENT = {FindingKind.REBUTTAL, FindingKind.UNDERMINING, FindingKind.UNDERCUT}


def find_hinges(ground: Ground) -> frozenset[str]:
    """The facts that some advice can only be had with, or is given on the condition of."""
    conditions = (
        condition
        for position in ground.positions.by_key.values()
        if position.conditions and ground.is_advice(position.claim)
        for condition in position.conditions
    )
    required = (
        end
        for start, end, relation in ground.network.around.relations
        if relation.kind is RelationKind.REQUIRES and ground.is_advice(start)
    )
    return frozenset(x for x in (*conditions, *required) if not ground.is_advice(x))


def find_difference(
    matter: Matter,
    places: Mapping[str, ExpertPlace],
    tensions: Sequence[Finding],
    hinges: frozenset[str],
    ground: Ground,
) -> Difference:
    """The kind of difference of a matter; ``tensions`` are its sure ones, strongest first.

    ``hinges`` are those of the map (`find_hinges`).
    """
    if tensions:
        # What is asked about shows it first: a dispute over a ground may be of another kind.
        centre = ground.network.face(matter.centres[0]).id
        about = [x for x in tensions if centre in x.claims] or tensions
        strongest = round(abs(about[0].score), 12)
        equals = [
            x
            for x in about
            if round(abs(x.score), 12) == strongest and bool(x.namings) is bool(about[0].namings)
        ]
        return min((_of_tension(matter, x, hinges, ground) for x in equals), key=_DIFFERENCES.index)
    if _is_ordered(matter, ground):
        return Difference.ORDER
    deciding = [x.position for x in places.values() if x.mark.is_for and x.position]
    advice = dict.fromkeys(x.claim for x in deciding)
    if any(_is_same_deed(one, other, ground) for one, other in combinations(advice, 2)):
        return Difference.ACTOR
    if any(_is_conditional(x) for x in deciding) and any(_is_outright(x) for x in deciding):
        return Difference.CONDITION
    # How sure they are can be compared of one claim alone.
    same = [x for x in deciding if x.claim == matter.centres[0]]
    if any(x.stance.firmness is Firmness.HEDGED for x in same) and any(map(_is_outright, same)):
        return Difference.CONFIDENCE
    return Difference.NONE


def _of_tension(
    matter: Matter, tension: Finding, hinges: frozenset[str], ground: Ground
) -> Difference:
    if tension.kind is FindingKind.PULL:
        return Difference.ORDER
    classes = [ground.network.class_of[claim] for claim in tension.claims]
    kinds = {ground.kind(claim) for claim in classes}
    if tension.kind is FindingKind.INCOMPATIBILITY or kinds == {ClaimKind.RECOMMENDATION}:
        return _of_advice(classes, ground)
    objection = tension.kind in {FindingKind.REBUTTAL, FindingKind.UNDERCUT}
    if objection and ground.is_advice(classes[-1]):
        # Who objects to advice need not deny a fact: both may take the objection to be true.
        return Difference.MEANS
    if ClaimKind.VALUE in kinds and tension.kind not in _OF_ARGUMENT:
        return Difference.GOAL
    if any(claim in hinges for claim in classes if claim in matter.classes):
        return Difference.FEASIBILITY
    return Difference.FACT


def _of_advice(classes: Sequence[str], ground: Ground) -> Difference:
    """Advice against advice: for somebody else to follow, other ways to one end, or other ends."""
    advice = [claim for claim in classes if ground.is_advice(claim)]
    if any(_differ_in_actor(one, other, ground) for one, other in combinations(advice, 2)):
        return Difference.ACTOR
    values = [_values_behind(claim, ground) for claim in advice]
    opposed = any(
        frozenset((one, other)) in ground.opposed
        for first in values
        for one in first
        for second in values
        for other in second
    )
    return Difference.GOAL if opposed else Difference.MEANS


def _differ_in_actor(one: str, other: str, ground: Ground) -> bool:
    """Whether two pieces of advice are one but for who is to act.

    Both name who that is, and are special cases of one claim, or worded alike but for the name.
    """
    actors = [_actor(claim, ground) for claim in (one, other)]
    if not all(actors) or actors[0] == actors[1]:
        return False
    first, second = (
        {claim, *(end for _, end, x in ground.network.relations_out_of(claim) if x.kind is _CASE)}
        for claim in (one, other)
    )
    return bool(first & second) or _is_same_deed(one, other, ground)


def _is_same_deed(one: str, other: str, ground: Ground) -> bool:
    """Whether two pieces of advice are worded alike but for who is to act.

    That the one names a part of whom the other names ("the West") makes no difference by itself.
    """
    actors = [_actor(claim, ground) for claim in (one, other)]
    if not all(actors) or actors[0] == actors[1]:
        return False
    texts = [
        " ".join(ground.network.face(claim).text.casefold().replace(actor, "").split())
        for claim, actor in zip((one, other), actors, strict=True)
    ]
    return texts[0] == texts[1]


def _actor(claim: str, ground: Ground) -> str:
    """Who is to act by a class of advice, in small letters; empty where the map does not say."""
    members = (ground.network.claims[member] for member in ground.network.members[claim])
    return next((x.actor.casefold() for x in members if x.actor), "")


def _values_behind(claim: str, ground: Ground) -> set[str]:
    arguments = ground.network.arguments_for(claim)
    premises = {premise for argument in arguments for premise in argument.premises}
    return {premise for premise in premises if ground.kind(premise) is ClaimKind.VALUE}


def _is_ordered(matter: Matter, ground: Ground) -> bool:
    """Whether somebody states an order between two claims of the matter."""
    return any(
        relation.kind.is_pull and relation.asserted_by and end in matter.classes
        for claim in matter.classes
        for _, end, relation in ground.network.relations_out_of(claim)
    )


def _is_conditional(position: Position) -> bool:
    return bool(position.conditions) or position.stance.firmness is Firmness.CONDITIONAL


def _is_outright(position: Position) -> bool:
    """Whether somebody says it in so many words and without any reserve."""
    stance = position.stance
    is_flat = stance.directness is Directness.EXPLICIT and stance.firmness is Firmness.FLAT
    return is_flat and not position.conditions


def find_reconciling(tensions: Sequence[Finding], ground: Ground) -> tuple[str, ...]:
    """Claims that would reconcile the sides of a matter's tensions: exceptions and conditions.

    What all who make it a condition urge themselves is their advice, and no open question.
    """
    claims: dict[str, None] = {}
    for tension in tensions:
        for claim in tension.claims:
            for expert in tension.experts:
                for exception in ground.exceptions_of(expert, ground.network.class_of[claim]):
                    claims[ground.network.face(exception).id] = None
        claims.update(
            (x, None) for x in tension.conditions if not _is_own_advice(x, tension, ground)
        )
    return tuple(claims)


def _is_own_advice(condition: str, tension: Finding, ground: Ground) -> bool:
    """Whether a condition in a tension is advice, and all who set it give it."""
    class_of, of = ground.network.class_of, ground.positions.of
    claim = class_of[condition]
    positions = (of(expert, class_of[x]) for expert in tension.experts for x in tension.claims)
    setters = {x.expert for x in positions if x is not None and claim in x.conditions}
    advice = [of(expert, claim) for expert in setters]
    is_given = all(x is not None and x.sign > 0 and not x.conditions for x in advice)
    return bool(advice) and ground.is_advice(claim) and is_given
