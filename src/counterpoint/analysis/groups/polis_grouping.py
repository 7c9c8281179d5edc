"""Groups as Polis itself finds them: a plane, a hundred small clusters in it, and groups of these.

A second reading of the same votes beside `counterpoint.analysis.groups.grouping`, since neither
finds planted camps best everywhere. Written after Polis' program, ``conversation.clj``, ``pca.clj``
and ``clusters.clj`` (https://github.com/compdemocracy/polis/tree/edge/math/src/polismath/math), and
Small et al. 2021, https://doi.org/10.6035/recerca.5516:

- Who voted on seven claims or on all there are is grouped; of fewer than fifteen such, the most
  diligent of the others are taken in. Everybody
  passes on what a moderator rejected.
- Unseen is the claim's mean. Voters are projected on the two directions in which votes differ
  most, and moved out from the middle by the square root of claims by votes.
- k-means makes up to a hundred small clusters of them, from the first hundred points that differ.
- k-means of their middles, weighed by their members, makes two to five groups (of fewer than 36
  small clusters fewer), from the first middles; those are taken whose silhouette is best.

Where a running conversation begins with its last clusters and keeps its number of groups for a
while, this begins anew. What belongs here: that reading. What does not: measures of groups.
"""

from __future__ import annotations

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.analysis.groups.grouping import LEAST_VOTES, departures_of, letters_of
from counterpoint.analysis.groups.sparse_grouping import SparseDepartures
from counterpoint.model import VoteTable
from counterpoint.progress import step

# As Polis has them, see above.
_FEWEST = 15
_SMALL_CLUSTERS = 100
_MOST_GROUPS = 5
_CLUSTERS_A_GROUP = 12  # so many more let a further group be tried
_MOST_ROUNDS_SMALL, _MOST_ROUNDS = 100, 20
_NEAR = 0.01  # centres that moved less than that stay
_VOTERS_AT_ONCE = 50_000  # their nearness to a hundred clusters is 40 MB
_MOST_CLAIMS_EXACT = 1_500  # beyond, the plane is found without a matrix of pairs of claims
# Ten times as many as `sparse_grouping` takes: there the directions tell where to begin, here they
# are the plane in which all groups are found.
_MOST_STEPS = 500


def find_groups_as_polis(table: VoteTable) -> VoteTable:
    """``table`` with its voters in two to five groups, A the largest, as Polis' program has it.

    Nobody is in one where fewer than two voters differ. The same votes give the same groups.

    Complexity: O(votes) and O(voters x claims**2) for the plane where there are no more than
    1,500 claims; O(voters) for each of at most a hundred rounds of small clusters.
    """
    with step("Finding groups as Polis does"):
        points, votes = project(table)
        members = _grouped_voters(votes, len(table.claims))
        points = points[members]
        small = _k_means(points, np.ones(len(points)), _SMALL_CLUSTERS, _MOST_ROUNDS_SMALL)
        sizes = np.bincount(small).astype(np.float64)
        centres = _centres(points, np.ones(len(points)), small, len(sizes))
        groups = _best_groups(centres, sizes)
    if groups is None:
        return table.with_groups({}, found_by="polis")
    return table.with_groups(letters_of(table, groups[small], members), found_by="polis")


def project(table: VoteTable) -> tuple[Floats, Integers]:
    """Where each voter stands in the plane, and on how many claims each voted.

    Who voted on nothing stands in the middle. The direction of an axis is that in which its
    largest part is positive.
    """
    departures, voters = departures_of(table)
    votes = np.zeros(len(table.experts), dtype=np.int64)
    votes[voters] = np.diff(departures.starts)
    points = np.zeros((len(table.experts), 2))
    if len(voters):
        directions = _plane(departures)
        claims, values = _values(table, votes)
        points[voters] = departures.ties(directions)
        points[voters] *= np.sqrt(claims / values[voters])[:, np.newaxis]
    return points, votes


def _values(table: VoteTable, votes: Integers) -> tuple[int, Integers]:
    """How many claims somebody voted on, and how many of these each voter has a value for.

    Polis' program gives everybody a pass on each claim that a moderator rejected.
    """
    columns = np.asarray(table.columns)
    has_votes = np.bincount(columns, minlength=len(table.claims)) > 0
    is_rejected = has_votes & np.array([claim in table.rejected for claim in table.claims], bool)
    own = np.asarray(table.rows)[is_rejected[columns]]
    values = votes - np.bincount(own, minlength=len(votes)) + int(is_rejected.sum())
    return int(has_votes.sum()), values


