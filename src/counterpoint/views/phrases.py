"""Composed sentences as compact data, for the page to say in the reader's language.

A sentence is a list of phrases, a phrase a list of its key and its arguments, with experts and
claims by number: experts by their place in the map, claims in a list of the titles that the
sentences need. That takes less room than the English text, where titles are written out. What
belongs here: that form. What does not: words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterpoint.analysis.telling.saying import arguments_of, patterns
from counterpoint.model import ArgumentMap, Part, Phrase, phrases_of

__all__ = ["PhraseBook"]

Told = str | list[list[Any]]


class PhraseBook:
    """Writes the sentences about one map as data."""

    def __init__(self, debate: ArgumentMap) -> None:
        self._experts = {expert.id: n for n, expert in enumerate(debate.experts)}
        self._title_of = {claim.id: claim.title or claim.id for claim in debate.claims}
        self._claims: dict[str, int] = {}
        self._used: set[str] = set()

    def told(self, text: str) -> Told:
        """A composed sentence as its phrases; other text as it is."""
        phrases = phrases_of(text)
        return [self._phrase(each) for each in phrases] if phrases else str(text)

    def titles(self) -> list[str]:
        """The titles of the claims that the sentences told so far speak of, by number."""
        return [self._title_of[claim] for claim in self._claims]

    def patterns(self) -> dict[str, Any]:
        """Those entries of the catalogue that the sentences told so far need, in its order."""
        return {
            key: entry
            for key, entry in patterns().items()
            if key in self._used or key.startswith("language.")
        }

    def _phrase(self, phrase: Phrase) -> list[Any]:
        self._used.add(phrase.key)
        kinds = arguments_of(phrase.key).values()
        data: list[Any] = [phrase.key]
        for part, kind in zip(phrase.arguments, kinds, strict=True):
            data.append(self._part(part, self._expert if kind == "experts" else self._claim))
        while data[-1] is None:
            data.pop()
        return data

    def _expert(self, expert: str) -> int:
        return self._experts[expert]

    def _claim(self, claim: str) -> int:
        return self._claims.setdefault(claim, len(self._claims))

    def _part(self, part: Part, number: Callable[[str], int]) -> Any:
        if isinstance(part, Phrase):
            return self._phrase(part)
        if isinstance(part, tuple):
            given = [self._phrase(x) if isinstance(x, Phrase) else number(x) for x in part]
            return given or None
        return part
