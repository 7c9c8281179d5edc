"""The votes of a large Polis conversation in columns, without a record of a vote or a voter.

What belongs here: from columns of cells to the table of votes. What does not: cells and lines
(`counterpoint.formats.columns`), and small files (`counterpoint.formats.votes.polis_export`).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace

from counterpoint.errors import InputError, Place, Problem, Problems
from counterpoint.formats.columns import FileScan, check_room, scan_file
from counterpoint.formats.csv_data import CsvText
from counterpoint.formats.votes.log_columns import read_log
from counterpoint.formats.votes.matrix_columns import read_matrix
from counterpoint.formats.votes.polis_comments import PolisComment
from counterpoint.formats.votes.polis_export import Conversation
from counterpoint.formats.votes.polis_log import LOG_COLUMNS
from counterpoint.formats.votes.polis_matrix import MATRIX_COLUMNS
from counterpoint.formats.votes.polis_participants import (
    AuthorVotes,
    claim_id,
    participant_id,
    warn_of_reversed_signs,
)
from counterpoint.formats.votes.vote_columns import VoteColumns, VoteReading
from counterpoint.model import FileRead, VoteTable

_BYTES_A_ROW_OF_LOG = 60  # with what is made of it
_BYTES_A_CELL = 14  # of a table of votes, most cells being votes


def read_vote_columns(head: Conversation, problems: Problems) -> tuple[Conversation, VoteTable]:
    """The conversation with what is counted of its votes, and the votes themselves.

    What is wrong is noted. Linear in the cells, in compiled code.

    Raises:
        InputError: the file cannot be read at all.
        LimitError: it takes more memory than is free.
    """
    scan = scan_file(head.files.votes)
    if not scan.is_plain:
        advice = "save it as CSV UTF-8"
        raise InputError(Problem(Place(str(scan.path)), "is no text in UTF-8", advice, "encoding"))
    is_matrix = head.files.matrix is not None
    usual = MATRIX_COLUMNS if is_matrix else LOG_COLUMNS
    table = CsvText(scan.beginning, str(scan.path), usual, problems)
    _check_room(scan, is_matrix=is_matrix)
    reading = VoteReading(scan, table, head, problems, tells_unknown=not problems.has_errors)
    columns = read_matrix(reading) if is_matrix else read_log(reading)
    problems.raise_errors()
    votes = _righted(head.comments, columns, head.claims, str(scan.path), problems)
    conversation = replace(
        head,
        replaced=columns.replaced,
        external_ids=columns.external_ids,
        sha256=scan.sha256,
        read_files=(FileRead(scan.path.name, scan.sha256), *head.read_files),
    )
    return conversation, VoteTable(
        columns.experts,
        head.claims,
        columns.rows,
        columns.columns,
        votes,
        array("d"),
        columns.groups,
        rejected=head.rejected,
        meta=head.meta,
        is_anonymous=True,
        names=columns.names,
    )


def _check_room(scan: FileScan, *, is_matrix: bool) -> None:
    """Refuse a file whose votes take more memory than is free, reckoned by how it begins."""
    if is_matrix:  # half of a table's bytes are the commas between its cells
        cells = scan.size // 2
        check_room(str(scan.path), cells * _BYTES_A_CELL, f"some {cells:,} cells")
    else:
        check_room(str(scan.path), scan.lines * _BYTES_A_ROW_OF_LOG, f"{scan.lines:,} votes")


def _righted(
    comments: Mapping[str, PolisComment],
    columns: VoteColumns,
    claims: Sequence[str],
    file: str,
    problems: Problems,
) -> array[int]:
    """The votes, turned round with a warning where the file's sign is reversed."""
    index_of = {claim: index for index, claim in enumerate(claims)}
    row_of = {expert: row for row, expert in enumerate(columns.experts)}
    pairs = [
        (row_of[expert], index_of[claim_id(number)])
        for number, comment in comments.items()
        if comment.author and (expert := participant_id(comment.author)) in row_of
    ]
    own = columns.votes_of(pairs)
    author_votes = AuthorVotes(own.count(1), own.count(-1))
    if not author_votes.are_reversed:
        return columns.votes
    warn_of_reversed_signs(author_votes, file, problems)
    return columns.turned_round()
