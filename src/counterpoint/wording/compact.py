"""Composed sentences as compact data, for the page to say in the reader's language.

A sentence is a list of clauses, a clause a list of its key and its arguments, with experts and
claims by number: experts by their place in the map, claims in a list of the titles that the
sentences need. That takes less room than the English text, where titles are written out. What
belongs here: that form. What does not: words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterpoint.model import ArgumentMap, Clause, Part, clauses_of
from counterpoint.wording.catalogue import arguments_of, sentence_patterns

# What the page says by itself, and not only in sentences that were composed before.
_ALWAYS = ("language.", "mark.", "difference.")

SentenceData = str | list[list[Any]]


class CompactSentences:
    """Writes the sentences about one map as data."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self._experts = {expert.id: n for n, expert in enumerate(argument_map.experts)}
        self._title_of = {claim.id: claim.title or claim.id for claim in argument_map.claims}
        self._claims: dict[str, int] = {}
        self._keys: set[str] = set()

    def data_of(self, text: str) -> SentenceData:
        """A composed sentence as its clauses; other text as it is."""
        clauses = clauses_of(text)
        return [self._clause(each) for each in clauses] if clauses else str(text)

    def titles(self) -> list[str]:
        """The titles of the claims that the sentences so far speak of, by number."""
        return [self._title_of[claim] for claim in self._claims]

    def patterns(self) -> dict[str, Any]:
        """Those entries of the catalogue that the sentences so far need, in its order."""
        return {
            key: entry
            for key, entry in sentence_patterns().items()
            if key in self._keys or key.startswith(_ALWAYS)
        }

    def _clause(self, clause: Clause) -> list[Any]:
        self._keys.add(clause.key)
        kinds = arguments_of(clause.key).values()
        data: list[Any] = [clause.key]
        for part, kind in zip(clause.arguments, kinds, strict=True):
            data.append(self._part(part, self._expert if kind == "experts" else self._claim))
        while data[-1] is None:
            data.pop()
        return data

    def _expert(self, expert: str) -> int:
        return self._experts[expert]

    def _claim(self, claim: str) -> int:
        return self._claims.setdefault(claim, len(self._claims))

    def _part(self, part: Part, number: Callable[[str], int]) -> Any:
        if isinstance(part, Clause):
            return self._clause(part)
        if isinstance(part, tuple):
            items = [self._clause(x) if isinstance(x, Clause) else number(x) for x in part]
            return items or None
        return part
