"""Tables of who says what, in whatever layout, as a map and its votes.

What belongs here: the way from files to a map. What does not: its steps.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from counterpoint.errors import InputError, LimitError, Place, Problems
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.csv_data import read_text, shown, table_problems
from counterpoint.formats.file_text import read_bytes
from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.tables.assembly import Assembly, MapHead
from counterpoint.formats.tables.csv_grids import read_csv_grid
from counterpoint.formats.tables.entries import Entries, Findings, joined_entries
from counterpoint.formats.tables.entry_reader import read_entries
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.heading import Heading, read_heading
from counterpoint.formats.tables.layout import Layout, find_layout
from counterpoint.formats.tables.losses import conversion_of
from counterpoint.formats.tables.preview import Preview, preview_of
from counterpoint.formats.tables.remarks import without_remarks
from counterpoint.formats.tables.repetitions import checked
from counterpoint.formats.tables.roles import Role
from counterpoint.formats.tables.scales import ends_in
from counterpoint.formats.tables.settings import TableSettings, settings_beside
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.formats.tables.surveys import without_codes
from counterpoint.formats.tables.understanding import ColumnReader
from counterpoint.formats.tables.workbooks import WORKBOOKS, read_workbook
from counterpoint.model import ArgumentMap, FileRead, Origin, Source

# A million answers in words take about 100 MB as CSV, and less as a workbook.
MAX_BYTES = 256 * 1024 * 1024
MAX_ENTRIES = 2_000_000
_MANY = 100_000  # of which a look through all takes a second
_NO_SETTINGS = TableSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableResult(VotesResult):
    """The map and the votes of tables, and how each was understood."""

    previews: tuple[Preview, ...] = ()


@dataclass(slots=True)
class _Table:
    """A grid and how it is understood, as far as it can be."""

    grid: Grid
    source: Source
    settings: TableSettings
    heading: Heading
    read: FileRead
    layout: Layout | None = None
    findings: Findings = field(default_factory=Findings)


def read_table_files(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    settings: TableSettings = _NO_SETTINGS,
    max_bytes: int = MAX_BYTES,
    max_entries: int = MAX_ENTRIES,
) -> TableResult:
    """The map and the votes that the tables at ``paths`` say together, in whatever order.

    The map is named after the first file. ``settings`` go before those in the file beside each
    table (``panel.columns.yaml``). Where an expert has answered twice, both stances are in the
    map and the later one is in the table of votes.

    Raises:
        InputError: with every problem of every file.
        LimitError: a file has more than ``max_bytes`` bytes, or all have more than
            ``max_entries`` answers.

    Complexity: O(n log n) in the answers.
    """
    with _collector_paused():
        return _read(sorted(set(paths)), sources, settings, max_bytes, max_entries)


def _read(
    in_order: Sequence[Path],
    sources: Sequence[Path],
    settings: TableSettings,
    max_bytes: int,
    max_entries: int,
) -> TableResult:
    problems = table_problems()
    tables = _tables(in_order, settings, problems, max_bytes)
    parts = []
    for number, table in enumerate(tables):
        entries = _entries(table, number, problems)
        if entries is not None:
            parts.append(entries)
            if sum(map(len, parts)) > max_entries:
                raise LimitError(
                    f"{table.grid.path}: holds more than {max_entries:,} answers; split it, or "
                    "raise the limit (max_entries)"
                )
    if not parts:
        _stop(problems, in_order)
    return _result(joined_entries(parts), tables, in_order, sources, problems)


def preview_files(
    paths: Sequence[Path], settings: TableSettings = _NO_SETTINGS, *, max_bytes: int = MAX_BYTES
) -> tuple[Preview, ...]:
    """How the tables at ``paths`` are understood, as far as they are: also with mistakes in them.

    Raises:
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    problems = table_problems()
    tables = _tables(sorted(set(paths)), settings, problems, max_bytes)
    for number, table in enumerate(tables):
        _entries(table, number, problems)
    return tuple(
        preview_of(
            table.grid,
            table.layout,
            table.findings,
            ArgumentMap(
                "",
                "",
                table.settings.title or table.heading.title,
                table.settings.question or table.heading.question,
            ),
        )
        for table in tables
        if table.layout is not None
    )


def _stop(problems: Problems, paths: Sequence[Path]) -> None:
    problems.raise_errors()
    place, advice = Place(str(paths[0])), "the first line must name the columns"
    problems.error(place, "there is no table in it", advice, "empty")
    problems.raise_errors()


