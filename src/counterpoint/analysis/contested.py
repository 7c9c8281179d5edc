"""The most contested claims: where the most and the most balanced tension ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import prod

from counterpoint.analysis.ground import Ground
from counterpoint.analysis.matches import Weighed
from counterpoint.analysis.wording import Wording
from counterpoint.model import Ranked

__all__ = ["balance", "contested_classes", "find_contested", "sides_of"]


def find_contested(
    ground: Ground, tensions: Sequence[Weighed], wording: Wording
) -> tuple[Ranked, ...]:
    """Claims at which sure tensions end, the most contested first.

    The weight is the mean of 1 - prod(1 - |t|) over the tensions and of the balance
    2 min(pro, con) / (pro + con) of the experts on either side; ties by the number of experts.
    """
    ending: dict[str, list[Weighed]] = defaultdict(list)
    for found in tensions:
        if not found.best.possible:
            for claim in found.match.about:
                ending[claim].append(found)
    rows = []
    for claim, held in ending.items():
        if claim not in ground.network.members:
            continue
        pro, con = sides_of(claim, held, ground)
        heat = 1 - prod(1 - abs(found.best.score) for found in held)
        weight = (heat + balance(len(pro), len(con))) / 2
        told = (
            f"{len(pro)} for it ({wording.names(sorted(pro))}), "
            f"{len(con)} against it or for what stands against it ({wording.names(sorted(con))}), "
            f"in {len(held)} tension{'s' if len(held) > 1 else ''}."
        )
        people = tuple(sorted(pro | con))
        row = Ranked(ground.network.face(claim).id, weight, people, told)
        rows.append((-round(weight, 12), -len(people), row.claim, row))
    return tuple(row for *_, row in sorted(rows, key=lambda x: x[:3]))


def contested_classes(tensions: Sequence[Weighed]) -> frozenset[str]:
    """The classes at which a sure tension ends."""
    return frozenset(x for found in tensions if not found.best.possible for x in found.match.about)


def sides_of(claim: str, ending: Sequence[Weighed], ground: Ground) -> tuple[set[str], set[str]]:
    """Who stands for a class and who against it, counted with relations and attacks."""
    pro: set[str] = {hold.expert for hold in ground.holders(claim, lifted=True)}
    con: set[str] = {hold.expert for hold in ground.deniers(claim)}
    for found in ending:
        match = found.match
        if len(match.about) == 1:
            pro |= {x.expert for x in (found.right if match.bridge else found.left)}
            con |= {x.expert for x in (found.left if match.bridge else found.right)}
        else:
            own, other = (found.left, found.right)
            if match.about[1] == claim:
                own, other = other, own
            pro |= {hold.expert for hold in own}
            con |= {hold.expert for hold in other}
    return pro - con, con


def balance(pro: int, con: int) -> float:
    """2 min / sum: 1 where both sides are equally many, 0 where one is empty."""
    return 2 * min(pro, con) / (pro + con) if pro + con else 0.0
