"""Candidate cruxes: the claims whose settlement, either way, would remove the most tension."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterpoint.analysis.contested import balance, sides_of
from counterpoint.analysis.ground import Ground
from counterpoint.analysis.matches import Weighed
from counterpoint.analysis.positions import Advance, Position
from counterpoint.analysis.wording import Wording
from counterpoint.model import FindingKind, Ranked, StepKind

__all__ = ["find_cruxes", "settle"]

Tensions = Callable[[Ground], Sequence[Weighed]]


def find_cruxes(
    ground: Ground, tensions: Sequence[Weighed], recompute: Tensions, wording: Wording
) -> tuple[Ranked, ...]:
    """Disputed claims by the share of tension that goes if they are settled, recomputed.

    Candidates are the claims at which a sure tension ends and the premises of objections; pulls
    apart, which nothing settles. Each is settled for and against in turn (see ``settle``), all
    tensions are computed anew, and the weight is the mean of the two shares that are gone, of
    the scores summed over all pairs of experts. A recommendation is a crux only if more than its
    own dispute goes with it. At most ``most_settled`` candidates are tried, those in most
    tensions first, since each costs two computations.
    """
    sure = [found for found in tensions if not found.best.possible]
    before = _Sum.of(sure)
    rows = []
    candidates = _candidates(sure, ground)
    order = sorted(candidates, key=lambda claim: (-len(candidates[claim]), claim))
    for claim in order[: ground.settings.most_settled]:
        pro, con = _stands(claim, candidates[claim])
        after = [_Sum.of(_remaining(claim, truth, ground, recompute)) for truth in (True, False)]
        most = max(before.findings - rest.findings for rest in after)
        if not balance(len(pro), len(con)) or (ground.is_advice(claim) and most < 2):
            continue
        weight = sum(1 - rest.weight / before.weight for rest in after) / 2
        told = f"{_sides(pro, con, wording)} {_consequence(before, after)}"
        row = Ranked(ground.network.face(claim).id, weight, tuple(sorted(pro | con)), told)
        rows.append(((-round(weight, 12), ground.is_advice(claim), row.claim), row))
    least = ground.settings.least_crux
    ranked = [row for _, row in sorted(rows, key=lambda x: x[0]) if row.weight >= least]
    return tuple(ranked[: ground.settings.most_listed])


@dataclass(frozen=True, slots=True)
class _Sum:
    """How much tension there is: findings, pairs of experts in them, and their summed scores."""

    findings: int
    pairs: int
    weight: float

    @classmethod
    def of(cls, tensions: Sequence[Weighed]) -> _Sum:
        weights = [item for found in tensions for item in found.weights()]
        total = sum(abs(score) * count for score, count in weights)
        return cls(len(tensions), sum(count for _, count in weights), total)


def _candidates(sure: Sequence[Weighed], ground: Ground) -> dict[str, list[Weighed]]:
    found: dict[str, list[Weighed]] = {}
    for tension in sure:
        places = list(tension.match.about)
        if tension.match.kind is FindingKind.PULL:
            continue
        if tension.match.bridge and tension.match.bridge[0].kind is StepKind.ATTACK:
            places += ground.network.attacks[tension.match.bridge[0].id].premises
        for claim in dict.fromkeys(places):
            if claim in ground.network.members:
                found.setdefault(claim, []).append(tension)
    return found


def _stands(claim: str, tensions: Sequence[Weighed]) -> tuple[set[str], set[str]]:
    """Who stands for and against; whom an objection meets stands against its premise."""
    ending = [found for found in tensions if claim in found.match.about]
    pro, con = sides_of(claim, ending)
    for found in tensions:
        if claim not in found.match.about:
            pro |= {hold.expert for hold in found.left}
            con |= {hold.expert for hold in found.right}
    return pro - con, con


def _sides(pro: set[str], con: set[str], wording: Wording) -> str:
    against = wording.names(sorted(con))
    return f"{wording.names(sorted(pro))} for it; {against} against it or what follows from it."


def _consequence(before: _Sum, after: Sequence[_Sum]) -> str:
    """How many tensions go either way: as findings, and as pairs where that says more."""
    gone = [before.findings - rest.findings for rest in after]
    pairs = [before.pairs - rest.pairs for rest in after]
    told = (
        f"Settled for it, {gone[0]} of {before.findings} tensions between experts would go; "
        f"settled against it, {gone[1]}"
    )
    if pairs != gone:
        told += f" (counted by pairs of experts, {pairs[0]} and {pairs[1]} of {before.pairs})"
    return f"{told}."


def settle(claim: str, ground: Ground, *, truth: bool) -> Ground:
    """The debate as it would stand if everybody accepted that a class is true, or is not.

    True: who denies it, or affirms what is declared to exclude it wholly, no longer does. False:
    who affirms it no longer does. Then reasons and objections with a fallen premise fall, and
    with them the claims of an expert all of whose reasons fell; and so on.
    """
    fallen = _fallen_at_first(claim, truth, ground)
    dropped: set[tuple[str, str]] = set()
    while True:
        lost = {
            (key, advance.expert)
            for key, advances in ground.positions.advancing.items()
            for advance in advances
            if any((advance.expert, x) in fallen for x in _premises(key, ground))
        }
        further = {
            key
            for key in ground.positions.by_key
            if key not in fallen and _lost_all(key, lost, ground)
        }
        if not further and lost == dropped:
            break
        fallen |= further
        dropped = lost

    def position_stays(position: Position) -> bool:
        return (position.expert, position.claim) not in fallen

    def advance_stays(key: str, advance: Advance) -> bool:
        aimed = ground.network.attacks.get(key)
        refuted = truth and aimed is not None and aimed.end == claim
        return (key, advance.expert) not in dropped and not refuted

    return ground.with_positions(ground.positions.only(position_stays, advance_stays))


def _remaining(claim: str, truth: bool, ground: Ground, recompute: Tensions) -> list[Weighed]:
    """The sure tensions once a class is settled; none of them is about the class any more."""
    found = recompute(settle(claim, ground, truth=truth))
    return [x for x in found if not x.best.possible and claim not in x.match.about]


def _fallen_at_first(claim: str, truth: bool, ground: Ground) -> set[tuple[str, str]]:
    if not truth:
        return {(x.expert, claim) for x in ground.positions.affirming.get(claim, ())}
    fallen = {(x.expert, claim) for x in ground.positions.denying.get(claim, ())}
    for pair in ground.opposed:
        for other in pair - {claim} if claim in pair else ():
            fallen |= {(x.expert, other) for x in ground.positions.affirming.get(other, ())}
    return fallen


def _premises(key: str, ground: Ground) -> tuple[str, ...]:
    inference = ground.network.arguments.get(key) or ground.network.attacks[key]
    return inference.premises


def _lost_all(key: tuple[str, str], lost: set[tuple[str, str]], ground: Ground) -> bool:
    expert, claim = key
    own = [
        argument
        for *_, argument in ground.network.supports.in_edges(claim, keys=True)
        if any(x.expert == expert for x in ground.positions.advancing.get(argument, ()))
    ]
    return bool(own) and all((argument, expert) in lost for argument in own)
