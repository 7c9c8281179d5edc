"""Rows, cells and places of CSV texts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpoint.errors import InputError, Place, Problems
from counterpoint.formats.csv_data import MAX_PROBLEMS, CsvText, read_text, table_problems

CELLS = st.text(st.sampled_from('ab",;\t\n\r=é '), max_size=6)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


@given(ROWS, st.sampled_from(",;\t"), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
def test_every_place_points_at_the_first_character_of_its_cell(
    rows: list[list[str]], delimiter: str, quoting: int
) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([["first", "second"], *rows])
    text = CsvText(stream.getvalue(), "t.csv", ["first", "second"], Problems())
    lines = list(io.StringIO(stream.getvalue(), newline=""))

    rows_below = [(line, cells) for line, cells in text.rows() if line > 1]

    assert [cells for _, cells in rows_below] == [row for row in rows if "".join(row).strip()]
    for line, cells in rows_below:
        for index, cell in enumerate(cells):
            place = text.place(line, index)
            below = lines[place.line - 1][place.column - 1 :] + "".join(lines[place.line :])
            quoted_cell = '"' + cell.replace('"', '""') + '"'
            assert below.startswith((quoted_cell, cell + delimiter, cell + "\r\n"))


def test_a_place_far_down_is_found_as_one_at_the_top() -> None:
    text = CsvText("a,b\n" * 3000 + 'x,"y\nz",w\n', "t.csv", ["a"], Problems())

    assert text.place(2999, 1) == Place("t.csv", 2999, 3)
    assert text.place(3001, 2) == Place("t.csv", 3002, 4)


def test_problems_beyond_the_limit_are_counted_truly() -> None:
    problems = table_problems()
    for line in range(1, MAX_PROBLEMS + 301):
        problems.warn(Place("t.csv", line), "odd")
        problems.error(Place("t.csv", line), "wrong")

    with pytest.raises(InputError) as error:
        problems.raise_errors()

    assert sum(x.stands_for for x in error.value.problems) == MAX_PROBLEMS + 300
    assert error.value.problems[-1].message == "300 further errors are not told singly"
    assert problems.warnings[-1].message == "300 further warnings are not told singly"


def test_the_hash_is_that_of_the_bytes_and_the_text_has_no_byte_order_mark(tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.csv", tmp_path / "marked.csv"
    plain.write_bytes(b"a,b\r\n")
    marked.write_bytes(b"\xef\xbb\xbfa,b\r\n")

    assert read_text(marked).text == read_text(plain).text == "a,b\r\n"
    assert read_text(marked).sha256 != read_text(plain).sha256


LINES = st.lists(
    st.sampled_from(["a,b", '"x\ny",b', "", ",", ",b", " ,", "c,d,e", '"q""r",s', "z"]), max_size=12
)


@settings(deadline=None)
@given(LINES, st.integers(1, 4), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_rows_in_blocks_are_the_rows_one_by_one(
    lines: list[str], most: int, line_end: str, is_broken: bool
) -> None:
    content = "".join(f"{line}{line_end}" for line in [*lines, *(['"open,'] if is_broken else [])])
    one_by_one, in_blocks = table_problems(), table_problems()

    rows = list(CsvText(content, "t.csv", (), one_by_one, ",").rows())
    blocks = list(CsvText(content, "t.csv", (), in_blocks, ",").blocks(1, most))

    assert [row for block in blocks for row in zip(*block, strict=True)] == rows
    assert [str(x) for x in in_blocks] == [str(x) for x in one_by_one]
