"""Candidates: claims that may be the same or may conflict and that nothing links.

Wording decides nothing: a candidate is a pair for the mapper to look at. It is never counted,
never a finding and never drawn. What belongs here: likeness of wording. What does not: meaning.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from counterpoint.model import Claim
from counterpoint.network import ArgumentNetwork
from counterpoint.wording import clause, sentence

_WORD = re.compile(r"\w+")
# Character n-grams of three to five letters see through endings and compounds in the languages of
# our maps; shorter ones are in everything, longer ones are whole words.
_SHORTEST, _LONGEST = 3, 5
# A word in this share of a topic's claims is what the topic is about and tells little: it counts
# for as little as the share is.
_TOPICAL_SHARE = 0.3
_TOPICAL_WEIGHT = 0.3
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

    Character n-grams of three to five letters within words, weighted by TF-IDF (Salton and
    Buckley 1988), words that most claims of a topic share weighted down. A pair is left out if
    the two are equivalent, related, or joined by an argument or attack. O(n d) in the claims
    and the claims that share an n-gram with each.
    """
    claims = {class_id: network.face(class_id) for class_id in sorted(network.members)}
    weights = _vectors(claims)
    pairs = _linked(network)
    likeness: dict[tuple[str, str], float] = defaultdict(float)
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for class_id, vector in weights.items():
        for gram, weight in vector.items():
            holders[gram].append((class_id, weight))
    for claims_there in holders.values():
        for (first, one), (second, other) in combinations(claims_there, 2):
            likeness[first, second] += one * other
    candidates = [
        Candidate(first, second, round(value, 2), _reason(claims[first], claims[second]))
        for (first, second), value in likeness.items()
        if value >= least and (first, second) not in pairs
    ]
    return tuple(sorted(candidates, key=lambda x: (-x.likeness, x.first, x.second))[:most])


def _vectors(claims: Mapping[str, Claim]) -> dict[str, dict[str, float]]:
    """For each claim its n-grams by weight, of length 1."""
    words = {class_id: _words(claim) for class_id, claim in claims.items()}
    topical = _topical_words(claims, words)
    counts: dict[str, dict[str, float]] = {}
    for class_id, words_there in words.items():
        grams: dict[str, float] = defaultdict(float)
        about = {word for topic in claims[class_id].topics for word in topical[topic]}
        for word in words_there:
            for gram in _grams(word):
                grams[gram] += _TOPICAL_WEIGHT if word in about else 1.0
        counts[class_id] = grams
    frequency = Counter(gram for grams in counts.values() for gram in grams)
    return {class_id: _normal(grams, frequency, len(claims)) for class_id, grams in counts.items()}


def _normal(
    grams: Mapping[str, float], frequency: Mapping[str, int], total: int
) -> dict[str, float]:
    raw = {
        gram: weight * (math.log((1 + total) / (1 + frequency[gram])) + 1)
        for gram, weight in grams.items()
        if frequency[gram] * 2 <= total or total < 4
    }
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {gram: weight / length for gram, weight in raw.items()} if length else {}


def _topical_words(
    claims: Mapping[str, Claim], words: Mapping[str, list[str]]
) -> dict[str, set[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for class_id, claim in claims.items():
        for topic in claim.topics:
            members[topic].append(class_id)
    return {
        topic: {
            word
            for word, count in Counter(w for x in members_there for w in set(words[x])).items()
            if count > 1 and count >= _TOPICAL_SHARE * len(members_there)
        }
        for topic, members_there in members.items()
    }


def _linked(network: ArgumentNetwork) -> set[tuple[str, str]]:
    """The pairs of classes, both ways round, that a relation, argument or attack joins."""
    pairs = {(start, end) for start, end, _ in network.around.relations}
    for inference in (*network.arguments.values(), *network.attacks.values()):
        ends = [*inference.premises, *([inference.end] if inference.end else [])]
        pairs.update(combinations(ends, 2))
    return pairs | {(second, first) for first, second in pairs}


def _reason(first: Claim, second: Claim) -> str:
    words_of_both = set(_words(first)) & set(_words(second))
    long_words = sorted(
        (word for word in words_of_both if len(word) > 3), key=lambda w: (-len(w), w)
    )
    if not long_words:
        return sentence(clause("candidate.parts"))
    words = tuple(clause("candidate.word", word=word) for word in long_words[:_SHOWN_WORDS])
    return sentence(clause("candidate.words", words=words))


def _words(claim: Claim) -> list[str]:
    return _WORD.findall(f"{claim.title} {claim.text}".casefold())


def _grams(word: str) -> Iterable[str]:
    bounded = f" {word} "
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(max(1, len(bounded) - size + 1)):
            yield bounded[start : start + size]
