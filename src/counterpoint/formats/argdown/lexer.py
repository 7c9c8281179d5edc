"""From Argdown text to tokens, in one pass and in linear time.

The order in which the kinds are tried is that of the reference's lexer, because it decides
what a text means: a comment before data before ``.special.`` characters before what opens a
line before inline markup (https://argdown.org/syntax/). Searches for a closing bracket go
through `_Finder`, which never looks at a stretch of text twice.

What belongs here: what a piece of text is. What does not: whether it may stand there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from counterpoint.errors import InputError, Place, Problem, Severity
from counterpoint.formats.argdown.shortcodes import SHORTCODES
from counterpoint.formats.argdown.settings import own_shortcodes
from counterpoint.formats.argdown.tokens import RELATIONS, Kind, Token, TokenValue
from counterpoint.formats.yaml_data import YamlMapping, parse_yaml

if TYPE_CHECKING:
    from counterpoint.formats.argdown.source_text import SourceText

__all__ = ["read_tokens"]

# Text that starts no token. Possessive, so that nothing is ever tried again.
_TEXT = re.compile(r"(?:[^\\@#*_\[.:<\n/{]++|[.:](?!\S)|/(?![/*])|@(?![\[<]))++")
_BLANKS = re.compile(r"[ \t]*+")
# The reference keeps one blank after a control character and drops the rest.
_BLANKS_AFTER_CONTROL = re.compile(r"([@#*_\[\].,:;</>\-(){}][ \t])[ \t]++")
_LINE_OPENER = re.compile(
    r"[ \t]*+(?:(?P<dashes>--)|(?P<relation>\+>|->|<?\+|<?-|><|_>|<_|_(?=\s))"
    r"|(?P<number>\(\d++\))|(?P<ordered>\d++\.(?=\s))|(?P<unordered>\*(?=\s))|(?P<heading>#++ ))"
)
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*+\n)++")
_LINE_REST = re.compile(r"[ \t]*+\n(?![ \t]*+\n)")
_LINE_RESTS = re.compile(r"(?:[ \t]*+\n)*+")
_SPECIAL = re.compile(r"\.[^\s]+?\.[ \t]?|:[^\s]+?:[ \t]?")
_ESCAPED = re.compile(r"\\(. *+)")
# The common forms, that nothing else on the line can change; the rest takes the longer way.
_PLAIN_TITLES = {
    "[": re.compile(r"\[([^\[\]\n-][^\[\]\n]*+)\](:|(?=\n))"),
    "<": re.compile(r"<([^<>\n!-][^<>\n]*+)>(:|(?=\n))"),
}
_TAG = re.compile(r"#([a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]++)[ \t]?")
_RANGE_AFTER = r"(?:[ \t]|(?=[\n)}_.,!?;:\-*])|\Z)"
_RANGE_STARTS = {mark: re.compile(re.escape(mark) + r"(?!\s)") for mark in ("**", "*", "__", "_")}
_RANGE_ENDS = {mark: re.compile(re.escape(mark) + _RANGE_AFTER) for mark in ("**", "*", "__", "_")}
_DATA_STOP = re.compile(r"\}(?=\s[^,}])")
_DATA_END = re.compile(r"\}(?!\s*+[,}])")
_BLOCK_DATA = re.compile(r"\{[ \t]*+\n")
_KEY = re.compile(r"\{\s*+[\w-]++:\s")
_GAP = re.compile(r"\n[ \t]*+\n")
_FRONTMATTER = re.compile(r"={3,}+")
_INFERENCE_TEXT = re.compile(r"[^\\.:,\-\n{/<]++")
_INFERENCE_END = re.compile(r"-{2,}+")
_LINE_SEPARATORS = "\u2028\u2029\x85\x0b\x0c"


def read_tokens(source: SourceText, problems: list[Problem]) -> list[Token]:
    """The tokens of a text, an END last. What is unreadable within a token joins ``problems``."""
    return _Lexer(source, problems).run()


class _Finder:
    """The next occurrence of a needle; positions may only grow by and large."""

    __slots__ = ("_found", "_from", "_needle", "_text")

    def __init__(self, text: str, needle: str) -> None:
        self._text = text
        self._needle = needle
        self._from = 0
        self._found = -1

    def next(self, position: int) -> int:
        """The first index at or after a position, the length of the text where there is none."""
        if not self._from <= position <= self._found:
            found = self._text.find(self._needle, position)
            self._from = position
            self._found = found if found >= 0 else len(self._text)
        return self._found


class _Lexer:
    def __init__(self, source: SourceText, problems: list[Problem]) -> None:
        self.source = source
        self.text = source.text
        self.problems = problems
        self.tokens: list[Token] = []
        self.position = 0
        self.indents = [0]
        self.ranges: list[str] = []
        # The kind of the last token that was no indentation: decides what opens a line.
        self.last: Kind | None = None
        self.closers = {
            needle: _Finder(self.text, needle)
            for needle in ("]", "]:", ">", ">:", ")", "\n", "-->", "*/", "===")
        }
        self.shortcodes = SHORTCODES
        self.data_stops: list[int] | None = None
        self.data_ends: list[int] = []

    def run(self) -> list[Token]:
        text, tokens = self.text, self.tokens
        length = len(text)
        while self.position < length:
            if self.last in _BREAKS and self.open_line():
                continue
            position = self.position
            letter = text[position]
            if letter == "\n":
                self.end_line()
            elif letter in _INLINE:
                _INLINE[letter](self, position)
            elif letter in " \t":
                self.position = _BLANKS.match(text, position).end()  # type: ignore[union-attr]
            else:
                self.take_text(position)
        if tokens and tokens[-1][0] is Kind.EMPTY_LINE:
            tokens.pop()
        self.close_indents(length)
        tokens.append((Kind.END, length, length, None))
        return tokens

    def put(self, kind: Kind, start: int, end: int, value: TokenValue = None) -> None:
        """Add a token and go on after it and the blanks that follow it."""
        self.tokens.append((kind, start, end, value))
        self.last = kind
        self.position = _BLANKS.match(self.text, end).end()  # type: ignore[union-attr]

    # Lines

    def open_line(self) -> bool:
        """Take what opens a line: indentation with a relation, an item, a number, a heading."""
        found = _LINE_OPENER.match(self.text, self.position)
        if found is None:
            return False
        name = found.lastgroup or ""
        start, end = found.span(name)
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

    def indent(self, start: int, width: int) -> None:
        """Tell the parser how the indentation of a line that opens something has changed."""
        indents = self.indents
        if width > indents[-1]:
            indents.append(width)
            self.tokens.append((Kind.INDENT, start, start, None))
        while width < indents[-1]:
            indents.pop()
            self.tokens.append((Kind.DEDENT, start, start, None))

    def close_indents(self, offset: int) -> None:
        while len(self.indents) > 1:
            self.indents.pop()
            self.tokens.append((Kind.DEDENT, offset, offset, None))

    def end_line(self) -> None:
        found = (
            None if self.last is Kind.EMPTY_LINE else _EMPTY_LINES.match(self.text, self.position)
        )
        if found is None:
            self.tokens.append((Kind.NEWLINE, self.position, self.position + 1, None))
            self.last = Kind.NEWLINE
            self.position += 1
            return
        if found.end() < len(self.text):
            self.close_indents(self.position)
        self.tokens.append((Kind.EMPTY_LINE, self.position, found.end(), None))
        self.last = Kind.EMPTY_LINE
        self.position = found.end()
        self.ranges.clear()

    # Text

    def take_text(self, position: int) -> None:
        found = _TEXT.match(self.text, position)
        if found is None:
            self.take_control(position)
            return
        self.put_text(position, found)

    def put_text(self, position: int, found: re.Match[str]) -> None:
        run = found.group()
        if "  " in run or "\t" in run:
            run = _BLANKS_AFTER_CONTROL.sub(r"\1", run)
        self.tokens.append((Kind.TEXT, position, found.end(), run))
        self.last = Kind.TEXT
        self.position = found.end()

    def take_control(self, position: int) -> None:
        """A control character that starts nothing here is text, with one blank after it."""
        end = position + 1
        if self.text[end : end + 1] in (" ", "\t"):
            end += 1
        self.put(Kind.TEXT, position, end, self.text[position:end])

    def take_special(self, position: int) -> None:
        found = _SPECIAL.match(self.text, position)
        if found is None:
            self.take_control(position)
            return
        image = found.group()
        sign = self.shortcodes.get(image.strip())
        if sign is not None:
            image = sign + (" " if image[-1] == " " else "")
        self.put(Kind.TEXT, position, found.end(), image)

    def take_escaped(self, position: int) -> None:
        found = _ESCAPED.match(self.text, position)
        if found is None:
            message = "a backslash at the end of a line escapes nothing"
            self.note(position, message, "write \\\\ for a backslash", "stray-backslash")
            self.put(Kind.TEXT, position, position + 1, "\\")
        else:
            self.put(Kind.TEXT, position, found.end(), found.group(1))

    def take_range(self, position: int) -> None:
        """Bold or italic: an end if such a range is the innermost open one, else a start."""
        single = self.text[position]
        double = single * 2
        innermost = self.ranges[-1] if self.ranges else ""
        if innermost in (single, double):
            end = _RANGE_ENDS[innermost].match(self.text, position)
            if end is not None:
                self.ranges.pop()
                blank = " " if end.group()[-1] == " " else ""
                self.put(Kind.RANGE_END, position, end.end(), blank)
                return
        for mark in (double, single):
            if _RANGE_STARTS[mark].match(self.text, position):
                self.ranges.append(mark)
                self.put(Kind.RANGE_START, position, position + len(mark), mark)
                return
        self.take_control(position)

    # Brackets

    def take_square(self, position: int) -> None:
        plain = _PLAIN_TITLES["["].match(self.text, position)
        if plain is not None:
            defined = plain.end() > plain.end(1) + 1
            kind = Kind.STATEMENT_DEFINITION if defined else Kind.STATEMENT_REFERENCE
            self.put_titled(kind, position, plain.end(1), plain.end())
            return
        text, closers = self.text, self.closers
        close = closers["]"].next(position + 1)
        if close > position + 1 and text[close + 1 : close + 2] == "(":
            end = closers[")"].next(close + 2)
            if close + 2 < end < len(text):
                self.take_link(position, close, end)
                return
        self.take_titled(position, "]", Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE)

    def take_link(self, position: int, close: int, end: int) -> None:
        value = (self.text[position + 1 : close], self.text[close + 2 : end])
        self.put(Kind.LINK, position, self.after_blank(end + 1), value)

    def take_angle(self, position: int) -> None:
        plain = _PLAIN_TITLES["<"].match(self.text, position)
        if plain is not None:
            defined = plain.end() > plain.end(1) + 1
            kind = Kind.ARGUMENT_DEFINITION if defined else Kind.ARGUMENT_REFERENCE
            self.put_titled(kind, position, plain.end(1), plain.end())
            return
        if self.text.startswith("<!--", position) and self.take_comment(position):
            return
        self.take_titled(position, ">", Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE)

    def take_titled(self, position: int, closer: str, defines: Kind, refers: Kind) -> None:
        """``[T]:`` and ``<T>:`` up to the first closer with a colon, else up to the first."""
        text, closers = self.text, self.closers
        line_end = closers["\n"].next(position)
        end = closers[closer + ":"].next(position + 2)
        if end < line_end:
            self.put_titled(defines, position, end, end + 2)
            return
        end = closers[closer].next(position + 2)
        if end < line_end and text[position + 1] != "-":
            self.put_titled(refers, position, end, end + 1)
            return
        self.take_control(position)

    def put_titled(self, kind: Kind, position: int, close: int, end: int) -> None:
        before = self.text[position - 1] if position else ""
        if before and before in _LINE_SEPARATORS:
            message = f"U+{ord(before):04X} is no line end: what follows is text of this line"
            self.note(position, message, "break the line with Enter", "line-separator", warns=True)
            end = self.after_blank(end)
            self.put(Kind.TEXT, position, end, self.text[position:end])
        else:
            if before == "\n" and self.last is Kind.NEWLINE:
                self.close_indents(position)  # in column 1 it begins a paragraph
            self.put(kind, position, end, self.text[position + 1 : close])

    def take_mention(self, position: int) -> None:
        opener = self.text[position + 1 : position + 2]
        closer = {"[": "]", "<": ">"}.get(opener)
        if closer is not None:
            line_end = self.closers["\n"].next(position)
            close = self.closers[closer].next(position + 3)
            if close < line_end:
                kind = Kind.STATEMENT_MENTION if closer == "]" else Kind.ARGUMENT_MENTION
                end = self.after_blank(close + 1)
                self.put(kind, position, end, self.text[position + 2 : close])
                return
        self.take_control(position)

    def take_tag(self, position: int) -> None:
        if self.text.startswith("(", position + 1):
            close = self.closers[")"].next(position + 3)
            if close < len(self.text) and self.text[position + 2] != ")":
                tag = self.text[position + 2 : close]
                self.put(Kind.TAG, position, self.after_blank(close + 1), tag)
                return
        found = _TAG.match(self.text, position)
        if found is None:
            self.take_control(position)
        else:
            self.put(Kind.TAG, position, found.end(), found.group(1))

    def after_blank(self, end: int) -> int:
        return end + 1 if self.text[end : end + 1] in (" ", "\t") else end

    # Comments, data, frontmatter, inferences

    def take_slash(self, position: int) -> None:
        if not self.take_comment(position):
            self.take_text(position)

    def take_comment(self, position: int) -> bool:
        """Pass over a comment, with the line end that would otherwise be left over from it."""
        text = self.text
        if text.startswith("//", position):
            end = self.closers["\n"].next(position)
        else:
            closer = "-->" if text[position] == "<" else "*/"
            if closer == "*/" and not text.startswith("/*", position):
                return False
            found = self.closers[closer].next(position + (4 if closer == "-->" else 2))
            if found == len(text):
                self.note(
                    position,
                    f"this comment is never closed with {closer}, so it is read as text",
                    f"close it with {closer}",
                    "unclosed-comment",
                    warns=True,
                )
                return False
            end = found + len(closer)
        if self.last is None or self.last is Kind.EMPTY_LINE:
            end = _LINE_RESTS.match(text, end).end()  # type: ignore[union-attr]
        elif self.last is Kind.NEWLINE:
            rest = _LINE_REST.match(text, end)
            end = rest.end() if rest is not None else end
        self.position = end
        return True

    def take_equals(self, position: int) -> None:
        opener = _FRONTMATTER.match(self.text, position)
        if opener is not None and self.last in _BREAKS:
            close = self.closers["==="].next(opener.end())
            if close < len(self.text):
                end = _FRONTMATTER.match(self.text, close).end()  # type: ignore[union-attr]
                data = self.read_mapping(opener.end(), close)
                self.put(Kind.FRONTMATTER, position, end, data)
                self.shortcodes = SHORTCODES | own_shortcodes(data)
                return
        self.take_text(position)

    def take_brace(self, position: int) -> None:
        end = self.data_end(position)
        if end is None:
            if _KEY.match(self.text, position):
                self.note_unclosed_brace(position, warns=True)
            self.take_control(position)
            return
        told = len(self.problems)
        data = self.read_braces(position, end)
        gap = _GAP.search(self.text, position, end)
        if len(self.problems) > told and gap is not None:
            # It runs on over an empty line and makes no sense: the brace was left open.
            del self.problems[told:]
            end = self.closed_before(position, gap.start())
            data = self.read_braces(position, end) if end else None
            if not end:
                end = self.closers["\n"].next(position)
                self.note_unclosed_brace(position)
        self.put(Kind.DATA, position, end, data)

    def note_unclosed_brace(self, position: int, *, warns: bool = False) -> None:
        advice = "close it with } on its line; escape a brace in prose: \\{"
        self.note(position, "this { is never closed", advice, "unclosed-data", warns=warns)

    def closed_before(self, position: int, limit: int) -> int:
        """After the last closing brace between two offsets, 0 where there is none."""
        return self.text.rfind("}", position, limit) + 1

    def read_braces(self, position: int, end: int) -> YamlMapping | None:
        """What stands between braces: lines of YAML after a line break, else one flow mapping."""
        block = _BLOCK_DATA.match(self.text, position)
        if block is not None:
            return self.read_mapping(block.end(), end - 1)
        return self.read_mapping(position, end)

    def data_end(self, position: int) -> int | None:
        """Where data that begins here ends, ``None`` where it never does.

        As the reference has it: at the last closing brace that no comma or brace follows, up
        to and with the first one that is followed by a blank and something else.
        """
        if self.data_stops is None:
            self.data_stops = [found.start() for found in _DATA_STOP.finditer(self.text)]
            self.data_ends = [found.start() for found in _DATA_END.finditer(self.text)]
        stop = bisect_right(self.data_stops, position)
        limit = self.data_stops[stop] if stop < len(self.data_stops) else len(self.text)
        end = bisect_right(self.data_ends, limit) - 1
        if end < bisect_left(self.data_ends, position + 1):
            return None
        return self.data_ends[end] + 1

    def read_mapping(self, start: int, end: int) -> YamlMapping | None:
        """The mapping written between two offsets; problems are noted, not raised."""
        offsets: dict[Place, int] = {}

        def place_at(index: int) -> Place:
            place = self.source.place(start + index)
            offsets[place] = start + index
            return place

        try:
            data = parse_yaml(self.text[start:end], self.source.place(start), place_at)
        except InputError as error:
            self.problems.extend(
                replace(item, line_text=self.source.line_text(offsets.get(item.place, start)))
                for item in error.problems
            )
            return None
        if data is None or isinstance(data, YamlMapping):
            return data
        message = "data must be keys with values"
        self.note(start, message, "write it as {key: value}; escape a brace in prose: \\{", "data")
        return None

    def take_inference(self, start: int, end: int) -> None:
        """An inference: its own small language between ``--`` and ``--`` within a paragraph."""
        self.close_indents(start)
        self.put(Kind.INFERENCE_START, start, end)
        text, length = self.text, len(self.text)
        line_end = self.closers["\n"].next(end)
        first_line = -1
        while self.position < length:
            position = self.position
            letter = text[position]
            if letter == "\n":
                if _EMPTY_LINES.match(text, position):
                    break
                if position == line_end:
                    first_line = len(self.tokens)
                self.end_line()
            elif (found := _INFERENCE_END.match(text, position)) is not None:
                self.put(Kind.INFERENCE_END, position, found.end())
                return
            elif letter == ",":
                self.put(Kind.COMMA, position, position + 1)
            elif letter in " \t":
                self.position = _BLANKS.match(text, position).end()  # type: ignore[union-attr]
            elif (found := _INFERENCE_TEXT.match(text, position)) is not None:
                self.put_text(position, found)
            elif letter in "{\\.:":
                _INLINE[letter](self, position)
            elif not self.take_comment(position):
                self.take_control(position)
        if first_line >= 0:  # never closed: only its first line is lost
            del self.tokens[first_line:]
            self.position = line_end
            self.last = Kind.INFERENCE_START

    def note(
        self, offset: int, message: str, advice: str, code: str, *, warns: bool = False
    ) -> None:
        severity = Severity.WARNING if warns else Severity.ERROR
        place: Place = self.source.place(offset)
        self.problems.append(
            Problem(place, message, advice, code, severity, self.source.line_text(offset))
        )


_BREAKS = (None, Kind.NEWLINE, Kind.EMPTY_LINE)
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
