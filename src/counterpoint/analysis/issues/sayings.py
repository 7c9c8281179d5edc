"""Where an expert stands on a matter, as one sentence in plain words.

Reserves are words of the sentence ("in effect", "cautiously", "if") and stand in no brackets.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Standpoint
from counterpoint.analysis.explaining.composer import MOST_WORDS, Composer
from counterpoint.analysis.issues.places import ExpertPlace
from counterpoint.model import Clause, Directness, Firmness, RelationKind, Stance
from counterpoint.wording import clause

# Beside the first piece of advice, what else one line names.
_MOST_ALSO = 3


def say_place(
    place: ExpertPlace,
    centres: Collection[str],
    reasons: Sequence[str],
    ground: Ground,
    composer: Composer,
) -> Clause:
    """What the expert says there, with the first of the reasons; or with what tells against it.

    Further advice of the expert on ``centres`` follows as far as it can be read in one breath.
    """
    if place.but:
        first = _statement(place, (), ground, composer)
        turn = place.but[0]
        if turn.position is not None and turn.mark.is_for:
            second = _statement(turn, (), ground, composer, is_named=False)
            return clause("own.but", first=first, second=second)
        second = _statement(turn, (), ground, composer)
        return clause("own.but-also", first=first, second=second)
    statement = _statement(place, reasons, ground, composer)
    advice = _further_advice(place, centres, ground)
    for length in range(min(len(advice), _MOST_ALSO), 0, -1):
        longer = clause("issue.also", taken=statement, what=composer.faces(advice[:length]))
        if len(composer.say(longer).split()) <= MOST_WORDS:
            return longer
    return statement


def _further_advice(place: ExpertPlace, centres: Collection[str], ground: Ground) -> list[str]:
    """What else an expert recommends of the claims that a matter is about, as directly."""
    if place.position is None or place.position.sign < 0 or not ground.is_advice(place.claim):
        return []
    others = (ground.positions.of(place.expert, x) for x in place.others if x in centres)
    return [
        x.claim
        for x in others
        if x is not None
        and x.sign > 0
        and ground.is_advice(x.claim)
        and not x.conditions
        and x.stance.directness in {Directness.EXPLICIT, place.stances[0].directness}
        and x.stance.firmness is Firmness.FLAT
    ]


def _statement(
    place: ExpertPlace,
    reasons: Sequence[str],
    ground: Ground,
    composer: Composer,
    *,
    is_named: bool = True,
) -> Clause:
    if place.position is None:
        return _objection(place, ground, composer)
    standpoint = Standpoint(
        place.expert, place.weight, place.claim, place.position.sign, place.stances, ()
    )
    verb = composer.verb([standpoint])
    statement = clause(
        f"takes.{verb}",
        who=(place.expert,) if is_named else (),
        adverb=_adverb(place.stances[0]),
        what=composer.face(place.claim),
    )
    stance = place.stances[0]
    conditions = place.position.conditions or ground.network.classes_of(stance.conditions)
    # A reason that the expert gives with a reserve would stand there without it.
    grounds = [x for x in reasons if x not in conditions and _is_flat(place, x, ground)]
    if conditions:
        key = "only-if" if _is_needed(place, conditions, ground) else "if"
        statement = clause(f"issue.{key}", taken=statement, conditions=composer.faces(conditions))
    met_claims = ground.network.classes_of(composer.met_conditions(stance))
    if met_claims:
        faces = composer.faces(met_claims)
        statement = clause("issue.as-supposed", taken=statement, conditions=faces)
    conditions = (*conditions, *met_claims)
    goals = ground.network.classes_of(stance.goals)
    if goals:
        statement = clause("issue.to", taken=statement, goals=composer.faces(goals))
    if not grounds:
        return statement
    return clause("issue.because", taken=statement, given=composer.faces(grounds[:1]))


def _is_needed(place: ExpertPlace, conditions: Sequence[str], ground: Ground) -> bool:
    """Whether the expert also says of all the conditions that the claim cannot be had without."""
    requirements = {
        end
        for _, end, relation in ground.network.relations_out_of(place.claim)
        if relation.kind is RelationKind.REQUIRES and relation.asserted_by == place.expert
    }
    return requirements.issuperset(conditions)


def _is_flat(place: ExpertPlace, reason: str, ground: Ground) -> bool:
    """Whether a reason is said outright, or only on the condition that the own advice is followed.

    An effect of what is urged is a reason for it without a reserve.
    """
    position = ground.positions.of(place.expert, reason)
    if position is None:
        return True
    if not position.conditions:
        return position.stance.firmness is Firmness.FLAT
    advice = (ground.positions.of(place.expert, x) for x in position.conditions)
    return place.claim in position.conditions and all(
        x is not None and x.sign > 0 and not x.conditions and ground.is_advice(x.claim)
        for x in advice
    )


def _objection(place: ExpertPlace, ground: Ground, composer: Composer) -> Clause:
    """A reason or an objection that the expert puts; what is only implied as what it comes to."""
    stance, inference = place.stances[0], place.inference
    is_implied = stance.directness is Directness.IMPLIED and place.mark.is_against
    if inference is None or inference.end is None or not inference.premises or not is_implied:
        return composer.advance(stance)
    key = "advises-against" if ground.is_advice(inference.end) else "doubts"
    return clause(
        f"issue.{key}",
        who=(place.expert,),
        what=composer.face(inference.end),
        given=composer.faces(inference.premises[:1]),
    )


def _adverb(stance: Stance) -> Clause | None:
    """How it is said, where that is not outright and no condition says it."""
    words = []
    if stance.directness is Directness.IMPLIED:
        words.append("in-effect")
    if stance.firmness is Firmness.HEDGED:
        words.append("cautiously")
    return clause(f"adverb.{'-'.join(words)}") if words else None
