"""Sentences as data: what is said, apart from the language in which it is said.

``counterpoint.analysis.telling.saying`` says them. What belongs here: their form. What does
not: words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

__all__ = ["Part", "Phrase", "Sentence", "phrases_of"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of the catalogue of sentences and what its pattern is filled with.

    ``arguments`` are in the order in which the catalogue names those of the key: ids of experts
    or claims, figures, a mapper's own words, or further phrases. ``None`` stands for nothing.
    """

    key: str
    arguments: tuple[Part, ...] = ()


Part = str | float | Phrase | tuple[str, ...] | tuple[Phrase, ...] | None


class Sentence(str):
    """English text that knows the phrases it says, so that it can be said in other languages.

    >>> Sentence("Nobody says so.").phrases
    ()
    """

    __slots__ = ("phrases",)
    phrases: tuple[Phrase, ...]

    def __new__(cls, text: str, phrases: Iterable[Phrase] = ()) -> Self:
        """``text`` with what it says; plain text, such as a user's own, says no phrase."""
        made = super().__new__(cls, text)
        made.phrases = tuple(phrases)
        return made


def phrases_of(text: str) -> tuple[Phrase, ...]:
    """The phrases that a text says; none for text that is not composed."""
    return text.phrases if isinstance(text, Sentence) else ()
