"""Where in a text the sentence stands that a passage belongs to, and where its paragraph ends.

Told from letters and marks alone, for texts in any language that ends a sentence by ``.``,
``!``, ``?`` or their like. What belongs here: offsets. What does not: who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Longer than any sentence that a reader would take for one; the rest is a list, a table, or a
# text without full stops, of which a stretch around the passage is enough.
LONGEST_SENTENCE = 700

_PARAGRAPH_END = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*|\u2029")
_LINE_END = re.compile(r"\r\n|\r|\n")
# A mark that ends a sentence, what closes around it, and the blank before the next one, which
# begins with no small letter.
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"'\u00bb\u201c\u201d\u2019)\]]*\s+(?=\S)")
_OPENING = "\"'\u00ab\u201e\u201c\u2018([\u2013\u2014-"
_SHORTENED = re.compile(
    r"(?:^|[\s(\u201c\"])(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Gov|vs|cf|No|pp?|etc|"
    r"e\.g|i\.e|U\.S|z\.B|bzw|usw|Nr|Abs|ст|див|напр|ім|вул)\.$",
    re.IGNORECASE,
)
_LONGEST_SHORTENED = 6  # "Prof." and what stands before it
# What still belongs to the sentence when a line is broken in its midst.
_WRAPPED_FROM = 60


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""The paragraphs of a text in order, as offsets, half open, without the blanks between.

    An empty line ends one, and so does the end of a line where lines are not wrapped, that is
    where some are longer than 120 letters. Linear.

    >>> paragraphs("One.\n\nTwo,\nstill two.")
    [(0, 4), (6, 21)]
    """
    is_wrapped = all(len(line) <= 2 * _WRAPPED_FROM for line in _LINE_END.split(text))
    ends = _PARAGRAPH_END if is_wrapped else re.compile(r"\s*(?:\r\n|\r|\n|\u2029)\s*")
    bounds, start = [], 0
    for match in ends.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return [
        (last - len(text[first:last].lstrip()), first + len(text[first:last].rstrip()))
        for first, last in bounds
        if text[first:last].strip()
    ]


def sentence_around(text: str, start: int, end: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The sentence, or the sentences, that hold a passage, within the paragraph ``bounds``.

    Where they are longer than `LONGEST_SENTENCE` it is as many whole words around the passage.
    Linear in the length of the paragraph.

    >>> sentence_around("A toll? Mr. Ruiz wants one. Others do not.", 17, 22, (0, 42))
    (8, 27)
    """
    first, last = bounds
    for match in _SENTENCE_END.finditer(text, first, last):
        if not _is_end(text, match):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = min(last, max(end, match.start() + len(match[0].rstrip())))
            break
    if last - first <= LONGEST_SENTENCE:
        return first, last
    spare = max(0, LONGEST_SENTENCE - (end - start)) // 2
    return _word_start(text, max(first, start - spare), start), _word_end(
        text, end, min(last, end + spare)
    )


def passage_sentence(
    text: str, start: int, end: int, blocks: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """The sentence of a passage in its paragraph; ``blocks`` are the `paragraphs` of the text.

    One that goes over several paragraphs has them all as bounds. Linear in the blocks and in
    the length of those that it touches.
    """
    touched = [block for block in blocks if block[0] < end and start < block[1]]
    bounds = (min(x for x, _ in touched), max(x for _, x in touched)) if touched else (start, end)
    first, last = sentence_around(text, start, end, bounds)
    return min(first, start), max(last, end)


def sentences_between(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a paragraph, as offsets in order, without the blanks between; linear.

    >>> sentences_between("A toll? Mr. Ruiz wants one. Others do not.", 0, 42)
    [(0, 7), (8, 27), (28, 42)]
    """
    bounds, first = [], start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _is_end(text, match):
            bounds.append((first, match.start() + len(match[0].rstrip())))
            first = match.end()
    bounds.append((first, end))
    return [(low, high) for low, high in bounds if text[low:high].strip()]


def _is_end(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 4].lstrip(_OPENING)[:1]
    if following.islower():
        return False
    # What may be shortened is short: most words are longer, and looking at them is dear.
    before = text[max(0, match.start() - _LONGEST_SHORTENED) : match.start()]
    is_short = before[-1:] == "." and (
        len(before) < _LONGEST_SHORTENED or any(mark in before for mark in ' \n\t("\u201c')
    )
    return not (is_short and _SHORTENED.search(before))


def _word_start(text: str, low: int, high: int) -> int:
    blank = text.find(" ", low, high)
    return low if low == 0 or blank < 0 else blank + 1


def _word_end(text: str, low: int, high: int) -> int:
    blank = text.rfind(" ", low, high)
    return high if high == len(text) or blank < 0 else blank
