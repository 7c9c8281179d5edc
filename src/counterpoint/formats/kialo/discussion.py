r"""One exported discussion: its name, and its lines by number.

``1.2. Con: text`` is said against ``1.``; ``1.2.1. Pro: -> See 1.1.`` says for ``1.2.`` what
stands at ``1.1.``. In older exports each stands on one line, signs of Markdown have a backslash
before them, and a link is ``[words](address)``. In newer ones the text stands below its number,
and a link is a number in square brackets, explained under ``Sources:`` at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from counterpoint.errors import InputError, Place, Problems
from counterpoint.formats.file_text import FileText, lines_of, read_text
from counterpoint.formats.recognition import FileHead

_NUMBER = r"\d{1,9}(?:\.\d{1,9})*+"
_LINE = re.compile(
    rf"({_NUMBER})\.(?:[ \t]++|\Z)(?:(pro|con|thesis|question)[ \t]*:)?[ \t]*+(.*)",
    re.IGNORECASE | re.DOTALL,
)
_NAME = re.compile(r"discussion (?:title|name)[ \t]*:[ \t]*+(.*)", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(rf"->[ \t]*See[ \t]+({_NUMBER})\.?\Z", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n]+")
_RECOGNISED = re.compile(
    r"\A\ufeff?\s*+discussion (?:title|name)\s*:(?:[^\n]*\n){1,5}?\s*1\.\s"
    r"|^\s*+\d++\.(?:\d++\.)++\s++(?:pro|con)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCES = re.compile(r"sources[ \t]*:", re.IGNORECASE)
_SOURCE = re.compile(r"\[(\d{1,9})\][ \t]+(\S.*)")
_MARK = re.compile(r"\[(\d{1,9})\]")
_PUNCTUATION, _BACKSLASHED = re.compile(r"[\\\[\]()]"), r"\\\g<0>"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKDOWN_LINK = re.compile(
    r"(?<!\\)\[((?:[^\[\]\\]|\\.)++)\]\(((?:[^\s()\\]|\\.|\([^\s()]*+\))++)\)"
)
_DEEPEST = 500  # levels; people write up to some twenty


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """One numbered claim. ``side`` is ``pro``, ``con``, ``question`` or "" of a thesis.

    ``link`` is the number that the line says again, "" where it has a text of its own;
    ``pointer`` one that stands behind a text.
    """

    number: str
    side: str
    text: str
    place: Place
    link: str = ""
    pointer: str = ""

    @property
    def parent(self) -> str:
        """The number of the claim that it is for or against, "" of one that begins a tree."""
        return self.number.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Discussion:
    """What a file says: the discussion's name, and its claims by number in the order of the file.

    ``sources`` is how many are listed at its end. ``unsaid`` are the places of numbers that
    have no text.
    """

    name: str
    entries: Mapping[str, NumberedClaim]
    sha256: str
    sources: int = 0
    unsaid: Mapping[str, Place] = field(default_factory=dict)


def is_kialo(head: FileHead) -> bool:
    """Whether a file begins as Kialo's export does, or has lines such as ``1.1. Pro:``."""
    return _RECOGNISED.search(head.text) is not None


def read_discussion(path: Path, problems: Problems) -> Discussion:
    """The discussion in a file; what is wrong with a line is noted.

    Raises:
        InputError: there is no such file, or it is no text.
        LimitError: it is too large.
    """
    return parse_discussion(read_text(path), str(path), problems)


def parse_discussion(text: FileText, file: str, problems: Problems) -> Discussion:
    """The discussion in a text; ``file`` is the name that places carry."""
    return _LineReader(file, text, problems).discussion()


def count_kialo(paths: Sequence[Path]) -> Mapping[str, object]:
    """How many theses, pros, cons and links the files hold, by their lines."""
    problems = Problems()
    entries = [x for path in paths for x in read_discussion(path, problems).entries.values()]
    if problems.has_errors:
        raise InputError(problems)
    own = [each for each in entries if not each.link]
    return {
        "claims": len(own),
        "theses": sum(not each.side for each in own),
        "questions": sum(each.side == "question" for each in own),
        "pros": sum(each.side == "pro" for each in entries),
        "cons": sum(each.side == "con" for each in entries),
        "links": len(entries) - len(own),
    }


