"""The one "did you mean": which of the names that there are a word was meant to be.

Here it is known that a word is none of the names, and the most like is sought, by difflib's ratio.
Whether two words that may both be meant differ by a slip is another question, and has a measure of
its own (`counterpoint.formats.argdown_map.metadata.lookalikes`): a single letter. The ratio cannot
answer it: "The city should ban cars in the old town" and "The city should tax cars in the old town"
have 0.95.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from counterpoint.errors.problem import Mending

# How like a word a name must be, of difflib's ratio (2 * letters in common / letters of both).
# What somebody typed on a command line: a wrong guess costs a glance, so nearly anything goes.
TYPED = 0.6
# A word in a file, of a few that stand for something: the short ones are alike by chance sooner.
WRITTEN = 0.65
# Where a wrong guess misleads: titles of many words in common, keywords among names of all kinds.
CLOSE = 0.75

_MOST_SUGGESTIONS = 100  # each looks through all names, so that a bad file stays linear
_MOST_COMPARISONS = 200_000  # of words with names, in all: about a second
_MOST_LISTED = 20  # names: about three lines of a terminal


def nearest_name(
    word: str, names: Iterable[str], likeness: float = TYPED, *, ignores_case: bool = False
) -> str:
    """The one of ``names`` that is most like ``word``, "" where none is.

    Of names that differ only in case the last counts where ``ignores_case``. Linear in the
    length of ``names`` together: callers bound the word and the number of look-ups.

    >>> nearest_name("agre", ["agree", "disagree"]), nearest_name("x", ["agree"])
    ('agree', '')
    """
    if not ignores_case:
        return next(iter(get_close_matches(word, list(names), 1, likeness)), "")
    by_folded = {name.casefold(): name for name in names}
    matches = get_close_matches(word.casefold(), by_folded, 1, likeness)
    return by_folded[matches[0]] if matches else ""


def did_you_mean(name: str, otherwise: str = "", *, pattern: str = "{}") -> str:
    """Advice that asks whether ``name`` was meant, ``otherwise`` where it is empty.

    >>> did_you_mean("agree", pattern='"{}"'), did_you_mean("", "known are agree, disagree")
    ('did you mean "agree"?', 'known are agree, disagree')
    """
    return f"did you mean {pattern.format(name)}?" if name else otherwise


def some_of(names: Sequence[str]) -> str:
    """The first of some names, and a sign that there are more.

    >>> some_of(["a", "b"]), some_of(["a"] * 21)[-8:]
    ('a, b', ', a, ...')
    """
    more = ", ..." if len(names) > _MOST_LISTED else ""
    return ", ".join(names[:_MOST_LISTED]) + more


class Suggestions:
    """Names for the misspelt words of one input: for so many of them that it stays linear."""

    def __init__(self) -> None:
        self._count = 0
        self._mendings = 0
        self._comparisons = 0

    def nearest(self, word: str, names: Iterable[str]) -> str:
        """As `nearest_name`, without regard to case; "" after a hundred words.

        Sooner where there are thousands of names: after 200,000 comparisons.

        >>> Suggestions().nearest("Expliit", ["explicit", "implied"])
        'explicit'
        """
        self._count += 1
        if self._count > _MOST_SUGGESTIONS or self._comparisons > _MOST_COMPARISONS:
            return ""
        choices = list(names)
        self._comparisons += len(choices)
        return nearest_name(word, choices, WRITTEN, ignores_case=True)

    def mending(self, word: str, names: Iterable[str]) -> Mending | None:
        """The change that spells a word right; ``None`` if a second name is somewhat like it.

        The one must be close to it (`CLOSE`), and no other as like as for a suggestion (`WRITTEN`).
        Also ``None`` after a hundred words.

        >>> Suggestions().mending("recommendaton", ["recommendation", "warning"])
        Mending(before='recommendaton', after='recommendation')
        >>> Suggestions().mending("implicit", ["explicit", "implied"])
        """
        self._mendings += 1
        if self._mendings > _MOST_SUGGESTIONS:
            return None
        matches = get_close_matches(word, list(names), 2, WRITTEN)
        is_only = len(matches) == 1 and bool(get_close_matches(word, matches, 1, CLOSE))
        return Mending(word, matches[0]) if is_only else None
