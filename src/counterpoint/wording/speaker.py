"""Clauses said in a language, by the patterns of the catalogue.

Names and titles stand as they are: no pattern may ask for another case than that in which they
come. The page says the same clauses by a program of its own; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple, assert_never

from counterpoint.model import Clause, Part, Sentence, figure, name_list
from counterpoint.wording.catalogue import ArgumentType, Language, arguments_of, sentence_patterns

# A list of more names than this is cut, with how many there are besides: what a line of a finding
# still shows, and a panel of the usual size (five to six experts) is always named in full.
MOST_NAMED = 6

_JOINTS: dict[ArgumentType, str] = {"choice": "language.or", "clauses": "language.clauses"}
_GROUP = re.compile(r"\[([^\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_ENDS = (".", "?", "!")


def clause(key: str, **parts: Part) -> Clause:
    """The clause of a key; an argument that is not given is empty.

    >>> clause("gap.one-voice", who=("ruiz",))
    Clause(key='gap.one-voice', arguments=(('ruiz',),))
    """
    names = arguments_of(key)
    if not parts.keys() <= names.keys():
        raise TypeError(f"{key} has no argument {', '.join(parts.keys() - names.keys())}")
    return Clause(key, tuple([parts.get(name) for name in names]))


class Speaker:
    """Says clauses in one language, with the names of experts and the titles of claims by id.

    In a crowd more than a few are counted. Of how many is not said: not all were asked everything.
    """

    def __init__(
        self,
        language: Language,
        names: Mapping[str, str],
        titles: Mapping[str, str],
        *,
        is_crowd: bool = False,
    ) -> None:
        self._language = language
        self._is_crowd = is_crowd
        self._names = names
        self._titles = titles
        self._fixed_texts: dict[str, str] = {}
        self._quote = self._fixed("language.claim")
        closing = self._quote.rpartition("}")[2]
        self._ended = (*_ENDS, *(mark + closing for mark in _ENDS))

    def say(self, clauses: Iterable[Clause]) -> str:
        """Each clause as a sentence of its own."""
        return " ".join(self._sentence(self.word(each)) for each in clauses)

    def word(self, each: Clause) -> str:
        """A clause as it stands inside a sentence.

        >>> names = {"ruiz": "Ruiz", "osei": "Osei"}
        >>> Speaker("de", names, {}).word(clause("gap.no-reason", who=("osei", "ruiz")))
        'Osei und Ruiz nennen dafür keinen Grund'
        """
        pattern = _read(each.key, self._language)
        words = [
            self._part(part, kind) for part, kind in zip(each.arguments, pattern.kinds, strict=True)
        ]
        if pattern.by is None:
            stretches = pattern.forms[""]
        else:
            stretches = pattern.forms[self._form(each.arguments[pattern.by], pattern.forms)]
        return "".join([_filled(stretch, words) for stretch in stretches]).strip()

    def _part(self, part: Part, kind: ArgumentType) -> str:
        if part is None:
            return ""
        if isinstance(part, Clause):
            return self.word(part)
        if isinstance(part, str):
            return part
        if isinstance(part, tuple):
            return self._list(part, kind)
        digits = figure(part) if kind == "decimal" else f"{part:g}" if part % 1 else str(int(part))
        return digits.replace(".", self._fixed("language.point"))

    def _list(self, parts: tuple[str, ...] | tuple[Clause, ...], kind: ArgumentType) -> str:
        if kind == "experts":
            return self._experts([self._names[x] for x in parts if isinstance(x, str)])
        items = [
            self.word(x) if isinstance(x, Clause) else self._quote.format(title=self._titles[x])
            for x in parts
        ]
        if kind == "series":
            return "; ".join(items)
        return self._enumeration(items, _JOINTS.get(kind, "language.and"))

    def _experts(self, names: list[str]) -> str:
        """All names in a list; beyond six, how many more there are, or how many in a crowd.

        >>> Speaker("en", {}, {}, is_crowd=True)._experts(["Voter"] * 87)
        '87 participants'
        """
        if len(names) <= MOST_NAMED:
            return self._enumeration(names, "language.and", name_list)
        if self._is_crowd:
            return self.word(clause("language.participants", n=len(names)))
        first_names = name_list(names[: MOST_NAMED - 1])
        return self._fixed("language.others").format(
            names=first_names, n=len(names) - MOST_NAMED + 1
        )

    def _enumeration(
        self, parts: list[str], word: str, row: Callable[[list[str]], str] = ", ".join
    ) -> str:
        if len(parts) < 2:
            return "".join(parts)
        return f"{row(parts[:-1])}{self._fixed(word)}{parts[-1]}"

    def _form(self, part: Part, forms: Container[str]) -> str:
        """The form for a number or for the length of a list; a lone clause counts as one."""
        count = len(part) or 1 if isinstance(part, tuple) else part
        number = count if isinstance(count, (int, float)) else 1
        exact, category = f"{number:g}", _plural(self._language, number)
        return next((x for x in (exact, category) if x in forms), "other")

    def _fixed(self, key: str) -> str:
        if key not in self._fixed_texts:
            text = sentence_patterns()[key][self._language]
            if not isinstance(text, str):
                raise TypeError(f"{key} has forms")
            self._fixed_texts[key] = text
        return self._fixed_texts[key]

    def _sentence(self, text: str) -> str:
        """``text`` with a capital letter in front and one full stop behind."""
        ended = text if text.endswith(self._ended) else f"{text}."
        return ended[:1].upper() + ended[1:]


def sentence(each: Clause) -> Sentence:
    """A clause that names neither experts nor claims, in English, with what other languages need.

    >>> sentence(clause("camps.few", n=5))
    'Camps among 5 experts change with the margin.'
    """
    return Sentence(Speaker("en", {}, {}).say([each]), [each])


class _Stretch(NamedTuple):
    """A part of a pattern: its fixed words, and between each two the place of an argument."""

    is_group: bool
    fixed: tuple[str, ...]
    places: tuple[int, ...]


class _Pattern(NamedTuple):
    """An entry of the catalogue in one language, taken apart once; a sentence is said often.

    ``by`` is the place of the argument that chooses the form, ``None`` for the one form "".
    """

    kinds: tuple[ArgumentType, ...]
    by: int | None
    forms: Mapping[str, tuple[_Stretch, ...]]


@cache
def _read(key: str, language: Language) -> _Pattern:
    entry = sentence_patterns()[key]
    kinds = entry.get("arguments", {})
    names = tuple(kinds)
    text = entry[language]
    forms = {"": text} if isinstance(text, str) else text
    return _Pattern(
        tuple(kinds.values()),
        None if isinstance(text, str) else names.index(entry["by"]),
        {form: tuple(_stretches(each, names)) for form, each in forms.items()},
    )


def _stretches(pattern: str, names: tuple[str, ...]) -> Iterator[_Stretch]:
    """A pattern's stretches, every second of them a group.

    >>> [stretch.fixed for stretch in _stretches("{who} agree[ on {what}]", ("who", "what"))]
    [('', ' agree'), (' on ', ''), ('',)]
    """
    for position, stretch in enumerate(_GROUP.split(pattern)):
        pieces = tuple(_NAME.split(stretch))
        places = tuple(names.index(name) for name in pieces[1::2])
        yield _Stretch(bool(position % 2), pieces[::2], places)


def _filled(stretch: _Stretch, words: list[str]) -> str:
    """A stretch with an argument's words at each place; a group only if none of them is empty."""
    first, *fixed = stretch.fixed
    text = first
    for place, after in zip(stretch.places, fixed, strict=True):
        if stretch.is_group and not words[place]:
            return ""
        text += words[place] + after
    return text


def _plural(language: Language, number: float) -> str:
    """The plural category of a count (Unicode CLDR, cardinal rules)."""
    match language:
        case "en" | "de":
            return "one" if number == 1 else "other"
        case "uk":
            return _east_slavic_plural(number)
        case _:
            assert_never(language)


def _east_slavic_plural(number: float) -> str:
    if number != int(number):
        return "other"
    ones, tens = int(number) % 10, int(number) % 100 // 10
    if ones == 1 and tens != 1:
        return "one"
    return "few" if 2 <= ones <= 4 and tens != 1 else "many"
