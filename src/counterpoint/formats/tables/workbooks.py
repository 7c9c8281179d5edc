"""Excel and ODS workbooks as grids: the sheet that is a table, as it was last calculated.

A workbook is measured before it is opened, and opened in a process of its own: what is in an
archive may swell to anything. Formulas are read by their last values, macros are not looked at,
and both are told, as are hidden sheets and merged cells.

What belongs here: the way from a workbook to a grid. What does not: looking into the archive
(`counterpoint.formats.tables.archives`).
"""

from __future__ import annotations

import io
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.csv_data import in_quotes
from counterpoint.formats.tables.archives import Contents, look_into
from counterpoint.formats.tables.cell_texts import cell_text
from counterpoint.formats.tables.coded import Coded, Coder
from counterpoint.formats.tables.grid import MOST_ROWS_ABOVE, Grid, find_header, spans_over
from counterpoint.formats.tables.links import with_addresses
from counterpoint.formats.tables.roles import plain_header, role_of
from counterpoint.model import FileRead
from counterpoint.processes import run_apart

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# What names all sheets that are tables.
ALL_SHEETS = "*"
_SECONDS = 120.0  # a round number
_ROWS_AT_ONCE = 20_000  # as of a text (`csv_grids`)
Span: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class _Sheet:
    """A sheet as cells; ``lines`` are rows counted from 1, ``notes`` what is to be said of it."""

    name: str
    names: tuple[str, ...] = ()
    line: int = 0
    columns: tuple[Coded[str], ...] = ()
    lines: array[int] = field(default_factory=lambda: array("i"))
    above: tuple[tuple[str, ...], ...] = ()
    notes: list[tuple[int, int, str, str]] = field(default_factory=list)


def read_workbook(
    content: bytes, file: str, headers: Collection[str], sheet: str, problems: Problems
) -> tuple[FileRead, list[Grid]]:
    """The tables in a workbook: on the sheet named, else on the one with most usual headers.

    ``*`` names all sheets that are shown and have usual headers.

    Raises:
        InputError: it is no workbook, is broken, has a password, or the library is missing.
        LimitError: it unpacks to more than it may, or takes too long.
    """
    if find_spec("python_calamine") is None:
        advice = "install counterpoint[sheets], or save it as CSV UTF-8"
        raise InputError(
            Problem(Place(file), "the library that reads workbooks is missing", advice, "library")
        )
    contents = look_into(content, file)
    tables = run_apart(f"reading {file}", _SECONDS, _read, content, file, tuple(headers), sheet)
    _note_faults(contents, file, problems)
    for table in tables:
        for line, column, message, advice in table.notes:
            place = Place(f"{file}[{table.name}]", line, column)
            problems.warn(place, message, advice, "sheet")
    read = FileRead(file.rsplit("/", 1)[-1], sha256(content).hexdigest())
    return read, [
        with_addresses(_grid(table, file), contents.addresses.get(table.name, {}))
        for table in tables
        if table.names
    ]


def _grid(table: _Sheet, file: str) -> Grid:
    name = f"{file}[{table.name}]"

    def place_at(line: int, column: int) -> Place:
        return Place(name, line, column + 1)

    above, spans = table.above, spans_over(table.above, table.names)
    return Grid(
        file,
        name,
        table.names,
        table.line,
        table.columns,
        table.lines,
        place_at,
        above,
        spans,
        table.name,
    )


def _note_faults(contents: Contents, file: str, problems: Problems) -> None:
    """Note what of a workbook is not as it looks."""
    if contents.has_macros:
        problems.warn(Place(file), "it has macros", "they are not run", "macros")
    if contents.errors:
        cells = ", ".join(contents.errors[:3]) + (", ..." if len(contents.errors) > 3 else "")
        message = f"{len(contents.errors):,} cells hold an error in place of a value: {cells}"
        problems.error(Place(file), message, "mend or empty them", "error-cells")
    if contents.links:
        message = f"{contents.links:,} cells show a text for a link, whose address is not read"
        advice = "write the addresses into a column of their own (url)"
        problems.warn(Place(file), message, advice, "links")
    if contents.unvalued:
        message = f"{contents.unvalued:,} formulas have no value, so their cells are read as empty"
        advice = "open it in a spreadsheet program and save it, so that they are calculated"
        problems.error(Place(file), message, advice, "formulas")
    elif contents.formulas:
        message = f"{contents.formulas:,} formulas are read by the values last calculated"
        problems.warn(Place(file), message, "see that they are up to date", "formulas")
    for number, what in ((contents.hidden_rows, "rows"), (contents.hidden_columns, "columns")):
        if number:
            message = f"hidden {what} are read like all others: {number:,} in its sheets"
            problems.warn(
                Place(file), message, f"delete the {what} if they are not meant", "hidden"
            )


