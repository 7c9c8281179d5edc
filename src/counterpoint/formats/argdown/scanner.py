"""The state of a scan through a text, and its plainest parts: text and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterpoint.errors import Problems, Severity
from counterpoint.formats.argdown.shortcodes import SHORTCODES
from counterpoint.formats.argdown.tokens import Kind, Token, TokenValue

if TYPE_CHECKING:
    from counterpoint.formats.argdown.data_memory import DataMemory
    from counterpoint.formats.argdown.source_text import ParsedText

BLANKS = re.compile(r"[ \t]*+")
BREAKS = (None, Kind.NEWLINE, Kind.EMPTY_LINE)
_LINE_REST = re.compile(r"[ \t]*+\n(?![ \t]*+\n)")
_LINE_RESTS = re.compile(r"(?:[ \t]*+\n)*+")
# Text that starts no token. Possessive, so that nothing is ever tried again.
_TEXT = re.compile(r"(?:[^\\@#*_\[.:<\n/{]++|[.:](?!\S)|/(?![/*])|@(?![\[<]))++")
# The reference keeps one blank after a control character and drops the rest.
_BLANKS_AFTER_CONTROL = re.compile(r"([@#*_\[\].,:;</>\-(){}][ \t])[ \t]++")


class _Finder:
    """The next occurrence of a needle; positions may only grow by and large."""

    __slots__ = ("_from", "_index", "_needle", "_text")

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._from = 0
        self._index = -1

    def next(self, position: int) -> int:
        """The first index at or after a position, the length of the text where there is none."""
        if not self._from <= position <= self._index:
            index = self._text.find(self._needle, position)
            self._from = position
            self._index = index if index >= 0 else len(self._text)
        return self._index


class Scanner:
    """Goes through a text once and puts down tokens.

    ``last`` is the kind of the last token that was no indentation: it decides what can open a
    line. ``indents`` and ``ranges`` are stacks: the widths of the lists of relations that are
    open, and the marks of bold and italic text. ``closers`` finds what closes a bracket in
    linear time. ``memory`` has data that was read before.
    """

    def __init__(
        self, source: ParsedText, problems: Problems, memory: DataMemory | None = None
    ) -> None:
        self.source = source
        self.memory = memory
        self.text = source.text
        self.problems = problems
        self.tokens: list[Token] = []
        self.position = 0
        self.indents = [0]
        self.ranges: list[str] = []
        self.last: Kind | None = None
        self.closers = {
            needle: _Finder(self.text, needle)
            for needle in ("]", "]:", ">", ">:", ")", "\n", "-->", "*/", "===")
        }
        self.noted_signs: set[str] = set()  # what is told once a text, by its sign
        self.shortcodes = SHORTCODES

    def put(self, kind: Kind, start: int, end: int, value: TokenValue = None) -> None:
        """Add a token and go on after it and the blanks that follow it."""
        self.tokens.append((kind, start, end, value))
        self.last = kind
        if self.text[end : end + 1] in (" ", "\t"):
            end = BLANKS.match(self.text, end).end()  # type: ignore[union-attr]
        self.position = end

    def take_text(self, position: int) -> None:
        """Text up to what may start another token."""
        match = _TEXT.match(self.text, position)
        if match is None:
            self.take_control(position)
            return
        self.put_text(position, match)

    def put_text(self, position: int, match: re.Match[str]) -> None:
        """Add a run of text; the blanks at its end are kept."""
        run = match.group()
        if "  " in run or "\t" in run:
            run = _BLANKS_AFTER_CONTROL.sub(r"\1", run)
        self.tokens.append((Kind.TEXT, position, match.end(), run))
        self.last = Kind.TEXT
        self.position = match.end()

    def take_control(self, position: int) -> None:
        """A control character that starts nothing here is text, with one blank after it."""
        end = position + 1
        if self.text[end : end + 1] in (" ", "\t"):
            end += 1
        self.put(Kind.TEXT, position, end, self.text[position:end])

    def take_comment(self, position: int) -> bool:
        """Pass over a comment, with the line end that would otherwise be left over from it."""
        text = self.text
        if text.startswith("//", position):
            end = self.closers["\n"].next(position)
        else:
            closer = "-->" if text[position] == "<" else "*/"
            if closer == "*/" and not text.startswith("/*", position):
                return False
            closing = self.closers[closer].next(position + (4 if closer == "-->" else 2))
            if closing == len(text):
                self.note_unclosed_comment(position, closer)
                return False
            end = closing + len(closer)
        if self.last is None or self.last is Kind.EMPTY_LINE:
            end = _LINE_RESTS.match(text, end).end()  # type: ignore[union-attr]
        elif self.last is Kind.NEWLINE:
            rest = _LINE_REST.match(text, end)
            end = rest.end() if rest is not None else end
        self.position = end
        return True

    def note_unclosed_comment(self, position: int, closer: str) -> None:
        """Note that a comment is never closed, once: then none of its kind below is."""
        if closer not in self.noted_signs:
            self.noted_signs.add(closer)
            message = f"this comment is never closed with {closer}, so it is read as text"
            advice = f"close it with {closer}"
            self.note(position, message, advice, "unclosed-comment", warns=True)

    def after_blank(self, end: int) -> int:
        """Behind the one blank that may stand at an offset."""
        return end + 1 if self.text[end : end + 1] in (" ", "\t") else end

    def close_indents(self, offset: int) -> None:
        """End all lists of relations that are open."""
        while len(self.indents) > 1:
            self.indents.pop()
            self.tokens.append((Kind.DEDENT, offset, offset, None))

    def note(
        self, offset: int, message: str, advice: str, code: str, *, warns: bool = False
    ) -> None:
        """Note a problem at an offset."""
        severity = Severity.WARNING if warns else Severity.ERROR
        self.problems.add(self.source.problem(offset, message, advice, code, severity))
