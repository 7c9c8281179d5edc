"""A command as a user types it, run within this process."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from counterpoint.cli import main


@dataclass(frozen=True)
class Done:
    """What a command printed, what it said beside that, and its exit status."""

    stdout: str
    stderr: str
    returncode: int


def counterpoint(*arguments: str, cwd: Path, columns: int = 100) -> Done:
    """What the command does in the folder ``cwd``; a mistake of ours is raised."""
    with contextlib.chdir(cwd):
        result = CliRunner().invoke(
            main,
            arguments,
            prog_name="counterpoint",
            env={"COLUMNS": str(columns)},
            catch_exceptions=False,
        )
    return Done(result.stdout_bytes.decode(), result.stderr_bytes.decode(), result.exit_code)
