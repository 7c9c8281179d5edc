"""The most contested claims: where the most tension between experts ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.explaining.composer import Composer
from counterpoint.model import Ranked
from counterpoint.wording import clause


def find_contested(
    ground: Ground, tensions: Sequence[Weighed], composer: Composer
) -> tuple[Ranked, ...]:
    """Claims at which sure tensions end, the most contested first.

    The weight is 1 - prod(1 - |t|) over the pairs of experts in tension there; ties go by the
    balance of the sides, then by the number of experts.
    """
    ending: dict[str, list[Weighed]] = defaultdict(list)
    for weighed in tensions:
        for claim in weighed.match.about if not weighed.best.possible else ():
            if claim in ground.network.members:
                ending[claim].append(weighed)
    rows = []
    for claim, ending_there in ending.items():
        pro, con = sides_of(claim, ending_there)
        people = tuple(sorted(pro | con))
        calm = 1.0
        for weighed in ending_there:
            for score, count in weighed.weights():
                calm *= (1 - abs(score)) ** count
        sides = clause(
            "contested",
            n=len(pro),
            pro=tuple(sorted(pro)),
            m=len(con),
            con=tuple(sorted(con)),
        )
        row = Ranked(ground.network.face(claim).id, 1 - calm, people, composer.say(sides))
        order = (-round(1 - calm, 12), -balance(len(pro), len(con)), -len(people), row.claim)
        rows.append((order, row))
    return tuple(row for _, row in sorted(rows, key=lambda x: x[0]))


def contested_classes(tensions: Sequence[Weighed]) -> frozenset[str]:
    """The classes at which a sure tension ends, and those from which a side of it was lifted."""
    sure = [weighed for weighed in tensions if not weighed.best.possible]
    standpoints = (standpoint for weighed in sure for standpoint in (*weighed.left, *weighed.right))
    lifted = {standpoint.claim for standpoint in standpoints if standpoint.links}
    return frozenset(lifted.union(*(weighed.match.about for weighed in sure)))


def sides_of(claim: str, ending: Sequence[Weighed]) -> tuple[set[str], set[str]]:
    """Who stands for a class and who against it, in the tensions that end there."""
    pro: set[str] = set()
    con: set[str] = set()
    for weighed in ending:
        match = weighed.match
        # An attack and the second end of a relation have their sides the other way round.
        is_turned = match.about[-1] == claim and (len(match.about) > 1 or bool(match.bridge))
        own, other = (weighed.right, weighed.left) if is_turned else (weighed.left, weighed.right)
        pro |= {standpoint.expert for standpoint in own}
        con |= {standpoint.expert for standpoint in other}
    return pro - con, con


def balance(pro: int, con: int) -> float:
    """2 min / sum: 1 where both sides are equally many, 0 where one is empty."""
    return 2 * min(pro, con) / (pro + con) if pro + con else 0.0
