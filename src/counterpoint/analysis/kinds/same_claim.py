"""Same claim: experts who affirm, or who deny, one and the same claim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.conditions import note_conditions
from counterpoint.model import Clause, FindingKind
from counterpoint.wording import MOST_NAMED, clause

__all__ = ["compare_reasons", "explain_same_claim", "find_same_claims"]

_MOST_REASONS = 3


def find_same_claims(ground: Ground) -> Iterator[Match]:
    """One match for each class and sign that at least two experts share."""
    for claim in ground.network.members:
        for word, holds in (("affirm", ground.holders(claim)), ("deny", ground.deniers(claim))):
            if len(holds) > 1:
                yield Match(FindingKind.SAME_CLAIM, (claim, word), (claim,), holds)


def explain_same_claim(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz and Osei both recommend “X”, for different reasons."""
    ground, composer = explainer.ground, explainer.composer
    claim = weighed.match.about[0]
    reasons = {hold.expert: reasons_of(ground, hold.expert, claim) for hold in weighed.left}
    verdict = compare_reasons([set(given) for given in reasons.values()], ground)
    taken = composer.takes(weighed.left, _together(weighed.left, ground))
    shown = [key for given in reasons.values() for key in _arguments(given)]
    note = _note(weighed.left, claim, ground, composer)
    if verdict == "unknown":
        return Explanation([taken], note, verdict, shown)
    without = tuple(expert for expert, given in reasons.items() if not given)
    giving = tuple(expert for expert, given in reasons.items() if given)
    told = clause(f"agreed.{verdict}", taken=taken, who=giving if without else ())
    note += [clause("no-reason", who=without)] if without else []
    return Explanation([told], note, verdict, shown)


def _together(holds: tuple[Standpoint, ...], ground: Ground) -> str:
    """Both, or all; nothing where experts are counted and not named."""
    if ground.network.is_crowd and len(holds) > MOST_NAMED:
        return ""
    return "both" if len(holds) == 2 else "all"


def reasons_of(ground: Ground, expert: str, claim: str) -> dict[str, str]:
    """The premise classes that an expert gives for a class, each with the argument's id."""
    network = ground.network
    given: dict[str, str] = {}
    for _, _, key in network.supports.in_edges(claim, keys=True):
        argument = network.arguments[key]
        if argument.hops == 1 and any(
            advance.expert == expert for advance in ground.positions.advancing.get(key, ())
        ):
            given.update((premise, key) for premise in argument.premises)
    return dict(sorted(given.items()))


def compare_reasons(reasons: list[set[str]], ground: Ground) -> str:
    """``same``, ``partly``, ``different`` or ``unknown``, over those who give any reason.

    For two experts by J, the shared premises over all premises: same from ``same_reasons`` up,
    partly above 0, different at 0. A group is the same where every pair is, different where
    every pair is; unknown where fewer than two give a reason.
    """
    given = [premises for premises in reasons if premises]
    if len(given) < 2:
        return "unknown"
    shares = [len(one & other) / len(one | other) for one, other in combinations(given, 2)]
    if all(share >= ground.settings.same_reasons for share in shares):
        return "same"
    return "partly" if any(shares) else "different"


def _arguments(given: dict[str, str]) -> list[str]:
    return list(dict.fromkeys(given.values()))[:_MOST_REASONS]


def _note(
    holds: tuple[Standpoint, ...], claim: str, ground: Ground, composer: Composer
) -> list[Clause]:
    told = note_conditions(holds, ground, composer)
    if claim in ground.network.drifting:
        told.append(clause("agreed.drifting"))
    return told
