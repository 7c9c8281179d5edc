"""Finding a key phrase in a source text: where it stands, or what stands nearest to it.

A phrase is found where the text has it letter for letter; runs of white space count as one
space, typographic quotation marks, dashes and no-break spaces as their plain forms, and soft
hyphens and zero-width spaces as nothing; a letter and its accent are one, written as one character
or as two. Where it is not found so, the stretch of words most like it is taken from
`SIMILAR_ENOUGH` on, unless it says something else (`senses`).

What belongs here: texts and offsets. What does not: files, experts, or what to say of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest
from itertools import accumulate

from counterpoint.formats.source_texts.senses import is_turned_round

# A key phrase points at a passage and does not stand for it: enough words to be found once.
MOST_WORDS = 6
SIMILAR_ENOUGH = 0.85  # of difflib's ratio: one letter in six or seven may differ

MOST_HITS = 10  # who reads that a phrase is ambiguous needs no more; a letter may stand anywhere
# Windows that share most words with the phrase and are compared letter by letter, which is dear.
_CANDIDATES = 40
_LEAST_PULLED = 4  # words; what is shorter is a heading or a refrain as often as a pull quote
# What belongs to the letter before it: accents, points and vowel signs, by their blocks.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a\u064b-\u065f"
    "\u0670\u0900-\u0903\u093a-\u094f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_WORD = re.compile(rf"\w[\w{_MARKS}]*")
_ACCENTS = re.compile(f"[{_MARKS}]*")
_IGNORED = "\uffff"
_TO_SQUEEZE = re.compile(rf"{_IGNORED}+| [ {_IGNORED}]+|\w[{_MARKS}]+")
_PLAIN_FORMS = str.maketrans(
    {
        **dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2028\u2029\u202f", " "),
        **dict.fromkeys("\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u301d\u301e", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", _IGNORED),
    }
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text: code point offsets, half open, and how like the phrase it is.

    ``similarity`` is 1 for the phrase itself, else difflib's ratio, below 1.
    """

    start: int
    end: int
    exact: str
    similarity: float


def count_words(phrase: str) -> int:
    """How many words a phrase has: runs without white space that hold a letter or digit.

    >>> count_words("miss it \u2014 he's right")
    4
    """
    return sum(any(map(str.isalnum, run)) for run in phrase.split())


def _squeezed(text: str) -> tuple[str, list[int], list[int]]:
    """The text in plain forms, and the breaks: from each squeezed index on, how much is gone."""
    plain = text.translate(_PLAIN_FORMS)
    pieces: list[str] = []
    breaks, shifts = [0], [0]
    position = length = 0
    for match in _TO_SQUEEZE.finditer(plain):
        piece = plain[position : match.start()] + _squeeze(match[0])
        pieces.append(piece)
        position = match.end()
        length += len(piece)
        breaks.append(length)
        shifts.append(position - length)
    pieces.append(plain[position:])
    return "".join(pieces), breaks, shifts


def _squeeze(stretch: str) -> str:
    """White space as one space, a letter with its accents as short as can be, else nothing."""
    if stretch[0] == " ":
        return " "
    return "" if stretch[0] == _IGNORED else unicodedata.normalize("NFC", stretch)


