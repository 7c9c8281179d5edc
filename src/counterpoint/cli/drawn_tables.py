"""Tables as text, drawn by Rich; a command that prints none does not load it.

Rich takes a millisecond for a row. Of a long table it is asked for the heads and for the widths of
columns, and the rows are set into these here, where they come out the same.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise, zip_longest

import click
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_GAP = 2
# Letters of which Rich draws all; it takes some hundredths of a second for so many.
_FEW = 20_000
_Rows = Sequence[Sequence[str]]


def drawn_table(width: int, rows: _Rows, *, is_terminal: bool) -> str:
    """The rows below their heads, each a line or more, no wider than ``width`` columns."""
    count = sum(len(cell) + _GAP for row in rows for cell in row)
    if count <= _FEW or not all(rows[0]):
        lines = _drawn_by_rich(width, [[Text(cell) for cell in row] for row in rows], is_terminal)
    else:
        lines = _drawn_long(width, rows, is_terminal)
    return "\n".join(lines) + "\n"


def _drawn_by_rich(width: int, rows: Sequence[Sequence[Text]], is_terminal: bool) -> list[str]:
    table = Table(box=None, padding=(0, _GAP, 0, 0), header_style="bold", pad_edge=False)
    for head in rows[0]:
        table.add_column(head, overflow="fold")
    for row in rows[1:]:
        table.add_row(*row)
    context = click.get_current_context(silent=True)
    is_styled = is_terminal and not (context and context.color is False)
    console = Console(
        file=io.StringIO(),
        force_terminal=is_styled,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(table)
    return [line.rstrip() for line in capture.get().rstrip("\n").split("\n")]


def _drawn_long(width: int, rows: _Rows, is_terminal: bool) -> list[str]:
    """As `_drawn_by_rich`, whose widths hang on the widest line of each column alone."""
    count = len(rows[0])
    columns = [list(dict.fromkeys(column)) for column in zip(*rows[1:], strict=True)]
    samples = [
        [Text(max(column, key=_widest_line) if place == index else "") for place in range(count)]
        for index, column in enumerate(columns)
    ]
    heads = [Text(head) for head in rows[0]]
    # Where a letter that is set to the right comes to stand, its column ends.
    marks = [Text(_MARK, justify="right") for _ in range(count)]
    drawn = _drawn_by_rich(width, [heads, marks, *samples], is_terminal)
    place = next(i for i, line in enumerate(drawn) if line.count(_MARK) == count)
    ends = [-1 - _GAP, *(match.start() for match in re.finditer(_MARK, drawn[place]))]
    widths = [end - before - _GAP for before, end in pairwise(ends)]
    return [*drawn[:place], *_lines(rows[1:], columns, widths)]


# A letter that no text uses between programs, and other than those of `counterpoint.cli.showing`.
_MARK = "\U0010fffd"


def _lines(rows: _Rows, columns: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """The lines of rows in columns of these widths; ``columns`` have each text once."""
    letters = {letter for column in columns for text in column for letter in text}
    # Letters that are not one column wide: their texts are left to Rich.
    others = {letter for letter in letters if letter != "\n" and cell_len(letter) != 1}
    setters = [_setter(others, own) for own in widths]
    gap = " " * _GAP
    for row in rows:
        cells = [set_in(text) for set_in, text in zip(setters, row, strict=True)]
        if all(len(cell) == 1 for cell in cells):
            yield gap.join([cell[0] for cell in cells]).rstrip()
            continue
        blanks = [" " * own for own in widths]
        for line in zip_longest(*cells):
            yield gap.join(map(_or_blank, line, blanks)).rstrip()


def _or_blank(cell: str | None, blank: str) -> str:
    return blank if cell is None else cell


def _setter(others: set[str], width: int) -> Callable[[str], list[str]]:
    """What sets a text into lines of so many columns, filled up with blanks."""
    # Of words that all fit, with a blank between each two, as many a line as there is room for.
    fill = re.compile(rf"(\S.{{0,{width - 1}}})(?: |\Z)")
    is_plain = re.compile(rf"\S{{1,{width}}}(?: \S{{1,{width}}})*")

    def broken(line: str) -> list[str]:
        if len(line) <= width:
            return [line]
        return fill.findall(line) if is_plain.fullmatch(line) else _broken(line, width)

    @cache
    def set_in(text: str) -> list[str]:
        if not others.isdisjoint(text):
            return _set_by_rich(text, width)
        return [x[:width].ljust(width) for line in text.split("\n") for x in broken(line)]

    return set_in


def _broken(line: str, width: int) -> list[str]:
    """The lines in which Rich sets one whose words are too long, or more than a blank apart."""
    breaks = [0]
    place = 0  # in the line that is being set
    for match in _WORD.finditer(line):
        word, start = match[0], match.start()
        length = len(word.rstrip())
        if length <= width - place:
            place += len(word)
        elif length <= width:
            breaks.append(start)
            place = len(word)
        else:
            breaks += range(start, start + len(word), width)
            place = (len(word) - 1) % width + 1
    edges = [*dict.fromkeys(breaks), len(line)]
    return [line[start:end] for start, end in pairwise(edges)]


_WORD = re.compile(r"\s*\S+\s*")


def _set_by_rich(text: str, width: int) -> list[str]:
    lines = Text(text).wrap(_CONSOLE, width, overflow="fold")
    return [line.plain + " " * (width - line.cell_len) for line in lines] or [" " * width]


_CONSOLE = Console(file=io.StringIO(), width=80)


def _widest_line(text: str) -> int:
    return max(map(_length, text.splitlines()), default=0)


def _length(text: str) -> int:
    return len(text) if text.isascii() and text.isprintable() else cell_len(text)