class _LineReader:
    """The lines of one file, joined where one runs on, then read one by one."""

    def __init__(self, file: str, text: FileText, problems: Problems) -> None:
        self._file = file
        self._text = text
        self._problems = problems
        self._entries: dict[str, NumberedClaim] = {}
        self._unsaid: dict[str, Place] = {}
        self._name = ""
        self._addresses: dict[str, str] = {}

    def discussion(self) -> Discussion:
        lines = [line.strip(" \t\r\n") for line in lines_of(self._text.text)]
        lines = self._without_sources(lines)
        starts = [at for at, line in enumerate(lines) if _LINE.match(line)]
        self._read_head(lines[: starts[0]] if starts else lines)
        for at, end in pairwise([*starts, len(lines)]):
            further = [(row, line) for row, line in enumerate(lines[at + 1 : end], at + 1) if line]
            label = _LINE.match(lines[at])
            # In newer exports the text begins on the line below, and runs on as it was typed.
            for row, line in further if label is not None and label[3] else ():
                self._warn_of_run_on(row, line)
            self._read_entry(at, " ".join((lines[at], *(line for _, line in further))))
        if not starts:
            message = "no line begins with a number as in 1.1. Pro:"
            advice = "export the discussion from Kialo as text, and leave it as it is"
            self._problems.error(Place(self._file), message, advice, "empty")
        sources = len(self._addresses)
        return Discussion(self._name, self._entries, self._text.sha256, sources, self._unsaid)

    def _without_sources(self, lines: list[str]) -> list[str]:
        """The lines above the list of sources, whose addresses are noted by their numbers."""
        written = [(at, line) for at, line in enumerate(lines) if line]
        heads = (
            at
            for (at, line), (_, below) in pairwise(written)
            if _SOURCES.fullmatch(line) and _SOURCE.match(below)
        )
        head = next(heads, len(lines))
        for line in lines[head:]:
            match = _SOURCE.match(line)
            if match is not None:
                self._addresses.setdefault(match[1], match[2])
        return lines[:head]

    def _read_head(self, lines: Sequence[str]) -> None:
        is_name_below = False
        for at, line in enumerate(lines):
            match = _NAME.match(line)
            if match is not None and not self._name:
                self._name = _plain(match[1])
                is_name_below = not self._name
            elif line and is_name_below:
                self._name, is_name_below = _plain(line), False
            elif line:
                place = Place(self._file, at + 1, 1)
                message = f"'{line[:40]}' stands before the first number, and is not read"
                advice = "Discussion Title: and Discussion Name: are read there"
                self._problems.warn(place, message, advice, "unread-line")

    def _warn_of_run_on(self, at: int, line: str) -> None:
        place = Place(self._file, at + 1, 1)
        message = f"'{line[:40]}' has no number, and is read as a part of the claim above"
        self._problems.warn(place, message, "Kialo writes a claim on one line", "run-on-line")

    def _read_entry(self, at: int, line: str) -> None:
        match = _LINE.match(line)
        assert match is not None, "the line began with a number"
        number, side, text = match[1], (match[2] or "").lower().removeprefix("thesis"), match[3]
        number = ".".join(part.lstrip("0") or "0" for part in number.split("."))
        place = Place(self._file, at + 1, 1)
        if number.count(".") >= _DEEPEST:
            message = f"{number[:20]}... is more than {_DEEPEST} levels deep"
            self._problems.error(place, message, "no discussion is that deep", "too-deep")
            return
        link = _LINK.search(text)
        words = text if link is None else text[: link.start()]
        entry = NumberedClaim(number, side, _plain(_MARK.sub(self._address, words)), place)
        if link is not None:
            target = ".".join(part.lstrip("0") or "0" for part in link[1].split("."))
            where = "pointer" if entry.text else "link"
            entry = NumberedClaim(number, side, entry.text, place, **{where: target})
        elif not entry.text:
            message = f"{number}. has no text, and is left out"
            advice = f"write it behind the number, or take {number}. out"
            self._problems.warn(place, message, advice, "empty-claim")
            self._unsaid.setdefault(number, place)
            return
        self._take(entry)

    def _take(self, entry: NumberedClaim) -> None:
        """The entry under its number, which another that says something else may not have."""
        first = self._entries.setdefault(entry.number, entry)
        if first is entry:
            return
        message = f"{entry.number}. stands at {first.place} already"
        if replace(entry, place=first.place) == first:
            advice = "take one of them out"
            self._problems.warn(entry.place, f"{message}, and says the same", advice, "duplicate")
        else:
            advice = "give each claim a number of its own"
            self._problems.error(entry.place, message, advice, "duplicate-number")

    def _address(self, mark: re.Match[str]) -> str:
        """The address that a number in brackets stands for, the number where none does."""
        address = self._addresses.get(mark[1])
        return mark[0] if address is None else rf"\({_PUNCTUATION.sub(_BACKSLASHED, address)}\)"


def _plain(text: str) -> str:
    r"""A text without Markdown: links as ``words (address)``, no backslashes.

    >>> _plain(r"see [a study](https://example.org/s), \(in German\)")
    'see a study (https://example.org/s), (in German)'
    """
    spelt_out = _MARKDOWN_LINK.sub(r"\1 \\(\2\\)", text)
    return _BLANKS.sub(" ", _ESCAPED.sub(r"\1", spelt_out)).strip(" ")
