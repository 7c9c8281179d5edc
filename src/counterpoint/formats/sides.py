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


def loss_of_others(argument_map: ArgumentMap, written: frozenset[str] = frozenset()) -> Loss:
    """The stances that take no side so, but for those ``written`` all the same."""
    shown = written | {stance.id for stance in own_sides(argument_map)}
    others = tuple(stance.id for stance in argument_map.stances if stance.id not in shown)
    sentence = "what takes no side, is only reported, or sums up as an editor"
    return Loss("stances.unshown", len(others), sentence, others)
