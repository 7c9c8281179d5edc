from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import Done, counterpoint

EXAMPLES = Path(__file__).parent.parent.parent / "seeds" / "examples"
TEXT = "moving-dunmarrow.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in EXAMPLES.glob("moving-dunmarrow*"):
        shutil.copy(path, tmp_path)
    return tmp_path


def change(folder: Path, before: str, after: str) -> None:
    text = (folder / TEXT).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (folder / TEXT).write_text(text.replace(before, after), encoding="utf-8")


def check(folder: Path, *options: str) -> Done:
    return counterpoint("check", "moving-dunmarrow.argdown", *options, cwd=folder)


def test_a_change_beside_the_quotations_is_taken_over_with_the_new_hash(folder: Path) -> None:
    change(folder, "Hold the line, or move it?", "Hold the line, or give it up?")
    map_text = (folder / "moving-dunmarrow.argdown").read_text(encoding="utf-8")

    refused, looked = check(folder), check(folder, "--source", TEXT)
    unchanged = (folder / "moving-dunmarrow.argdown").read_text(encoding="utf-8")
    fixed, after = check(folder, "--source", TEXT, "--fix"), check(folder)

    assert "check --source" in refused.stderr
    assert looked.returncode == 0
    assert unchanged == map_text
    assert "+    sha256: " in fixed.stdout
    assert (after.returncode, after.stdout) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("My ground is not the sand", "My ground was the sand", "is not found"),
        ("My ground is not the sand", "My grounds is not the sand", "by similarity"),
        ("Odile Verrand, economist", "Odile Verrand, geologist", "opening phrase is not found"),
    ],
    ids=["gone", "only alike", "another heading"],
)
def test_what_does_not_stand_in_the_new_text_is_told_and_nothing_is_written(
    folder: Path, before: str, after: str, words: str
) -> None:
    change(folder, before, after)
    map_text = (folder / "moving-dunmarrow.argdown").read_bytes()

    result = check(folder, "--source", TEXT, "--fix")

    assert result.returncode == 1
    assert words in result.stderr
    assert (folder / "moving-dunmarrow.argdown").read_bytes() == map_text


def test_a_text_that_takes_the_place_of_no_source_is_a_mistake(folder: Path) -> None:
    (folder / "other.txt").write_text("Something else.", encoding="utf-8")

    result = check(folder, "--source", "other.txt")

    assert result.returncode == 2
    assert "the map's sources are: moving-dunmarrow.txt" in result.stderr
