"""Every file of the corpora of small formats, beside what independent tools count in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterpoint.formats import format_of, read


@pytest.mark.parametrize(
    ("folder", "pattern", "name"),
    [
        ("af-tgf", "*.tgf", "tgf"),
        ("brat", "*.ann", "brat"),
        ("graphml", "*.graphml", "graphml"),
        ("microtexts-xml", "*.xml", "microtexts"),
        ("sadface-json", "*.json", "sadface"),
    ],
)
def test_every_file_of_a_corpus_is_read_and_counted(
    shared_folder: Path, folder: str, pattern: str, name: str
) -> None:
    corpora = shared_folder / "corpora"
    expected = json.loads((corpora / "expected" / f"{folder}_expected.json").read_text("utf-8"))
    counts = {}

    for path in (corpora / folder).rglob(pattern):
        map_format = format_of(path)
        assert map_format is not None
        assert map_format.name == name
        assert map_format.count is not None
        counts[path.relative_to(corpora).as_posix()] = map_format.count([path])
        assert read([path]).conversion is not None

    assert counts == expected
