"""Table files opened: their cells, what is said of them, and what their columns hold.

What belongs here: from files to columns that are understood. What does not: answers
(`counterpoint.formats.tables.reading`, `counterpoint.formats.tables.crowd`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.csv_data import in_quotes, read_text
from counterpoint.formats.file_text import check_regular, read_bytes
from counterpoint.formats.foreign.naming import as_title
from counterpoint.formats.iso_dates import read_date
from counterpoint.formats.large_files import (
    ARROW_FILES,
    check_size,
    has_arrow,
    is_for_columns,
    is_larger,
)
from counterpoint.formats.tables.assembly import MapHead
from counterpoint.formats.tables.claim_texts import with_claim_texts
from counterpoint.formats.tables.csv_grids import read_csv_grid
from counterpoint.formats.tables.doubtful_cells import note_doubtful
from counterpoint.formats.tables.endings import WORKBOOKS
from counterpoint.formats.tables.entries import ColumnFindings, Entries
from counterpoint.formats.tables.grid import Grid
from counterpoint.formats.tables.heading import Heading, read_heading
from counterpoint.formats.tables.layout import find_layout
from counterpoint.formats.tables.layout_blocks import Layout
from counterpoint.formats.tables.remarks import without_remarks
from counterpoint.formats.tables.roles import ColumnRole
from counterpoint.formats.tables.scales import ends_in
from counterpoint.formats.tables.settings import TableSettings, settings_beside
from counterpoint.formats.tables.surveys import without_codes
from counterpoint.formats.tables.understanding import ColumnReader
from counterpoint.formats.tables.workbooks import ALL_SHEETS, read_workbook
from counterpoint.model import ArgumentMap, FileRead, Source


@dataclass(slots=True)
class Table:
    """A grid and how it is understood, as far as it can be."""

    grid: Grid
    source: Source
    settings: TableSettings
    heading: Heading
    read: FileRead
    layout: Layout | None = None
    findings: ColumnFindings = field(default_factory=ColumnFindings)


def open_tables(
    paths: Sequence[Path],
    settings: TableSettings,
    problems: Problems,
    max_bytes: int,
    least_bytes: int | None = None,
) -> list[Table]:
    """The tables at ``paths``; what is wrong with one is noted, and it is left out.

    A text of ``least_bytes`` or more is read in columns where that can be, and may have any size;
    ``max_bytes`` bounds the others.

    Raises:
        LimitError: a file has more bytes, or takes more memory than is free.
    """
    tables: list[Table] = []
    names: set[str] = set()
    for path in paths:
        own = settings.over(settings_beside(path, problems))
        try:
            read, grids = _read_grids(path, own, problems, max_bytes, least_bytes)
        except InputError as error:
            problems.add(*error.problems)
            continue
        name = f"table {path.stem}"
        name = f"{name} {read.sha256[:6]}" if name in names else name
        names.add(name)
        own_tables: list[Table] = []
        for grid in grids:
            table = _table(without_codes(grid, problems), name, path, own, read)
            # Sheets of one file are one source, unless they say that they are of other dates.
            if own_tables and (table.heading.date or table.heading.url):
                source = replace(table.source, id=f"{name} {grid.sheet}")
                table = replace(table, source=source)
            elif own_tables:
                table = replace(table, source=own_tables[0].source)
            own_tables.append(table)
            _note_unread(table, problems)
        tables += own_tables
    return tables


def _table(grid: Grid, name: str, path: Path, settings: TableSettings, read: FileRead) -> Table:
    heading = read_heading(grid.above[: len(grid.above) - bool(grid.spans)])
    if settings.sheet == ALL_SHEETS and not (heading.claim or heading.question):
        heading = replace(heading, claim=grid.sheet)  # a sheet a question is named by it
    source = _source(name, path, heading, read.sha256)
    for ends in filter(None, map(ends_in, heading.unread)):
        settings = settings.over(TableSettings(scales={ColumnRole.STANCE.value: str(ends)}))
    return Table(grid, source, settings, heading, FileRead(path.name, read.sha256))


def _note_unread(table: Table, problems: Problems) -> None:
    for line in table.heading.unread:
        if ends_in(line) is None:
            message = f"{in_quotes(line)} over the header is not read"
            problems.warn(Place(table.grid.file), message, "", "over-header")


def _source(name: str, path: Path, heading: Heading, digest: str) -> Source:
    """What a table is as a source; a workbook is no text in which words could be looked up."""
    is_text = path.suffix.lower() not in {*WORKBOOKS, *ARROW_FILES}
    is_date = bool(heading.date) and read_date(heading.date) is not None
    return Source(
        name,
        path.name,
        heading.url if heading.url.startswith("http") else "",
        date=heading.date if is_date else "",
        file=path.name if is_text else "",
        sha256=digest if is_text else "",
    )


def _read_grids(
    path: Path,
    settings: TableSettings,
    problems: Problems,
    max_bytes: int,
    least_bytes: int | None,
) -> tuple[FileRead, list[Grid]]:
    headers = (*settings.columns.values(), *settings.claims)
    suffix = path.suffix.lower()
    is_large = least_bytes is not None and suffix not in WORKBOOKS and not settings.encoding
    if suffix in ARROW_FILES and path.exists():  # of what is not there Arrow says so
        check_regular(path)
    if suffix in ARROW_FILES or (is_large and is_for_columns(path, least_bytes or 0)):
        try:
            columns = _in_columns(path, headers, problems)
        except InputError:
            if suffix in ARROW_FILES or is_larger(path, max_bytes):
                raise
            columns = None  # whoever reads it row by row knows more advice
        if columns is not None:
            read, grid = columns
            return read, [] if grid is None else [grid]
    if is_large:
        check_size(path, max_bytes)
    if suffix in WORKBOOKS:
        content = read_bytes(path, max_bytes=max_bytes)
        if not content:
            raise InputError(
                Problem(Place(str(path)), "is empty", "save the workbook anew", "empty")
            )
        return read_workbook(content, str(path), headers, settings.sheet, problems)
    text = read_text(path, max_bytes=max_bytes, encoding=settings.encoding)
    grid = read_csv_grid(text, str(path), headers, problems)
    return FileRead(path.name, text.sha256), [] if grid is None else [grid]


def _in_columns(
    path: Path, headers: Sequence[str], problems: Problems
) -> tuple[FileRead, Grid | None] | None:
    """The table at ``path`` by Arrow; ``None`` of a text that Arrow does not take."""
    if not has_arrow():
        message = f"{path.suffix.lower()} files are read by pyarrow, which is not installed"
        advice = "install counterpoint[tables], or save it as CSV"
        raise InputError(Problem(Place(str(path)), message, advice, "no-arrow"))
    from counterpoint.formats.tables.column_grids import (  # noqa: PLC0415 (loads Arrow)
        read_arrow_grid,
        read_text_grid,
    )

    if path.suffix.lower() in ARROW_FILES:
        return read_arrow_grid(path)
    return read_text_grid(path, headers, problems)


def understand(table: Table, problems: Problems) -> ColumnReader | None:
    """What the columns of a table hold; ``None`` after noting why that cannot be told."""
    settings, heading = table.settings, table.heading
    claim = settings.claim or heading.claim or settings.question or heading.question
    layout = find_layout(table.grid, replace(settings, claim=claim), problems)
    if layout is None:
        return None
    texts = settings.texts
    if layout.kind == "long" and len(texts) == 1 and layout.blocks[0].claim == settings.claim:
        texts = {}  # the one claim has the sign in it
    layout = with_claim_texts(layout, table.grid, texts, heading.texts, problems)
    first = layout.blocks[0] if layout.blocks else None
    if first is None or (first.column(ColumnRole.CLAIM) is None and not first.claim):
        message = "no column says to what people answer"
        advice = 'say it: --claim "...", or name the column: --column claim="..."'
        problems.error(table.grid.header_place(), message, advice, "column")
        return None
    table.layout = layout
    table.grid = without_remarks(table.grid, layout, problems)
    note_doubtful(table.grid, layout, problems)
    return ColumnReader(table.grid, layout, settings, table.findings, problems)


def head_of(tables: Sequence[Table], entries: Entries, valid: Sequence[int], path: Path) -> MapHead:
    """What the map is called: as is said, else as the file is named; and what it asks.

    What nobody asked is "": a file's name is a title, and no question.
    """
    titles = dict.fromkeys(filter(None, (x.settings.title or x.heading.title for x in tables)))
    title = "; ".join(titles)
    questions = questions_of(tables)
    question = questions[0] if len(questions) == 1 else _only(entries, valid)
    language = next(filter(None, (x.settings.language for x in tables)), "en")
    return MapHead(path.stem, title or as_title(path.stem), question, language)


def note_no_question(assembled: ArgumentMap, path: Path, problems: Problems) -> None:
    """Warn where people answer, and nothing says what they were asked."""
    if not assembled.question and not assembled.issues:
        message = "nothing says what was asked"
        advice = 'say --question "...", or write it over the header: Question: ...'
        problems.warn(Place(str(path)), message, advice, "no-question")


def questions_of(tables: Sequence[Table]) -> tuple[str, ...]:
    """What the tables are about by what is said of them, each once, in their order."""
    return tuple(dict.fromkeys(filter(None, map(question_of, tables))))


def question_of(table: Table) -> str:
    """What a table is about by what is said of it or stands over its header."""
    return table.settings.question or table.heading.question


def _only(entries: Entries, valid: Sequence[int]) -> str:
    """The one question that stands in every row, or the one claim if it asks something."""
    column = entries.texts[ColumnRole.QUESTION]
    questions = {column.values[code] for code in {column.codes[number] for number in valid}}
    if len(questions) == 1 and "" not in questions:
        return questions.pop()
    claims = {entries.claims.codes[number] for number in valid}
    text = entries.claims.values[claims.pop()] if len(claims) == 1 else ""
    return text if text.endswith("?") else ""
