"""Polis votes in columns: as read row by row, mistakes and their places included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples

from counterpoint.errors import InputError, LimitError
from counterpoint.formats import large_files
from counterpoint.formats.columns import room
from counterpoint.formats.votes import read_polis_crowd
from counterpoint.model import VoteTable

Write = Callable[[str, str], Path]

COMMENTS = "comment-id,comment-body,author-id,is-meta\n" + "".join(
    f"{number},Claim {number},{number},{number == 4}\n" for number in range(6)
)
MATRIX = """\
participant,group-id,xid,n-votes,n-agree,0,1,2,3,4,5
0,1,x,5,3,1,-1,0,1,,1
10,0.0,,2,0,,-1,,0,,
2,,y,4,4,1, 1 ,1.0,,1,
"""
LOG = """\
timestamp,datetime,comment-id,voter-id,vote
1500000000300,x,0,7,-1
1500000000100,x,0,7,1
1500000000100,x,0,0,1
1500000000100,x,2,0,1
1500000000100,x,2,0,0
1500000000900,x,5,12,-1
1500000000200,x,4,7,0
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an export whose votes are in the file of a name, and gives its folder."""

    def written(name: str, votes: str) -> Path:
        (tmp_path / "comments.csv").write_text(COMMENTS)
        (tmp_path / name).write_bytes(votes.encode())
        return tmp_path

    return written


def outcome(folder: Path, least_bytes: int) -> tuple[VoteTable | None, list[str], object]:
    """The table, what is told, and what is not carried over."""
    try:
        result = read_polis_crowd([folder], least_bytes=least_bytes)
    except InputError as error:
        return None, sorted(map(str, error.problems)), None
    return result.table, list(map(str, result.warnings)), (result.conversion, result.map)


def both(folder: Path) -> tuple[object, object]:
    """What comes of an export in columns, and row by row."""
    return outcome(folder, 0), outcome(folder, 1_000_000)


IN_TWO_LINES = MATRIX.replace("0,1,x", '0,1,"x\ny"').replace(",1\n10", ",7\n10")


@pytest.mark.parametrize(
    "votes",
    [
        MATRIX,
        MATRIX.replace("\n", "\r\n").rstrip(),
        MATRIX.replace("\n10", "\n\n10") + "\n,,,,,,,,,,\n",
        "\ufeff" + MATRIX.replace(",", ";"),
        MATRIX.splitlines()[0] + "\n",
        IN_TWO_LINES,
        MATRIX.replace("-1,,0", "-2,,0").replace("y,4,4,1", "y,4,4,no"),
        MATRIX.replace("\n2,", "\n10,"),
        MATRIX.replace("\n2,", "\n,"),
        MATRIX.replace("1,x,5", "1,x,5,5").replace("y,4,4", "4,4"),
        MATRIX.replace("4,5\n", "4,9\n"),
        LOG,
        LOG + LOG.partition("\n")[2].replace("15000", "14000"),
        LOG.replace("0,7,-1", "0,7,agree").replace("5,12,-1", "5,,-1"),
        LOG.replace("x,2,", "x,9,"),
        LOG.replace("1500000000200", "noon"),
        LOG.replace("1500000000200", "") + ",,,,\n",
        LOG.replace("timestamp", "time"),
    ],
)
def test_in_columns_votes_are_what_they_are_row_by_row(votes: str, write: Write) -> None:
    name = "votes.csv" if "datetime" in votes else "participants-votes.csv"

    in_columns, by_row = both(write(name, votes))

    assert in_columns == by_row


CELLS = st.sampled_from(["0", "1", "-1", "2", "10", ",", ",", ",", "\n", "x", " ", "15", "\r\n"])
TAILS = st.lists(CELLS, max_size=40).map("".join)


@given(TAILS, st.sampled_from([("participants-votes.csv", MATRIX), ("votes.csv", LOG)]))
@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_stands_below_is_read_or_refused_as_row_by_row(
    write: Write, tail: str, file: tuple[str, str]
) -> None:
    name, votes = file
    folder = write(name, votes + tail)

    in_columns, by_row = both(folder)
    (folder / name).unlink()

    assert (in_columns[0] is None) == (by_row[0] is None)  # type: ignore[index]
    if in_columns[0] is not None:  # type: ignore[index]
        assert in_columns == by_row


def test_one_bad_cell_amid_many_rows_is_told_with_its_row(write: Write) -> None:
    rows = [f"1500000000100,x,{row % 6},{row // 6},{row % 3 - 1}" for row in range(60_000)]
    rows[31_000] = "1500000000100,x,1,7,maybe"
    folder = write("votes.csv", LOG.partition("\n")[0] + "\n" + "\n".join(rows) + "\n")

    with pytest.raises(InputError) as error:
        read_polis_crowd([folder], least_bytes=0)

    (problem,) = error.value.problems
    assert (problem.place.line, problem.place.column) == (31_002, 21)
    assert problem.message == "'maybe' is no vote"


def test_a_byte_that_is_no_text_is_told_with_its_line(write: Write) -> None:
    folder = write("votes.csv", LOG)
    (folder / "votes.csv").write_bytes(LOG.replace("x,5", "é,5").encode("latin-1"))

    (problem,) = outcome(folder, 0)[1]
    assert problem.startswith(f"{folder}/votes.csv:7:15: the byte 0xE9 is no UTF-8")
    assert "windows-1252" in problem


def test_what_takes_more_memory_than_is_free_is_refused_before_it_is_read(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "free_memory", lambda: 100)

    with pytest.raises(LimitError, match=r"votes.csv: holds 8 votes, which take some .* are free"):
        read_polis_crowd([write("votes.csv", LOG)], least_bytes=0)


def test_without_arrow_a_large_file_names_what_is_lacking(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("votes.csv", LOG)
    monkeypatch.setattr(large_files, "has_arrow", lambda: False)

    small = read_polis_crowd([folder])
    with pytest.raises(LimitError, match=r"votes.csv: .* install counterpoint\[tables\]"):
        read_polis_crowd([folder], max_bytes=200)

    assert len(small.table.votes) == 5


def test_reversed_signs_are_righted_in_columns(write: Write) -> None:
    rows = [f"1500000000100,x,{number},{number},-1" for number in range(6)]
    folder = write("votes.csv", LOG.partition("\n")[0] + "\n" + "\n".join(rows))

    in_columns, by_row = both(folder)

    assert in_columns == by_row
    table, warnings, _ = outcome(folder, 0)
    assert table is not None
    assert set(table.votes) == {1}
    assert any("1 stands for a disagreement" in warning for warning in warnings)
    assert table == replace(table)
