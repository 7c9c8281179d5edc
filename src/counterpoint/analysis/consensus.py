"""The consensus core: what most of the panel affirms and nobody in it speaks against."""

from __future__ import annotations

from collections.abc import Iterable

from counterpoint.analysis.ground import Ground
from counterpoint.analysis.wording import Wording
from counterpoint.model import Ranked

__all__ = ["find_consensus"]


def find_consensus(
    ground: Ground, contested: Iterable[str], wording: Wording
) -> tuple[Ranked, ...]:
    """Claims affirmed by more than ``consensus`` of the panel, and by two at least.

    Who affirms a special case is counted and told apart; who only concedes is not counted.
    ``contested`` are the classes at which a sure tension ends: they are left out. Sorted by the
    number of experts, those who say it themselves first; weight is their share of the panel.
    """
    panel = len(ground.network.panel)
    against = set(contested)
    found = []
    for claim in ground.network.members:
        if claim in against or ground.positions.denying.get(claim):
            continue
        direct = [
            position.expert
            for position in ground.positions.affirming.get(claim, ())
            if not position.conceded
        ]
        below = _below(claim, ground)
        count = len(direct) + len(below)
        if count < 2 or count <= panel * ground.settings.consensus:
            continue
        told = f"Affirmed by {len(direct)} of {panel} experts"
        if below:
            told += f", and by {len(below)} more in a special case ({wording.names(below)})"
        row = Ranked(
            ground.network.face(claim).id,
            count / panel,
            tuple(sorted((*direct, *below))),
            f"{told}; nobody speaks against it.",
        )
        found.append((-count, -len(direct), row.claim, row))
    return tuple(row for *_, row in sorted(found, key=lambda x: x[:3]))


def _below(claim: str, ground: Ground) -> list[str]:
    return sorted(
        {
            hold.expert
            for path in ground.paths.special_cases(claim)
            for hold in ground.below(claim, path)
            if (position := ground.positions.of(hold.expert, path.start)) is not None
            and not position.conceded
        }
    )
