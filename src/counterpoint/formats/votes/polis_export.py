"""The tables of a Polis export, checked and joined, before they become a map.

Read are ``participants-votes.csv`` (a row for each participant, a column for each comment),
``comments.csv``, and ``summary.csv`` where it lies beside them. What belongs here: their
columns and mistakes. What does not: what they mean as a map
(`counterpoint.formats.votes.polis`).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_uppercase

from counterpoint.errors import InputError, Problems
from counterpoint.formats.csv_data import CsvText, one_of, read_text, shown
from counterpoint.formats.file_text import FileText
from counterpoint.model import FileRead, slug

VOTES = "participants-votes.csv"
_COMMENTS = "comments.csv"
_SUMMARY = "summary.csv"
FILES = (VOTES, _COMMENTS, _SUMMARY)

_REQUIRED_OF_COMMENTS = ("comment-id", "comment-body")
_REQUIRED_OF_VOTES = ("participant", "group-id")
_VOTE_COLUMNS = (
    *_REQUIRED_OF_VOTES,
    "n-comments",
    "n-votes",
    "n-agree",
    "n-disagree",
    "xid",
)
_MOST_COLUMNS_COMPARED = 20  # by likeness: Polis has ten, others are somebody's own
_HEADER = "the first line names the columns"

# With ".0" as a table that was loaded and saved by a program for statistics writes them.
_CODES = {"1": 1, "-1": -1, "0": 0, "1.0": 1, "-1.0": -1, "0.0": 0, "-0.0": 0}
_REJECTED = ("-1", "-1.0")
_WHOLE = re.compile(r"([0-9]+)\.0")


@dataclass(frozen=True, slots=True)
class PolisComment:
    """A comment; ``is_rejected`` if a moderator took it out. ``line`` is in ``comments.csv``."""

    text: str
    is_rejected: bool
    line: int


@dataclass(slots=True)
class Participant:
    """One row of votes: ``columns`` index the sorted claims, ``codes`` are 1, -1 and 0."""

    name: str
    group: str | None
    line: int
    columns: array[int] = field(default_factory=lambda: array("i"))
    codes: array[int] = field(default_factory=lambda: array("b"))


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that was read: comments by number, claim ids sorted, participants sorted by id.

    ``title``, ``url`` and ``description`` are empty where there is no summary; ``sha256`` is
    that of the table of votes; ``files`` are all that were read.
    """

    folder: Path
    title: str
    url: str
    description: str
    comments: Mapping[str, PolisComment]
    claims: tuple[str, ...]
    participants: Mapping[str, Participant]
    sha256: str
    files: tuple[FileRead, ...]

    @property
    def votes_file(self) -> str:
        """The name of the table of votes, for places."""
        return str(self.folder / VOTES)

    @property
    def comments_file(self) -> str:
        """The name of the table of comments, for places."""
        return str(self.folder / _COMMENTS)


def claim_id(number: str) -> str:
    """The id of the claim that a comment is."""
    return f"comment-{number}"


def read_conversation(path: Path, problems: Problems, *, max_bytes: int) -> Conversation:
    """The conversation in a folder, or in that of one of its `FILES`.

    Raises:
        InputError: a file cannot be read at all, or there are too many problems; other
            problems are only noted.
        LimitError: a file has more than ``max_bytes`` bytes.
    """
    folder = path.parent if path.name in FILES else path
    files = _read_texts(folder, problems, max_bytes)
    problems.raise_errors()
    comments = _read_comments(files[_COMMENTS].text, str(folder / _COMMENTS), problems)
    claims = tuple(sorted(map(claim_id, comments)))
    table = CsvText(files[VOTES].text, str(folder / VOTES), _VOTE_COLUMNS, problems)
    participants = _VotesReader(table, problems).read(comments, claims)
    summary = _read_summary(folder, files, problems)
    return Conversation(
        folder,
        summary.get("topic", ""),
        summary.get("url", ""),
        summary.get("conversation-description", ""),
        comments,
        claims,
        dict(sorted(participants.items())),
        files[VOTES].sha256,
        tuple(FileRead(name, each.sha256) for name, each in files.items()),
    )


def _read_texts(folder: Path, problems: Problems, max_bytes: int) -> dict[str, FileText]:
    """The files that can be read, by name; the summary is not missed."""
    texts: dict[str, FileText] = {}
    for name in FILES:
        if name == _SUMMARY and not (folder / name).is_file():
            continue
        try:
            texts[name] = read_text(folder / name, max_bytes=max_bytes)
        except InputError as error:
            problems.add(*error.problems)
    return texts


def _read_summary(
    folder: Path, files: Mapping[str, FileText], problems: Problems
) -> dict[str, str]:
    if _SUMMARY not in files:
        return {}
    rows = CsvText(files[_SUMMARY].text, str(folder / _SUMMARY), ("topic",), problems).rows()
    return {cells[0].strip(): cells[1].strip() for _, cells in rows if len(cells) > 1}


def _columns(
    table: CsvText, line: int, names: list[str], required: Sequence[str], problems: Problems
) -> dict[str, int]:
    """Where each column stands; nothing, after an error, if a required one is missing."""
    missing_columns = [column for column in required if column not in names]
    for column in missing_columns:
        others = [name for name in names if name and not name.isdigit()][:_MOST_COLUMNS_COMPARED]
        advice = one_of(column, others, "the columns are") if others else _HEADER
        problems.error(table.place(line), f"there is no column {shown(column)}", advice, "column")
    return {} if missing_columns else {name: index for index, name in enumerate(names)}


