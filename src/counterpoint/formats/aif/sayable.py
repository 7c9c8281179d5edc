"""What of a map AIF has a node for."""

from __future__ import annotations

from collections.abc import Container

from counterpoint.model import ArgumentMap, Directness, Firmness, RelationKind, Stance

CONFLICTS = {RelationKind.CONTRADICTS, RelationKind.CONTRARY, RelationKind.INCOMPATIBLE}
REPHRASES = {RelationKind.EQUIVALENT, RelationKind.SUMMARISES}

# What a speaker does by a locution, by what it is about: names of AIFdb's YA schemes.
ACTS = {"claim": "Asserting", "argument": "Arguing", "attack": "Disagreeing"}


def whole_reasons(argument_map: ArgumentMap) -> frozenset[str]:
    """The ids of the arguments and attacks that go from something to something, as nodes must.

    Left out are those without a premise or a conclusion, and those that only tell for or
    against one that is left out. O(reasons times the length of such a chain).
    """
    ends = {x.id: x.conclusion for x in argument_map.arguments if x.premises}
    ends |= {x.id: x.target for x in argument_map.attacks if x.premises}
    claims = {claim.id for claim in argument_map.claims}
    while True:
        loose = [name for name, end in ends.items() if end not in claims and end not in ends]
        if not loose:
            return frozenset(ends)
        for name in loose:
            del ends[name]


def asserts(stance: Stance) -> bool:
    """Whether a speaker asserts it, and does not only imply, grant or understand it."""
    is_granted = stance.firmness in (Firmness.CONCEDED, Firmness.UNDERSTOOD)
    return stance.directness is not Directness.IMPLIED and not is_granted


def is_sayable(stance: Stance, targets: Container[str]) -> bool:
    """Whether the speaker's own words are about something that has a node."""
    return stance.is_own and stance.target in targets
