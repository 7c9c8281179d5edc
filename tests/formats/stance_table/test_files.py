from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from stance_rows import ROW

from counterpoint.errors import InputError
from counterpoint.formats import csv_data
from counterpoint.formats.stance_table import (
    ENDINGS,
    check_columns,
    empty_table,
    read_table,
    render_tables,
    table_of,
)
from counterpoint.model.stance_rows import StanceRow

STRANGE = ROW._replace(
    name="=1+1", text='\'-2 \U0001f6b2 «Straße»,\n"zitiert"', topic="'", date=None, start=None
)
SILENT = ROW._replace(polarity=None, weight=0.0, claim=None, class_=None, text=None, argument="a")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("rows", [[], [ROW, STRANGE, SILENT]], ids=["empty", "strange"])
def test_what_is_written_is_read_back(tmp_path: Path, ending: str, rows: list[StanceRow]) -> None:
    table = table_of(rows)
    path = tmp_path / f"stances{ending}"

    path.write_bytes(render_tables([table], ending))

    assert read_table(path).equals(table)
    assert render_tables([table], ending) == path.read_bytes()


def test_no_cell_of_a_csv_is_a_formula() -> None:
    content = render_tables([table_of([STRANGE])], ".csv").decode()

    assert '"\'=1+1"' in content


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (
            ["a"],
            "t.parquet: is no table of stances: it lacks 24 of its 24 columns (map, question, ",
        ),
        (
            [*empty_table().drop_columns(["person"]).column_names, "Persons"],
            "t.parquet: lacks the column person; Persons may be what is to be called person",
        ),
        (
            empty_table().drop_columns(["person", "weight"]).column_names,
            "t.parquet: lacks the columns person, weight",
        ),
    ],
    ids=["none", "another name", "several"],
)
def test_a_table_of_other_columns_is_told_what_it_lacks(columns: list[str], message: str) -> None:
    with pytest.raises(InputError) as raised:
        check_columns(columns, "t.parquet")

    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "t.parquet",
            b"PAR1",
            r"cannot be read: (Parquet file size is 4 bytes|Error creating dataset)",
        ),
        ("t.arrow", b"", "cannot be read"),
        ("t.csv", b"", "cannot be read: Empty CSV file"),
    ],
)
def test_a_file_that_is_none_is_told(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(InputError, match=message):
        read_table(path)


def test_a_bad_cell_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = render_tables([table_of([ROW, ROW, ROW])], ".csv").decode().splitlines()
    path.write_text("\n".join([*lines[:2], lines[2].replace("0.7", "much"), lines[3]]))

    with pytest.raises(InputError, match=r"Row #3: .*'much'"):
        read_table(path)


def test_a_row_without_a_person_is_told_with_its_number(tmp_path: Path) -> None:
    table = table_of([ROW, ROW])
    holes = table.set_column(4, "person", pa.array([ROW.person, None]))
    path = tmp_path / "t.parquet"
    parquet.write_table(holes, path)

    with pytest.raises(InputError, match="row 2 has no person"):
        read_table(path)


def test_a_letter_that_is_looked_at_no_further_is_no_sign() -> None:
    letters = [chr(number) for number in range(sys.maxunicode + 1)]

    signs = [x for x in letters if x in csv_data._FORMULA_SIGNS or csv_data._is_blank(x)]

    assert len(signs) > 200
    assert [x for x in signs if x.isalnum()] == []
