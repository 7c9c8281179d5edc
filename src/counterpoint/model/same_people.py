"""Whether two experts may be one person, by what they are called and by what others call them.

What belongs here: likeness of names, and identifiers of which each person has one. What does not:
joining anybody, which takes an identifier or somebody who says so.
"""

from __future__ import annotations

import re
import unicodedata

# Of which each person has one: two different ones are two people's.
SINGLE_IDENTIFIERS = ("https://orcid.org/", "http://www.wikidata.org/entity/")
# Accents that names are written with or without; vowel signs of other scripts are none of them.
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that keep a stroke where others lose an accent, and what they are written as instead.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_BETWEEN_WORDS = re.compile(r"[\s.\u2010\u2011-]+")
_APOSTROPHES = re.compile("['\u2019\u02bc\u02b9\u0060]")


def likenesses(name: str) -> tuple[str, str]:
    """What names have in common that may be one person's: all words, or an initial and the last.

    >>> likenesses("J. Ruiz")
    ('j ruiz', 'j ruiz')
    >>> likenesses("Björn Ångström") == likenesses("BJORN ANGSTROM")
    True
    """
    words = _words(name)
    return " ".join(words), f"{words[0][:1]} {words[-1]}" if len(words) > 1 else ""


def may_be_one(one: str, other: str) -> bool:
    """Whether two names are equal but for case, accents, hyphens and apostrophes, or differ in
    given names of which one is an initial.
    """
    first, second = _words(one), _words(other)
    if first == second:
        return True
    if len(first) < 2 or len(second) < 2 or first[-1] != second[-1]:
        return False
    return first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0]))


def clashing_identifiers(identifiers: frozenset[str]) -> tuple[str, ...]:
    """Identifiers that no one person has together, sorted; none if one may have all of them."""
    for beginning in SINGLE_IDENTIFIERS:
        several = sorted(each for each in identifiers if each.startswith(beginning))
        if len(several) > 1:
            return tuple(several)
    return ()


def _words(name: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name.casefold()))
    plain = _ACCENTS.sub("", letters).translate(_PLAIN)
    return [word for word in _BETWEEN_WORDS.split(plain) if word] or [name]