class SearchText:
    r"""A source text made ready for many searches; building it is linear in its length.

    ``asides`` are offsets of what is no part of the text itself, half open, none in another: a
    menu, a running head.

    >>> text = SearchText("They said:  \u201cThe toll\u00a0works\u201d, twice.")
    >>> text.find('"The toll works"')
    [Hit(start=12, end=28, exact='“The toll\xa0works”', similarity=1.0)]
    >>> [hit.exact for hit in text.find_similar("The tolls work")]
    ['The toll\xa0works']
    """

    def __init__(self, text: str, asides: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self._asides = sorted(asides)
        self._folded, self._breaks, self._shifts = _squeezed(text)
        # In the original text the break stands later by what is gone, so both stay sorted.
        self._ends = [
            index + shift for index, shift in zip(self._breaks, self._shifts, strict=True)
        ]

    def line(self, offset: int) -> int:
        """The line, counted from 1, in which an offset stands."""
        return bisect_right(self._line_starts, offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]

    def find(
        self, phrase: str, start: int = 0, end: int | None = None, *, most: int = MOST_HITS
    ) -> list[Hit]:
        """Where the phrase stands between two offsets, in order; at most ``most`` places.

        Linear in the length searched.
        """
        needle = _squeezed(phrase)[0].strip()
        if not needle:
            return []
        stop = self._index(len(self.text) if end is None else end)
        hits: list[Hit] = []
        at = self._folded.find(needle, self._index(start), stop)
        while at >= 0 and len(hits) < most:
            hits.append(self._hit(at, at + len(needle), 1.0))
            at = self._folded.find(needle, at + 1, stop)
        return hits

    def in_running_text(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits without those in a line that repeats what the text says within a longer one.

        Such a line is a pull quote, or a caption of its own. Nor is what stands in an aside in
        the running text. All of them where each is such a one.
        """
        hits = self.outside_asides(hits)
        return [hit for hit in hits if not self._is_pulled(hit)] or list(hits)

    def outside_asides(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits that stand in no aside; all of them where each does."""
        return [hit for hit in hits if not self.is_aside(hit.start)] or list(hits)

    def is_aside(self, offset: int) -> bool:
        """Whether an offset lies in what is no part of the text itself (``asides``)."""
        at = bisect_right(self._asides, (offset, len(self.text))) - 1
        return at >= 0 and offset < self._asides[at][1]

    def _is_pulled(self, hit: Hit) -> bool:
        start, end = self._lines_around(hit)
        line = self.text[start:end].strip()
        if count_words(line) < _LEAST_PULLED:
            return False
        for place in self.find(line):
            left, right = self._lines_around(place)
            if not start <= place.start < end and self.text[left:right].strip() != place.exact:
                return True
        return False

    def _lines_around(self, hit: Hit) -> tuple[int, int]:
        """Where the line begins in which a hit begins, and where that ends in which it ends."""
        last = self.line(max(hit.end - 1, hit.start))
        starts = self._line_starts
        end = starts[last] if last < len(starts) else len(self.text)
        return starts[self.line(hit.start) - 1], end

    def find_similar(self, phrase: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """The stretches of words most like the phrase, best first, equally good ones in order.

        The first is the best there is, however poor; the others, which do not overlap it, are
        given only where they are as like. Empty where nothing shares a word, or nearly a word,
        with the phrase. A stretch has as many words as the phrase, one more or one less.
        Linear in the length searched, plus the number of distinct words.
        """
        needle = _squeezed(phrase)[0]
        words = _WORD.findall(needle.lower())
        if not words:
            return []
        first = self._index(start)
        piece = self._folded[first : self._index(len(self.text) if end is None else end)]
        spans = [match.span() for match in _WORD.finditer(piece)]
        hits = _best_stretches(needle.strip(), words, piece, spans)
        return [self._hit(first + left, first + right, ratio) for left, right, ratio in hits]

    def _hit(self, left: int, right: int, similarity: float) -> Hit:
        start, end = self._offset(left), self._offset(right - 1) + 1
        accents = _ACCENTS.match(self.text, end)
        end = accents.end() if accents is not None else end
        return Hit(start, end, self.text[start:end], similarity)

    def _offset(self, index: int) -> int:
        return index + self._shifts[bisect_right(self._breaks, index) - 1]

    def _index(self, offset: int) -> int:
        """The place in the squeezed text of an offset; of the next kept letter in a gap."""
        at = bisect_right(self._ends, offset) - 1
        index = offset - self._shifts[at]
        return min(index, self._breaks[at + 1]) if at + 1 < len(self._breaks) else index


def is_similar_enough(phrase: str, hit: Hit) -> bool:
    """Whether a hit may stand for the phrase: like it by the threshold, and not turned round.

    What differs in a negation, a number or a word of the opposite sense says something else.
    """
    return hit.similarity >= SIMILAR_ENOUGH and not is_turned_round(phrase, hit.exact)


def _best_stretches(
    needle: str, words: list[str], piece: str, spans: list[tuple[int, int]]
) -> list[tuple[int, int, float]]:
    """The stretches of ``piece`` with the highest ratio to the ``needle``: start, end, ratio."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(needle)
    rated: dict[tuple[int, int], float] = {}
    for at in _promising(words, piece, spans):
        for size in range(max(len(words) - 1, 1), len(words) + 2):
            for begin in range(max(at - 1, 0), min(at + 2, len(spans) - size + 1)):
                left, right = spans[begin][0], spans[begin + size - 1][1]
                if (left, right) not in rated and right - left <= 3 * len(needle) + 20:
                    matcher.set_seq1(piece[left:right])
                    rated[left, right] = matcher.ratio()
    best: list[tuple[int, int, float]] = []
    top = max(rated.values(), default=0.0)
    for (left, right), ratio in sorted(rated.items()):
        if ratio == top and (not best or left >= best[-1][1]):
            best.append((left, right, ratio))
    return best


def _promising(words: list[str], piece: str, spans: list[tuple[int, int]]) -> list[int]:
    """Indexes of the words at which stretches with most of the phrase's words begin."""
    tokens = [piece[left:right].lower() for left, right in spans]
    likeness = _likeness(words, set(tokens))
    sums = list(accumulate((likeness[token] for token in tokens), initial=0.0))
    size = min(len(words), len(tokens))
    windows = ((sums[at + size] - sums[at], -at) for at in range(len(tokens) - size + 1))
    # The first places come first among equals, so that the answer does not hang on chance.
    return [-at for weight, at in nlargest(_CANDIDATES, windows) if weight > 0]


def _likeness(words: list[str], vocabulary: set[str]) -> dict[str, float]:
    """For each word of the text, how like any of the phrase's words it is: 0 to 1."""
    word_set = set(words)
    likeness = dict.fromkeys(vocabulary, 0.0)
    matcher = SequenceMatcher(None, autojunk=False)
    for word in word_set:
        matcher.set_seq2(word)
        for token in vocabulary:
            if token in word_set:
                likeness[token] = 1.0
            elif abs(len(token) - len(word)) * 3 <= len(word) <= 40:
                matcher.set_seq1(token)
                if matcher.real_quick_ratio() > 0.7 and matcher.quick_ratio() > 0.7:
                    likeness[token] = max(likeness[token], 0.9 * matcher.ratio())
    return likeness
