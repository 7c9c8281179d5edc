"""Same advice on different facts, and different advice on the same facts.

Both join what other findings say apart: an agreement with a tension. They add a line to the
lists, and nothing to the figures of the matrix.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Match, Standpoint, Weighed
from counterpoint.analysis.explaining.explainer import Explainer, Explanation
from counterpoint.analysis.kinds.opposition import opposed
from counterpoint.model import Clause, FindingKind
from counterpoint.wording import clause

_OVER_ADVICE = {FindingKind.INCOMPATIBILITY, FindingKind.CONTRADICTION, FindingKind.PULL}


def find_different_facts(
    ground: Ground, agreed: Sequence[Weighed], tense: Sequence[Weighed]
) -> Iterator[tuple[Match, Weighed]]:
    """Experts who recommend the same while a sure tension parts them on the facts behind it.

    A fact is behind the advice if one of the two gives it, in person, as a reason, at most
    ``most_hops`` steps away. With each match comes the tension.
    """
    advisers = {
        weighed.match.about[0]: {standpoint.expert: standpoint for standpoint in weighed.left}
        for weighed in agreed
        if weighed.match.kind is FindingKind.SAME_CLAIM
        and weighed.match.key[-1] == "affirm"
        and ground.is_advice(weighed.match.about[0])
    }
    for tension in tense:
        if tension.best.possible:
            continue
        voices = set(tension.experts)
        advised = {x for fact in _facts(tension, ground) for x in _built_on(fact, voices, ground)}
        for advice in sorted(advised & advisers.keys()):
            left, right = (
                tuple(advisers[advice][x.expert] for x in group if x.expert in advisers[advice])
                for group in (tension.left, tension.right)
            )
            if left and right:
                key = (advice, *tension.match.key)
                kind = FindingKind.SAME_ADVICE_DIFFERENT_FACTS
                yield Match(kind, key, (advice,), left, right), tension


def find_different_advice(ground: Ground, tense: Sequence[Weighed]) -> Iterator[Match]:
    """Experts who share a fact, each give it as a reason, and advise what does not go together."""
    for tension in tense:
        match = tension.match
        if match.kind not in _OVER_ADVICE or not all(ground.is_advice(x) for x in match.about):
            continue
        first, second = match.about[0], match.about[-1]
        behind = {
            standpoint.expert: _grounds(standpoint.expert, claim, ground)
            for group, claim in ((tension.left, first), (tension.right, second))
            for standpoint in group
        }
        facts = sorted(set().union(*behind.values()))
        for fact in facts:
            left, right = (
                tuple(x for x in group if fact in behind[x.expert] and _affirms(x, fact, ground))
                for group in (tension.left, tension.right)
            )
            if left and right and not ground.is_advice(fact):
                kind = FindingKind.SAME_FACTS_DIFFERENT_ADVICE
                yield Match(kind, (fact, *match.key), match.about, left, right, match.bridge)


def explain_different_facts(
    weighed: Weighed, explainer: Explainer, tension: Sequence[Clause]
) -> Explanation:
    """Ruiz and Osei both recommend “X”, but differ on the facts behind it."""
    advice = explainer.composer.face(weighed.match.about[0])
    differ = clause("different-facts", who=weighed.experts, what=advice)
    return Explanation([differ, *tension])


def explain_different_advice(weighed: Weighed, explainer: Explainer) -> Explanation:
    """Ruiz and Osei both start from “X”, but advise differently."""
    composer, match = explainer.composer, weighed.match
    argue = clause("argue-from", who=weighed.experts, what=composer.face(match.key[0]))
    return Explanation([argue, *opposed(weighed, composer)])


def _facts(tension: Weighed, ground: Ground) -> set[str]:
    """The classes, none of them advice, that a tension is about or argues from."""
    classes = {
        *tension.match.about,
        *(standpoint.claim for standpoint in (*tension.left, *tension.right)),
    }
    claims = classes & ground.network.members.keys()  # a reason without premises is no claim
    return set() if any(ground.is_advice(x) for x in claims) else claims


def _built_on(fact: str, voices: set[str], ground: Ground) -> set[str]:
    """What one of ``voices`` concludes from a class, each in person, within ``most_hops`` steps."""
    conclusions: set[str] = set()
    for voice in voices:
        frontier = {fact}
        for _ in range(ground.settings.most_hops):
            frontier = {
                inference.end
                for start in frontier
                for inference in ground.network.inferences_from(start)
                if inference.end is not None
                and inference.id in ground.network.arguments
                and _puts_forward(voice, inference.id, ground)
            } - conclusions
            conclusions |= frontier
    return conclusions


def _grounds(expert: str, claim: str, ground: Ground) -> set[str]:
    """What an expert gives, in person, as reasons for a class, at most ``most_hops`` steps away."""
    grounds: set[str] = set()
    frontier = {claim}
    for _ in range(ground.settings.most_hops):
        frontier = {
            premise
            for end in frontier
            for argument in ground.network.arguments_for(end)
            if _puts_forward(expert, argument.id, ground)
            for premise in argument.premises
        } - grounds
        grounds |= frontier
    return grounds


def _puts_forward(expert: str, key: str, ground: Ground) -> bool:
    return any(x.expert == expert for x in ground.positions.advancing.get(key, ()))


def _affirms(standpoint: Standpoint, fact: str, ground: Ground) -> bool:
    position = ground.positions.of(standpoint.expert, fact)
    return position is not None and position.sign > 0
