"""What follows from the counts of a crowd, claim by claim, group by group and pair by pair.

What belongs here: figures as records. What does not: computing them
(`counterpoint.analysis.groups`).
"""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.model.kinds import Polarity


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """What the groups make of one claim; each figure is defined in docs/votes.md.

    ``agreement`` and ``rejection`` are group-aware, ``between`` is how far apart ``apart``, the
    two groups farthest from each other, are, ``leaning`` to which side the groups lean. The last
    three say nothing (0, 0 and ``None``) where there are fewer than two groups.
    """

    claim: str
    agreement: float
    rejection: float
    leaning: float = 0.0
    between: float = 0.0
    apart: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TellingClaim:
    """A claim that tells a group from the others, by its ``rank`` in the group, from 1 on."""

    group: str
    rank: int
    claim: str
    polarity: Polarity
    ratio: float
    weight: float
    is_significant: bool


@dataclass(frozen=True, slots=True)
class PairFigures:
    """On how many claims most of two groups say the ``same``, and on how many the ``opposite``."""

    first: str
    second: str
    same: int
    opposite: int


@dataclass(frozen=True, slots=True)
class CrowdFigures:
    """What follows from the counts of a crowd; claims that are not ranked are left out.

    ``claims`` are sorted by id, ``telling`` by group and rank, ``pairs`` by their groups.
    """

    claims: tuple[ClaimFigures, ...] = ()
    telling: tuple[TellingClaim, ...] = ()
    pairs: tuple[PairFigures, ...] = ()
