"""Whatever a table is, it is read or refused in our own words."""

from __future__ import annotations

import contextlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lengths import examples
from sheets import Rows, write_ods, write_xlsx

from counterpoint.errors import InputError, LimitError
from counterpoint.formats.tables import TableSettings, read_table_files
from counterpoint.formats.tables.archives import look_into

HEADERS = st.sampled_from(
    [
        *("Name", "expert", "First name", "Surname", "Claim", "Question", "Vote", "Position"),
        *("Confidence (1-10)", "Confidence", "Comment", "Reason", "Reason for", "Con", "Date"),
        *("Source", "URL", "Page", "Quote", "Topic", "University", "Title", "Group", "ID", ""),
        *("A toll", "A toll: confidence", "1 = strongly agree, 5 = strongly disagree", "x" * 300),
    ]
)
CELLS = st.sampled_from(
    [
        *("", "Ana Ruiz", "Ruiz, Ana", "agree", "Strongly disagree", "no opinion", "n/a", "0"),
        *("1", "5", "10", "80 %", "8/10", "8/0", "very confident", "03/04/2026", "31.12.2026"),
        *("2026-02-30", "https://example.org", "../secret.txt", "panel.txt", "?", "=1+1", "p. 3"),
        *("Should cars pay?", "tolls; buses", "é\u0301", "\u202e", "x" * 200),
    ]
)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=6)


@given(st.lists(HEADERS, min_size=1, max_size=7), ROWS, st.lists(CELLS, max_size=2))
@settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sheet_is_read_or_refused(
    tmp_path: Path, header: list[str], rows: list[list[str]], above: list[str]
) -> None:
    path = tmp_path / "fuzz.csv"
    width = len(header)
    lines = [above, header, *((row + [""] * width)[:width] for row in rows)]
    quoted = [",".join(f'"{cell}"' for cell in line) for line in lines if line]
    path.write_text("\n".join(quoted), "utf-8")

    with contextlib.suppress(InputError):
        result = read_table_files([path], settings=TableSettings(claim="Cars should pay"))
        people = {expert.id for expert in result.map.experts}
        claims = {claim.id for claim in result.map.claims}
        reasons = {x.id for x in result.map.arguments} | {x.id for x in result.map.attacks}
        assert {stance.expert for stance in result.map.stances} <= people
        assert {stance.target for stance in result.map.stances} <= claims | reasons


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@given(st.data())
@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_broken_archive_is_looked_into_or_refused(
    tmp_path: Path, ending: str, data: st.DataObject
) -> None:
    path = tmp_path / f"panel.{ending}"
    rows = [["expert", "claim", "vote"], ["Ana", "Tolls", "yes"]]
    write = {"xlsx": lambda: write_xlsx(path, {"V": rows}), "ods": lambda: write_ods(path, rows)}
    content = bytearray(write[ending]().read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    with contextlib.suppress(InputError, LimitError):
        look_into(bytes(content), str(path))


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("at", [40, 400, 900])
def test_a_mutilated_workbook_is_refused(tmp_path: Path, cut: float, at: int) -> None:
    path = write_xlsx(tmp_path / "panel.xlsx", {"V": [["expert", "claim", "vote"]]})
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    with pytest.raises(InputError):
        read_table_files([path])

    path.write_bytes(content[:at] + b"\xff" * 40 + content[at + 40 :])

    with contextlib.suppress(InputError, LimitError):
        read_table_files([path])


def test_an_encoding_is_read_where_it_is_named_and_utf_16_by_its_mark(tmp_path: Path) -> None:
    text = "expert;claim;vote\nJürgen Groß;Maut für Autos;ja\n"
    marked, western = tmp_path / "marked.csv", tmp_path / "western.csv"
    marked.write_bytes(text.encode("utf-16"))
    western.write_bytes(text.encode("cp1252"))

    (expert,) = read_table_files([marked]).map.experts
    western_text = TableSettings(encoding="windows-1252")

    assert expert.name == "Jürgen Groß"
    assert read_table_files([western], settings=western_text).map.experts == (expert,)
    with pytest.raises(InputError, match="--encoding windows-1252 if 'J"):
        read_table_files([western])


def test_cells_that_are_merged_over_and_over_take_no_longer(tmp_path: Path) -> None:
    rows: Rows = [["expert", "claim", "stance"], ["Ana", "Tolls", "yes"], [None, "Buses", "no"]]
    spans = ["A2:A3", *["A2:A90000"] * 2000, *(f"A2:C{end}" for end in range(1000, 3000))]

    result = read_table_files([write_xlsx(tmp_path / "m.xlsx", {"Votes": rows}, merged=spans)])

    assert {(x.expert, x.target) for x in result.map.stances} == {
        ("ana", "buses"),
        ("ana", "tolls"),
    }


def test_a_workbook_of_blanks_is_not_gone_through(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "blank.xlsx",
        {"Votes": [["expert", "claim", "stance"]]},
        extra={"xl/worksheets/sheet9.xml": " " * 60_000_000},
    )

    with pytest.raises(LimitError, match="which no table does"):
        read_table_files([path])


@pytest.mark.parametrize("number", ["1e999", "-inf", "NaN"])
def test_a_number_that_is_none_is_a_mistake_at_its_cell(tmp_path: Path, number: str) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", {"V": [["expert", "claim", "stance"], ["A", "B", 7.25]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(b"7.25", number.encode()))

    with pytest.raises(InputError) as error:
        read_table_files([path])

    assert all(problem.code != "internal" for problem in error.value.problems)
