"""A plain table of votes: one row for what one expert said of one claim.

The columns, in any order: ``expert``, ``claim`` and ``stance``; and where wanted
``confidence``, ``comment``, ``date``, ``source`` and ``group``. ``docs/votes.md`` says what
each may hold. Several files are rounds of one panel.

What belongs here: this table. What does not: Polis' export, see `counterpoint.formats.polis`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from counterpoint.errors import InputError, Place, Problems
from counterpoint.formats.ballots import (
    MAX_BALLOTS,
    Ballot,
    VotesResult,
    allot_ids,
    check_number,
    default_base,
    likeness,
    to_stances,
    unique_titles,
)
from counterpoint.formats.csv_data import (
    MAX_BYTES,
    CsvText,
    one_of,
    read_text,
    shown,
    table_problems,
)
from counterpoint.formats.iso_dates import ANY_TIME, Span, read_date
from counterpoint.model import (
    ArgumentMap,
    Claim,
    Expert,
    FileRead,
    Origin,
    Source,
    Vote,
    VoteTable,
    given_first,
    slug,
)

__all__ = ["COLUMNS", "STANCE_WORDS", "read_votes_csv"]

COLUMNS = ("expert", "claim", "stance", "confidence", "comment", "date", "source", "group")
_REQUIRED = COLUMNS[:3]
_MOST_COLUMNS_TOLD = 20
_HEADER = "the first line names the columns"

STANCE_WORDS: dict[str, Vote] = {
    **dict.fromkeys(("agree", "affirm", "yes", "for", "support", "1", "+1"), Vote.AGREE),
    **dict.fromkeys(("disagree", "deny", "no", "against", "oppose", "-1"), Vote.DISAGREE),
    **dict.fromkeys(("pass", "uncertain", "unsure", "neutral", "abstain", "0"), Vote.PASS),
}

_NUMBER = re.compile(r"[0-9]{0,20}(?:[.,][0-9]{1,20})?")


@dataclass(frozen=True, slots=True)
class _Row:
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
    table: _Table
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
class _Table:
    """One file: where its columns are, and the source of what names no other."""

    csv: CsvText
    columns: Mapping[str, int]
    source: str
    problems: Problems

    def place(self, line: int, column: str) -> Place:
        """Where the cell of that column stands in the row that begins at ``line``."""
        return self.csv.place(line, self.columns[column])

    def row(self, line: int, cells: list[str]) -> _Row | None:
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
            told = f"the confidence {shown(cell['confidence'])} is no number above 0 and at most 1"
            wrong("confidence", told, "write 0.8 for 80 %; who has none takes the stance pass")
        date = cell.get("date", "")
        span = read_date(date) if date else ANY_TIME
        if span is None:
            advice = "write 2026, 2026-03 or 2026-03-01, with a time if need be"
            wrong("date", f"{shown(date)} is no date", advice)
        if not is_right or vote is None or confidence is None or span is None:
            return None
        return _Row(
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


def read_votes_csv(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),  # noqa: ARG001  (a reader of maps has it; a vote quotes nothing)
    max_bytes: int = MAX_BYTES,
    max_ballots: int = MAX_BALLOTS,
) -> VotesResult:
    """The map and the vote table that the files at ``paths`` hold together.

    The map is named after the first file. The order of files, rows and columns changes nothing
    else. Where an expert has voted twice on a claim, both stances are in the map and the later
    one is in the table.

    Raises:
        InputError: with every problem of every file.
        LimitError: a file has more than ``max_bytes`` bytes, or all have more than
            ``max_ballots`` rows.

    Complexity: O(n log n) in the rows.
    """
    problems = table_problems()
    rows: list[_Row] = []
    tables: dict[str, Source] = {}
    ordered = sorted(set(paths))
    for path in ordered:
        try:
            read = read_text(path, max_bytes=max_bytes)
        except InputError as error:
            problems.add(*error.problems)
            continue
        name = f"table {path.stem}"
        if name in tables:
            name = f"{name} {read.sha256[:6]}"
        tables[name] = Source("", path.name, file=path.name, sha256=read.sha256)
        for row in _rows(CsvText(read.text, str(path), COLUMNS, problems), name, problems):
            rows.append(row)
            check_number(len(rows), max_ballots, str(path))
    kept = _checked(rows, problems)
    problems.raise_errors()
    if not kept:
        problems.warn(Place(str(ordered[0])), "there is no vote in it", "", "no-votes")
    return _result(kept, tables, ordered[0].stem, problems)


def _rows(csv: CsvText, source: str, problems: Problems) -> Iterator[_Row]:
    rows = csv.rows()
    line, names = csv.header(rows)
    if not _has_columns(csv, line, names, problems):
        return
    columns = {name: index for index, name in enumerate(names) if name in COLUMNS}
    table = _Table(csv, columns, source, problems)
    for number, cells in rows:
        if csv.has_width(number, cells, len(names)):
            row = table.row(number, cells)
            if row is not None:
                yield row


def _has_columns(csv: CsvText, line: int, names: list[str], problems: Problems) -> bool:
    unknown = {name: i for i, name in enumerate(names) if name and name not in COLUMNS}
    some = list(islice(unknown, _MOST_COLUMNS_TOLD))
    missing = [column for column in _REQUIRED if column not in names]
    for column in missing:
        advice = one_of(column, some, "the columns are") if some else _HEADER
        problems.error(csv.place(line), f"there is no column {shown(column)}", advice, "column")
    for name in () if missing else some:
        told = f"the column {shown(name)} is not read"
        place = csv.place(line, unknown[name])
        problems.warn(place, told, one_of(name, COLUMNS), "unknown-column")
    if not missing and len(unknown) > len(some):
        told = f"{len(unknown) - len(some):,} more columns are not read"
        problems.warn(csv.place(line), told, "", "unknown-column")
    return not missing


def _confidence(cell: str) -> float | None:
    if not cell:
        return 1.0
    if not _NUMBER.fullmatch(cell):
        return None
    confidence = float(cell.replace(",", "."))
    return confidence if 0 < confidence <= 1 else None


def _checked(rows: Sequence[_Row], problems: Problems) -> list[_Row]:
    """The rows without repetitions, by expert, claim and time; the last of a pair counts.

    Two that cover one time and do not say the same are noted as an error.
    """
    pairs: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        pairs[row.expert, row.claim].append(row)
    kept = []
    for pair in sorted(pairs):
        kept += _in_time(pairs[pair], problems)
    _check_groups(kept, problems)
    _warn_of_likes("expert", {row.expert: row for row in reversed(kept)}, problems)
    _warn_of_likes("claim", {row.claim: row for row in reversed(kept)}, problems)
    return kept


def _in_time(rows: list[_Row], problems: Problems) -> list[_Row]:
    if len(rows) == 1:
        return rows
    rows.sort(key=_Row.in_time)
    kept: dict[tuple[object, ...], _Row] = {}
    around: list[_Row] = []  # the rows whose span the present one lies within, widest first
    for row in rows:
        while around and around[-1].span[1] <= row.span[0]:
            around.pop()
        if around and around[-1].said != row.said:
            _note_conflict(around[-1], row, problems)
        around.append(row)
        first = kept.setdefault((row.said, row.comment, row.date, row.source), row)
        if first is not row:
            told = f"this row says what {first.place('expert')} says"
            problems.warn(row.place("expert"), told, "it is read once", "repeated-row")
    return list(kept.values())


def _note_conflict(one: _Row, other: _Row, problems: Problems) -> None:
    first, second = sorted((one, other), key=lambda row: row.place("stance"))
    problems.error(
        second.place("stance"),
        f"{shown(second.expert)} says otherwise of {shown(second.claim)} at "
        f"{first.place('stance')}, and neither is later",
        "give each a date of its own, or keep one",
        "conflicting-votes",
    )


def _check_groups(rows: Sequence[_Row], problems: Problems) -> None:
    grouped: dict[str, _Row] = {}
    for row in rows:
        first = grouped.setdefault(row.expert, row) if row.group else row
        if first.group != row.group:
            told = f"{shown(row.expert)} is in the group {shown(row.group)} here"
            advice = f"{first.place('group')} says {shown(first.group)}; keep one of them"
            problems.error(row.place("group"), told, advice, "conflicting-groups")


def _warn_of_likes(column: str, rows: Mapping[str, _Row], problems: Problems) -> None:
    """Warn of names that only case, punctuation or the form of letters tells apart."""
    seen: dict[str, str] = {}
    for name in sorted(rows):
        other = seen.setdefault(likeness(name), name)
        if other != name:
            told = f"the {column} {shown(name)} looks like {shown(other)}"
            advice = f"see {rows[other].place(column)}; they are kept apart, write one if they are"
            problems.warn(rows[name].place(column), told, advice, "similar-names")


def _result(
    rows: Sequence[_Row], tables: Mapping[str, Source], name: str, problems: Problems
) -> VotesResult:
    expert_ids = allot_ids(row.expert for row in rows)
    claim_ids = allot_ids(row.claim for row in rows)
    source_ids = allot_ids(row.source for row in rows)
    ballots = [
        Ballot(
            expert_ids[row.expert],
            claim_ids[row.claim],
            row.vote,
            row.confidence,
            row.comment,
            row.date,
            source_ids[row.source],
            Place(row.table.csv.file, row.line),
        )
        for row in rows
    ]
    titles = unique_titles([(claim_ids[text], text) for text in claim_ids])
    debate = ArgumentMap(
        slug(name),
        default_base(name),
        name,
        name,
        experts=tuple(_voters(expert_ids)),
        sources=tuple(
            replace(tables.get(named) or _source_named(named), id=source_ids[named])
            for named in source_ids
        ),
        claims=tuple(Claim(claim, titles[claim], text) for text, claim in claim_ids.items()),
        stances=tuple(to_stances(ballots)),
    )
    passes = tuple(ballot for ballot in ballots if ballot.vote is Vote.PASS)
    table = _table(ballots, {expert_ids[row.expert]: row.group for row in rows if row.group})
    origin = Origin(tuple(FileRead(each.file, each.sha256) for each in tables.values()))
    return VotesResult(debate, problems.warnings, origin, table=table, passes=passes)


def _voters(ids: Mapping[str, str]) -> Iterator[Expert]:
    """The experts of a table; with the surname behind where most names have it in front.

    One name with a comma is no sign of how the table writes its names: an office may have one.
    """
    turned = {name: given_first(name) for name in ids}
    several = [name for name in ids if len(name.split()) > 1]
    signs = [name for name in several if turned[name] is not None]
    is_turned = len(signs) > 1 and 2 * len(signs) > len(several)
    for name, voter in ids.items():
        shown_name, family = (is_turned and turned[name]) or (name, "")
        yield Expert(voter, shown_name, family=family)


def _table(ballots: Sequence[Ballot], groups: Mapping[str, str]) -> VoteTable:
    latest = {(ballot.expert, ballot.claim): ballot for ballot in ballots}
    votes = ((*pair, ballot.vote, ballot.confidence) for pair, ballot in latest.items())
    return VoteTable.from_votes(votes, groups=groups)


def _source_named(name: str) -> Source:
    is_address = name.startswith(("https://", "http://"))
    return Source("", name, url=name if is_address else "")
