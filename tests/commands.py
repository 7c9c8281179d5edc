"""A command as a user types it, run within this process."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from counterpoint import pipeline
from counterpoint.cli import main
from counterpoint.formats import ReadingChoices
from counterpoint.pipeline import Debate, map_input


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


@contextlib.contextmanager
def loading_once() -> Iterator[None]:
    """Within, map files that are the same, byte for byte, are loaded once for all commands.

    For tests of what many commands say of one debate, where loading it is most of the time; what
    commands load is for others. A command that changed what it had loaded would show itself here.
    """
    load, debates = pipeline.load, dict[object, Debate]()

    def load_once(
        paths: Sequence[Path],
        *,
        sources: Sequence[Path] = (),
        choices: ReadingChoices | None = None,
    ) -> Debate:
        choices = choices or ReadingChoices()
        key = (*((path.absolute(), path.read_bytes()) for path in paths), *sources, choices)
        if key not in debates:
            debates[key] = load(paths, sources=sources, choices=choices)
        return debates[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", load_once)
        patch.setattr(map_input, "load", load_once)
        yield
