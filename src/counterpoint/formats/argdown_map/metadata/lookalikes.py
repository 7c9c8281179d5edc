"""Titles and keys that nearly agree, or that look like what they are not.

Either is more often a slip, or a trick, than a meaning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_LOOKALIKES = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"})
_SHORTEST_WORD = 4  # shorter ones differ in a letter on purpose: cat, car
_MOST_ALIKE = 100  # of titles that agree but for one word, so that many stay linear


def differ_in_a_letter(one: str, other: str) -> bool:
    """Whether one letter too many, too few, another, or two exchanged tell the words apart.

    >>> differ_in_a_letter("expert", "experts"), differ_in_a_letter("tilte", "title")
    (True, True)
    >>> differ_in_a_letter("title", "title"), differ_in_a_letter("title", "topics")
    (False, False)
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    exchanged = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or exchanged


def find_near_titles(titles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of titles that differ only in case, or in one letter of one longer word.

    Numbers and single letters tell titles apart on purpose (``Reason 1``, ``Plan B``), so
    words with digits or of less than four letters must be the same. Linear in the number of
    titles: a title is compared only with those that agree with it but for one word.

    >>> list(find_near_titles(["Free buses", "Free busses", "Plan A", "Plan B", "free Buses"]))
    [('Free buses', 'Free busses'), ('Free buses', 'free Buses'), ('Free busses', 'free Buses')]
    """
    titles_by_frame: dict[tuple[object, ...], list[str]] = {}
    pairs: dict[tuple[str, str], None] = {}
    for title in titles:
        words = _folded(title)
        frames: list[tuple[object, ...]] = [tuple(words)]
        frames += [
            (at, *words[:at], *words[at + 1 :])
            for at, word in enumerate(words)
            if word.isalpha() and len(word) >= _SHORTEST_WORD
        ]
        for frame in frames:
            group = titles_by_frame.setdefault(frame, [])
            pairs |= dict.fromkeys((other, title) for other in group if _is_slip(other, title))
            if len(group) < _MOST_ALIKE:
                group.append(title)
    yield from pairs


def _is_slip(one: str, other: str) -> bool:
    first, second = _folded(one), _folded(other)
    return one != other and (
        first == second or differ_in_a_letter(" ".join(first), " ".join(second))
    )


def _folded(title: str) -> list[str]:
    """The words, without regard to case and to how an accent is put together."""
    return unicodedata.normalize("NFC", title.casefold()).split()


def find_deception(name: str) -> str:
    r"""Why a name may look like another: hidden characters, or alphabets mixed in one word.

    >>> find_deception("Ana\u202e Ruiz"), find_deception("P\u0430nel")
    ('the hidden character U+202E', 'CYRILLIC and LATIN letters in one word')
    """
    for letter in name:
        # The joiners are spelling in Persian and in India's scripts.
        if unicodedata.category(letter) == "Cf" and letter not in "\u200c\u200d":
            return f"the hidden character U+{ord(letter):04X}"
    for word in name.split():
        names = (unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha())
        alphabets = _LOOKALIKES.intersection(names)
        if len(alphabets) > 1:
            return f"{' and '.join(sorted(alphabets))} letters in one word"
    return ""
