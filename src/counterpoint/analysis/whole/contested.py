"""The most contested claims: where the most tension between experts ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import Ranked
from counterpoint.wording import clause

__all__ = ["balance", "contested_classes", "find_contested", "sides_of"]


def find_contested(
    ground: Ground, tensions: Sequence[Weighed], composer: Composer
) -> tuple[Ranked, ...]:
    """Claims at which sure tensions end, the most contested first.

    The weight is 1 - prod(1 - |t|) over the pairs of experts in tension there; ties go by the
    balance of the sides, then by the number of experts.
    """
    ending: dict[str, list[Weighed]] = defaultdict(list)
    for found in tensions:
        for claim in found.match.about if not found.best.possible else ():
            if claim in ground.network.members:
                ending[claim].append(found)
    rows = []
    for claim, held in ending.items():
        pro, con = sides_of(claim, held)
        people = tuple(sorted(pro | con))
        calm = 1.0
        for found in held:
            for score, count in found.weights():
                calm *= (1 - abs(score)) ** count
        told = clause(
            "contested",
            n=len(pro),
            pro=tuple(sorted(pro)),
            m=len(con),
            con=tuple(sorted(con)),
        )
        row = Ranked(ground.network.face(claim).id, 1 - calm, people, composer.say(told))
        order = (-round(1 - calm, 12), -balance(len(pro), len(con)), -len(people), row.claim)
        rows.append((order, row))
    return tuple(row for _, row in sorted(rows, key=lambda x: x[0]))


def contested_classes(tensions: Sequence[Weighed]) -> frozenset[str]:
    """The classes at which a sure tension ends, and those from which a side of it was lifted."""
    sure = [found for found in tensions if not found.best.possible]
    holds = (hold for found in sure for hold in (*found.left, *found.right))
    lifted = {hold.claim for hold in holds if hold.links}
    return frozenset(lifted.union(*(found.match.about for found in sure)))


def sides_of(claim: str, ending: Sequence[Weighed]) -> tuple[set[str], set[str]]:
    """Who stands for a class and who against it, in the tensions that end there."""
    pro: set[str] = set()
    con: set[str] = set()
    for found in ending:
        match = found.match
        # An attack and the second end of a relation have their sides the other way round.
        turned = match.about[-1] == claim and (len(match.about) > 1 or bool(match.bridge))
        own, other = (found.right, found.left) if turned else (found.left, found.right)
        pro |= {hold.expert for hold in own}
        con |= {hold.expert for hold in other}
    return pro - con, con


def balance(pro: int, con: int) -> float:
    """2 min / sum: 1 where both sides are equally many, 0 where one is empty."""
    return 2 * min(pro, con) / (pro + con) if pro + con else 0.0
