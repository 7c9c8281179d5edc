"""The matrix of many experts by sparse products, with the same figures as pair by pair.

Experts who take part in the same blocks of the same matches are alike: what two kinds of experts
have with each other is computed once, and the pairs are left to one sparse product, in which
each pair that meets costs one multiplication, as in the product of the incidence matrix with its
transpose. This module alone needs scipy; it is imported where a panel is large.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from counterpoint.analysis.basis.matches import Weighed
from counterpoint.analysis.basis.positions import Positions
from counterpoint.model import Alignment

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Bands of a product of pairs: the more there are, the less of it is computed twice, and the
# oftener the right side is turned.
_MOST_BANDS, _LEAST_BAND = 16, 64

_Token = tuple[int, int, int]
_Scores = dict[str, float]
_Keep = Callable[[_Scores], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How often each two experts share a sign, and how often they differ, on one class.

    Rows and columns are in the order of ``experts``. Each pair stands once: above the diagonal.
    """

    experts: tuple[str, ...]
    same: sparse.csr_matrix
    opposite: sparse.csr_matrix


def count_pairs(positions: Positions) -> PairCounts:
    """Same claim and contradiction, counted for all pairs: PP' + NN', and PN' + NP'.

    One multiplication for each class that two share: linear in what is counted.
    """
    affirm, deny, experts = _incidence(positions)
    signed = sparse.hstack([affirm, deny], format="csr")
    flipped = sparse.hstack([deny, affirm], format="csr")
    return PairCounts(experts, _of_pairs(signed, signed), _of_pairs(signed, flipped))


