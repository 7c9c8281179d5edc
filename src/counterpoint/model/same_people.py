"""Whether two experts may be one person, by what they are called and by what others call them.

What belongs here: likeness of names, and identifiers of which each person has one. What does not:
joining anybody, which takes an identifier or somebody who says so.
"""

from __future__ import annotations

# Of which each person has one: two different ones are two people's.
SINGLE_IDENTIFIERS = ("https://orcid.org/", "http://www.wikidata.org/entity/")


def likenesses(name: str) -> tuple[str, str]:
    """What names have in common that may be one person's: all words, or an initial and the last.

    >>> likenesses("J. Ruiz")
    ('j ruiz', 'j ruiz')
    """
    words = _words(name)
    return " ".join(words), f"{words[0][:1]} {words[-1]}" if len(words) > 1 else ""


def may_be_one(one: str, other: str) -> bool:
    """Whether two names are equal, or differ in given names of which one is an initial."""
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
    return name.casefold().replace(".", " ").split() or [name]
