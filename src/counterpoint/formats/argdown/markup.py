"""Tokens within a line: bold and italic, titles, links, mentions, tags, special characters."""

from __future__ import annotations

import re

from counterpoint.formats.argdown.scanner import Scanner
from counterpoint.formats.argdown.tokens import Kind

_SPECIAL = re.compile(r"\.[^\s]+?\.[ \t]?|:[^\s]+?:[ \t]?")
_ESCAPED = re.compile(r"\\(. *+)")
_TAG = re.compile(r"#([a-zA-z0-9\-\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF]++)[ \t]?")
# An address: the comment sign in it is none, and no sign within it is markup.
_ADDRESS = re.compile(r"://[^\s<>\"\\{}\[\]]++")
_BEHIND_ADDRESS = ".,;:!?'*_)"
# The address of a link, with round brackets of its own in pairs, up to the one that closes it.
_LINK_ADDRESS = re.compile(r"[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+\)")
_LONGEST_ADDRESS = 2048  # of a link that is looked through for pairs; more would be quadratic
_RANGE_AFTER = r"(?:[ \t]|(?=[\n)}_.,!?;:\-*])|\Z)"
_RANGE_STARTS = {mark: re.compile(re.escape(mark) + r"(?!\s)") for mark in ("**", "*", "__", "_")}
_RANGE_ENDS = {mark: re.compile(re.escape(mark) + _RANGE_AFTER) for mark in ("**", "*", "__", "_")}
# The common forms, that nothing else on the line can change; the rest takes the longer way.
_PLAIN_TITLES = {
    "[": re.compile(r"\[([^\[\]\n-][^\[\]\n]*+)\](:|(?=\n))"),
    "<": re.compile(r"<([^<>\n!-][^<>\n]*+)>(:|(?=\n))"),
}
_LINE_SEPARATORS = "\u2028\u2029\x85\x0b\x0c"


def address_end(text: str, colon: int) -> int:
    """Where the address ends whose ``://`` stands at an offset, 0 where none does.

    Stops and closing signs behind it are those of the sentence that it stands in.
    """
    if not text[max(colon - 1, 0) : colon].isalpha() or not text.startswith("://", colon):
        return 0
    match = _ADDRESS.match(text, colon)
    if match is None:
        return 0
    end = match.end()
    unopened = match.group().count(")") - match.group().count("(")
    while text[end - 1] in _BEHIND_ADDRESS:
        if text[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return end if end > colon + 3 else 0


class MarkupScanner(Scanner):
    """The layer for what stands within a line."""

    def take_special(self, position: int) -> None:
        """A character by its name, ``.name.`` or ``:name:``; an unknown name stays as it is.

        A colon may as well be that of an address (``https://example.org``), which is text.
        """
        end = address_end(self.text, position)
        if end:
            end = self.after_blank(end)
            self.put(Kind.TEXT, position, end, self.text[position:end])
            return
        match = _SPECIAL.match(self.text, position)
        if match is None:
            self.take_control(position)
            return
        image = match.group()
        sign = self.shortcodes.get(image.strip())
        if sign is not None:
            image = sign + (" " if image[-1] == " " else "")
        self.put(Kind.TEXT, position, match.end(), image)

    def take_escaped(self, position: int) -> None:
        """The character behind a backslash, as text."""
        match = _ESCAPED.match(self.text, position)
        if match is None:
            message = "a backslash at the end of a line escapes nothing"
            self.note(position, message, "write \\\\ for a backslash", "stray-backslash")
            self.put(Kind.TEXT, position, position + 1, "\\")
        else:
            self.put(Kind.TEXT, position, match.end(), match.group(1))

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

    def take_square(self, position: int) -> None:
        """A link, or the title of a statement."""
        plain = _PLAIN_TITLES["["].match(self.text, position)
        if plain is not None:
            defined = plain.end() > plain.end(1) + 1
            kind = Kind.STATEMENT_DEFINITION if defined else Kind.STATEMENT_REFERENCE
            self.put_titled(kind, position, plain.end(1), plain.end())
            return
        text, closers = self.text, self.closers
        close = closers["]"].next(position + 1)
        if close > position + 1 and text[close + 1 : close + 2] == "(":
            end = self.link_end(close + 2)
            if close + 2 < end < len(text):
                self.take_link(position, close, end)
                return
        self.take_titled(position, "]", Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE)

    def link_end(self, start: int) -> int:
        """The bracket that closes a link whose address begins at an offset.

        An address without blanks may hold brackets in pairs; else it is the first one there is.
        """
        address = _LINK_ADDRESS.match(self.text, start, start + _LONGEST_ADDRESS)
        return self.closers[")"].next(start) if address is None else address.end() - 1

    def take_link(self, position: int, close: int, end: int) -> None:
        """``[text](url)`` with the offsets of its two closing brackets."""
        value = (self.text[position + 1 : close], self.text[close + 2 : end])
        if "\n" in value[0] or "\n" in value[1]:
            advice = "keep [text](url) on one line, or escape the bracket: \\["
            self.note(position, "a link runs over the end of its line", advice, "link-over-lines")
            value = (value[0].replace("\n", " "), value[1].replace("\n", ""))
        self.put(Kind.LINK, position, self.after_blank(end + 1), value)

    def take_angle(self, position: int) -> None:
        """A comment, or the title of an argument."""
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
        """Add a title; at the beginning of a line it begins a paragraph."""
        before = self.text[position - 1] if position else ""
        if before and before in _LINE_SEPARATORS:
            message = f"U+{ord(before):04X} is no line end: what follows is text of this line"
            self.note(position, message, "break the line with Enter", "line-separator", warns=True)
            end = self.after_blank(end)
            self.put(Kind.TEXT, position, end, self.text[position:end])
        else:
            if self.last is Kind.NEWLINE:
                self.close_indents(position)
            self.put(kind, position, end, self.text[position + 1 : close])

    def take_mention(self, position: int) -> None:
        """``@[title]`` or ``@<title>``."""
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
        """``#tag`` or ``#(a tag with blanks)``."""
        if self.text.startswith("(", position + 1):
            close = self.closers[")"].next(position + 3)
            if close < len(self.text) and self.text[position + 2] != ")":
                tag = self.text[position + 2 : close]
                self.put(Kind.TAG, position, self.after_blank(close + 1), tag)
                return
        match = _TAG.match(self.text, position)
        if match is None:
            self.take_control(position)
        else:
            self.put(Kind.TAG, position, match.end(), match.group(1))