class PairTable:
    """The rows of the matrix of a panel, gathered by sparse products.

    All matrices are square and in the order of ``experts``; each pair stands once, above the
    diagonal.
    """

    def __init__(self, experts: Sequence[str], positions: Positions, fill: float) -> None:
        self._experts = experts
        self._number = {expert: row for row, expert in enumerate(experts)}
        self._fill = fill
        self._shared, self._least, self._total = self._coverage(positions)
        empty = sparse.csr_matrix((len(experts), len(experts)))
        self._agreement = self._tension = empty

    def add_agreements(
        self, weighed: Sequence[Weighed], region_of: Mapping[str, str], keep: _Keep
    ) -> None:
        """Take up agreements; ``keep`` says which of a pair's scores in one region count."""
        self._agreement = self._products(weighed, lambda place: region_of[place], keep)

    def add_tensions(self, weighed: Sequence[Weighed]) -> None:
        """Take up tensions; each place is a region of its own."""
        self._tension = self._products(weighed, lambda place: place, lambda scores: scores)

    def rows(self, most: int) -> tuple[Alignment, ...]:
        """The rows in the order of the experts; beyond ``most``, the strongest that meet."""
        for matrix in (self._shared, self._least, self._agreement, self._tension):
            # A cell is then looked for by halving; else the whole row is gone through for it.
            matrix.sort_indices()
        meetings = (self._shared + self._agreement + self._tension).tocoo()
        first, second = self._pairs(meetings, most)
        columns = [
            _cells(x, first, second)
            for x in (self._agreement, self._tension, self._least, self._shared)
        ]
        most_weight = self._total[first] + self._total[second] - columns[2]
        coverage = np.divide(
            columns[2], most_weight, out=np.zeros_like(most_weight), where=most_weight > 0
        )
        return tuple(
            Alignment(
                self._experts[i],
                self._experts[j],
                agreement if meet else None,
                tension if meet else None,
                covered,
                int(shared),
                (),
            )
            for i, j, agreement, tension, shared, covered, meet in zip(
                first.tolist(),
                second.tolist(),
                columns[0].tolist(),
                columns[1].tolist(),
                columns[3].tolist(),
                coverage.tolist(),
                (_cells(meetings.tocsr(), first, second) != 0).tolist(),
                strict=True,
            )
        )

    def _pairs(
        self, meetings: sparse.coo_matrix, most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The first and the second experts of the rows, as numbers, sorted."""
        size = len(self._experts)
        if size * (size - 1) // 2 <= most:
            first, second = np.triu_indices(size, 1)
            return first.astype(np.int64), second.astype(np.int64)
        first, second = meetings.row.astype(np.int64), meetings.col.astype(np.int64)
        strength = _cells(self._agreement.maximum(self._tension), first, second)
        strongest = np.sort(np.lexsort((second, first, -strength))[:most])
        return first[strongest], second[strongest]

    def _coverage(
        self, positions: Positions
    ) -> tuple[sparse.csr_matrix, sparse.csr_matrix, NDArray[np.float64]]:
        """How many classes each two share, their sums of minima, and everybody's own sum.

        The minimum of two weights is a sum over the few levels that both reach.
        """
        known_positions = [x for x in positions.by_key.values() if x.expert in self._number]
        classes: dict[str, int] = {}
        rows = [self._number[x.expert] for x in known_positions]
        columns = [classes.setdefault(x.claim, len(classes)) for x in known_positions]
        weight = np.array([x.weight for x in known_positions])
        shape = (len(self._experts), len(classes))
        both = _matrix(np.ones(len(rows)), rows, columns, shape)
        least = sparse.csr_matrix((shape[0], shape[0]))
        below = 0.0
        for level in np.unique(weight).tolist():
            at_level = _matrix((weight >= level).astype(float), rows, columns, shape)
            least = least + (level - below) * _of_pairs(at_level, at_level)
            below = level
        total = np.asarray(_matrix(weight, rows, columns, shape).sum(axis=1)).ravel()
        return _of_pairs(both, both), least, total

    def _products(
        self, weighed: Sequence[Weighed], region_of: Callable[[str], str], keep: _Keep
    ) -> sparse.csr_matrix:
        """1 - prod(1 - fill * g) for all pairs that meet: one product, of logarithms."""
        left, right = _Entries(), _Entries()
        column = 0
        for region in _regions(weighed, region_of).values():
            for first, second, scores in _meetings(region):
                rest = 1.0
                for score in sorted(keep(scores).values(), reverse=True):
                    rest *= 1 - self._fill * score
                turns = [(first, second)] if first is second else [(first, second), (second, first)]
                for ones, others in turns:
                    left.add(
                        (self._number[x] for x in ones), column, log(rest) if rest else -np.inf
                    )
                    right.add((self._number[x] for x in others), column, 1.0)
                    column += 1
        shape = (len(self._experts), column)
        product = _of_pairs(left.matrix(shape), right.matrix(shape))
        product.data = -np.expm1(product.data)
        return product


class _Entries:
    """The entries of a sparse matrix in the making."""

    def __init__(self) -> None:
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._values: list[float] = []

    def add(self, rows: Iterable[int], column: int, value: float) -> None:
        before = len(self._rows)
        self._rows.extend(rows)
        count = len(self._rows) - before
        self._columns.extend([column] * count)
        self._values.extend([value] * count)

    def matrix(self, shape: tuple[int, int]) -> sparse.csr_matrix:
        return _matrix(self._values, self._rows, self._columns, shape)


def _regions(
    weighed: Sequence[Weighed], region_of: Callable[[str], str]
) -> dict[str, list[Weighed]]:
    regions: dict[str, list[Weighed]] = defaultdict(list)
    for each in weighed:
        regions[region_of("|".join(each.match.about))].append(each)
    return regions


def _meetings(weighed: Sequence[Weighed]) -> Iterator[tuple[list[str], list[str], _Scores]]:
    """Groups of experts who meet alike, with their strongest score by place.

    Within one group, of whom each two meet, both are the same list.
    """
    tokens: dict[str, set[_Token]] = defaultdict(set)
    for number, each in enumerate(weighed):
        for place, block in enumerate(each.blocks):
            for side, standpoints in enumerate((block.first, block.second)):
                for standpoint in standpoints:
                    tokens[standpoint.expert].add((number, place, side))
    alike: dict[frozenset[_Token], list[str]] = defaultdict(list)
    for expert, places_held in tokens.items():
        alike[frozenset(places_held)].append(expert)
    groups = list(alike.items())
    for index, (signature, first) in enumerate(groups):
        for other, second in groups[index:]:
            scores = _scores(signature, other, weighed)
            if scores:
                yield first, second, scores


def _scores(
    first: frozenset[_Token], second: frozenset[_Token], weighed: Sequence[Weighed]
) -> _Scores:
    scores: _Scores = {}
    for number, place, side in first:
        block = weighed[number].blocks[place]
        facing = 1 - side if block.second else side
        if (number, place, facing) in second:
            where = "|".join(weighed[number].match.about)
            scores[where] = max(scores.get(where, 0.0), abs(block.pairing.score))
    return scores


def _incidence(
    positions: Positions,
) -> tuple[sparse.csr_matrix, sparse.csr_matrix, tuple[str, ...]]:
    experts = tuple(sorted({expert for expert, _ in positions.by_key}))
    number = {expert: row for row, expert in enumerate(experts)}
    classes = {claim: column for column, claim in enumerate({x for _, x in positions.by_key})}
    shape = (len(experts), len(classes))
    both = []
    for by_claim in (positions.affirming, positions.denying):
        rows = [number[x.expert] for positions_there in by_claim.values() for x in positions_there]
        columns = [
            classes[claim] for claim, positions_there in by_claim.items() for _ in positions_there
        ]
        both.append(_matrix(np.ones(len(rows), dtype=np.int32), rows, columns, shape))
    return both[0], both[1], experts


def _cells(
    matrix: sparse.csr_matrix, rows: NDArray[np.int64], columns: NDArray[np.int64]
) -> NDArray[np.float64]:
    return np.asarray(matrix[rows, columns], dtype=float).ravel()


def _matrix(
    values: Sequence[float] | NDArray[np.float64],
    rows: Sequence[int],
    columns: Sequence[int],
    shape: tuple[int, int],
) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.asarray(values), (rows, columns)), shape=shape)


def _of_pairs(left: sparse.csr_matrix, right: sparse.csr_matrix) -> sparse.csr_matrix:
    """The product of ``left`` with ``right`` transposed above its diagonal, where it is symmetric.

    It is multiplied in bands, each without the columns that the bands before it hold: half the
    work of the whole product, and half of the memory.
    """
    size = left.shape[0]
    height = max(_LEAST_BAND, -(-size // _MOST_BANDS))
    bands = []
    for start in range(0, size, height):
        band = left[start : start + height] @ right[start:].T
        ends = band.indptr.tolist()
        for row, (begin, end) in enumerate(pairwise(ends)):
            band.data[begin:end][band.indices[begin:end] <= row] = 0
        band.eliminate_zeros()
        parts = (band.data, band.indices + start, band.indptr)
        bands.append(sparse.csr_matrix(parts, shape=(band.shape[0], size)))
    return sparse.vstack(bands, format="csr") if bands else sparse.csr_matrix((0, 0))
