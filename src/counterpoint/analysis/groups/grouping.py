"""Groups of voters found from the votes alone, where none were published with them.

Camps in columns: two voters are tied by how often they depart from everybody's mean in the same
direction, less how often in opposite ones, and a grouping is better the more of the ties lie
inside its groups (correlation clustering, Bansal, Blum and Chawla 2004, with real weights). With
``x`` a voter's departures as a vector, the sum of the ties inside a group is half of
``|sum of x|**2 - sum of |x|**2``, so that no pair of voters is ever formed.
"""

from __future__ import annotations

from string import ascii_uppercase

import numpy as np

from counterpoint.analysis.groups.counts import Floats, Integers
from counterpoint.model import VoteTable

# As Polis has it: who voted on fewer claims says too little to be placed.
LEAST_VOTES = 7
# As many as Polis tries, and as a reader can hold apart.
_MOST_GROUPS = 5
# Moving ends by itself where no move helps; the limit bounds the time that a large vote takes.
_MOST_ROUNDS = 30
# A further group has to gain that share of the sum so far, and hold that share of the voters.
_LEAST_GAIN = 0.05
_LEAST_SHARE = 0.05


def find_groups(table: VoteTable) -> VoteTable:
    """``table`` with its voters in two to five groups, A the largest; or in none.

    Who voted on fewer than `LEAST_VOTES` claims (or on fewer than there are) is in no group.
    Nobody is where no split leaves each part with a twentieth of the voters, as where all vote
    alike. What says who a voter is (``table.meta``) groups nobody. A heuristic, one voter moved
    at a time; it takes nothing from chance.

    Complexity: O(voters x claims) for each of at most thirty rounds; a dense matrix of that size.
    """
    departures, members = _departures(table)
    groups = np.zeros(len(departures), dtype=np.int64)
    for count in range(1, _MOST_GROUPS):
        candidate = _best_split(departures, groups, count)
        if candidate is None:
            break
        candidate = _moved(departures, candidate, count + 1)
        sizes = np.bincount(candidate, minlength=count + 1)
        least = (1 + _LEAST_GAIN) * _inside(departures, groups, count)
        enough = sizes.min() >= max(2, _LEAST_SHARE * len(candidate))
        if not enough or _inside(departures, candidate, count + 1) <= least:
            break
        groups = candidate
    return table.with_groups(_named(table, groups, members), are_found=True)


def _departures(table: VoteTable) -> tuple[Floats, Integers]:
    """The votes less each claim's mean, 0 where unseen, of those with enough votes; their rows."""
    shape = len(table.experts), len(table.claims)
    rows, columns = np.asarray(table.rows), np.asarray(table.columns)
    votes = np.asarray(table.votes, dtype=np.float64)
    voters = np.maximum(np.bincount(columns, minlength=shape[1]), 1)
    mean = np.bincount(columns, weights=votes, minlength=shape[1]) / voters
    matrix = np.zeros(shape)
    matrix[rows, columns] = votes - mean[columns]
    is_meta = np.array([claim in table.meta for claim in table.claims], dtype=bool)
    matrix[:, is_meta] = 0
    cast = np.bincount(rows[~is_meta[columns]], minlength=shape[0])
    members = np.flatnonzero(cast >= min(LEAST_VOTES, max(1, shape[1] - is_meta.sum())))
    return matrix[members], members


def _inside(departures: Floats, groups: Integers, count: int) -> float:
    sums = _sums(departures, groups, count)
    return float((sums * sums).sum())


def _sums(departures: Floats, groups: Integers, count: int) -> Floats:
    sums = np.zeros((count, departures.shape[1]))
    np.add.at(sums, groups, departures)
    return sums


def _best_split(departures: Floats, groups: Integers, count: int) -> Integers | None:
    """One group more: the group cut across its leading direction where that gains most."""
    best, most = None, _inside(departures, groups, count)
    for group in range(count):
        members = np.flatnonzero(groups == group)
        if len(members) < 2:
            continue
        part = departures[members]
        _, vectors = np.linalg.eigh(part.T @ part)
        direction = vectors[:, -1] * np.sign(vectors[np.abs(vectors[:, -1]).argmax(), -1])
        candidate = groups.copy()
        candidate[members[part @ direction < 0]] = count
        gained = _inside(departures, candidate, count + 1)
        if gained > most + 1e-9:
            best, most = candidate, gained
    return best


def _moved(departures: Floats, groups: Integers, count: int) -> Integers:
    """Each voter in turn where most ties are, until nobody moves."""
    groups = groups.copy()
    sums = _sums(departures, groups, count)
    for _ in range(_MOST_ROUNDS):
        moves = 0
        for voter, own in enumerate(departures):
            here = groups[voter]
            ties = sums @ own
            ties[here] -= own @ own
            there = int(ties.argmax())
            if ties[there] > ties[here] + 1e-9:
                sums[here] -= own
                sums[there] += own
                groups[voter] = there
                moves += 1
        if not moves:
            break
    return groups


def _named(table: VoteTable, groups: Integers, members: Integers) -> dict[str, str]:
    sizes = np.bincount(groups) if len(groups) else np.zeros(0, dtype=np.int64)
    if len(sizes) < 2:
        return {}
    first = [int(np.flatnonzero(groups == group)[0]) for group in range(len(sizes))]
    order = sorted(range(len(sizes)), key=lambda group: (-int(sizes[group]), first[group]))
    name = {group: ascii_uppercase[place] for place, group in enumerate(order)}
    return {
        table.experts[row]: name[int(group)] for row, group in zip(members, groups, strict=True)
    }
