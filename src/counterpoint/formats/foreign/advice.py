"""Of what kind a claim is, by its words alone.

What belongs here: the one kind that a word makes sure. What does not: what a mapper says it is.
"""

from __future__ import annotations

import re

from counterpoint.model import ClaimKind

_ADVICE = re.compile(
    r"\b(?:should|ought to|soll|sollen|sollte|sollten|слід|повин\w+)\b", re.IGNORECASE
)


def kind_by_words(text: str) -> ClaimKind | None:
    """Advice, where a word says for sure that it is no matter of fact; else nothing.

    >>> kind_by_words("Cars should pay"), kind_by_words("Cars pay")
    (<ClaimKind.RECOMMENDATION: 'recommendation'>, None)
    """
    return ClaimKind.RECOMMENDATION if _ADVICE.search(text) else None