def _read_comments(text: str, file: str, problems: Problems) -> dict[str, PolisComment]:
    table = CsvText(text, file, _REQUIRED_OF_COMMENTS, problems)
    rows = table.rows()
    header, names = table.header(rows)
    columns = _columns(table, header, names, _REQUIRED_OF_COMMENTS, problems)
    comments: dict[str, PolisComment] = {}
    for line, cells in rows if columns else ():
        if not table.has_width(line, cells, len(names)):
            continue
        number = cells[columns["comment-id"]].strip()
        body = cells[columns["comment-body"]].strip()
        moderated = cells[columns["moderated"]].strip() if "moderated" in columns else ""
        comment = PolisComment(body or f"Comment {number}", moderated in _REJECTED, line)
        if not (number.isascii() and number.isdigit()):
            place = table.place(line, columns["comment-id"])
            problems.error(place, f"{shown(number)} is no number of a comment", "", "comment-id")
        elif comments.setdefault(number, comment) is not comment:
            message = f"comment {number} stands here a second time"
            advice = f"the first is in line {comments[number].line}; keep one of them"
            place = table.place(line, columns["comment-id"])
            problems.error(place, message, advice, "repeated-comment")
        elif not body:
            place = table.place(line, columns["comment-body"])
            problems.warn(place, f"comment {number} has no text", "", "empty-comment")
    return comments


class _VotesReader:
    """Reads the table of votes, a row at a time."""

    def __init__(self, table: CsvText, problems: Problems) -> None:
        self._table = table
        self._problems = problems
        # After a mistake among the comments nobody can say which of them are unknown.
        self._tells_unknown = not problems.has_errors
        self._columns: dict[str, int] = {}

    def read(
        self, comments: Mapping[str, PolisComment], claims: Sequence[str]
    ) -> dict[str, Participant]:
        """The participants by id."""
        rows = self._table.rows()
        line, names = self._table.header(rows)
        self._columns = _columns(self._table, line, names, _REQUIRED_OF_VOTES, self._problems)
        participants: dict[str, Participant] = {}
        if not self._columns:
            return participants
        cells_of = self._cells_of_claims(line, names, comments, claims)
        for number, cells in rows:
            if not self._table.has_width(number, cells, len(names)):
                continue
            who = self._participant(number, cells)
            self._take_votes(who, cells, cells_of)
            self._check_totals(who, cells)
            first = participants.setdefault(slug(f"Participant {who.name}"), who)
            if first is not who:
                message = f"participant {shown(who.name)} stands here a second time"
                advice = f"the first is in line {first.line}; keep one of them"
                self._error(number, "participant", message, advice)
        return participants

    def _error(self, line: int, column: str, message: str, advice: str) -> None:
        place = self._table.place(line, self._columns[column])
        self._problems.error(place, message, advice, column)

    def _cells_of_claims(
        self,
        line: int,
        names: list[str],
        comments: Mapping[str, PolisComment],
        claims: Sequence[str],
    ) -> list[tuple[int, int]]:
        """For each comment voted on: the index of its claim and of its cell, in order of claim."""
        index_of = {claim: index for index, claim in enumerate(claims)}
        indices = []
        for cell, name in enumerate(names):
            if name in comments:
                indices.append((index_of[claim_id(name)], cell))
            elif name.isascii() and name.isdigit():
                if self._tells_unknown:
                    place = self._table.place(line, cell)
                    message = f"comment {name} is not in {_COMMENTS}"
                    self._problems.error(place, message, "export both anew", "unknown-comment")
            elif name and name not in _VOTE_COLUMNS:
                message = f"the column {shown(name)} is not read"
                self._problems.warn(self._table.place(line, cell), message, "", "unknown-column")
        return sorted(indices)

    def _participant(self, line: int, cells: list[str]) -> Participant:
        name = cells[self._columns["participant"]].strip()
        if not name:
            self._error(line, "participant", "the number of the participant is missing", "")
        group = cells[self._columns["group-id"]].strip()
        whole = _WHOLE.fullmatch(group)
        return Participant(name, _group_name(whole[1] if whole else group) or None, line)

    def _take_votes(
        self, who: Participant, cells: list[str], cells_of: Sequence[tuple[int, int]]
    ) -> None:
        for claim, index in cells_of:
            cell = cells[index]
            if cell:
                code = _CODES.get(cell.strip())
                if code is not None:
                    who.columns.append(claim)
                    who.codes.append(code)
                elif cell.strip():
                    place = self._table.place(who.line, index)
                    advice = "1 agrees, -1 disagrees, 0 passes, empty is unseen"
                    self._problems.error(place, f"{shown(cell)} is no vote", advice, "vote")

    def _check_totals(self, who: Participant, cells: list[str]) -> None:
        """Warn where the row's own totals are not those of its votes: one was changed since."""
        counts = {
            "n-votes": len(who.codes),
            "n-agree": who.codes.count(1),
            "n-disagree": who.codes.count(-1),
        }
        for column, number in counts.items():
            cell = cells[self._columns[column]].strip() if column in self._columns else ""
            if cell and cell not in {str(number), f"{number}.0"}:
                message = f"{column} says {shown(cell)} and the row has {number}"
                place = self._table.place(who.line, self._columns[column])
                self._problems.warn(place, message, "the votes in the row are taken", "totals")


def _group_name(number: str) -> str:
    """The letter that Polis' own pages show for a group: A for 0; other words as they are."""
    is_letter = number.isdecimal() and int(number) < len(ascii_uppercase)
    return ascii_uppercase[int(number)] if is_letter else number
