"""Same claim: experts who affirm, or who deny, one and the same claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.conditions import note_conditions
from counterpoint.model import Clause, FindingKind, Stance
from counterpoint.wording import MOST_NAMED, clause

# Reasons are shown beside the stances they are given for: three of an expert say what they rest on,
# more would bury the agreement itself.
_MOST_REASONS = 3


def same_claims_at(claim: str, ground: Ground) -> Iterator[Match]:
    """One match for each sign of a class that at least two experts share."""
    for word, standpoints in (
        ("affirm", ground.affirmers(claim)),
        ("deny", ground.deniers(claim)),
    ):
        if len(standpoints) > 1:
            yield Match(FindingKind.SAME_CLAIM, (claim, word), (claim,), standpoints)


def explain_same_claim(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz and Osei both recommend “X”, for different reasons."""
    ground, composer = explainer.ground, explainer.composer
    claim = weighed.match.about[0]
    reasons = reasons_of(ground, (standpoint.expert for standpoint in weighed.left), claim)
    verdict = compare_reasons([set(reasons_given) for reasons_given in reasons.values()], ground)
    position = composer.takes(weighed.left, _together(weighed.left, ground))
    effects = tuple(_effects(reasons, ground))
    arguments = [key for reasons_given in reasons.values() for key in _arguments(reasons_given)]
    note = _note(weighed.left, claim, ground, composer)
    if verdict == "unknown":
        return Explanation([position], note, verdict, arguments, effects)
    without = tuple(expert for expert, reasons_given in reasons.items() if not reasons_given)
    giving = tuple(expert for expert, reasons_given in reasons.items() if reasons_given)
    agreement = clause(f"agreed.{verdict}", taken=position, who=giving if without else ())
    note += [clause("no-reason", who=without)] if without else []
    return Explanation([agreement], note, verdict, arguments, effects)


def _together(standpoints: tuple[Standpoint, ...], ground: Ground) -> str:
    """Both, or all; nothing where experts are counted and not named."""
    if ground.network.is_crowd and len(standpoints) > MOST_NAMED:
        return ""
    return "both" if len(standpoints) == 2 else "all"


def reasons_of(ground: Ground, experts: Iterable[str], claim: str) -> dict[str, dict[str, str]]:
    """By expert the premise classes that are given for a class, each with the argument's id.

    An effect that the expert expects of advice is a reason for it, with no argument ("").

    What is given for a special case of full degree is given for the class too; where a premise is
    given for both, the argument for the class itself stands for it.
    """
    cases = [path.start for path in ground.paths.special_cases(claim) if not path.in_part]
    ends = (claim, *cases)
    reasons: dict[str, dict[str, str]] = {expert: {} for expert in experts}
    for argument in (x for end in ends for x in ground.network.arguments_for(end)):
        for advance in ground.positions.advancing.get(argument.id, ()):
            if argument.hops == 1 and advance.expert in reasons:
                for premise in argument.premises:
                    reasons[advance.expert].setdefault(premise, argument.id)
    for expert, end in product(reasons, ends) if ground.effects else ():
        for effect in ground.effects.get((expert, end), ()):
            reasons[expert].setdefault(effect, "")
    return {expert: dict(sorted(premises.items())) for expert, premises in reasons.items()}


def compare_reasons(reasons: list[set[str]], ground: Ground) -> str:
    """``same``, ``partly``, ``different`` or ``unknown``, over those who give any reason.

    For two experts by J, the shared premises over all premises: same from ``same_reasons`` up,
    partly above 0, different at 0. A group is the same where every pair is, different where
    every pair is; unknown where fewer than two give a reason.
    """
    stated = [premises for premises in reasons if premises]
    if len(stated) < 2:
        return "unknown"
    shares = [len(one & other) / len(one | other) for one, other in combinations(stated, 2)]
    if all(share >= ground.settings.same_reasons for share in shares):
        return "same"
    return "partly" if any(shares) else "different"


def _arguments(reasons: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(x for x in reasons.values() if x))[:_MOST_REASONS]


def _effects(reasons: dict[str, dict[str, str]], ground: Ground) -> Iterator[Stance]:
    """The stances on effects that are given as reasons, of each expert."""
    for expert, reasons_given in reasons.items():
        for premise, argument in reasons_given.items():
            position = ground.positions.of(expert, premise)
            if not argument and position is not None:
                yield position.stance


def _note(
    standpoints: tuple[Standpoint, ...], claim: str, ground: Ground, composer: Composer
) -> list[Clause]:
    clauses = note_conditions(standpoints, ground, composer)
    if claim in ground.network.drifting:
        clauses.append(clause("agreed.drifting"))
    return clauses
