"""Argdown in fenced blocks of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterpoint.formats import argdown, format_of, read
from counterpoint.pipeline import inspect


@pytest.mark.parametrize(
    ("opener", "closer"),
    [("```argdown", "```"), ("~~~~ {.argdown #x}", "~~~~~"), ("````Argdown-Map", "````")],
)
def test_the_blocks_are_one_document_with_its_places(
    tmp_path: Path, opener: str, closer: str
) -> None:
    block = f"{opener}\n[A]: a\n  - [B]: b [C] b\n{closer}\n"
    path = tmp_path / "notes.md"
    path.write_text(f"# Notes\n\n(1) prose [link](x) {{no: data}}\n\n{block}\nMore.\n\n{block}")

    document = argdown.read_document(path)

    assert list(document.statements) == ["A", "B"]
    assert len(document.statements["A"].members) == 2
    assert [(x.code, x.place.line, x.place.column) for x in document.problems] == [
        ("title-in-text", 7, 12),
        ("title-in-text", 14, 12),
    ]


def test_frontmatter_of_a_later_block_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    first = "```argdown\r\n===\r\ntitle: Tolls\r\n===\r\n\r\n[A]: a\r\n```\r\n\r\n"
    path.write_bytes((first + first.replace("A]: a", "B]: b").replace("Tolls", "X")).encode())

    result = read([path])

    assert (result.map.title, [claim.id for claim in result.map.claims]) == ("Tolls", ["a", "b"])
    assert [(x.code, x.place.line) for x in result.warnings] == [("misplaced-frontmatter", 10)]


@pytest.mark.parametrize(
    "text", ["# Notes\n\n[A]: a\n", "```\n[A]: a\n```\n", "```text\n```argdown\n```\n[A]: a\n"]
)
def test_markdown_without_a_block_is_no_map(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.md"
    path.write_text(text)

    assert format_of(path) is None


def test_its_blocks_are_counted_as_argdown(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("Prose.\n\n```argdown\n[A]: a\n  - [B]: b\n```\n")

    inspection = inspect(path)

    assert (inspection.format, inspection.own["relations: attack"]) == ("argdown-markdown", 1)


def test_a_block_that_nothing_closes_runs_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "notes.markdown"
    path.write_text("~~~argdown\n[A]: a\n")

    assert list(argdown.read_document(path).statements) == ["A"]
