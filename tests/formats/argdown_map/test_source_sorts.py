"""A map quotes sources of any sort, and nobody has words there that another says."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
from pdfs import column, pdf
from word_files import docx, paragraph

from counterpoint.errors import InputError, Severity
from counterpoint.formats import read
from counterpoint.formats.result import ReadResult

pytest.importorskip("mammoth")
pytest.importorskip("pypdfium2")

ANA, BEN = "Ana Ruiz, professor of transport", "Ben Boyd, director"
CHARGE, PAY = "The council should charge cars.", "Nobody should pay."
HTML = (
    f"<nav><a>Ben Boyd, director</a></nav><h2>{ANA}</h2><p>{CHARGE}</p><h2>{BEN}</h2>"
    f"<p>{PAY}</p><footer>Print this page now</footer>"
)
CAPTIONS = "00:01.000 --> 00:02.000\n<v {}>{}\n\n"
FILES = {
    "panel.txt": f"{ANA}\n\n{CHARGE}\n\n{BEN}\n\n{PAY}\n".encode(),
    "panel.md": f"## {ANA}\n\nThe *council* should charge cars.\n\n## {BEN}\n\n{PAY}\n".encode(),
    "panel.html": HTML.encode(),
    "panel.docx": docx(
        paragraph(ANA, is_bold=True)
        + paragraph(CHARGE)
        + paragraph(BEN, is_bold=True)
        + paragraph(PAY)
    ),
    "panel.pdf": pdf([column([f"**{ANA}", CHARGE, "", f"**{BEN}", PAY], 60, 700)]),
    "panel.vtt": (
        "WEBVTT\n\n" + CAPTIONS.format("Ana Ruiz", CHARGE) + CAPTIONS.format("Ben Boyd", PAY)
    ).encode(),
    "panel.srt": (
        f"1\n00:00:01,000 --> 00:00:02,000\nANA RUIZ: {CHARGE}\n\n"
        f"2\n00:00:02,000 --> 00:00:03,000\nBEN BOYD: {PAY}\n"
    ).encode(),
}


def read_map(
    folder: Path, file: str, phrase: str, *, sections: str = "", content: bytes = b""
) -> ReadResult:
    """A map in which Ana Ruiz is quoted with a phrase of a source."""
    (folder / file).write_bytes(content or FILES[file])
    source = ", ".join(filter(None, ("title: Panel", f"file: {file}", sections)))
    path = folder / "panel.argdown"
    path.write_text(
        "===\ntitle: T\nquestion: Q?\nbase: https://example.org/t/\n"
        "experts: {ana: {name: Ana Ruiz}, ben: {name: Ben Boyd}}\n"
        f"sources: {{panel: {{{source}}}}}\n===\n\n# Ana {{expert: ana, source: panel}}\n\n"
        f'[Charge]: Charge cars. {{kind: recommendation, quote: "{phrase}"}}\n',
        encoding="utf-8",
    )
    return read([path])


@pytest.mark.parametrize("file", FILES)
def test_a_phrase_is_found_where_its_speaker_says_it(tmp_path: Path, file: str) -> None:
    argument_map = read_map(tmp_path, file, "council should charge").map

    [stance] = argument_map.stances
    assert stance.quotation is not None
    assert stance.quotation.exact == "council should charge"
    assert argument_map.sources[0].sha256 == hashlib.sha256(FILES[file]).hexdigest()


@pytest.mark.parametrize("file", FILES)
def test_words_of_another_speaker_are_an_error(tmp_path: Path, file: str) -> None:
    with pytest.raises(InputError, match="where Ben Boyd speaks"):
        read_map(tmp_path, file, "Nobody should pay")


def test_a_section_may_begin_at_a_heading_that_a_menu_repeats(tmp_path: Path) -> None:
    sections = 'sections: {ana: "## Ana Ruiz, professor", ben: "Ben Boyd, director"}'

    argument_map = read_map(tmp_path, "panel.html", "should charge cars", sections=sections).map

    assert [x.expert for x in argument_map.sources[0].sections] == ["ana", "ben"]


def test_words_that_only_the_page_has_are_doubtful(tmp_path: Path) -> None:
    page = f"<h2>{BEN}</h2><p>{PAY}</p><h2>{ANA}</h2><p>{CHARGE}</p><footer>Print it now</footer>"

    [*_others, warning] = read_map(
        tmp_path, "panel.html", "Print it now", content=page.encode()
    ).warnings

    assert (warning.code, warning.message) == (
        "quote-furniture",
        '"Print it now" in line 9 seems to be no part of the text but of its page',
    )


@pytest.mark.parametrize(
    ("file", "library"), [("panel.docx", "mammoth"), ("panel.pdf", "pypdfium2")]
)
def test_without_its_library_a_source_is_as_good_as_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # as if it were not installed

    warnings = read_map(tmp_path, file, "council should charge").warnings

    [warning] = [x for x in warnings if x.code == "source-library"]
    assert warning.severity is Severity.WARNING
    assert f"needs {library}, which is not installed" in warning.message
    assert warning.advice == "python3 -m pip install 'counterpoint[sources]'"
