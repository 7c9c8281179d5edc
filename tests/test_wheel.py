"""What the wheel carries is enough to build the shipped map outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def unpacked_wheel(project_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=project_folder,
        capture_output=True,
        check=True,
    )
    target = folder / "site"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(target)
    return target


def outside(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def output_folder(unpacked_wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which the wheel's own command built the map that it carries."""
    folder = tmp_path_factory.mktemp("elsewhere")
    process = outside(unpacked_wheel, folder, "-m", "counterpoint", "build")
    assert process.returncode == 0, process.stderr
    return folder / "output"


def test_the_shipped_map_is_built_outside_the_checkout(output_folder: Path) -> None:
    assert sorted(path.suffix for path in output_folder.iterdir()) == [
        ".html",
        ".md",
        ".sha256",
        ".trig",
        ".ttl",
    ]


def test_the_package_of_the_wheel_is_the_one_that_runs(
    unpacked_wheel: Path, tmp_path: Path
) -> None:
    process = outside(
        unpacked_wheel,
        tmp_path,
        "-c",
        "import counterpoint.resources as r; print(r.__file__, r.seeds_folder())",
    )

    assert process.stdout.count(str(unpacked_wheel)) == 2


def test_without_the_source_the_record_says_who_looked_the_quotes_up(output_folder: Path) -> None:
    report = (output_folder / "negotiating-with-putin.md").read_text(encoding="utf-8")
    counts = re.search(r"(\d+) of (\d+) quoted key phrases were found word for word", report)
    assert counts is not None
    assert counts[1] == counts[2] != "0"
    assert "were looked up by Counterpoint" in report
    assert "its text was not at hand for this report" in report


def test_the_questions_and_the_ontology_travel_along(unpacked_wheel: Path) -> None:
    names = {path.name for path in unpacked_wheel.rglob("*")}

    assert {"positions.rq", "counterpoint.ttl", "shapes.ttl", "context.jsonld"} <= names
    assert {"page.css", "page.html", "manifest.json", "py.typed"} <= names


def test_what_serving_needs_is_required_whatever_is_asked_for(unpacked_wheel: Path) -> None:
    (metadata,) = unpacked_wheel.glob("*.dist-info/METADATA")
    lines = metadata.read_text("utf-8").splitlines()
    required = {
        x[1] for x in map(re.compile(r"Requires-Dist: ([\w-]+)[^;]*").fullmatch, lines) if x
    }

    assert {"h11", "starlette", "uvicorn"} <= required


def test_the_extra_of_old_can_still_be_asked_for(unpacked_wheel: Path) -> None:
    (metadata,) = unpacked_wheel.glob("*.dist-info/METADATA")

    assert "Provides-Extra: server" in metadata.read_text("utf-8").splitlines()


def test_the_invented_panel_travels_with_the_texts_that_it_quotes(
    unpacked_wheel: Path, tmp_path: Path
) -> None:
    shipped = unpacked_wheel / "counterpoint" / "seeds" / "examples" / "moving-dunmarrow.argdown"

    process = outside(
        unpacked_wheel, tmp_path, "-m", "counterpoint", "check", "--strict", str(shipped)
    )

    assert (process.returncode, process.stdout) == (0, "0 errors, 0 warnings\n")
