"""How telling the parts of words and the stems are that a sentence has, in the text at hand.

Two views of one sentence: letters in threes to fives within words, which see through endings and
compounds in any language, and stems cut by length. A stemmer for each language would serve as
well, but the one that is kept best knows no Ukrainian.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from counterpoint.analysis.likeness import grams_of

Vector = Mapping[str, float]

_WORD = re.compile(r"\w+")
# What is cut off is an ending in the languages of our maps; what is left still tells words apart.
_ENDING, _SHORTEST_STEM, _UNCUT = 3, 4, 5
_LEAST_WORD = 3  # shorter ones are articles and prepositions; their letters count all the same
# More texts than the claims and passages of a long session; what is beyond is weighed anew.
_MOST_REMEMBERED = 20_000


def stem_of(word: str) -> str:
    """A word without its ending, told by its length alone.

    >>> stem_of("Negotiations"), stem_of("talks")
    ('negotiati', 'talks')
    """
    plain = word.casefold()
    return plain[: max(_SHORTEST_STEM, len(plain) - _ENDING)] if len(plain) > _UNCUT else plain


class Weights:
    """Vectors of length 1 for sentences and claims, weighed by how rare each part is in a text.

    The same whatever a map grows to, so that what was weighed once stays so. Building it is
    linear in the text's words; weighing one sentence, in its letters.
    """

    def __init__(self, sentences: Iterable[str]) -> None:
        self._total = 0
        frequency: Counter[str] = Counter()
        for sentence in sentences:
            self._total += 1
            frequency.update(set(_words(sentence)))
        # By word and not by sentence, which is many times cheaper; words of one sentence that
        # share a part are counted twice.
        self._gram_frequency: Counter[str] = Counter()
        self._stem_frequency: Counter[str] = Counter()
        for word, count in frequency.items():
            for gram in set(grams_of(word)):
                self._gram_frequency[gram] += count
            self._stem_frequency[stem_of(word)] += count
        self._grams: dict[str, Vector] = {}
        self._stems: dict[str, Vector] = {}

    def grams(self, text: str) -> Vector:
        """The n-grams of a text by weight."""
        return self._remembered(self._grams, text, _grams_of, self._gram_frequency)

    def stems(self, text: str) -> Vector:
        """The stems of a text by weight."""
        return self._remembered(self._stems, text, _stems_of, self._stem_frequency)

    def rarity(self, word: str) -> float:
        """How rare the stem of a word is: from below 1 to the logarithm of the sentences."""
        return self._rarity(self._stem_frequency, stem_of(word))

    def _rarity(self, frequency: Mapping[str, int], part: str) -> float:
        count = min(frequency.get(part, 0), self._total)
        return math.log((1 + self._total) / (1 + count)) + 1

    def _remembered(
        self,
        vectors: dict[str, Vector],
        text: str,
        parts: Callable[[str], Iterator[str]],
        frequency: Mapping[str, int],
    ) -> Vector:
        if text not in vectors:
            if len(vectors) >= _MOST_REMEMBERED:
                vectors.clear()
            raw = {
                part: (1 + math.log(count)) * self._rarity(frequency, part)
                for part, count in Counter(parts(text)).items()
            }
            length = math.sqrt(sum(weight * weight for weight in raw.values()))
            vectors[text] = {part: weight / length for part, weight in raw.items()}
        return vectors[text]


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1, in [0, 1]; linear in the shorter."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(part, 0.0) for part, weight in one.items())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _grams_of(text: str) -> Iterator[str]:
    for word in _words(text):
        yield from grams_of(word)


def _stems_of(text: str) -> Iterator[str]:
    return (stem_of(word) for word in _words(text) if len(word) >= _LEAST_WORD)
