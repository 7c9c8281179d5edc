"""Readers of maps that a test writes: `map_files.FRONT`, and a body."""

from __future__ import annotations

from pathlib import Path

import pytest
from map_files import FRONT, BodyReader, MapReader, NoteReader, write_map

from counterpoint.errors import InputError
from counterpoint.formats import ReadResult, read
from counterpoint.model import ArgumentMap


@pytest.fixture
def read_body(tmp_path: Path) -> BodyReader:
    """Reads a map of the shared frontmatter and the given body, with its warnings."""

    def read_it(body: str) -> ReadResult:
        return read([write_map(tmp_path, body)])

    return read_it


@pytest.fixture
def map_of(read_body: BodyReader) -> MapReader:
    """Reads a map of the shared frontmatter and the given body."""

    def read_it(body: str) -> ArgumentMap:
        return read_body(body).map

    return read_it


@pytest.fixture
def notes_of(read_body: BodyReader) -> NoteReader:
    """What is noted of a body: ``line:column code``, lines counted from its first."""
    above = FRONT.count("\n")

    def read_notes(body: str) -> list[str]:
        try:
            problems = read_body(body).warnings
        except InputError as error:
            problems = error.problems
        return [f"{x.place.line - above}:{x.place.column} {x.code}" for x in problems]

    return read_notes
