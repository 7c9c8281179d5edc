from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from commands import counterpoint
from docx import Document

from counterpoint.pipeline import load
from counterpoint.views.report.picture import draw_map
from counterpoint.wording import Voice

DUNMARROW = "seeds/examples/moving-dunmarrow.argdown"


@pytest.fixture(scope="module")
def briefings(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped example's report in German, as each of the three, and the Word file twice."""
    folder = tmp_path_factory.mktemp("briefings")
    for name in ("a.docx", "b.docx", "a.html", "a.md"):
        path = str(folder / name)
        run = counterpoint("report", DUNMARROW, "--language", "de", "-o", path, cwd=project_folder)
        assert (run.returncode, run.stdout) == (0, "")
        assert f"wrote {path}" in run.stderr
    return folder


def headings_of(markdown: str) -> list[str]:
    return [line.lstrip("# ") for line in markdown.splitlines() if line.startswith("#")]


def test_three_files_tell_the_same(briefings: Path) -> None:
    markdown = (briefings / "a.md").read_text("utf-8")
    headings = headings_of(markdown)
    assert headings[:3] == ["Moving Dunmarrow", "In wenigen Sätzen", "Wer wo steht"]

    word = Document(str(briefings / "a.docx"))
    styles = [(x.style.name if x.style else "", x.text) for x in word.paragraphs]
    assert [text for style, text in styles if style == "Title" or "Heading" in (style or "")] == (
        headings
    )
    page = (briefings / "a.html").read_text("utf-8")
    assert re.findall(r"<h[1-3]>(.*?)</h[1-3]>", page) == headings

    rows = [line for line in markdown.splitlines() if line.startswith("| ")]
    table = word.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        x.strip() for x in rows[0].split("|")[1:-1]
    ]
    assert len(table.rows) == len(rows) - 1 == page.count("<tr>")


def test_the_picture_goes_with_each(briefings: Path) -> None:
    drawing = (briefings / "a.svg").read_text("utf-8")
    ET.fromstring(drawing)
    assert "](a.svg)" in (briefings / "a.md").read_text("utf-8")
    assert drawing.strip() in (briefings / "a.html").read_text("utf-8")
    shape = Document(str(briefings / "a.docx")).inline_shapes[0]
    assert shape._inline.docPr.get("descr").startswith("Ein Teil der Karte um")


def test_the_same_map_gives_the_same_bytes(briefings: Path) -> None:
    assert (briefings / "a.docx").read_bytes() == (briefings / "b.docx").read_bytes()


def test_what_a_map_says_is_text_in_each(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> & | *so* <img src=x onerror=alert(1)>"
    with (tmp_path / "panel.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["expert", "claim", "stance"])
        table.writerow(["<b>Ann</b>", hostile, "agree"])
        table.writerow(["[Bob](javascript:1)", hostile, "disagree"])
    for name in ("a.html", "a.md", "a.docx"):
        run = counterpoint("report", "panel.csv", "--title", hostile, "-o", name, cwd=tmp_path)
        assert run.returncode == 0, run.stderr
    page = (tmp_path / "a.html").read_text("utf-8")
    assert not re.search(r"<(script|img|b)\b|href=.javascript", page)
    paragraphs = Document(str(tmp_path / "a.docx")).paragraphs
    assert paragraphs[0].text == hostile
    assert any("<b>Ann</b>" in x.text for x in paragraphs)


def test_a_large_map_is_drawn_in_part_and_the_caption_says_so(project_folder: Path) -> None:
    debate = load([project_folder / DUNMARROW])
    picture = draw_map(debate.map, debate.analysis, Voice(debate.map, "en"), "a.svg")
    assert picture is not None
    boxes = picture.svg.count("<rect")
    assert f": {boxes} of its {len(debate.map.claims)} claims" in picture.caption
    crux = debate.analysis.cruxes[0].claim
    assert next(x.title for x in debate.map.claims if x.id == crux) in picture.caption


def test_each_box_says_who_holds_it_and_how(project_folder: Path) -> None:
    debate = load([project_folder / DUNMARROW])
    picture = draw_map(debate.map, debate.analysis, Voice(debate.map, "en"), "a.svg")
    assert picture is not None
    words = re.findall(r">([^<]+)</text>", picture.svg)
    at = words.index("The sea passes any wall")
    assert words[at + 1 : at + 3] == ["Imrey and Tollgarth", "Strake grants it"]


def test_what_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    run = counterpoint("report", "-o", "briefing.doc", cwd=tmp_path)
    assert run.returncode == 2
    assert "a report ends in .docx, .html, .md; did you mean .docx?" in run.stderr


def test_standard_output_has_no_picture(project_folder: Path) -> None:
    run = counterpoint("report", DUNMARROW, cwd=project_folder)
    assert run.stdout.startswith("# Moving Dunmarrow\n")
    assert "![" not in run.stdout


def test_a_panel_too_wide_for_an_upright_sheet_lies_on_its_side(tmp_path: Path) -> None:
    rows = "".join(f"Expert {name},Charge cars,agree\n" for name in "ABCDEFGHIJ")
    (tmp_path / "panel.csv").write_text(f"expert,claim,stance\n{rows}", "utf-8")
    counterpoint("report", "panel.csv", "-o", "a.docx", cwd=tmp_path)
    section = Document(io.BytesIO((tmp_path / "a.docx").read_bytes())).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
