"""The counts of a vote as a record of its map, and what follows from them for RDF.

What belongs here: between a table of votes, the matrices that are measured, and the records of
the model. What does not: the measures themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from counterpoint.analysis.groups.consensus import find_consensus_of_groups
from counterpoint.analysis.groups.counts import EVERYONE, Integers, VoteCounts, count_votes
from counterpoint.analysis.groups.divides import find_divides
from counterpoint.analysis.groups.pairs import find_group_pairs
from counterpoint.analysis.groups.representative import find_representative
from counterpoint.model import (
    ArgumentMap,
    ClaimFigures,
    Crowd,
    CrowdFigures,
    PairFigures,
    TellingClaim,
    VoteTable,
)


def crowd_of(table: VoteTable, claims: Iterable[str] = ()) -> Crowd:
    """The counts of ``table`` by claim and group; ``claims`` are there though nobody voted on them.

    Linear in the votes, in compiled code.
    """
    counts = count_votes(table)
    ids = tuple(sorted({*claims, *counts.claims}))
    row_of = {claim: row for row, claim in enumerate(counts.claims)}
    rows = np.array([row_of.get(claim, len(row_of)) for claim in ids], dtype=np.int64)

    def matrix(numbers: Integers) -> tuple[tuple[int, ...], ...]:
        with_empty = np.vstack([numbers, np.zeros((1, numbers.shape[1]), dtype=np.int64)])
        return tuple(tuple(row) for row in with_empty[rows].tolist())

    return Crowd(
        ids,
        counts.groups,
        counts.sizes,
        matrix(counts.agrees),
        matrix(counts.disagrees),
        matrix(counts.passes),
        table.rejected,
        table.meta,
        table.has_found_groups,
        table.groups_by,
    )


def crowd_told(argument_map: ArgumentMap, votes: VoteTable | None) -> Crowd | None:
    """The counts by which a map is told: its own, or those of the ``votes`` beside it."""
    if argument_map.crowd is not None or votes is None:
        return argument_map.crowd
    return crowd_of(votes, [claim.id for claim in argument_map.claims])


def counts_of(crowd: Crowd) -> VoteCounts:
    """The counts of ``crowd`` as they are measured; without groups all voters are one."""
    groups, sizes = crowd.groups, crowd.sizes
    matrices = (crowd.agrees, crowd.disagrees, crowd.passes)
    shape = (len(crowd.claims), len(groups) + 1)
    agrees, disagrees, passes = (
        np.array(matrix, dtype=np.int64).reshape(shape) for matrix in matrices
    )
    if not groups:
        groups, sizes = (EVERYONE,), (crowd.people, 0)
        agrees, disagrees, passes = map(_with_nobody_away, (agrees, disagrees, passes))
    return VoteCounts(crowd.claims, groups, agrees, disagrees, passes, sizes, crowd.unranked)


def _with_nobody_away(numbers: Integers) -> Integers:
    return np.hstack([numbers, np.zeros_like(numbers)])


def find_figures(crowd: Crowd) -> CrowdFigures:
    """What follows from the counts: each claim by what is shared and what parts, what tells each
    group from the others, and how each two groups stand. Linear in claims times pairs of groups.
    """
    if not crowd.people:
        return CrowdFigures()
    counts = counts_of(crowd)
    agreed = sorted(find_consensus_of_groups(counts), key=lambda each: each.claim)
    if len(crowd.groups) < 2:
        return CrowdFigures(tuple(ClaimFigures(x.claim, x.agreement, x.rejection) for x in agreed))
    divided = {each.claim: each for each in find_divides(counts)}
    claims = []
    for each in agreed:
        divide = divided[each.claim]
        apart = divide.groups if divide.between else None
        claims.append(
            ClaimFigures(
                each.claim, each.agreement, each.rejection, divide.leaning, divide.between, apart
            )
        )
    telling = tuple(
        TellingClaim(group, rank, x.claim, x.polarity, x.ratio, float(x.weight), x.is_significant)
        for group, representative in find_representative(counts).items()
        for rank, x in enumerate(representative, start=1)
    )
    pairs = (PairFigures(x.first, x.second, x.same, x.opposite) for x in find_group_pairs(counts))
    return CrowdFigures(tuple(claims), telling, tuple(pairs))
