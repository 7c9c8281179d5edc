"""What a file seems to be, and the refusal that says so."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from counterpoint.errors import InputError
from counterpoint.formats import AIF, endings_of, format_of, read
from counterpoint.formats.recognition import FileHead, read_head, seeming

PARAGRAPH = "The council met on Monday. It spoke of fares for two hours, and of little else. " * 2
ARTICLE = f"{PARAGRAPH}\n\n{PARAGRAPH}"


@pytest.mark.parametrize(
    ("name", "content", "sort"),
    [
        ("talk.txt", ARTICLE, "an article or a transcript"),
        ("talk.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello", "captions (WebVTT)"),
        ("page.html", "<!DOCTYPE html><html><p>Hello", "a web page (HTML)"),
        ("map.xml", '<?xml version="1.0"?><graphml/>', "GraphML"),
        ("book.xlsx", b"PK\3\4....xl/workbook.xml", "an Excel workbook"),
        ("paper.pdf", b"%PDF-1.7 \0\xff", "a PDF"),
        ("data", b"\x00\x01\x02", "a binary file"),
        ("map.txt", "[Free]: Buses are free.\n  + <Fares>: They deter.", "Argdown"),
        ("map.rdf.txt", "@prefix cp: <https://w3id.org/> .", "Turtle or TriG"),
        ("notes.dat", "x" * 50, None),
    ],
)
def test_a_file_that_is_no_map_is_called_what_it_is(
    name: str, content: str | bytes, sort: str | None
) -> None:
    data = content.encode() if isinstance(content, str) else content

    likeness = seeming(FileHead(Path(name), data))

    assert (likeness and likeness.sort) == sort


def test_a_refusal_says_what_it_seems_to_be_and_what_can_be_done(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(ARTICLE, encoding="utf-8")

    with pytest.raises(InputError) as error:
        read([path])

    [problem] = error.value.problems
    assert (
        problem.message == "this seems to be an article or a transcript, which is not read as a map"
    )
    assert problem.advice == f"make a map of it: counterpoint work {path}"


def test_an_empty_file_of_whatever_ending_is_called_empty(tmp_path: Path) -> None:
    paths = [tmp_path / f"empty{x}" for x in (".json", ".xml", ".yml", ".txt", ".md", ".xlsx", "")]
    for path in paths:
        path.write_bytes(b"" if path.suffix == ".xlsx" else b"\n")

    messages = []
    for path in paths:
        with pytest.raises(InputError) as error:
            read([path])
        messages += [problem.message for problem in error.value.problems]

    assert messages == ["is empty"] * len(paths)


def test_names_of_json_are_seen_behind_a_long_list(tmp_path: Path) -> None:
    path = tmp_path / "long.json"
    path.write_text('{"nodes": [' + '"x", ' * 50_000 + '"y"], "links": []}', encoding="utf-8")

    assert read_head(path).json_keys == ("nodes", "links")


def test_what_cannot_be_opened_has_an_empty_head(tmp_path: Path) -> None:
    assert read_head(tmp_path / "gone").start == b""
    assert read_head(tmp_path).is_folder


def test_an_ending_that_formats_have_is_not_said_to_tell_none(tmp_path: Path) -> None:
    path = tmp_path / "empty.yml"
    path.write_text("meta: {title: Nothing}\n", encoding="utf-8")

    with pytest.raises(InputError) as error:
        read([path])

    assert error.value.problems[0].message.startswith(".yml files are read as argument graphs of")


@pytest.mark.parametrize("ending", endings_of())
def test_a_pipe_is_no_file_whatever_its_name(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"pipe{ending}"
    os.mkfifo(path)

    with pytest.raises(InputError):
        read([path])


@pytest.mark.parametrize("letters", [70_000, 8_000_000])
def test_an_xaif_file_is_known_behind_a_long_text_with_marks(letters: int, tmp_path: Path) -> None:
    node = {"nodeID": "1", "text": "a", "type": "I"}
    content = {"text": '<a class="x">' * (letters // 13), "AIF": {"nodes": [node], "edges": []}}
    path = tmp_path / "long.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    assert format_of(path) is AIF
