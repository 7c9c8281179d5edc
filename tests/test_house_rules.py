"""The rules of the house that a program can check: imports, types, style, names, addresses."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterpoint


def tracked_files(project: Path) -> list[Path]:
    process = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if process.returncode:
        pytest.skip("needs a git checkout")
    paths = [project / name for name in process.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


# Where there is no next run, what mypy has read need not be written down.
_CACHE = [f"--cache-dir={os.devnull}"] if os.environ.get("CI") else []

# mypy makes little garbage and looks for it long. It turns the collector on again after it has read
# all files, so the collector is turned off as it begins.
_MYPY = """
import gc, runpy
gc.callbacks.append(lambda *_: gc.disable())
runpy.run_module("mypy", run_name="__main__")
"""


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "--quiet", "."],
        ["ruff", "format", "--check", "--quiet", "."],
        ["python", "-c", _MYPY, *_CACHE],
        ["lint-imports"],
    ],
    ids=["style", "format", "types", "imports"],
)
def test_the_tools_find_nothing(project_folder: Path, command: list[str]) -> None:
    tool = Path(sys.executable).parent / command[0]

    process = subprocess.run(
        [str(tool), *command[1:]], cwd=project_folder, capture_output=True, text=True, check=False
    )

    assert process.returncode == 0, process.stdout + process.stderr


def page_tool(project: Path, name: str) -> str:
    """A tool of the page's programs, as .ci/run installs it."""
    tool = project / ".ci" / "node_modules" / ".bin" / name
    if shutil.which("node") is None:
        pytest.skip("needs node, which is not installed")
    if not tool.exists():
        pytest.skip(f"needs {name}: npm install --no-package-lock --prefix .ci")
    return str(tool)


# Checkers side by side do much twice, and here other tests run beside them; the browser's own types
# come with the checker.
TSC_SPARINGLY = ("--singleThreaded", "--skipDefaultLibCheck")
PROGRAMS = ("src/counterpoint/views", "src/counterpoint/server/assets", "tests/views/js")


@pytest.mark.parametrize(
    "command",
    [
        ["tsc", "-p", ".ci/tsconfig.json", *TSC_SPARINGLY],
        ["biome", "lint", "--config-path=.ci/biome-rules.jsonc", "--error-on-warnings"],
        ["biome", "format", "--config-path=.ci/biome-rules.jsonc"],
    ],
    ids=["types", "style", "format"],
)
def test_the_tools_find_nothing_in_the_programs(project_folder: Path, command: list[str]) -> None:
    tool = page_tool(project_folder, command[0])
    files = [
        path.relative_to(project_folder).as_posix()
        for folder in PROGRAMS
        for path in sorted((project_folder / folder).rglob("*"))
        if path.name.endswith((".js", ".d.ts")) and "vendor" not in path.parts
    ]

    process = subprocess.run(
        [tool, *command[1:], *(files if command[0] == "biome" else [])],
        cwd=project_folder,
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 0, process.stdout + process.stderr


def test_the_tools_of_the_programs_are_named_by_exact_version(project_folder: Path) -> None:
    package = json.loads((project_folder / ".ci" / "package.json").read_text(encoding="utf-8"))

    versions = package["devDependencies"].values()
    assert [x for x in versions if not re.fullmatch(r"\d+\.\d+\.\d+", x)] == []
    assert set(package) == {"private", "type", "devDependencies"}


def test_no_registry_host_and_no_machine_path_is_written_down(project_folder: Path) -> None:
    hosts = ["pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org"]
    pattern = re.compile("|".join(re.escape(host) for host in hosts).encode())

    naming = [
        path.relative_to(project_folder).as_posix()
        for path in tracked_files(project_folder)
        if pattern.search(path.read_bytes())
    ]

    assert naming == []


def test_no_ten_words_of_the_article_stand_in_a_tracked_file(
    project_folder: Path, article: Path
) -> None:
    def runs(text: str) -> Iterator[tuple[str, ...]]:
        words = re.findall(r"[\w$%’'-]+", text.lower())
        return zip(*(words[start:] for start in range(10)), strict=False)

    source = set(runs(article.read_text(encoding="utf-8")))

    copied = []
    for path in tracked_files(project_folder):
        text = path.read_text(encoding="utf-8", errors="ignore")[:2_000_000]
        if not source.isdisjoint(runs(text)):
            copied.append(path.relative_to(project_folder).as_posix())

    assert copied == []


def test_the_version_stands_in_one_place(project_folder: Path) -> None:
    settings = (project_folder / "pyproject.toml").read_text(encoding="utf-8")

    assert re.search(r'^version = "', settings, re.MULTILINE) is None
    assert re.fullmatch(r"\d+\.\d+\.\d+", counterpoint.__version__)
