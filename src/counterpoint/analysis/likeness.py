"""How alike claims are worded: a cosine of their n-grams, no more.

Wording decides nothing; it orders what a mapper looks at. What belongs here: likeness of wording.
What does not: meaning, and which pairs are worth a look.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from counterpoint.model import Claim

_WORD = re.compile(r"\w+")
# Character n-grams of three to five letters see through endings and compounds in the languages of
# our maps; shorter ones are in everything, longer ones are whole words.
_SHORTEST, _LONGEST = 3, 5
# A word in this share of a topic's claims is what the topic is about and tells little: it counts
# for as little as the share is.
_TOPICAL_SHARE = 0.3
_TOPICAL_WEIGHT = 0.3
# What more claims than these share says little of any two of them, and would make the comparison of
# all with all quadratic. Panels of the usual size have fewer claims, so that nothing is left out.
_MOST_HOLDERS = 100


class Likeness:
    """The likeness of each two of some claims, by the keys under which they are given.

    Character n-grams of three to five letters within words, weighted by TF-IDF (Salton and
    Buckley 1988), words that most claims of a topic share weighted down.
    """

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self._vectors = _vectors(claims)
        holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for key, vector in self._vectors.items():
            for gram, weight in vector.items():
                holders[gram].append((key, weight))
        self._holders = {gram: each for gram, each in holders.items() if len(each) <= _MOST_HOLDERS}

    def to(self, key: str) -> dict[str, float]:
        """Each claim, itself included, that shares an n-gram with one, by its cosine in (0, 1].

        Linear in its n-grams; those that more than a hundred claims share are passed over.
        """
        likeness: dict[str, float] = defaultdict(float)
        for gram, weight in self._vectors[key].items():
            for other, other_weight in self._holders.get(gram, ()):
                likeness[other] += weight * other_weight
        return likeness


def words_of(claim: Claim) -> list[str]:
    """The words of a claim's title and text, in their order, without regard to case."""
    return _WORD.findall(f"{claim.title} {claim.text}".casefold())


def _vectors(claims: Mapping[str, Claim]) -> dict[str, dict[str, float]]:
    """For each claim its n-grams by weight, of length 1."""
    words = {key: words_of(claim) for key, claim in claims.items()}
    topical = _topical_words(claims, words)
    counts: dict[str, dict[str, float]] = {}
    for key, words_there in words.items():
        grams: dict[str, float] = defaultdict(float)
        about = {word for topic in claims[key].topics for word in topical[topic]}
        for word in words_there:
            for gram in grams_of(word):
                grams[gram] += _TOPICAL_WEIGHT if word in about else 1.0
        counts[key] = grams
    frequency = Counter(gram for grams in counts.values() for gram in grams)
    return {key: _normal(grams, frequency, len(claims)) for key, grams in counts.items()}


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
    for key, claim in claims.items():
        for topic in claim.topics:
            members[topic].append(key)
    return {
        topic: {
            word
            for word, count in Counter(w for x in members_there for w in set(words[x])).items()
            if count > 1 and count >= _TOPICAL_SHARE * len(members_there)
        }
        for topic, members_there in members.items()
    }


def grams_of(word: str) -> Iterator[str]:
    """The letters of a word, its ends marked by blanks, in threes, fours and fives."""
    bounded = f" {word} "
    for size in range(_SHORTEST, _LONGEST + 1):
        for start in range(max(1, len(bounded) - size + 1)):
            yield bounded[start : start + size]
