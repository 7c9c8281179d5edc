"""How an answer is said, in the words of our own column ``how``: ``implied; hedged``.

What belongs here: those words. What does not: what somebody answers (`answers`).
"""

from __future__ import annotations

from array import array
from dataclasses import replace

from counterpoint.formats.sureness import plain_words
from counterpoint.formats.tables.answers import OUTRIGHT, Answer, Manner
from counterpoint.formats.tables.coded import Coded
from counterpoint.model import Directness, Firmness

# What is only reported or understood has no row: it is nobody's answer.
_DIRECTNESS = {x.value: x for x in (Directness.EXPLICIT, Directness.IMPLIED)}
_FIRMNESS = {x.value: x for x in Firmness if not x.takes_no_side}
MANNER_WORDS = (*_DIRECTNESS, *_FIRMNESS)


def manner_of(cell: str) -> Manner | None:
    """What a cell says of how an answer is said, ``None`` where a word is unknown.

    >>> manner_of("Implied; hedged")
    Manner(directness=<Directness.IMPLIED: 'implied'>, firmness=<Firmness.HEDGED: 'hedged'>)
    >>> manner_of("by letter") is None
    True
    """
    manner = OUTRIGHT
    for word in filter(None, map(plain_words, cell.split(";"))):
        if word in _DIRECTNESS:
            manner = manner._replace(directness=_DIRECTNESS[word])
        elif word in _FIRMNESS:
            manner = manner._replace(firmness=_FIRMNESS[word])
        else:
            return None
    return manner


def are_manners(column: Coded[str]) -> bool:
    """Whether a column says nothing else."""
    return all(manner_of(cell) is not None for cell in column.values)


def with_manners(answers: Coded[Answer], manners: Coded[Manner]) -> Coded[Answer]:
    """The answers, each with how it is said; linear in the rows."""
    index: dict[tuple[int, int], int] = {}
    pairs = zip(answers.codes, manners.codes, strict=True)
    codes = array("i", [index.setdefault(pair, len(index)) for pair in pairs])
    values = [replace(answers.values[one], manner=manners.values[two]) for one, two in index]
    return Coded(tuple(values), codes)
