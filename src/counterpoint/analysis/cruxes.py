"""Candidate cruxes: the claims whose settlement, either way, would remove the most tension."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from counterpoint.analysis.contested import balance, sides_of
from counterpoint.analysis.ground import Ground
from counterpoint.analysis.matches import Weighed
from counterpoint.analysis.positions import Advance, Position
from counterpoint.analysis.wording import Wording
from counterpoint.model import FindingKind, Ranked

__all__ = ["find_cruxes", "settle"]

Tensions = Callable[[Ground], Sequence[Weighed]]


def find_cruxes(
    ground: Ground, tensions: Sequence[Weighed], recompute: Tensions, wording: Wording
) -> tuple[Ranked, ...]:
    """Disputed claims by the share of tension that goes if they are settled, recomputed.

    A candidate is a class at which a sure tension ends, pulls apart. It is settled for and
    against in turn (see ``settle``), all tensions are computed anew, and the weight is the mean
    of the two shares of the summed scores that are gone. At most ``most_settled`` candidates,
    those in most tensions first, are tried, since each costs two computations.
    """
    sure = [found for found in tensions if not found.best.possible]
    total = sum(abs(found.best.score) for found in sure)
    ending: dict[str, list[Weighed]] = {}
    for found in sure:
        for claim in found.match.about:
            if found.match.kind is not FindingKind.PULL and claim in ground.network.members:
                ending.setdefault(claim, []).append(found)
    candidates = sorted(ending, key=lambda claim: (-len(ending[claim]), claim))
    rows = []
    for claim in candidates[: ground.settings.most_settled]:
        pro, con = sides_of(claim, ending[claim], ground)
        if not balance(len(pro), len(con)):
            continue
        left = [_remaining(claim, truth, ground, recompute) for truth in (True, False)]
        gone = [1 - sum(abs(x.best.score) for x in rest) / total for rest in left]
        counts = [len(sure) - len(rest) for rest in left]
        told = (
            f"{wording.names(sorted(pro))} for it, {wording.names(sorted(con))} against it or for "
            f"what stands against it. Settled for it, {counts[0]} of {len(sure)} tensions would "
            f"go; settled against it, {counts[1]}."
        )
        weight = sum(gone) / 2
        row = Ranked(ground.network.face(claim).id, weight, tuple(sorted(pro | con)), told)
        rows.append((-round(weight, 12), ground.is_advice(claim), row.claim, row))
    ranked = [row for *_, row in sorted(rows, key=lambda x: x[:3])]
    return tuple(ranked[: ground.settings.most_listed])


def settle(claim: str, truth: bool, ground: Ground) -> Ground:
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
    found = recompute(settle(claim, truth, ground))
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
