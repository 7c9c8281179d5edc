"""Tokens in another language than Argdown: YAML in braces and in frontmatter."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from counterpoint.errors import InputError, Problems
from counterpoint.formats.argdown.markup import MarkupScanner
from counterpoint.formats.argdown.scanner import BREAKS
from counterpoint.formats.argdown.settings import own_shortcodes
from counterpoint.formats.argdown.shortcodes import SHORTCODES
from counterpoint.formats.argdown.tokens import Kind
from counterpoint.formats.yaml_data import YamlMapping, parse_yaml

if TYPE_CHECKING:
    from counterpoint.errors import Place

_DATA_STOP = re.compile(r"\}(?=\s[^,}])")
_DATA_END = re.compile(r"\}(?!\s*+[,}])")
_BLOCK_DATA = re.compile(r"\{[ \t]*+\n")
_KEY = re.compile(r"\{\s*+[\w-]++:\s")
_GAP = re.compile(r"\n(?=[ \t]*+\n)")
_FRONTMATTER = re.compile(r"={3,}+")
_MAX_ATTEMPTS = 8  # to read data up to one and the same brace; more would be quadratic


class _Braces:
    """Where data may end, found once for a whole text; ``attempts`` to read up to each end."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._stops = [match.start() for match in _DATA_STOP.finditer(text)]
        self._ends = [match.start() for match in _DATA_END.finditer(text)]
        self._closing = [match.start() for match in re.finditer("}", text)]
        self.attempts = Counter[int]()
        self._gaps = [match.start() for match in _GAP.finditer(text)]

    def end(self, position: int) -> int | None:
        """Where data that begins at a position ends, ``None`` where it never does.

        As the reference has it: at the last closing brace that no comma or brace follows, up
        to and with the first one that is followed by a blank and something else.
        """
        stop = bisect_right(self._stops, position)
        limit = self._stops[stop] if stop < len(self._stops) else self._length
        end = bisect_right(self._ends, limit) - 1
        if end < bisect_left(self._ends, position + 1):
            return None
        return self._ends[end] + 1

    def first_gap(self, start: int, end: int) -> int | None:
        """The first empty line between two offsets."""
        index = bisect_left(self._gaps, start)
        return self._gaps[index] if index < len(self._gaps) and self._gaps[index] < end else None

    def last_closing(self, start: int, end: int) -> int:
        """After the last closing brace between two offsets, 0 where there is none."""
        index = bisect_left(self._closing, end) - 1
        return self._closing[index] + 1 if index >= 0 and self._closing[index] > start else 0


class EmbeddedScanner(MarkupScanner):
    """The layer for what is not Argdown itself."""

    braces: _Braces | None = None

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
                data = self.read_mapping(opener.end(), close, self.problems)
                self.put(Kind.FRONTMATTER, position, end, data)
                self.shortcodes = SHORTCODES | own_shortcodes(data)
                return
        self.take_text(position)

    def take_brace(self, position: int) -> None:
        """Data, else a brace as text."""
        if self.braces is None:
            self.braces = _Braces(self.text)
        end = self.braces.end(position)
        if end is None:
            if _KEY.match(self.text, position):
                self.note_unclosed_brace(position, warns=True)
            self.take_control(position)
            return
        self.braces.attempts[end] += 1
        problems = Problems()
        gap = self.braces.first_gap(position, end)
        tries = gap is None or self.braces.attempts[end] <= _MAX_ATTEMPTS
        data = self.read_braces(position, end, problems) if tries else None
        if gap is not None and (problems or not tries):
            # It runs on over an empty line and makes no sense: the brace was left open.
            problems = Problems()
            end = self.braces.last_closing(position, gap)
            data = self.read_braces(position, end, problems) if end else None
            if not end:
                end = self.closers["\n"].next(position)
                self.note_unclosed_brace(position)
        self.problems.add(*problems)
        self.put(Kind.DATA, position, end, data)

    def note_unclosed_brace(self, position: int, *, warns: bool = False) -> None:
        """Note that a brace opens and none closes it."""
        advice = "close it with } on its line; escape a brace in prose: \\{"
        self.note(position, "this { is never closed", advice, "unclosed-data", warns=warns)

    def read_braces(self, position: int, end: int, problems: Problems) -> YamlMapping | None:
        """What stands between braces: lines of YAML after a line break, else one flow mapping."""
        block = _BLOCK_DATA.match(self.text, position)
        if block is not None:
            return self.read_mapping(block.end(), end - 1, problems)
        return self.read_mapping(position, end, problems)

    def read_mapping(self, start: int, end: int, problems: Problems) -> YamlMapping | None:
        """The mapping written between two offsets; problems are noted, not raised."""
        text, begin = self.text[start:end], self.source.place(start)
        memory = self.memory if self.source.is_one_file else None
        data = None if memory is None else memory.find(text, begin)
        return self._parsed(text, start, begin, problems) if data is None else data

    def _parsed(
        self, text: str, start: int, begin: Place, problems: Problems
    ) -> YamlMapping | None:
        offsets: dict[Place, int] = {}

        def place_at(index: int) -> Place:
            place = self.source.place(start + index)
            offsets[place] = start + index
            return place

        try:
            data = parse_yaml(text, begin, place_at)
        except InputError as error:
            for item in error.problems:
                line = self.source.line_text(offsets.get(item.place, start))
                problems.add(replace(item, line_text=line))
            return None
        if data is None or isinstance(data, YamlMapping):
            if self.memory is not None and self.source.is_one_file and data is not None:
                self.memory.keep(text, begin, data)
            return data
        message = "data must be keys with values"
        advice = "write it as {key: value}; escape a brace in prose: \\{"
        problems.add(self.source.problem(start, message, advice, "data"))
        return None
