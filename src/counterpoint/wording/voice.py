"""All that a command or a report prints about one map, in one language.

What the analysis has said in English is said again from its clauses; headings, columns and lines
are keys of the same catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from counterpoint.model import ArgumentMap, Clause, Part, Sentence, figure, name_list, short_names
from counterpoint.wording.catalogue import Language, page_texts, sentence_patterns
from counterpoint.wording.speaker import Speaker, clause

_Value = TypeVar("_Value")


class Voice:
    """Speaks of one map in one language, with the short names of its experts."""

    def __init__(self, argument_map: ArgumentMap, language: Language = "en") -> None:
        self.language = language
        self._titles = {claim.id: claim.title or claim.id for claim in argument_map.claims}
        self._names = short_names(argument_map.experts)
        self._full_names = {expert.id: expert.name for expert in argument_map.experts}
        is_crowd = argument_map.is_crowd
        self._speaker = Speaker(language, self._names, self._titles, is_crowd=is_crowd)

    def word(self, key: str, **parts: Part) -> str:
        """What a key says, as it stands inside a line.

        Raises:
            TypeError: the key has no such argument.
        """
        return self._speaker.word(clause(key, **parts))

    def sentence(self, each: Clause) -> str:
        """A clause as a sentence of its own."""
        return self._speaker.say([each])

    def clause(self, each: Clause) -> str:
        """A clause as it stands inside a line."""
        return self._speaker.word(each)

    def head(self, key: str, **parts: Part) -> str:
        """What a key says, with a capital letter."""
        text = self.word(key, **parts)
        return text[:1].upper() + text[1:]

    def text(self, key: str, other: str = "") -> str:
        """A text of the page's interface; ``other`` where there is none."""
        return page_texts().get(key, {}).get(self.language, other)

    def title(self, claim: str) -> str:
        """The title of a claim, by its id."""
        return self._titles.get(claim, claim)

    def quoted(self, words: str) -> str:
        """Words of the map in the language's quotation marks."""
        return str(sentence_patterns()["language.claim"][self.language]).format(title=words)

    def columns(self, *names: str) -> list[str]:
        """Heads of a table's columns."""
        return [self.word(f"column.{name}") for name in names]

    def full_name(self, expert: str) -> str:
        """An expert's full name, empty where the map has no such expert."""
        return self._full_names.get(expert, "")

    def names(self, experts: Iterable[str]) -> str:
        """Experts by their full names, in a row."""
        return name_list(self._full_names.get(x, x) for x in experts)

    def both(self, first: str, second: str) -> str:
        """Two experts by their full names, joined."""
        joint = sentence_patterns()["language.and"][self.language]
        return f"{self._full_names[first]}{joint}{self._full_names[second]}"

    def figure(self, value: float, digits: int = 1, *, sign: bool = False) -> str:
        """A figure with the point of the language."""
        point = sentence_patterns()["language.point"][self.language]
        return figure(value, digits, sign=sign).replace(".", str(point))

    def factors(self, factors: Iterable[tuple[str, float]]) -> str:
        """Named factors as a product; that there are none is said."""
        point = str(sentence_patterns()["language.point"][self.language])
        rows = [f"{self._factor(name)} {value:g}".replace(".", point) for name, value in factors]
        return " x ".join(rows) or self.word("line.not-scored")

    def _factor(self, name: str) -> str:
        return (
            name if self.language == "en" else self.text(f"factor.{name.replace(' ', '-')}", name)
        )

    def again(self, value: _Value) -> _Value:
        """``value`` with each composed sentence in it said in this language.

        Goes through records, tuples, lists and dicts. What is not composed stays as it is.
        Linear in what ``value`` holds.
        """
        return value if self.language == "en" else self._again(value)

    def _again(self, value: _Value) -> _Value:
        if isinstance(value, Sentence):
            sentence = Sentence(self._speaker.say(value.clauses), value.clauses)
            return sentence if value.clauses else value  # type: ignore[return-value]
        if isinstance(value, (tuple, list)):
            return type(value)(self._again(each) for each in value)
        if isinstance(value, dict):
            return {key: self._again(each) for key, each in value.items()}  # type: ignore[return-value]
        if is_dataclass(value) and not isinstance(value, type):
            parts = {x.name: getattr(value, x.name) for x in fields(value) if x.init}
            changed = {name: self._again(part) for name, part in parts.items()}
            new = {name: x for name, x in changed.items() if x is not parts[name]}
            return replace(value, **new) if new else value
        return value
