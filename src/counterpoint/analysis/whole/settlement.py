"""A debate as it would stand if everybody took a claim for settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterpoint.analysis.basis.ground import Ground
from counterpoint.analysis.whole.hinges import Hinges


@dataclass(frozen=True, slots=True)
class Settlement:
    """A debate as it would stand if a claim were settled.

    ``changed`` are the classes and inferences in which ``ground`` differs from the debate as it
    is.
    """

    ground: Ground
    changed: frozenset[str]


def settle(claim: str, ground: Ground, hinges: Hinges, *, truth: bool) -> Settlement:
    """The debate as it would stand if everybody accepted that a class is true, or is not.

    True: who denies it, or affirms what is declared to exclude it wholly, no longer does, who
    names it as an exception drops what it lifts, and objections to it fall. False: who affirms
    it, or affirms something on that condition alone, no longer does. Then reasons and objections
    with a fallen premise fall, and with them the claims of an expert all of whose reasons fell;
    and so on. Linear in what falls.
    """
    fallen = _fallen_at_first(claim, ground, hinges, truth=truth)
    dropped = {
        (attack.id, advance.expert)
        for attack in ground.network.attacks.values()
        if truth and attack.end == claim
        for advance in ground.positions.advancing.get(attack.id, ())
    }
    frontier = set(fallen)
    while frontier:
        lost = {x for expert, ended in frontier for x in _lost(expert, ended, ground)} - dropped
        dropped |= lost
        frontier = {x for x in _ends(lost, ground) if _lost_all(*x, dropped, ground)} - fallen
        fallen |= frontier
    changed = {claim, *(ended for _, ended in fallen), *(key for key, _ in dropped)}
    positions = ground.positions.without(fallen, dropped)
    return Settlement(ground.with_positions(positions), frozenset(changed))


def _fallen_at_first(
    claim: str, ground: Ground, hinges: Hinges, *, truth: bool
) -> set[tuple[str, str]]:
    positions = ground.positions
    if not truth:
        affirming = {(x.expert, claim) for x in positions.affirming.get(claim, ())}
        return affirming | set(hinges.if_false.get(claim, ()))
    excluded = [x for pair in ground.opposed if claim in pair for x in pair if x != claim]
    fallen = {(x.expert, claim) for x in positions.denying.get(claim, ())}
    fallen |= {(x.expert, x.about) for x in hinges.by_claim.get(claim, ()) if x.falls}
    return fallen | {(x.expert, c) for c in excluded for x in positions.affirming.get(c, ())}


def _lost(expert: str, claim: str, ground: Ground) -> Iterable[tuple[str, str]]:
    """The arguments and attacks that an expert puts forward from a claim, by id and expert."""
    for inference in ground.network.inferences_from(claim):
        if any(x.expert == expert for x in ground.positions.advancing.get(inference.id, ())):
            yield inference.id, expert


def _ends(lost: Iterable[tuple[str, str]], ground: Ground) -> Iterable[tuple[str, str]]:
    """The positions for which an expert gave one of these arguments."""
    for key, expert in lost:
        argument = ground.network.arguments.get(key)
        end = argument.end if argument is not None else None
        if end is not None and ground.positions.of(expert, end) is not None:
            yield expert, end


def _lost_all(expert: str, claim: str, dropped: set[tuple[str, str]], ground: Ground) -> bool:
    own = [
        argument.id
        for argument in ground.network.arguments_for(claim)
        if any(x.expert == expert for x in ground.positions.advancing.get(argument.id, ()))
    ]
    return bool(own) and all((argument, expert) in dropped for argument in own)
