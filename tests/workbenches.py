"""Workbenches under test: `counterpoint work` on files of a folder, stopped at the end."""

from __future__ import annotations

import contextlib
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forked_programs import ForkedProgram, Program, started_program


@dataclass(frozen=True)
class Workbench:
    """``way_in`` is the address that lets a browser in, ``map_file`` what is worked on."""

    process: Program
    way_in: str
    map_file: Path

    def map_text(self) -> str:
        return self.map_file.read_text(encoding="utf-8")

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)


@contextlib.contextmanager
def working(map_file: Path, *arguments: str, is_forked: bool = True) -> Iterator[Workbench]:
    """A workbench that makes or opens ``map_file``; ``arguments`` are the command's."""
    command = ["counterpoint.__main__", "work", "--no-browser", *arguments]
    start = ForkedProgram if is_forked else started_program
    with start(command, cwd=map_file.parent, stdout=subprocess.DEVNULL) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert first.startswith("http"), first + process.stderr.read()
        bench = Workbench(process, first.split()[0], map_file)
        try:
            yield bench
        finally:
            if process.poll() is None:
                bench.stop()
