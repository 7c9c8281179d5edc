"""Tables of votes in columns: as read row by row, mistakes and their places included."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import feather, parquet

from counterpoint.errors import InputError, LimitError
from counterpoint.formats import read, read_crowd, read_votes
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.columns import room
from counterpoint.formats.tables import crowd

LONG = """\
expert,claim,stance,group
"Ruiz, Ana",A toll pays,agree,North
"Osei, Kofi",A toll pays,disagree,South
"Ruiz, Ana",Buses are slow?,pass,North
"Osei, Kofi",Buses are slow?,no opinion,
"Weber, Jo",A toll pays,,North
"Weber, Jo",buses are slow?,agree,North
"""
WIDE = """\
Panel of 2026,,,
name,A toll pays,Buses are slow,group
Ana Ruiz,yes,no,North
Kofi Osei,,unsure,South
Jo Weber,no,,
Cy Lee,,,South
"""


def in_rows(path: Path) -> VotesResult:
    """The votes as a table that is read row by row gives them."""
    result = read_votes([path])
    name_of = {expert.id: expert.name for expert in result.map.experts}
    names = tuple(name_of[expert] for expert in result.table.experts)
    argument_map = replace(result.map, experts=(), stances=())
    return replace(result, map=argument_map, table=replace(result.table, names=names), passes=())


def messages(error: InputError) -> list[str]:
    return sorted(map(str, error.problems))


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        WIDE,
        LONG.replace(",", ";").replace("\n", "\r\n").replace("Ruiz;", "Ruiz,"),
        LONG.replace("A toll pays", '"A toll,\npays"') + "\n,,,\n",
        LONG.partition("\n")[0] + "\nTotal,A toll pays,agree,\nAna,A toll pays,agree,\n",
        "Expert,Vote,Claim\nAna,1,A toll\nBo,-1,A toll\nCy,0,A toll\n",
    ],
)
def test_in_columns_votes_are_what_they_are_row_by_row(text: str, tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes(text.encode())

    in_columns, by_row = crowd.read_table_crowd([path], least_bytes=0), in_rows(path)

    assert in_columns is not None
    assert (in_columns.table, in_columns.map) == (by_row.table, by_row.map)
    assert len(in_columns.table.abstentions) == text.count("no opinion")
    assert in_columns.warnings == by_row.warnings
    assert in_columns.origin == by_row.origin


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            ('Kofi",A toll pays,disagree', 'Kofi",A toll pays,disagre'),
            "3:26: 'disagre' is no stance",
        ),
        (('"Osei, Kofi",Buses', ",Buses"), "5:1: the expert is missing"),
        (("Buses are slow?,no", ",no"), "5:14: the claim is missing"),
        (("buses are slow?,agree,North", "A toll pays,agree,South"), "in the group 'South' here"),
        (
            ('"Weber, Jo",A toll pays,,North\n', '"Ruiz, Ana",A toll pays,no,North\n'),
            "6:25: 'Ruiz, Ana' says otherwise of 'A toll pays' at",
        ),
        (("pass,North", "pass,North,North"), "4:40: this row has 5 cells and the header has 4"),
    ],
)
def test_a_mistake_is_told_as_row_by_row(
    change: tuple[str, str], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(LONG.replace(*change))

    with pytest.raises(InputError) as in_columns:
        crowd.read_table_crowd([path], least_bytes=0)
    with pytest.raises(InputError) as by_row:
        read_votes([path])

    assert messages(in_columns.value) == messages(by_row.value)
    assert message in messages(in_columns.value)[0]


def test_one_bad_answer_amid_many_rows_is_told_with_its_row(tmp_path: Path) -> None:
    rows = [f"Voter {row // 9},Claim {row % 9},{('yes', 'no')[row % 2]}" for row in range(60_000)]
    rows[31_000] = "Voter 3444,Claim 4,perhaps not"
    path = tmp_path / "votes.csv"
    path.write_text("\n".join(["expert,claim,stance", *rows]))

    with pytest.raises(InputError) as error:
        read_crowd([path])

    (problem,) = error.value.problems
    assert (problem.place.line, problem.message) == (31_002, "'perhaps not' is no stance")


def test_who_voted_twice_alike_is_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(LONG + LONG.splitlines()[1] + "\n")

    result = crowd.read_table_crowd([path], least_bytes=0)

    assert result is not None
    assert result.table == replace(in_rows(path).table)
    assert any("this row says what" in str(warning) for warning in result.warnings)


@pytest.mark.parametrize("name", ["panel.parquet", "panel.arrow", "panel.feather"])
def test_parquet_and_arrow_files_are_read_as_csv_is(name: str, tmp_path: Path) -> None:
    text, path = tmp_path / "panel.csv", tmp_path / name
    text.write_text("expert,claim,stance,group\nAna,A toll,1,N\nBo,A toll,-1,\nCy,A toll,0,N\n")
    columns = {"expert": ["Ana", "Bo", "Cy"], "claim": ["A toll"] * 3, "stance": [1, -1, 0]}
    table = pa.table({**columns, "group": ["N", None, "N"]})
    table = table.set_column(1, "claim", table["claim"].dictionary_encode())

    (parquet.write_table if name.endswith("parquet") else feather.write_feather)(table, path)

    by_row, in_columns, panel = in_rows(text), read_crowd([path]), read([path])
    assert in_columns is not None
    assert in_columns.table == by_row.table
    assert [claim.text for claim in in_columns.map.claims] == ["A toll"]
    assert len(panel.map.stances) == 3


def test_a_parquet_file_of_other_columns_is_told_what_is_missing(tmp_path: Path) -> None:
    path, nested = tmp_path / "trips.parquet", tmp_path / "lists.parquet"
    parquet.write_table(pa.table({"trip": [1], "fare": [2.5]}), path)
    parquet.write_table(pa.table({"expert": ["Ana"], "stance": [[1]]}), nested)
    (tmp_path / "torn.parquet").write_bytes(path.read_bytes()[:100])

    for each, message in (
        (path, "no column"),
        (nested, "the column 'stance' holds list"),
        (tmp_path / "torn.parquet", "cannot be read: "),
    ):
        with pytest.raises(InputError) as error:
            read([each])
        assert message in messages(error.value)[0]
        assert str(each) in messages(error.value)[0]


def test_what_takes_more_memory_than_is_free_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(LONG)
    monkeypatch.setattr(room, "free_memory", lambda: 100)

    with pytest.raises(LimitError, match=r"panel.csv: holds 7 lines, which take some"):
        crowd.read_table_crowd([path], least_bytes=0)
