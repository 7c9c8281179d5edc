"""The key phrase of a decision: at most six words, found once where their speaker speaks."""

from __future__ import annotations

import re

from counterpoint.drafting import Spot, Suggester
from counterpoint.formats.source_texts import MOST_WORDS, count_words
from counterpoint.model import Quotation, Verification
from counterpoint.pipeline.workbench.problems import RefusedError
from counterpoint.pipeline.workbench.sheets import Sheet, SheetSentence

_WORD = re.compile(r"\S+")


def chosen_phrase(
    sheet: Sheet, sentence: SheetSentence, suggester: Suggester, wording: str = ""
) -> Quotation:
    """The words of a sentence that point at it best, where nobody has chosen."""
    spot = Spot(sheet.source.id, sentence.start, sentence.end, sentence.speaker)
    start, end = suggester.key_phrase(spot, wording)
    try:
        return settled_phrase(sheet, sentence.speaker, start, end)
    except RefusedError:
        words = [x.span() for x in _WORD.finditer(sheet.text.text, sentence.start, sentence.end)]
        for first in range(len(words)):
            start, end = words[first][0], words[min(first + MOST_WORDS, len(words)) - 1][1]
            if _is_said_once(sheet, sentence.speaker, *_without_marks(sheet.text.text, start, end)):
                return settled_phrase(sheet, sentence.speaker, start, end)
        raise


def settled_phrase(sheet: Sheet, expert: str, start: int, end: int) -> Quotation:
    """The passage from ``start`` to ``end``, cut to whole words, six at most.

    Where the speaker says these words twice, it is as many as make it one, from where it begins.

    Raises:
        RefusedError: there is no word in it, it is not the speaker's, or it is said twice anyhow.
    """
    text = sheet.text.text
    part = next((x for x in sheet.stretches(expert) if x[0] <= start < x[1]), None)
    if part is None:
        message = "these words stand where this speaker does not speak"
        raise RefusedError("no-speaker", message, "mark the speaker's section first")
    if 0 < count_words(text[start:end]) <= MOST_WORDS and _is_said_once(sheet, expert, start, end):
        return _quotation(sheet, start, end)
    words = [(x.start(), x.end()) for x in _WORD.finditer(text, part[0], part[1])]
    within = [i for i, (first, last) in enumerate(words) if last > start and first < end]
    if not within:
        raise RefusedError("phrase-empty", "the phrase has no word", "take some words of the text")
    first = within[0]
    size = min(len(within), MOST_WORDS)
    most = min(MOST_WORDS, len(words) - first)
    for count in (size, *range(size + 1, most + 1), *range(size - 1, 0, -1)):
        left, right = _without_marks(text, words[first][0], words[first + count - 1][1])
        if left < right and _is_said_once(sheet, expert, left, right):
            return _quotation(sheet, left, right)
    message = "this speaker says these words more than once"
    advice = "take words around them that are said once"
    raise RefusedError("phrase-ambiguous", message, advice)


def _quotation(sheet: Sheet, start: int, end: int) -> Quotation:
    words = sheet.text.text[start:end]
    return Quotation(sheet.source.id, words, start, end, Verification.EXACT, 1.0)


def _is_said_once(sheet: Sheet, expert: str, start: int, end: int) -> bool:
    phrase = sheet.text.text[start:end]
    hits = [x for part in sheet.stretches(expert) for x in sheet.search.find(phrase, *part)]
    hits = sheet.search.in_running_text(hits) if len(hits) > 1 else hits
    return len(hits) == 1 and hits[0].start == start


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks and blanks at either end, so that the phrase reads as words."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end
