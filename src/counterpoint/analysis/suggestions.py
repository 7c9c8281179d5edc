"""Candidates: claims that may be the same or may conflict and that nothing links.

Wording decides nothing: a candidate is a pair for the mapper to look at. It is never counted,
never a finding and never drawn. What belongs here: pairs that are worded alike. What does not:
how alike (``likeness``), and how far a map has been gone through (``worklist``).
"""

from __future__ import annotations

from dataclasses import dataclass

from counterpoint.analysis.likeness import Likeness, words_of
from counterpoint.analysis.links import linked_pairs
from counterpoint.model import Claim
from counterpoint.network import ArgumentNetwork
from counterpoint.wording import clause, sentence

# As many words as names in a list: what a line still holds.
_SHOWN_WORDS = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims of like wording; ``likeness`` is a cosine in (0, 1]. ``reason`` names words."""

    first: str
    second: str
    likeness: float
    reason: str


def find_candidates(
    network: ArgumentNetwork, *, least: float = 0.3, most: int = 20
) -> tuple[Candidate, ...]:
    """The pairs of claims that nothing links, by likeness of wording, likest first.

    A pair is left out if the two are equivalent, related, joined by an argument or attack, or
    marked as unrelated. O(n d) in the claims and the claims that share an n-gram with each.
    """
    claims = {class_id: network.face(class_id) for class_id in sorted(network.members)}
    likeness = Likeness(claims)
    pairs = linked_pairs(network)
    candidates = [
        Candidate(first, second, round(value, 2), _reason(claims[first], claims[second]))
        for first in claims
        for second, value in likeness.to(first).items()
        if first < second and value >= least and (first, second) not in pairs
    ]
    return tuple(sorted(candidates, key=lambda x: (-x.likeness, x.first, x.second))[:most])


def _reason(first: Claim, second: Claim) -> str:
    shared = set(words_of(first)) & set(words_of(second))
    long_words = sorted((word for word in shared if len(word) > 3), key=lambda w: (-len(w), w))
    if not long_words:
        return sentence(clause("candidate.parts"))
    words = tuple(clause("candidate.word", word=word) for word in long_words[:_SHOWN_WORDS])
    return sentence(clause("candidate.words", words=words))
