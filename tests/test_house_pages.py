"""What docs/architecture.md and CONTRIBUTING.md say of the tree is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "src" / "counterpoint"
PAGES = ("docs/architecture.md", "CONTRIBUTING.md")
BESIDE_THE_PROGRAM = {"tests", "docs", "CHANGELOG.md"}


def paths_named(line: str) -> Iterator[str]:
    """The files and folders in code marks: what has a slash or an ending of files of ours."""
    for code in re.findall(r"`([^` ]+)`", line):
        if re.fullmatch(r"\.?[\w./-]+(?:/|\.(?:py|js|ts|json|jsonld|ttl|md|toml))", code):
            yield code


def nowhere(text: str, bases: tuple[Path, ...]) -> list[str]:
    """The paths of ``text`` that lie below none of ``bases``, nor in a folder of their line."""
    missing = []
    for line in text.splitlines():
        folders = list(bases)
        for name in paths_named(line):
            places = [folder / name for folder in folders if (folder / name).exists()]
            if not places:
                missing.append(name)
            folders += [place for place in places if place.is_dir()]
    return missing


@pytest.mark.parametrize("page", PAGES)
def test_each_file_and_folder_that_is_named_exists(page: str) -> None:
    text = (PROJECT / page).read_text(encoding="utf-8")
    # Its exercises name what is yet to be made, and what must not be.
    text = re.sub(
        r"`(?:src/counterpoint/formats|tests/formats)/lines/.*?`|`(?:utils|base).py`", "", text
    )

    assert nowhere(text, (PROJECT, PACKAGE)) == []


def test_each_room_of_the_package_is_named() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    layers = text.split("## Layers")[1].split("## Words")[0]
    rooms = {
        PACKAGE / path.relative_to(PACKAGE).parts[0] / path.relative_to(PACKAGE).parts[1]
        if len(path.relative_to(PACKAGE).parts) > 1
        else path
        for path in (each.parent for each in PACKAGE.rglob("*") if each.suffix in {".py", ".js"})
        if path != PACKAGE and "vendor" not in path.parts
    }

    rooms_named = {
        place
        for line in layers.splitlines()
        for names in [list(paths_named(line))]
        for name in names
        for place in (PACKAGE / name, PACKAGE / names[0] / name)
        if place.is_dir()
    }
    assert sorted(room.relative_to(PACKAGE).as_posix() for room in rooms - rooms_named) == []


def row_of(change: str) -> str:
    """The files of a row of "Where do I change what"."""
    text = (PROJECT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return text.split(f"\n| {change} | ")[1].partition("\n")[0]


def test_the_row_of_a_language_names_each_file_that_knows_languages_one_by_one() -> None:
    endings = {".py", ".js", ".json", ".html"}
    program = [x for x in PACKAGE.rglob("*") if x.suffix in endings and "vendor" not in x.parts]
    texts = {path: path.read_text(encoding="utf-8") for path in program}

    files = [
        path.relative_to(PACKAGE).as_posix()
        for path, text in sorted(texts.items())
        if any(mark in text for mark in ('"uk"', " uk: "))
    ]

    assert "wording/catalogue.py" in files
    assert [name for name in files if f"`{name}`" not in row_of("a language")] == []


def files_to_change(text: str) -> set[str]:
    """The files of the program that are named from the top; others are named to be read."""
    return {
        name
        for line in text.splitlines()
        for name in paths_named(line)
        for top in [name.partition("/")[0]]
        if (PROJECT / top).exists() and top not in BESIDE_THE_PROGRAM
    }


def test_an_exercise_changes_at_most_eight_files_of_the_program() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    exercises = re.findall(r"^## Exercise: (.+)\n((?:(?!^## ).*\n)+)", text, re.MULTILINE)

    counts = {title: len(files_to_change(body)) for title, body in exercises}
    assert {title: count for title, count in counts.items() if not 0 < count <= 8} == {}
    assert len(counts) == 2
    steps = re.findall(r"^\d+\. .+", text, re.MULTILINE)
    assert [step for step in steps if not files_to_change(step)] == []
