"""The rows of a plain table of votes, each right in itself.

What belongs here: columns, words and numbers, and the mistakes in them. What does not: what two
rows say together (`counterpoint.formats.votes.csv_checks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from counterpoint.errors import Place, Problems
from counterpoint.formats.csv_data import CsvText, one_of, shown
from counterpoint.formats.iso_dates import ANY_TIME, Span, read_date
from counterpoint.model import Vote

COLUMNS = ("expert", "claim", "stance", "confidence", "comment", "date", "source", "group")
_REQUIRED = COLUMNS[:3]
_MOST_COLUMNS_NOTED = 20  # a sheet may have thousands, mostly of the same origin
_HEADER = "the first line names the columns"

STANCE_WORDS: dict[str, Vote] = {
    **dict.fromkeys(("agree", "affirm", "yes", "for", "support", "1", "+1"), Vote.AGREE),
    **dict.fromkeys(("disagree", "deny", "no", "against", "oppose", "-1"), Vote.DISAGREE),
    **dict.fromkeys(("pass", "uncertain", "unsure", "neutral", "abstain", "0"), Vote.PASS),
}

_NUMBER = re.compile(r"[0-9]{0,20}(?:[.,][0-9]{1,20})?")


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One row that is right in itself; ``table`` and ``line`` say where it stands."""

    expert: str
    claim: str
    vote: Vote
    confidence: float
    comment: str
    date: str
    span: Span
    source: str
    group: str
    table: CsvTable
    line: int

    def place(self, column: str) -> Place:
        """Where the cell of that column stands."""
        return self.table.place(self.line, column)

    @property
    def said(self) -> tuple[Vote, float]:
        """What counts in the table."""
        return self.vote, self.confidence

    def in_time(self) -> tuple[object, ...]:
        """A key that sorts by time, a span before what lies within it, then by what is said."""
        start, end = self.span
        width = ANY_TIME[1] - end
        return start, width, self.vote.value, self.confidence, self.date, self.source, self.comment


@dataclass(frozen=True, slots=True)
class CsvTable:
    """One file: where its columns are, and the source of what names no other."""

    csv: CsvText
    columns: Mapping[str, int]
    source: str
    problems: Problems

    def place(self, line: int, column: str) -> Place:
        """Where the cell of that column stands in the row that begins at ``line``."""
        return self.csv.place(line, self.columns[column])

    def row(self, line: int, cells: list[str]) -> VoteRow | None:
        """The row, or ``None`` after noting all that is wrong with it."""
        cell = {name: cells[index].strip() for name, index in self.columns.items()}
        is_right = True

        def wrong(column: str, message: str, advice: str) -> None:
            nonlocal is_right
            is_right = False
            self.problems.error(self.place(line, column), message, advice, column)

        for column in ("expert", "claim"):
            if not cell[column]:
                wrong(column, f"the {column} is missing", "fill it in, or leave the row out")
        word = cell["stance"].casefold()
        vote = STANCE_WORDS.get(word)
        if not word:
            wrong("stance", "the stance is missing", 'leave the row out, or write "pass"')
        elif vote is None:
            wrong("stance", f"{shown(word)} is no stance", one_of(word, STANCE_WORDS))
        confidence = _confidence(cell.get("confidence", ""))
        if confidence is None:
            message = (
                f"the confidence {shown(cell['confidence'])} is no number above 0 and at most 1"
            )
            wrong("confidence", message, "write 0.8 for 80 %; who has none takes the stance pass")
        date = cell.get("date", "")
        span = read_date(date) if date else ANY_TIME
        if span is None:
            advice = "write 2026, 2026-03 or 2026-03-01, with a time if need be"
            wrong("date", f"{shown(date)} is no date", advice)
        if not is_right or vote is None or confidence is None or span is None:
            return None
        return VoteRow(
            cell["expert"],
            cell["claim"],
            vote,
            confidence,
            cell.get("comment", ""),
            date,
            span,
            cell.get("source") or self.source,
            cell.get("group", ""),
            self,
            line,
        )


def rows_of(csv: CsvText, source: str, problems: Problems) -> Iterator[VoteRow]:
    """The rows that are right; what is wrong with the others, or the header, is noted."""
    rows = csv.rows()
    line, names = csv.header(rows)
    if not _has_columns(csv, line, names, problems):
        return
    columns = {name: index for index, name in enumerate(names) if name in COLUMNS}
    table = CsvTable(csv, columns, source, problems)
    for number, cells in rows:
        if csv.has_width(number, cells, len(names)):
            row = table.row(number, cells)
            if row is not None:
                yield row


def _has_columns(csv: CsvText, line: int, names: list[str], problems: Problems) -> bool:
    unknown = {name: i for i, name in enumerate(names) if name and name not in COLUMNS}
    some = list(islice(unknown, _MOST_COLUMNS_NOTED))
    missing_columns = [column for column in _REQUIRED if column not in names]
    for column in missing_columns:
        advice = one_of(column, some, "the columns are") if some else _HEADER
        problems.error(csv.place(line), f"there is no column {shown(column)}", advice, "column")
    for name in () if missing_columns else some:
        message = f"the column {shown(name)} is not read"
        place = csv.place(line, unknown[name])
        problems.warn(place, message, one_of(name, COLUMNS), "unknown-column")
    if not missing_columns and len(unknown) > len(some):
        message = f"{len(unknown) - len(some):,} more columns are not read"
        problems.warn(csv.place(line), message, "", "unknown-column")
    return not missing_columns


def _confidence(cell: str) -> float | None:
    if not cell:
        return 1.0
    if not _NUMBER.fullmatch(cell):
        return None
    confidence = float(cell.replace(",", "."))
    return confidence if 0 < confidence <= 1 else None