def _read(content: bytes, file: str, headers: tuple[str, ...], sheet_name: str) -> list[_Sheet]:
    """The sheets that are tables, one but where all are wanted. Runs in a process of its own."""
    from python_calamine import (  # noqa: PLC0415 (an extra, and read only where it is needed)
        CalamineError,
        CalamineWorkbook,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return _sheets(workbook, file, headers, sheet_name)
    except (CalamineError, ValueError, OSError) as error:
        is_locked = "assword" in f"{type(error).__name__}{error}"
        message = "it has a password" if is_locked else f"it is no workbook, or broken: {error}"
        advice = "save it without one" if is_locked else "save it anew, or as CSV UTF-8"
        raise InputError(Problem(Place(file), message, advice, "workbook")) from None


def _sheets(
    workbook: CalamineWorkbook, file: str, headers: tuple[str, ...], sheet_name: str
) -> list[_Sheet]:
    visible = _visible_sheets(workbook)
    hidden = [name for name in workbook.sheet_names if name not in visible]
    if sheet_name not in {"", ALL_SHEETS} and sheet_name not in workbook.sheet_names:
        advice = f"there are {', '.join(map(in_quotes, workbook.sheet_names))}"
        message = f"there is no sheet {in_quotes(sheet_name)}"
        raise InputError(Problem(Place(file), message, advice, "sheet"))
    names = [sheet_name] if sheet_name in workbook.sheet_names else visible or hidden
    sheets = [(name, workbook.get_sheet_by_name(name)) for name in names]
    scores = {name: _score(sheet, headers) for name, sheet in sheets}
    best = max(scores, key=lambda name: scores[name], default="")
    table_names = (
        [name for name in names if scores[name] > 1] if sheet_name == ALL_SHEETS else [best]
    )
    tables = [_cells(name, sheet, headers) for name, sheet in sheets if name in table_names]
    first = tables[0] if tables else _Sheet("")
    first.notes += [
        (
            *(0, 0, f"the sheet {in_quotes(name)} is not read"),
            f'--sheet "{name}" reads that one, --sheet "{ALL_SHEETS}" all that are tables',
        )
        for name in names
        if name not in table_names and scores[name]
    ]
    first.notes += [
        (0, 0, f"the hidden sheet {in_quotes(name)} is not read", f'--sheet "{name}" reads it')
        for name in hidden
        if name not in table_names
    ]
    return tables or [first]


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415 (as above)

    return [
        each.name for each in workbook.sheets_metadata if each.visible == SheetVisibleEnum.Visible
    ]


def _score(sheet: CalamineSheet, headers: tuple[str, ...]) -> int:
    """How many usual headers a sheet has in its header, and one if it has any cell."""
    rows = [cells for _, cells in islice(_rows(sheet), MOST_ROWS_ABOVE)]
    if not rows:
        return 0
    plain_headers = set(map(plain_header, headers))
    header = rows[find_header(rows, headers)]
    return 1 + sum(role_of(x) is not None or plain_header(x) in plain_headers for x in header if x)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows with any text, counted from 1; cells from the first column on."""
    start = sheet.start
    if start is None:
        return
    # The iterator begins with the first row of the file and the first column that is used.
    for line, cells in enumerate(sheet.iter_rows(), 1):
        texts = [*[""] * start[1], *map(cell_text, cells)]
        if any(texts):
            yield line, texts


def _cells(name: str, sheet: CalamineSheet, headers: tuple[str, ...]) -> _Sheet:
    table = _Sheet(name)
    merged = sheet.merged_cell_ranges or []
    rows = _unmerged(_rows(sheet), merged, table)
    first = list(islice(rows, MOST_ROWS_ABOVE))
    if not first:
        return table
    index = find_header([cells for _, cells in first], headers)
    table.line, header = first[index]
    # A title over the whole table is merged in every sheet.
    table.notes = [note for note in table.notes if note[0] >= table.line]
    width = max((i + 1 for i, cell in enumerate(header) if cell), default=0)
    table.names = tuple(header[:width])
    table.above = tuple(tuple(cells[:width]) for _, cells in first[:index])
    coders = [Coder() for _ in range(width)]
    rest = _chain(first[index + 1 :], rows)
    while block := list(islice(rest, _ROWS_AT_ONCE)):
        filled = [(line, _fitted(cells, width, line, table)) for line, cells in block]
        filled = [(line, cells) for line, cells in filled if any(cells)]
        table.lines.extend(line for line, _ in filled)
        columns = zip(*(cells for _, cells in filled), strict=True)
        for coder, column in zip(coders, columns, strict=False):  # no column where no row is
            coder.extend(column)
    table.columns = tuple(coder.column() for coder in coders)
    return table


def _chain(
    first: Sequence[tuple[int, list[str]]], rest: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield from first
    yield from rest


def _fitted(cells: list[str], width: int, line: int, table: _Sheet) -> list[str]:
    """A row as wide as the header; what stands beyond it is told."""
    if len(cells) > width and any(cells[width:]):
        text = next(filter(None, cells[width:]))
        advice = "give the column a header, or move it"
        table.notes.append((line, width + 1, f"{in_quotes(text)} stands under no header", advice))
    return cells[:width] if len(cells) >= width else cells + [""] * (width - len(cells))


def _unmerged(
    rows: Iterator[tuple[int, list[str]]], merged: Sequence[Span], table: _Sheet
) -> Iterator[tuple[int, list[str]]]:
    """The rows, with the text of merged cells in each row and column that they cover.

    Spreadsheets merge no cell twice: where spans overlap the first holds. Linear in the cells.
    """
    waiting = sorted(set(merged), reverse=True)
    covering: dict[int, tuple[Span, str]] = {}  # by the column, as far as the rows have come
    for line, cells in rows:
        while waiting and waiting[-1][0][0] < line:
            span = waiting.pop()
            (top, left), (bottom, right) = span
            columns = range(left, min(right + 1, len(cells)))
            if bottom + 1 < line or not columns or any(_is_in(line, covering, x) for x in columns):
                continue
            # A row without any text is not among the rows: then the span has nothing to show.
            text = cells[left] if top + 1 == line else ""
            covering |= dict.fromkeys(columns, (span, text))
            if text:
                message = f"the merged cells of {in_quotes(text)} are read as if each held it"
                table.notes.append((line, left + 1, message, "see that it is so meant"))
        for column, (span, text) in list(covering.items()):
            if span[1][0] + 1 < line:
                del covering[column]
            elif text and column < len(cells):
                cells[column] = text
        yield line, cells


def _is_in(line: int, covering: Mapping[int, tuple[Span, str]], column: int) -> bool:
    """Whether a column is covered in a line already."""
    return column in covering and covering[column][0][1][0] + 1 >= line
