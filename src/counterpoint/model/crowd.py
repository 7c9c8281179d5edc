"""A vote of a crowd as counts: how many of each group said what of each claim, and no single voter.

A map of a crowd holds this in place of experts and stances. What belongs here: counts. What does
not: every single vote (`counterpoint.model.votes`), and what follows from the counts
(`counterpoint.model.crowd_figures`).
"""

from __future__ import annotations

from dataclasses import dataclass

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The votes by claim and group.

    ``claims`` are the ids of all claims of the map, sorted, and ``groups`` the names of the
    groups, sorted. ``agrees``, ``disagrees`` and ``passes`` have a row for each claim, in it a
    number for each group and a last one for who is in none; ``sizes`` has as many numbers: how
    many voters there are. ``rejected``, ``meta``, ``has_found_groups`` and ``groups_by``
    are as in `counterpoint.model.VoteTable`; ``groups_by`` is also "" where data do not say it.
    """

    claims: tuple[str, ...]
    groups: tuple[str, ...]
    sizes: tuple[int, ...]
    agrees: Matrix
    disagrees: Matrix
    passes: Matrix
    rejected: frozenset[str] = frozenset()
    meta: frozenset[str] = frozenset()
    has_found_groups: bool = False
    groups_by: str = ""

    @property
    def unranked(self) -> frozenset[str]:
        """The claims that no ranking holds."""
        return self.rejected | self.meta

    @property
    def origin(self) -> str:
        """Where the groups are from: `published`, `found`, `found-ties` or `found-polis`."""
        if not self.has_found_groups:
            return "published"
        return f"found-{self.groups_by}" if self.groups_by else "found"

    @property
    def people(self) -> int:
        """How many voters there are, in a group or in none."""
        return sum(self.sizes)

    @property
    def total(self) -> int:
        """How many votes there are, passes included."""
        columns = (self.agrees, self.disagrees, self.passes)
        return sum(sum(row) for matrix in columns for row in matrix)