def _result(
    entries: Entries,
    tables: Sequence[_Table],
    paths: Sequence[Path],
    folders: Sequence[Path],
    problems: Problems,
) -> TableResult:
    grids = [table.grid for table in tables]
    valid = checked(entries, grids, problems)
    index = SourceIndex(entries, grids, [table.source for table in tables], valid)
    index.look_up(folders, problems)
    problems.raise_errors()
    if not valid:
        problems.warn(Place(str(paths[0])), "there is no answer in it", "", "no-votes")
    head = _head(tables, entries, valid, paths[0])
    assembled = Assembly(entries, valid, grids, index).assemble(head)
    if len(entries) > _MANY:
        gc.freeze()  # what is read is in no cycle and stays: it need not be looked through later
    files = dict.fromkeys(table.read for table in tables)
    return TableResult(
        assembled.map,
        problems.warnings,
        Origin(tuple(files)),
        conversion=conversion_of(assembled, entries, grids, [x.layout for x in tables]),
        table=assembled.table,
        passes=(),  # who takes no side has a stance that says so
        previews=tuple(
            preview_of(table.grid, table.layout, table.findings, assembled.map)
            for table in tables
            if table.layout is not None
        ),
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No looking for cycles while records are made: none of them is in one.

    Of a million records, which all stay, it would look through all again and again: that is
    twice the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _tables(
    paths: Sequence[Path], settings: TableSettings, problems: Problems, max_bytes: int
) -> list[_Table]:
    tables: list[_Table] = []
    names: set[str] = set()
    for path in paths:
        own = settings.over(settings_beside(path, problems))
        try:
            read, grid = _read_grid(path, own, problems, max_bytes)
        except InputError as error:
            problems.add(*error.problems)
            continue
        if grid is None:
            continue
        grid = without_codes(grid, problems)
        heading = read_heading(grid.above[: len(grid.above) - bool(grid.spans)])
        name = f"table {path.stem}"
        name = f"{name} {read.sha256[:6]}" if name in names else name
        names.add(name)
        is_workbook = path.suffix.lower() in WORKBOOKS
        is_date = bool(heading.date) and read_date(heading.date) is not None
        source = Source(
            name,
            path.name,
            heading.url if heading.url.startswith("http") else "",
            date=heading.date if is_date else "",
            # A workbook is no text in which words could be looked up.
            file="" if is_workbook else path.name,
            sha256="" if is_workbook else read.sha256,
        )
        for line in heading.unread:
            ends = ends_in(line)
            if ends is not None:
                own = own.over(TableSettings(scales={Role.STANCE.value: str(ends)}))
                continue
            message = f"{shown(line)} over the header is not read"
            problems.warn(Place(grid.file), message, "", "over-header")
        tables.append(_Table(grid, source, own, heading, FileRead(path.name, read.sha256)))
    return tables


def _read_grid(
    path: Path, settings: TableSettings, problems: Problems, max_bytes: int
) -> tuple[FileRead, Grid | None]:
    headers = (*settings.columns.values(), *settings.claims)
    if path.suffix.lower() in WORKBOOKS:
        content = read_bytes(path, max_bytes=max_bytes)
        return read_workbook(content, str(path), headers, settings.sheet, problems)
    text = read_text(path, max_bytes=max_bytes, encoding=settings.encoding)
    return FileRead(path.name, text.sha256), read_csv_grid(text, str(path), headers, problems)


def _entries(table: _Table, number: int, problems: Problems) -> Entries | None:
    settings, heading = table.settings, table.heading
    claim = settings.claim or heading.claim or settings.question or heading.question
    layout = find_layout(table.grid, replace(settings, claim=claim), problems)
    if layout is None:
        return None
    first = layout.blocks[0] if layout.blocks else None
    if first is None or (first.column(Role.CLAIM) is None and not first.claim):
        message = "no column says to what people answer"
        advice = 'say it: --claim "...", or name the column: --column claim="..."'
        problems.error(table.grid.header_place(), message, advice, "column")
        return None
    table.layout = layout
    table.grid = without_remarks(table.grid, layout, problems)
    columns = ColumnReader(table.grid, layout, settings, table.findings, problems)
    return read_entries(columns, layout, number)


def _head(tables: Sequence[_Table], entries: Entries, valid: Sequence[int], path: Path) -> MapHead:
    """What the map is called: as is said, else as the file is named; and what it asks."""
    title = next(filter(None, (x.settings.title or x.heading.title for x in tables)), "")
    questions = [x.settings.question or x.heading.question for x in tables]
    question = next(filter(None, questions), "") or _only(entries, valid)
    language = next(filter(None, (x.settings.language for x in tables)), "en")
    title = title or _as_title(path.stem)
    return MapHead(path.stem, title, question or title, language)


def _only(entries: Entries, valid: Sequence[int]) -> str:
    """The one question that stands in every row, or the one claim if it asks something."""
    questions = {entries.texts[Role.QUESTION][number] for number in valid}
    if len(questions) == 1 and "" not in questions:
        return questions.pop()
    claims = {entries.claims.codes[number] for number in valid}
    text = entries.claims.values[claims.pop()] if len(claims) == 1 else ""
    return text if text.endswith("?") else ""


def _as_title(stem: str) -> str:
    """A file's name as a title: ``minimum-wage_2026`` is "Minimum wage 2026"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or stem
