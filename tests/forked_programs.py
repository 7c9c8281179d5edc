"""Programs of ours, forked from a process of the worker's that has loaded them all.

To load a server takes half a second of a processor, to fork a loaded one some milliseconds. What
runs is a process of its own, with its own arguments, folder, environment and streams; signals, the
exit status and its children are those of any other. Tests of how a program begins, of what it
loads and of how it ends start a real one.

What is loaded, `loaded_programs` says. What belongs here: how a program is forked.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:  # Windows has none
    from multiprocessing.context import ForkServerContext

_LOADED = "loaded_programs"
_TESTS = str(Path(__file__).parent)
_Streams = tuple[Connection, ...]


class ForkedProgram:
    """A program under way: what of `subprocess.Popen` the tests use, in UTF-8."""

    def __init__(
        self,
        command: Iterable[str],
        *,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdin: int = subprocess.DEVNULL,
        stdout: int | IO[str] = subprocess.PIPE,
        stderr: int | IO[str] | Connection = subprocess.PIPE,
    ) -> None:
        """Start ``command``: a module of ours whose ``main`` is called, and its arguments."""
        self.stdin, into = _input(stdin)
        self.stdout, out = _output(stdout)
        if stderr == subprocess.STDOUT:
            stderr = out
        self.stderr, err = _output(stderr)
        self._process = _forking().Process(
            target=_run,
            args=([*command], str(cwd or Path.cwd()), dict(env or os.environ), (into, out, err)),
            daemon=True,  # else whoever fails to stop it waits for it at the end
        )
        self._process.start()
        for stream in (into, out, err):
            stream.close()

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """How it ended: its exit status, or as a negative number the signal that killed it."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """As ``returncode``."""
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end, unless it has."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Kill it, unless it has ended."""
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, once it has; in seconds.

        Raises:
            TimeoutExpired: it has not yet.
        """
        self._process.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired([], timeout or 0)
        return self.returncode

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream in (self.stdin, self.stdout, self.stderr):
            if stream is not None:
                stream.close()
        self.wait()


Program = ForkedProgram | subprocess.Popen[str]


def started_program(
    command: Iterable[str],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | IO[str] = subprocess.PIPE,
    stderr: int | IO[str] = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """The same program in a process that begins with nothing, as users start it."""
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env=env,
        stdout=stdout,
        stderr=stderr,
        encoding="utf-8",
    )


def _input(stream: int) -> tuple[IO[str] | None, Connection]:
    """Our end of what the program reads, if we have one, and the program's."""
    if stream == subprocess.DEVNULL:
        return None, Connection(os.open(os.devnull, os.O_RDONLY), writable=False)
    theirs, ours = os.pipe()
    return os.fdopen(ours, "w", encoding="utf-8"), Connection(theirs, writable=False)


def _output(stream: int | IO[str] | Connection) -> tuple[IO[str] | None, Connection]:
    """Our end of what the program writes, if we have one, and the program's."""
    if not isinstance(stream, int):
        return None, Connection(os.dup(stream.fileno()), readable=False)
    if stream == subprocess.DEVNULL:
        return None, Connection(os.open(os.devnull, os.O_WRONLY), readable=False)
    ours, theirs = os.pipe()
    return os.fdopen(ours, encoding="utf-8"), Connection(theirs, readable=False)


def _forking() -> ForkServerContext:
    """The context whose processes are forks of a loaded one, which is started if need be."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_LOADED])
    with_tests = {"PYTHONPATH": os.pathsep.join((_TESTS, os.environ.get("PYTHONPATH", "")))}
    before = os.environ.copy()
    os.environ.update(with_tests)
    try:
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)
    return context


def _run(command: list[str], folder: str, environment: dict[str, str], streams: _Streams) -> None:
    """What the fork does."""
    assert _LOADED in sys.modules  # else each of them would load all anew
    multiprocessing.current_process().daemon = False  # it may have children
    for number, stream in enumerate(streams):
        os.dup2(stream.fileno(), number)
        stream.close()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # Those of before have buffers and know what stood behind these numbers.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (it is open to the end)
    is_unbuffered = bool(os.environ.get("PYTHONUNBUFFERED"))
    sys.stdout = _writer(1, is_unbuffered)
    sys.stderr = _writer(2, is_unbuffered)
    sys.stderr.reconfigure(line_buffering=True, errors="backslashreplace")
    module, *sys.argv[1:] = command
    run: Callable[[], None] = import_module(module).main
    run()


def _writer(number: int, is_unbuffered: bool) -> io.TextIOWrapper:
    raw = open(number, "wb", 0 if is_unbuffered else -1, closefd=False)  # noqa: SIM115 (it is open to the end)
    return io.TextIOWrapper(raw, encoding="utf-8", write_through=is_unbuffered)
