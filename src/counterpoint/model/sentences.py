"""Sentences as data: what is said, apart from the language in which it is said.

``counterpoint.wording`` says them. What belongs here: their form. What does not: words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Clause:
    """A key of the catalogue of sentences and what its pattern is filled with.

    ``arguments`` are in the order in which the catalogue names those of the key: ids of experts
    or claims, figures, a mapper's own words, or further clauses. ``None`` stands for nothing.
    """

    key: str
    arguments: tuple[Part, ...] = ()


Part = str | float | Clause | tuple[str, ...] | tuple[Clause, ...] | None


class Sentence(str):
    """English text that knows the clauses it says, so that it can be said in other languages.

    >>> Sentence("Nobody says so.").clauses
    ()
    """

    __slots__ = ("clauses",)
    clauses: tuple[Clause, ...]

    def __new__(cls, text: str, clauses: Iterable[Clause] = ()) -> Self:
        """``text`` with what it says; plain text, such as a user's own, says no clause."""
        sentence = super().__new__(cls, text)
        sentence.clauses = tuple(clauses)
        return sentence


def clauses_of(text: str) -> tuple[Clause, ...]:
    """The clauses that a text says; none for text that is not composed."""
    return text.clauses if isinstance(text, Sentence) else ()