def _plane(departures: SparseDepartures) -> Floats:
    """The two directions in which departures differ most, each of length 1, a row for each."""
    directions = departures.leading_directions(
        2, exact_up_to=_MOST_CLAIMS_EXACT, most_steps=_MOST_STEPS
    )
    if len(directions) < 2:
        directions = np.vstack([directions, np.zeros((2 - len(directions), departures.claims))])
    largest = np.abs(directions).argmax(axis=1)
    signs = np.sign(directions[np.arange(2), largest])
    turned_alike: Floats = directions * np.where(signs == 0, 1, signs)[:, np.newaxis]
    return turned_alike


def _grouped_voters(votes: Integers, claims: int) -> Integers:
    """The rows of those who are grouped, in order."""
    is_member = votes >= max(1, min(LEAST_VOTES, claims))
    missing = _FEWEST - int(is_member.sum())
    if missing > 0:
        others = np.flatnonzero(~is_member & (votes > 0))
        is_member[others[np.argsort(-votes[others], kind="stable")[:missing]]] = True
    return np.flatnonzero(is_member)


def _best_groups(centres: Floats, weights: Floats) -> Integers | None:
    """The group of each small cluster; ``None`` where there are fewer than two."""
    most = min(_MOST_GROUPS, 2 + len(centres) // _CLUSTERS_A_GROUP)
    best, highest = None, -np.inf
    for count in range(2, most + 1):
        groups = _k_means(centres, weights, count, _MOST_ROUNDS)
        if len(np.unique(groups)) < 2:
            continue
        silhouette = _silhouette(centres, groups)
        if silhouette >= highest:
            best, highest = groups, silhouette
    return best


def _k_means(points: Floats, weights: Floats, count: int, most_rounds: int) -> Integers:
    """The cluster of each point, numbered from 0; no cluster is empty.

    Begins with the first ``count`` points that differ.
    """
    if not len(points):
        return np.zeros(0, dtype=np.int64)
    _, first = np.unique(points, axis=0, return_index=True)
    centres = points[np.sort(first)[:count]]
    clusters = _nearest(points, centres)
    for _ in range(most_rounds):
        _, clusters = np.unique(clusters, return_inverse=True)
        moved_centres = _centres(points, weights, clusters, int(clusters.max()) + 1)
        is_same = len(moved_centres) == len(centres) and bool(
            (np.linalg.norm(moved_centres - centres, axis=1) < _NEAR).all()
        )
        centres = moved_centres
        clusters = _nearest(points, centres)
        if is_same:
            break
    _, clusters = np.unique(clusters, return_inverse=True)
    return clusters


def _centres(points: Floats, weights: Floats, clusters: Integers, count: int) -> Floats:
    total = np.bincount(clusters, weights, count)
    sums = [np.bincount(clusters, weights * axis, count) for axis in points.T]
    centres: Floats = np.stack(sums, axis=1) / total[:, np.newaxis]
    return centres


def _nearest(points: Floats, centres: Floats) -> Integers:
    """For each point the centre that is nearest, the first of several."""
    nearest = np.empty(len(points), dtype=np.int64)
    squares = (centres**2).sum(axis=1) / 2
    for first in range(0, len(points), _VOTERS_AT_ONCE):
        part = slice(first, first + _VOTERS_AT_ONCE)
        nearest[part] = (points[part] @ centres.T - squares).argmax(axis=1)
    return nearest


def _silhouette(points: Floats, groups: Integers) -> float:
    """How much nearer points are to their own group than to the next, on average; 0 alone."""
    distances = np.linalg.norm(points[:, np.newaxis] - points, axis=2)
    count = int(groups.max()) + 1
    sizes = np.bincount(groups, minlength=count)
    sums = np.stack([distances[:, groups == group].sum(axis=1) for group in range(count)], axis=1)
    everyone = np.arange(len(points))
    own = sums[everyone, groups] / np.maximum(sizes[groups] - 1, 1)
    others = sums / sizes
    others[everyone, groups] = np.inf
    next_group = others.min(axis=1)
    widest = np.maximum(np.maximum(own, next_group), 1e-300)
    return float(np.where(sizes[groups] > 1, (next_group - own) / widest, 0).mean())
