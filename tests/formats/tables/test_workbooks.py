"""Workbooks: what is read of them, what is told, and what is refused."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from sheets import Rows, write_ods, write_xlsx, write_zip

from counterpoint.errors import InputError, LimitError
from counterpoint.formats.tables import TableSettings, read_table_files
from counterpoint.formats.tables.ods_links import read_links
from counterpoint.model import ClaimKind

HEADER = ["Name", "University", "Vote", "Confidence", "Date"]
PANEL: Rows = [
    ["Tolls, spring panel"],
    ["Question A: Should cars pay?"],
    HEADER,
    ["Ruiz, Ana", "City University", "Strongly agree", 8, "@46082"],
    ["Osei, Kofi", "Chamber of Trade", "Disagree", 10, "@46083"],
]


def told(path: Path) -> list[str]:
    warnings = read_table_files([path]).warnings
    return [
        f"{str(x.place).removeprefix(str(path))} {x.message}"
        for x in warnings
        if x.code != "no-question"
    ]


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_a_panel_is_the_same_from_each_sort_of_file(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"panel.{ending}"
    days: Rows = [*PANEL[:3], [*PANEL[3][:4], "2026-03-01"], [*PANEL[4][:4], "2026-03-02"]]
    path.write_text("\n".join(";".join(map(str, row)) for row in days), "utf-8")
    write: dict[str, Callable[[], Path]] = {
        "xlsx": lambda: write_xlsx(path, {"Votes": PANEL}),
        "ods": lambda: write_ods(path, days),
        "csv": lambda: path,
    }
    write[ending]()

    argument_map = read_table_files([path]).map

    assert (argument_map.title, argument_map.question) == (
        "Tolls, spring panel",
        "Should cars pay?",
    )
    assert [(x.name, x.roles[0].organization) for x in argument_map.experts] == [
        ("Kofi Osei", "Chamber of Trade"),
        ("Ana Ruiz", "City University"),
    ]
    assert {(x.expert, x.polarity.value, x.confidence, x.date) for x in argument_map.stances} == {
        ("ruiz-ana", "affirm", 0.8, "2026-03-01"),
        ("osei-kofi", "deny", 1.0, "2026-03-02"),
    }


def test_what_does_not_show_in_a_workbook_is_told(tmp_path: Path) -> None:
    header = ["name", "university", "claim", "vote"]
    rows: Rows = [header, ["Ana", "City", "Tolls", "=A2|agree"], ["Bo", None, "Tolls", "no", "x"]]
    path = write_xlsx(
        tmp_path / "panel.xlsm",
        {"Votes": rows, "Notes": [["a note"]], "Old": [["x"]]},
        merged=["B2:B3"],
        hidden=["Old"],
        extra={"xl/vbaProject.bin": "x"},
    )

    assert told(path) == [
        " it has macros",
        " 1 formulas are read by the values last calculated",
        "[Votes] the sheet 'Notes' is not read",
        "[Votes] the hidden sheet 'Old' is not read",
        "[Votes]:2:2 the merged cells of 'City' are read as if each held it",
        "[Votes]:3:5 'x' stands under no header",
    ]
    assert [x.roles[0].organization for x in read_table_files([path]).map.experts] == ["City"] * 2


def test_a_merged_title_is_said_once_and_a_note_below_is_nobody(tmp_path: Path) -> None:
    rows: Rows = [
        ["Talks: who said what"],
        ["Name", "Claim", "For/Against"],
        ["Ana", "Talks should begin", "For"],
        ["Note: positions as read by the desk."],
    ]
    path = write_xlsx(tmp_path / "p.xlsx", {"V": rows}, merged=["A1:C1"])

    argument_map = read_table_files([path]).map

    assert argument_map.title == "Talks: who said what"
    assert [x.name for x in argument_map.experts] == ["Ana"]
    assert [x.kind for x in argument_map.claims] == [ClaimKind.RECOMMENDATION]
    assert told(path) == ["[V]:4:1 'Note: positions as read by the desk.' is no name of a person"]


def test_a_cell_with_an_error_in_it_is_no_silence(tmp_path: Path) -> None:
    rows: Rows = [["expert", "claim", "vote"], ["Ana", "Tolls", "yes"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"V": rows})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    broken = '<c r="C2" t="e"><v>#N/A</v></c></row>'
    parts[sheet] = re.sub(r'<c r="C2".*?</c></row>', broken, parts[sheet])
    write_zip(path, parts)

    with pytest.raises(InputError, match="1 cells hold an error in place of a value: C2"):
        read_table_files([path])


def test_a_sheet_is_chosen_by_its_headers_or_by_name(tmp_path: Path) -> None:
    votes: Rows = [["expert", "claim", "stance"], ["Ana", "Tolls", "yes"]]
    older: Rows = [["expert", "claim", "stance"], ["Bo", "Buses", "no"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"About": [["A panel"]], "New": votes, "Old": older})

    older_map = read_table_files([path], settings=TableSettings(sheet="Old"))

    assert [x.name for x in read_table_files([path]).map.experts] == ["Ana"]
    assert [x.name for x in older_map.map.experts] == ["Bo"]
    with pytest.raises(InputError, match="no sheet 'Odl'; there are 'About', 'New', 'Old'"):
        read_table_files([path], settings=TableSettings(sheet="Odl"))


def test_a_mistake_in_a_workbook_has_sheet_row_and_column(tmp_path: Path) -> None:
    rows: Rows = [["expert", "claim", "stance"], ["Ana", "Tolls", "perhap"], [None, "Tolls", "yes"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"Votes": rows})

    with pytest.raises(InputError) as error:
        read_table_files([path])

    places = [str(x.place).removeprefix(str(path)) for x in error.value.problems]
    assert places == ["[Votes]:2:3", "[Votes]:3:1"]


def test_a_formula_without_a_value_is_an_error(tmp_path: Path) -> None:
    rows: Rows = [["expert", "claim", "stance"], ["Ana", "Tolls", "=A2"]]
    path = write_xlsx(tmp_path / "p.xlsx", {"Votes": rows})

    with pytest.raises(InputError, match="1 formulas have no value"):
        read_table_files([path])


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"expert,claim", b"\xd0\xcf\x11\xe0" * 99])
def test_what_is_no_workbook_is_refused_in_our_words(
    tmp_path: Path, ending: str, content: bytes
) -> None:
    path = tmp_path / f"panel.{ending}"
    path.write_bytes(content)

    with pytest.raises(InputError, match="workbook"):
        read_table_files([path])


def test_a_bomb_is_measured_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    write_xlsx(path, {"V": [["expert"]]}, extra={"xl/media/x": "0" * 40_000_000})
    swollen = path.read_bytes().replace(
        (40_000_000).to_bytes(4, "little"), (3_000_000_000).to_bytes(4, "little")
    )
    (tmp_path / "swollen.xlsx").write_bytes(swollen)
    far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>'
    sheet = f"<worksheet><sheetData>{far}</sheetData></worksheet>"
    write_zip(tmp_path / "far.xlsx", {"xl/worksheets/sheet1.xml": sheet})

    with pytest.raises(LimitError, match="unpacks to 2,861 MiB"):
        read_table_files([tmp_path / "swollen.xlsx"])
    with pytest.raises(LimitError, match="spans 1,048,576 rows and 16,384 columns"):
        read_table_files([tmp_path / "far.xlsx"])


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "panel.xlsx", {"Votes": PANEL}, hidden_rows=[5])

    assert len(read_table_files([path]).map.experts) == 2
    assert " hidden rows are read like all others: 1 in its sheets" in told(path)


def test_all_sheets_that_are_tables_are_read_in_one_call(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Votes": PANEL,
        "Buses should be free": [["Name", "Vote"], ["Ruiz, Ana", "no"], ["Lind, Maja", "yes"]],
        "Notes": [["Read me"]],
    }
    path = write_xlsx(tmp_path / "panel.xlsx", sheets)

    result = read_table_files([path], settings=TableSettings(sheet="*"))

    assert [x.text for x in result.map.claims] == ["Buses should be free", "Should cars pay?"]
    assert [x.name for x in result.map.experts] == ["Maja Lind", "Kofi Osei", "Ana Ruiz"]
    assert len(result.map.sources) == 1
    assert [x.message for x in result.warnings] == ["the sheet 'Notes' is not read"]


def test_rows_that_are_written_once_for_many_do_not_make_links_without_end() -> None:
    cell = b'<table:table-cell><text:a xlink:href="https://a.example"/><text:a xlink:href="b:c"/>'
    row = b'<table:table-row table:number-rows-repeated="1000000">' + cell * 40
    xml = b'<table:table table:name="S">' + row

    links = list(read_links(BytesIO(xml)))

    assert len(links) == 2**20
    assert links[0] == ("S", 1, 0, "https://a.example")


def test_a_cell_s_first_address_on_the_web_is_its_own() -> None:
    links = (
        b'<text:a xlink:href="%s"/>' % x for x in (b"mailto:a@b.c", b"http://one", b"http://two")
    )
    xml = b'<table:table table:name="S"><table:table-row><table:table-cell>' + b"".join(links)

    assert list(read_links(BytesIO(xml))) == [("S", 1, 0, "http://one")]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_addresses_of_links_are_the_sources_of_what_stands_beside_them(
    tmp_path: Path, ending: str
) -> None:
    rows: Rows = [
        ["Name", "Claim", "Vote", "Source"],
        ["Ana Ruiz", "A toll", "agree", "link"],
        ["Kofi Osei", "A toll", "disagree", "link"],
        ["Maja Lind", "A toll", "disagree", ""],
    ]
    links = {
        "A2": "https://example.org/people/ruiz",
        "D2": "https://example.org/a?x=1&y=2",
        "D3": "https://example.org/b",
        "D4": "mailto:maja@example.org",
    }
    path = tmp_path / f"roundup.{ending}"
    if ending == "ods":
        write_ods(path, rows, links=links)
    else:
        write_xlsx(path, {"Votes": rows}, links=links)

    argument_map = read_table_files([path]).map

    address_of = {source.id: source.url for source in argument_map.sources}
    assert {x.expert: address_of[x.source or ""] for x in argument_map.stances} == {
        "ana-ruiz": "https://example.org/a?x=1&y=2",
        "kofi-osei": "https://example.org/b",
        "maja-lind": "",
    }
    assert " 1 cells show a text for a link, whose address is not read" in told(path)
