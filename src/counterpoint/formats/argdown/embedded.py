"""Tokens in another language than Argdown: YAML in braces and in frontmatter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from counterpoint.errors import InputError
from counterpoint.formats.argdown.markup import MarkupScanner
from counterpoint.formats.argdown.scanner import BREAKS
from counterpoint.formats.argdown.settings import own_shortcodes
from counterpoint.formats.argdown.shortcodes import SHORTCODES
from counterpoint.formats.argdown.tokens import Kind
from counterpoint.formats.yaml_data import YamlMapping, parse_yaml

if TYPE_CHECKING:
    from counterpoint.errors import Place

__all__ = ["EmbeddedScanner"]

_DATA_STOP = re.compile(r"\}(?=\s[^,}])")
_DATA_END = re.compile(r"\}(?!\s*+[,}])")
_BLOCK_DATA = re.compile(r"\{[ \t]*+\n")
_KEY = re.compile(r"\{\s*+[\w-]++:\s")
_GAP = re.compile(r"\n[ \t]*+\n")
_FRONTMATTER = re.compile(r"={3,}+")


class EmbeddedScanner(MarkupScanner):
    """The layer for what is not Argdown itself."""

    # Where data may end, found once for the whole text when the first brace is met.
    data_stops: tuple[int, ...] | None = None
    data_ends: tuple[int, ...] = ()

    def take_slash(self, position: int) -> None:
        """A comment, else text."""
        if not self.take_comment(position):
            self.take_text(position)

    def take_equals(self, position: int) -> None:
        """Frontmatter at the beginning of a line, else text."""
        opener = _FRONTMATTER.match(self.text, position)
        if opener is not None and self.last in BREAKS:
            close = self.closers["==="].next(opener.end())
            if close < len(self.text):
                end = _FRONTMATTER.match(self.text, close).end()  # type: ignore[union-attr]
                data = self.read_mapping(opener.end(), close)
                self.put(Kind.FRONTMATTER, position, end, data)
                self.shortcodes = SHORTCODES | own_shortcodes(data)
                return
        self.take_text(position)

    def take_brace(self, position: int) -> None:
        """Data, else a brace as text."""
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
        """Tell that a brace opens and none closes it."""
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
            self.data_stops = tuple(found.start() for found in _DATA_STOP.finditer(self.text))
            self.data_ends = tuple(found.start() for found in _DATA_END.finditer(self.text))
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
