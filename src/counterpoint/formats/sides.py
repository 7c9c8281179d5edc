"""Who takes which side in words of their own: what a format may show that cannot say how."""

from __future__ import annotations

from counterpoint.formats.losses import Loss
from counterpoint.model import ArgumentMap, Stance, Standing


def own_sides(argument_map: ArgumentMap) -> tuple[Stance, ...]:
    """The stances whose speaker takes that side, in the order of the map.

    Not those in which somebody reports another, only understands, or sums up as an editor.
    """
    editors = {x.id for x in argument_map.experts if x.standing is Standing.EDITOR}
    return tuple(
        stance
        for stance in argument_map.stances
        if stance.is_own and not stance.firmness.takes_no_side and stance.expert not in editors
    )


def losses_of_others(
    argument_map: ArgumentMap, written: frozenset[str] = frozenset()
) -> tuple[Loss, ...]:
    """The stances that take no side so, by sort, but for those ``written`` all the same."""
    ids = written | {stance.id for stance in own_sides(argument_map)}
    others = [stance for stance in argument_map.stances if stance.id not in ids]
    reports = tuple(x.id for x in others if not x.is_own)
    without_side = tuple(x.id for x in others if x.is_own and x.firmness.takes_no_side)
    summaries = tuple(x.id for x in others if x.is_own and not x.firmness.takes_no_side)
    return (
        Loss("stances:reports", len(reports), "what is only reported", reports),
        Loss("stances:no-side", len(without_side), "who takes no side", without_side),
        Loss("stances:editors", len(summaries), "what editors sum up", summaries),
    )
