"""`counterpoint source`: what is printed of files that can be sources, and of those that cannot."""

from __future__ import annotations

import json
from pathlib import Path

from commands import counterpoint

PAGE = """\
<nav><a>City</a></nav><article><h1>Tolls</h1><h2>In short</h2><ul><li>Ruiz wants tolls.</li>
<li>Boyd does not.</li></ul><h2>Ana Ruiz, professor</h2><p>Charge cars. It works.</p>
<h2>Ben Boyd</h2><p>Nobody should pay.</p></article>
"""


def test_layers_speakers_and_what_is_of_the_page_are_told(tmp_path: Path) -> None:
    (tmp_path / "panel.html").write_text(PAGE, encoding="utf-8")

    call = counterpoint("source", "panel.html", cwd=tmp_path, columns=120)

    lines = [" ".join(line.split()) for line in call.stdout.splitlines()]
    assert (call.returncode, call.stderr) == (0, "")
    assert lines[0] == "panel.html: HTML, 132 characters, 5 sentences"
    assert lines[1].startswith("sha256 of the file ")
    assert 'ruiz Ana Ruiz, professor 11 1 2 "Ana Ruiz, professor"' in lines
    assert 'boyd Ben Boyd 15 1 1 "Ben Boyd"' in lines
    assert "summary: what the editor sums up 3 2" in lines
    assert "menu 1 City" in lines


def test_the_text_and_the_data_have_the_same_offsets(tmp_path: Path) -> None:
    (tmp_path / "panel.html").write_text(PAGE, encoding="utf-8")

    text = counterpoint("source", "panel.html", "--text", cwd=tmp_path).stdout
    [data] = json.loads(counterpoint("source", "panel.html", "--json", cwd=tmp_path).stdout)[
        "sources"
    ]

    assert data["text"] == text
    assert [text[x["start"] : x["end"]] for x in data["sentences"] if x["speaker"] == "ruiz"] == [
        "Charge cars.",
        "It works.",
    ]
    assert [x["sections"][0]["marker"] for x in data["speakers"]] == [
        "Ana Ruiz, professor",
        "Ben Boyd",
    ]


def test_each_file_that_cannot_be_read_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ruiz, professor\n\nCharge cars.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes("Grüße\ncaf\xe9 au lait".encode() + b" caf\xe9")
    (tmp_path / "c.docx").write_bytes(b"%PDF-1.4")
    (tmp_path / "d.txt").mkdir()

    call = counterpoint("source", "a.txt", "b.txt", "c.docx", "d.txt", "e.pdf", cwd=tmp_path)

    assert call.returncode == 1
    assert call.stdout.startswith("a.txt: plain text")
    encoding, sort, folder, absent = call.stderr.splitlines()
    assert encoding == (
        "b.txt:2: it is not UTF-8: the byte at 25 is not; two encodings stand in one file; save"
        " each part as UTF-8 and join them"
    )
    assert sort == (
        "c.docx: this is a PDF; name it with the ending .pdf (read are .txt, .md, .html, .docx,"
        " .pdf, .vtt and .srt)"
    )
    assert folder == "d.txt: is not a file; name a file"
    assert absent == "e.pdf: cannot be read: No such file or directory; see to its name and rights"


def test_a_text_without_speakers_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Charge cars.\n", encoding="utf-8")

    call = counterpoint("source", "a.txt", cwd=tmp_path)

    assert (call.returncode, call.stdout.count("\n")) == (0, 4)
    assert "nobody is announced as a speaker in this text; say in the map who" in call.stderr
