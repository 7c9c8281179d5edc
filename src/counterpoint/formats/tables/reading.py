"""Tables of who says what, in whatever layout, as a map and its votes.

What belongs here: the way from files to a map. What does not: its steps.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from counterpoint.errors import LimitError, Place, Problems
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.csv_data import table_problems
from counterpoint.formats.large_files import is_larger
from counterpoint.formats.pauses import CollectorPause
from counterpoint.formats.tables.assembly import Assembly
from counterpoint.formats.tables.entries import Entries, about, joined_entries
from counterpoint.formats.tables.entry_reader import read_entries
from counterpoint.formats.tables.equal_titles import with_equal_claims
from counterpoint.formats.tables.losses import conversion_of
from counterpoint.formats.tables.preview import Preview, preview_of
from counterpoint.formats.tables.repetitions import checked
from counterpoint.formats.tables.settings import TableSettings
from counterpoint.formats.tables.sources import SourceIndex
from counterpoint.formats.tables.table_files import (
    Table,
    head_of,
    note_no_question,
    open_tables,
    question_of,
    questions_of,
    understand,
)
from counterpoint.model import ArgumentMap, Origin

# A million answers in words take about 100 MB as CSV, and less as a workbook.
MAX_TABLE_BYTES = 256 * 1024 * 1024
MAX_ENTRIES = 2_000_000
LEAST_BYTES = 8 * 1024 * 1024  # a text from which on Arrow is quicker, loading it included
_MANY = 100_000  # of which a look through all takes a second
_NO_SETTINGS = TableSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableResult(VotesResult):
    """The map and the votes of tables, and how each was understood."""

    previews: tuple[Preview, ...] = ()


def read_table_files(  # noqa: PLR0913 (limits, which few give)
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    settings: TableSettings = _NO_SETTINGS,
    max_bytes: int = MAX_TABLE_BYTES,
    max_entries: int = MAX_ENTRIES,
    least_bytes: int = LEAST_BYTES,
) -> TableResult:
    """The map and the votes that the tables at ``paths`` say together, in whatever order.

    The map is named after the first file. ``settings`` go before those in the file beside each
    table (``panel.columns.yaml``). Where an expert has answered twice, both stances are in the
    map and the later one is in the table of votes. Texts of ``least_bytes`` or more are read in
    columns where Arrow is installed, with the same result.

    Raises:
        InputError: with every problem of every file.
        LimitError: a file has more than ``max_bytes`` bytes, or all have more than
            ``max_entries`` answers.

    Complexity: O(n log n) in the answers.
    """
    with CollectorPause():
        in_order, problems = sorted(set(paths)), table_problems()
        least = None if any(is_larger(path, max_bytes) for path in in_order) else least_bytes
        tables = open_tables(in_order, settings, problems, max_bytes, least)
        return _read(tables, in_order, sources, problems, max_entries)


def _read(
    tables: Sequence[Table],
    in_order: Sequence[Path],
    sources: Sequence[Path],
    problems: Problems,
    max_entries: int,
) -> TableResult:
    questions = questions_of(tables)
    parts: list[Entries] = []
    for number, table in enumerate(tables):
        entries = _entries(table, number, problems)
        if entries is not None:
            question = question_of(table) if len(questions) > 1 else ""
            parts.append(entries if not question else about(entries, question))
            if sum(map(len, parts)) > max_entries:
                raise LimitError(
                    f"{table.grid.path}: holds more than {max_entries:,} answers; split it, or "
                    "raise the limit (max_entries)"
                )
    if not parts:
        _stop(problems, in_order)
    if len(parts) > 1:
        columns = with_equal_claims([(at, part.claims) for at, part in enumerate(parts)])
        parts = [replace(part, claims=x) for part, x in zip(parts, columns, strict=True)]
    return _result(joined_entries(parts), tables, in_order, sources, problems)


def preview_files(
    paths: Sequence[Path],
    settings: TableSettings = _NO_SETTINGS,
    *,
    max_bytes: int = MAX_TABLE_BYTES,
) -> tuple[Preview, ...]:
    """How the tables at ``paths`` are understood, as far as they are: also with mistakes in them.

    Raises:
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    problems = table_problems()
    tables = open_tables(sorted(set(paths)), settings, problems, max_bytes)
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
    tables: Sequence[Table],
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
    head = head_of(tables, entries, valid, paths[0])
    assembled = Assembly(entries, valid, grids, index).assemble(head)
    if assembled.map.panel:
        note_no_question(assembled.map, paths[0], problems)
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


def _entries(table: Table, number: int, problems: Problems) -> Entries | None:
    columns = understand(table, problems)
    if columns is None or table.layout is None:
        return None
    return read_entries(columns, table.layout, number)
