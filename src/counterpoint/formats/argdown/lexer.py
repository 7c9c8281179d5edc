"""From Argdown text to tokens, in one pass and in linear time.

The order in which the kinds are tried is that of the reference's lexer, because it decides
what a text means: comments before data before ``.special.`` characters before what opens a
line before inline markup (https://argdown.org/syntax/). It is built in layers, each a class
upon the one below: `Scanner`, `MarkupScanner`, `EmbeddedScanner`, and here the lines.

What belongs here: what a piece of text is. What does not: whether it may stand there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterpoint.formats.argdown.embedded import EmbeddedScanner
from counterpoint.formats.argdown.scanner import BLANKS, BREAKS
from counterpoint.formats.argdown.tokens import RELATIONS, Kind, Token

if TYPE_CHECKING:
    from counterpoint.errors import Problems
    from counterpoint.formats.argdown.data_memory import DataMemory
    from counterpoint.formats.argdown.source_text import ParsedText

_LINE_OPENER = re.compile(
    r"[ \t]*+(?:(?P<dashes>--)|(?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))"
    r"|(?P<number>\(\d++\))|(?P<ordered>\d++\.(?=\s))|(?P<unordered>\*(?=\s))|(?P<heading>#++ ))"
)
# What is typed in a word processor for a sign that opens a line, and another format's lines.
_LOOKALIKE = re.compile(
    r"(?P<indent>[ \t]*+)(?:(?P<dash>[\u2010-\u2015\u2212])(?=[ \t])"
    r"|(?P<bullet>[\u2022\u2023\u2043\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2219\uf0b7])(?=[ \t])"
    r"|(?P<kialo>\d++\.(?:\d++\.)++[ \t]++(?:Pro|Con):))"
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*+\n)++")
_INFERENCE_TEXT = re.compile(r"[^\\.:,\-\n{/<]++")
_INFERENCE_END = re.compile(r"-{2,}+")


def read_tokens(
    source: ParsedText, problems: Problems, memory: DataMemory | None = None
) -> list[Token]:
    """The tokens of a text, an END last. What is unreadable within a token joins ``problems``.

    Data that ``memory`` knows is not parsed again.
    """
    return _Lexer(source, problems, memory).run()


class _Lexer(EmbeddedScanner):
    """The layer for lines: their ends, what opens them, and inferences over several of them."""

    def run(self) -> list[Token]:
        """Scan the whole text."""
        text, tokens = self.text, self.tokens
        length = len(text)
        while self.position < length:
            if self.last in BREAKS and self.open_line():
                continue
            position = self.position
            letter = text[position]
            if letter == "\n":
                self.end_line()
            elif letter in _INLINE:
                _INLINE[letter](self, position)
            elif letter in " \t":
                self.position = BLANKS.match(text, position).end()  # type: ignore[union-attr]
            else:
                self.take_text(position)
        if tokens and tokens[-1][0] is Kind.EMPTY_LINE:
            tokens.pop()
        self.close_indents(length)
        tokens.append((Kind.END, length, length, None))
        return tokens

    def open_line(self) -> bool:
        """Take what opens a line: indentation with a relation, an item, a number, a heading."""
        opener = _LINE_OPENER.match(self.text, self.position)
        if opener is None:
            self.note_lookalike()
            return False
        name = opener.lastgroup or ""
        start, end = opener.span(name)
        if name == "dashes" and self.last is Kind.EMPTY_LINE:
            name, end = "relation", start + 1
        if name == "relation":
            self.indent(start, start - self.position)
            self.put(RELATIONS[self.text[start:end]], start, end)
        elif name == "dashes":
            self.take_inference(start, end)
        elif name == "number":
            self.close_indents(start)
            self.put(Kind.STATEMENT_NUMBER, start, end, self.text[start + 1 : end - 1])
        elif name == "heading":
            self.put(Kind.HEADING, start, end, self.text[start : end - 1])
        else:
            self.indent(start, start - self.position + 1)
            kind = Kind.ORDERED_ITEM if name == "ordered" else Kind.UNORDERED_ITEM
            self.put(kind, start, end)
        return True

    def note_lookalike(self) -> None:
        """Note a line that begins as a list does elsewhere, and is text here."""
        match = _LOOKALIKE.match(self.text, self.position)
        if match is None:
            return
        name = match.lastgroup or ""
        start, end = match.span(name)
        if name == "kialo":
            if name not in self.noted_signs:
                self.noted_signs.add(name)
                message = f"'{self.text[start:end]}' is how Kialo numbers a discussion"
                advice = "read the file as Kialo's: --from kialo, or give it the ending .txt"
                self.note(start, message, advice, "other-format", warns=True)
        elif name == "bullet" or match["indent"] or self.last is not Kind.NEWLINE:
            message = f"'{self.text[start]}' opens no line in Argdown: what follows is text"
            advice = "write - for a reason against, + for a reason for, * for an item of a list"
            self.note(start, message, advice, "typed-bullet", warns=True)

    def indent(self, start: int, width: int) -> None:
        """Tell the parser how the indentation of a line that opens something has changed."""
        indents = self.indents
        if width > indents[-1]:
            indents.append(width)
            self.tokens.append((Kind.INDENT, start, start, None))
        while width < indents[-1]:
            indents.pop()
            self.tokens.append((Kind.DEDENT, start, start, None))

    def end_line(self) -> None:
        """The end of a line, or of a paragraph where empty lines follow."""
        start = self.position
        match = _EMPTY_LINES.match(self.text, start) if self.last is not Kind.EMPTY_LINE else None
        if match is None:
            self.tokens.append((Kind.NEWLINE, start, start + 1, None))
            self.last = Kind.NEWLINE
            self.position += 1
            return
        if match.end() < len(self.text):
            self.close_indents(start)
        self.tokens.append((Kind.EMPTY_LINE, start, match.end(), None))
        self.last = Kind.EMPTY_LINE
        self.position = match.end()
        self.ranges.clear()

    def take_inference(self, start: int, end: int) -> None:
        """An inference: its own small language between ``--`` and ``--`` within a paragraph."""
        self.close_indents(start)
        self.put(Kind.INFERENCE_START, start, end)
        line_end = self.closers["\n"].next(end)
        first_line = -1
        while self.position < len(self.text):
            if self.text[self.position] == "\n":
                if _EMPTY_LINES.match(self.text, self.position):
                    break
                if self.position == line_end:
                    first_line = len(self.tokens)
                self.end_line()
            elif self.take_in_inference(self.position):
                return
        if first_line >= 0:  # never closed: only its first line is lost
            del self.tokens[first_line:]
            self.position = line_end
            self.last = Kind.INFERENCE_START

    def take_in_inference(self, position: int) -> bool:
        """One token between the dashes; whether it is the end."""
        letter = self.text[position]
        match = _INFERENCE_END.match(self.text, position)
        if match is not None:
            self.put(Kind.INFERENCE_END, position, match.end())
            return True
        text = _INFERENCE_TEXT.match(self.text, position)
        if letter in " \t":
            self.position = BLANKS.match(self.text, position).end()  # type: ignore[union-attr]
        elif letter == ",":
            self.put(Kind.COMMA, position, position + 1)
        elif text is not None:
            self.put_text(position, text)
        elif letter in "{\\.:":
            _INLINE[letter](self, position)
        elif not self.take_comment(position):
            self.take_control(position)
        return False


_INLINE = {
    "\\": _Lexer.take_escaped,
    "@": _Lexer.take_mention,
    "#": _Lexer.take_tag,
    "*": _Lexer.take_range,
    "_": _Lexer.take_range,
    "[": _Lexer.take_square,
    "<": _Lexer.take_angle,
    ".": _Lexer.take_special,
    ":": _Lexer.take_special,
    "/": _Lexer.take_slash,
    "{": _Lexer.take_brace,
    "=": _Lexer.take_equals,
}
