"""Who stands behind an inference: who puts it forward, and who affirms what it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.basis.matches import Standpoint
from counterpoint.analysis.basis.positions import Advance, Position
from counterpoint.network import Inference


def advancing(advance: Advance, inference: Inference, ground: Ground) -> Standpoint:
    """Who puts an inference forward: no stronger than the stances on its premises."""
    positions = [
        position
        for premise in inference.premises
        if (position := ground.positions.of(advance.expert, premise)) is not None
        and position.sign > 0
    ]
    weight = min([advance.weight, *(position.weight for position in positions)])
    conditions = {*advance.conditions, *(x for position in positions for x in position.conditions)}
    return Standpoint(
        advance.expert,
        weight,
        inference.premises[0] if inference.premises else inference.id,
        0,
        (*(position.stance for position in positions), advance.stance),
        (),
        tuple(sorted(conditions)),
    )


def affirming_all(inference: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who affirms each premise, no more firmly than the weakest of them."""
    if not inference.premises:
        return ()
    first, *rest = (
        {x.expert: x for x in ground.positions.affirming.get(premise, ())}
        for premise in inference.premises
    )
    everywhere = sorted(set(first).intersection(*rest))
    return tuple(
        Standpoint(
            expert,
            min(positions[expert].weight for positions in (first, *rest)),
            inference.premises[0],
            1,
            tuple(positions[expert].stance for positions in (first, *rest)),
            (),
            _conditions_of(positions[expert] for positions in (first, *rest)),
        )
        for expert in everywhere
    )


def _conditions_of(positions: Iterable[Position]) -> tuple[str, ...]:
    return tuple(sorted({x for position in positions for x in position.conditions}))


def arguing(argument: Inference, ground: Ground) -> tuple[Standpoint, ...]:
    """Who draws an argument; where nobody says it, who affirms its premises and its end."""
    advances = ground.positions.advancing.get(argument.id, ())
    if advances or ground.network.put_forward.get(argument.id):
        return tuple(advancing(advance, argument, ground) for advance in advances)
    if argument.end is None:
        return ()
    concluding = {x.expert: x for x in ground.positions.affirming.get(argument.end, ())}
    return tuple(
        replace(
            standpoint,
            weight=min(standpoint.weight, concluding[standpoint.expert].weight),
            stances=(*standpoint.stances, concluding[standpoint.expert].stance),
            conditions=tuple(
                sorted({*standpoint.conditions, *concluding[standpoint.expert].conditions})
            ),
        )
        for standpoint in affirming_all(argument, ground)
        if standpoint.expert in concluding
    )
