"""Which words of a sentence are its key phrase: those that tell it from all others.

What belongs here: the choice for whoever has not chosen. What does not: whether a phrase that
somebody wrote is found (`counterpoint.formats.source_texts`).
"""

from __future__ import annotations

import re
from itertools import islice

from counterpoint.drafting.titles import OPEN_ENDS
from counterpoint.drafting.weights import Weights, stem_of
from counterpoint.formats.source_texts import MOST_WORDS

_RUN = re.compile(r"\S+")
_EDGES = "\"'.,;:!?()[]\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019\u2013\u2014\u2026*_"
_BREAK = re.compile(r"[,;:.!?)\u2013\u2014]+$")
# A phrase across a comma or dash points at two thoughts; chosen on the panel of Dunmarrow, as is
# what a word counts for that the claim has too: three times.
_LEAST = 4  # words, of which a phrase is seldom found twice
_ACROSS = 2.0
_SHARED = 2.0
_OPEN = 1.0  # what an end on a small word costs: "time it has dropped by two" of "two metres"


class Scope:
    """A text in which many phrases are looked for, by where each of its words stands.

    Made in linear time; a phrase then costs as much as its rarest word inside is frequent.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for match in _RUN.finditer(text):
            self._places.setdefault(match[0], []).append(match.start())

    def has_once(self, phrase: str) -> bool:
        """Whether a phrase stands there, and once."""
        # A word with blanks around it in the phrase is a whole word wherever the phrase stands.
        inner = [x for x in _RUN.finditer(phrase) if x.start() and x.end() < len(phrase)]
        if not inner:
            first = self._text.find(phrase)
            return first >= 0 and self._text.find(phrase, first + 1) < 0
        places, word = min(
            ((self._places.get(x[0], []), x) for x in inner), key=lambda pair: len(pair[0])
        )
        starts = (place - word.start() for place in places)
        hits = (x for x in starts if x >= 0 and self._text.startswith(phrase, x))
        return len(list(islice(hits, 2))) == 1


def key_phrase(
    text: str,
    sentence: tuple[int, int],
    weights: Weights,
    claim: str = "",
    scope: Scope | None = None,
) -> tuple[int, int]:
    """The at most six words of a sentence that point at it, as offsets in ``text``, half open.

    They are the rarest that stand together, with the words of ``claim`` ahead of others and
    without a comma between them where that can be. A phrase that stands once in ``scope``, by
    default the text, is taken before one that recurs. Marks at its ends are left out. O(words),
    and without a scope a search of the text for each phrase that recurs.
    """
    start, end = sentence
    runs = [
        (match.start(), match.end())
        for match in _RUN.finditer(text, start, end)
        if any(map(str.isalnum, match[0]))
    ]
    if not runs:
        return start, end
    claim_stems = {stem_of(word.strip(_EDGES)) for word in claim.split()}
    values = [
        weights.rarity(word) * (1 + _SHARED * (stem_of(word) in claim_stems))
        for word in (text[left:right].strip(_EDGES) for left, right in runs)
    ]
    breaks = [_BREAK.search(text[left:right]) is not None for left, right in runs]
    size = min(MOST_WORDS, len(runs))
    words = [text[left:right].strip(_EDGES).casefold() for left, right in runs]
    scores = {
        first: sum(values[first : first + size])
        - _ACROSS * sum(breaks[first : first + size - 1])
        - _OPEN * _is_open(words, first + size)
        for first in range(len(runs) - size + 1)
    }
    in_order = sorted(scores, key=lambda first: (-scores[first], first))
    spans = [_within_a_thought(breaks, first, first + size) for first in in_order]
    phrases = [_trimmed(text, runs[first][0], runs[last - 1][1]) for first, last in spans]

    def stands_once(phrase: str) -> bool:
        return text.count(phrase) == 1 if scope is None else scope.has_once(phrase)

    return next((x for x in phrases if stands_once(text[slice(*x)])), phrases[0])


def _within_a_thought(breaks: list[bool], first: int, last: int) -> tuple[int, int]:
    """Without a word or two before a break at the beginning or after one at the end."""
    size = last - first
    for cut in (1, 2):
        if size - cut >= _LEAST and breaks[first + cut - 1]:
            return first + cut, last
        if size - cut >= _LEAST and breaks[last - cut - 1]:
            return first, last - cut
    return first, last


def _is_open(words: list[str], last: int) -> bool:
    """Whether a phrase ends on a small word behind which the thought goes on."""
    return last < len(words) and words[last - 1] in OPEN_ENDS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the ends."""
    while end - start > 1 and text[start] in _EDGES:
        start += 1
    while end - start > 1 and text[end - 1] in _EDGES:
        end -= 1
    return start, end
