"""What the rows of a plain table of votes say together: repetitions, contradictions, likes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from counterpoint.errors import Problems
from counterpoint.formats.csv_data import shown
from counterpoint.formats.ballots import likeness
from counterpoint.formats.votes.csv_rows import VoteRow


def checked_rows_of(rows: Sequence[VoteRow], problems: Problems) -> list[VoteRow]:
    """The rows without repetitions, by expert, claim and time; the last of a pair counts.

    Two that cover one time and do not say the same are noted as an error.
    """
    pairs: dict[tuple[str, str], list[VoteRow]] = defaultdict(list)
    for row in rows:
        pairs[row.expert, row.claim].append(row)
    checked_rows = []
    for pair in sorted(pairs):
        checked_rows += _in_time(pairs[pair], problems)
    _check_groups(checked_rows, problems)
    _warn_of_likes("expert", {row.expert: row for row in reversed(checked_rows)}, problems)
    _warn_of_likes("claim", {row.claim: row for row in reversed(checked_rows)}, problems)
    return checked_rows


def _in_time(rows: list[VoteRow], problems: Problems) -> list[VoteRow]:
    if len(rows) == 1:
        return rows
    rows.sort(key=VoteRow.in_time)
    by_statement: dict[tuple[object, ...], VoteRow] = {}
    around: list[VoteRow] = []  # the rows whose span the present one lies within, widest first
    for row in rows:
        while around and around[-1].span[1] <= row.span[0]:
            around.pop()
        if around and around[-1].said != row.said:
            _note_conflict(around[-1], row, problems)
        around.append(row)
        first = by_statement.setdefault((row.said, row.comment, row.date, row.source), row)
        if first is not row:
            message = f"this row says what {first.place('expert')} says"
            problems.warn(row.place("expert"), message, "it is read once", "repeated-row")
    return list(by_statement.values())


def _note_conflict(one: VoteRow, other: VoteRow, problems: Problems) -> None:
    first, second = sorted((one, other), key=lambda row: row.place("stance"))
    problems.error(
        second.place("stance"),
        f"{shown(second.expert)} says otherwise of {shown(second.claim)} at "
        f"{first.place('stance')}, and neither is later",
        "give each a date of its own, or keep one",
        "conflicting-votes",
    )


def _check_groups(rows: Sequence[VoteRow], problems: Problems) -> None:
    grouped: dict[str, VoteRow] = {}
    for row in rows:
        first = grouped.setdefault(row.expert, row) if row.group else row
        if first.group != row.group:
            message = f"{shown(row.expert)} is in the group {shown(row.group)} here"
            advice = f"{first.place('group')} says {shown(first.group)}; keep one of them"
            problems.error(row.place("group"), message, advice, "conflicting-groups")


def _warn_of_likes(column: str, rows: Mapping[str, VoteRow], problems: Problems) -> None:
    """Warn of names that only case, punctuation or the form of letters tells apart."""
    names_by_likeness: dict[str, str] = {}
    for name in sorted(rows):
        other = names_by_likeness.setdefault(likeness(name), name)
        if other != name:
            message = f"the {column} {shown(name)} looks like {shown(other)}"
            advice = f"see {rows[other].place(column)}; they are kept apart, write one if they are"
            problems.warn(rows[name].place(column), message, advice, "similar-names")
