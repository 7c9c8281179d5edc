"""What a map holds where nobody speaks: where its reasons lead, and what most is said for and
against. Counts of what is stated, and no finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterpoint.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Bearing:
    """A claim, and how many reasons and objections bear on it, counted as the map has them."""

    claim: str
    reasons: int
    objections: int


@dataclass(frozen=True, slots=True)
class Structure:
    """Claims by what bears on them, the most first, then by title.

    ``ends`` have reasons or objections and are themselves none; ``objected`` have objections,
    ``supported`` reasons; ``bare`` have neither and are neither.
    """

    ends: tuple[Bearing, ...]
    objected: tuple[Bearing, ...]
    supported: tuple[Bearing, ...]
    bare: tuple[Bearing, ...]


def find_structure(argument_map: ArgumentMap) -> Structure:
    """The claims of a map by the reasons and objections that it states. O(n log n) in records."""
    reasons = Counter(x.conclusion for x in argument_map.arguments if x.premises)
    objections = Counter(x.target for x in argument_map.attacks)
    complete = [x.premises for x in argument_map.arguments if x.conclusion is not None]
    complete += [x.premises for x in argument_map.attacks]
    premises = {premise for group in complete for premise in group}
    bearings = [
        Bearing(claim.id, reasons[claim.id], objections[claim.id])
        for claim in sorted(argument_map.claims, key=lambda claim: (claim.title, claim.id))
    ]
    on = [x for x in bearings if x.reasons or x.objections]
    return Structure(
        tuple(sorted((x for x in on if x.claim not in premises), key=_by_both)),
        tuple(sorted((x for x in on if x.objections), key=lambda x: -x.objections)),
        tuple(sorted((x for x in on if x.reasons), key=lambda x: -x.reasons)),
        tuple(x for x in bearings if not (x.reasons or x.objections) and x.claim not in premises),
    )


def _by_both(bearing: Bearing) -> int:
    return -bearing.reasons - bearing.objections
