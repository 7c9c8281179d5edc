"""Who speaks is found in the many ways in which people write it, and not in what looks like it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterpoint.formats.source_texts import read_source_bytes

CASES = Path(__file__).parent / "speakers"
_CASE = re.compile(
    r"^=== (.+?)(?: \[(\w+)\])?\n(.*?)^---\n(.*?)(?=^===|\Z)", re.MULTILINE | re.DOTALL
)


def cases(name: str) -> Iterator[object]:
    """Each case of a file: its text, the ending of its file, and the lines of its speakers."""
    for match in _CASE.finditer((CASES / f"{name}.txt").read_text(encoding="utf-8")):
        title, ending, text, speakers = match.groups()
        lines = [line for line in speakers.splitlines() if line]
        yield pytest.param(text, ending or "txt", lines, id=title)


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
