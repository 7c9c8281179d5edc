"""Who speaks is found in the many ways in which people write it, and not in what looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterpoint.formats.source_texts import read_source_bytes
from counterpoint.model import SourceText

CASES = Path(__file__).parent / "speakers"
_CASE = re.compile(
    r"^=== (.+?)(?: \[(\w+)\])?\n(.*?)^---\n(.*?)(?=^===|\Z)", re.MULTILINE | re.DOTALL
)


def cases(name: str, usual_ending: str = "txt") -> Iterator[object]:
    """Each case of a file: its text, the ending of its file, and the lines of its speakers."""
    for match in _CASE.finditer((CASES / f"{name}.txt").read_text(encoding="utf-8")):
        title, ending, text, speakers = match.groups()
        lines = [line for line in speakers.splitlines() if line]
        yield pytest.param(text, ending or usual_ending, lines, id=title)


@pytest.mark.parametrize(("text", "ending", "lines"), [*cases("styles"), *cases("traps")])
def test_who_speaks_is_found(text: str, ending: str, lines: list[str]) -> None:
    source = read_source_bytes(text.encode(), f"case.{ending}")

    expected = [tuple(part.strip() for part in line.split("|")) for line in lines]
    assert [x.name for x in source.speakers] == [name for name, _role, _words in expected]
    for speaker, (_name, role, words) in zip(source.speakers, expected, strict=True):
        first = next(x for x in source.sentences if x.speaker == speaker.id)
        assert source.text[first.start : first.end].startswith(words)
        assert speaker.role.startswith(role)
        assert bool(speaker.role) == bool(role)
    assert {x.code for x in source.doubts} <= {"source-no-speaker"}


def lines_of(source: SourceText) -> list[str]:
    """What is no head, as pages.txt writes it: who, or of which sort, and the words."""
    names = {x.id: x.name for x in source.speakers}
    heads = {x.start for x in source.sections}
    roles = {x.role for x in source.speakers}
    return [
        f"{who}: {words}"
        for block in source.blocks
        if block.start not in heads and (words := source.text[block.start : block.end]) not in roles
        for who in [names.get(block.speaker, "-")]
        for who in [who if block.furniture is None else f"~{block.furniture.value}"]
    ]


@pytest.mark.parametrize(
    ("text", "ending", "lines"), [*cases("pages", "html"), *cases("transcripts")]
)
def test_a_layout_is_read_as_its_reader_sees_it(text: str, ending: str, lines: list[str]) -> None:
    source = read_source_bytes(text.encode(), f"case.{ending}")

    read = lines_of(source)
    assert [line[: len(words)] for line, words in zip(read, lines, strict=False)] == lines
    assert len(read) == len(lines)


PANEL = """Ana Ruiz, professor of transport

The council should charge cars.

{}

So let us try it.

Kofi Osei, director

Nobody should pay.
"""


@pytest.mark.parametrize(
    ("words", "place", "name"),
    [
        ("“It works,” says Bea Lund, who drives a bus.", 18, "Bea Lund"),
        ("And from the Bar. Carl Gamm writes by email:", 19, "Carl Gamm"),
        ("Dr. Bea Lund told us on the phone: it works.", 1, "Bea Lund"),
        ("Bea Lund argues that it works.", 1, "Bea Lund"),
        ("Bea Lund sagt, es wirke.", 1, "Bea Lund"),
        ("Олена Гай каже, що це діє.", 1, "Олена Гай"),
        ("As for waiting, Dr Ruiz does not drive.", 17, "Ana Ruiz"),
        ("I grant that Ana Ruiz is right.", 14, "Ana Ruiz"),
    ],
)
def test_who_may_speak_without_a_head_is_a_doubt_at_the_place(
    words: str, place: int, name: str
) -> None:
    source = read_source_bytes(PANEL.format(words).encode(), "case.txt")

    assert [x.name for x in source.speakers] == ["Ana Ruiz", "Kofi Osei"]
    assert [(x.place.file, x.place.line, x.place.column) for x in source.doubts] == [
        ("case.txt", 5, place)
    ]
    assert source.doubts[0].message.startswith(f"{name} ")


@pytest.mark.parametrize(
    "words",
    [
        "Others know it. “It works,” said Bea Lund, and she is right.",
        "Bea Lund said in 2019 that it works.",
        "Kofi Osei says that nobody should pay.",
        "Mr Osei says that nobody should pay.",
        "New York says that it works.",
        "“It works,” says the mayor.",
        "My name is Ana Ruiz and I drive.",
        "They ask me: “What does Dr Ruiz want?” I want peace.",
        "What does Ana Ruiz want?",
        "Ana Ruiz argues that it works.",
    ],
)
def test_who_is_only_spoken_of_is_no_doubt(words: str) -> None:
    assert read_source_bytes(PANEL.format(words).encode(), "case.txt").doubts == ()
