"""What the README says happens: its commands run and its Python answers."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from commands import counterpoint

from counterpoint.cli import COMMANDS

PROJECT = Path(__file__).parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def blocks(section: str, language: str) -> list[str]:
    """The code blocks of ``language`` below the heading ``section``."""
    body = README.split(f"\n## {section}\n", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]
    return re.findall(rf"^```{language}\n(.*?)^```", body, re.MULTILINE | re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the seeds of the checkout, in which commands may write."""
    (tmp_path / "seeds").symlink_to(PROJECT / "seeds")
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    return tmp_path


EXAMPLES, *OTHERS = blocks("Commands", "sh")


def test_each_listed_command_runs(clone: Path) -> None:
    """One after the other in one folder and this process; a shell runs the other blocks."""
    ended = {}
    for line in EXAMPLES.splitlines():
        program, *words = shlex.split(line, comments=True)
        arguments, _, target = " \0".join(words).partition(" \0> \0")
        process = counterpoint(*arguments.split(" \0"), cwd=clone)
        (clone / (target or "printed")).write_text(process.stdout, encoding="utf-8")
        ended[line] = (program, process.returncode, process.stderr * bool(process.returncode))

    assert ended == dict.fromkeys(EXAMPLES.splitlines(), ("counterpoint", 0, ""))


@pytest.mark.parametrize("block", OTHERS)
def test_each_command_block_runs(block: str, clone: Path) -> None:
    tools = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}

    process = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert process.returncode == 0, process.stderr


@pytest.mark.parametrize("block", blocks("Python", "python"))
def test_each_python_block_runs(block: str, clone: Path) -> None:
    process = subprocess.run(
        [sys.executable, "-c", block], cwd=clone, capture_output=True, text=True, check=False
    )

    assert process.returncode == 0, process.stderr


@pytest.mark.parametrize("name", [str(command.name) for command in COMMANDS])
def test_each_command_is_in_the_readme(name: str) -> None:
    assert f"counterpoint {name}" in README


def test_the_set_up_makes_two_environments_alike_and_runs_the_tests_alone() -> None:
    to_use, to_test, tests = (block.splitlines() for block in blocks("Set up", "sh"))

    assert to_use[0] == to_test[0]
    assert to_use[-1] == ".venv/bin/counterpoint build"
    assert to_test[-1] == to_use[1].replace("-e .", "-e '.[test]'")
    assert tests == [".venv/bin/pytest -q -n auto --dist worksteal"]


def test_links_to_files_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [link for link in links if not (PROJECT / link).exists()] == []
