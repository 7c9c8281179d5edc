"""How far two readers agree, beyond what chance would give: Krippendorff's alpha for two.

Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": 1 - observed / expected
disagreement, where what is expected is that of any two values whoever gave them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

Value = TypeVar("Value")


def differ(one: object, other: object) -> float:
    """The distance of two names: 0 for the same, else 1."""
    return float(one != other)


def set_distance(one: frozenset[str], other: frozenset[str]) -> float:
    """The distance of two sets after Jaccard: 0 for the same, 1 for those with nothing in common.

    >>> set_distance(frozenset("ab"), frozenset("bc")).__round__(2)
    0.67
    """
    union = one | other
    return 1 - len(one & other) / len(union) if union else 0.0


def alpha(
    pairs: Sequence[tuple[Value, Value]], distance: Callable[[Value, Value], float]
) -> float | None:
    """Alpha of what two readers gave each unit; ``None`` where all values are one and the same.

    Quadratic in the number of different values.

    >>> alpha([("a", "a"), ("b", "b")], differ), alpha([("a", "b"), ("b", "a")], differ)
    (1.0, -0.5)
    """
    counts = Counter(value for pair in pairs for value in pair)
    total = counts.total()
    among_all = sum(
        2 * counts[one] * counts[other] * distance(one, other)
        for one, other in combinations(counts, 2)
    )
    if total < 2 or not among_all:
        return None
    expected = among_all / (total * (total - 1))
    observed = sum(distance(*pair) for pair in pairs) / len(pairs)
    return 1 - observed / expected
