"""Runs of build, push and pull that are killed, or that meet a failing disk, at a chosen call.

A `Host` is a process that has read its maps and holds everything warm; for each run it forks.
Calls are counted in two ways: those of Python's own functions, which wrappers stop, and those of
the system, of whatever language, which strace stops where it is there and allowed.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import hashlib
import io
import json
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forked_programs import ForkedProgram
from huge_pages import use_huge_pages

# What changes files, by the names of Linux, those that only some machines have included.
SYSTEM_CALLS = (
    *("open", "openat", "creat", "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink"),
    *("unlinkat", "mkdir", "mkdirat", "rmdir", "truncate", "ftruncate", "fallocate", "chmod"),
    *("fchmod", "fchmodat", "sendfile", "copy_file_range", "sync_file_range"),
)
_WRAPPED = (
    *("open", "write", "pwrite", "fsync", "rename", "replace", "link", "symlink", "unlink"),
    *("remove", "mkdir", "rmdir", "truncate", "ftruncate", "chmod", "fchmod", "sendfile"),
)
_FAILED = 10
_LAST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: the signal that killed it as a negative number, 0, or the exit status.

    ``words`` is the message of our error, or what was seen; ``calls`` are those that the run made.
    """

    status: int
    words: str
    calls: int


class Host:
    """A process that holds what builds and pushes write of maps titled First, Second and Third."""

    def __init__(self) -> None:
        self._process = ForkedProgram(
            ["killed_runs"], stdin=subprocess.PIPE, stderr=sys.__stderr__ or subprocess.DEVNULL
        )

    def close(self) -> None:
        """End it."""
        with self._process:  # it ends where its input does
            pass

    def run(
        self,
        work: str,
        title: str,
        folder: Path,
        *,
        at: int = 0,
        failure: int = 0,
        without: int = 0,
    ) -> Ended:
        """What becomes of ``work`` if its call number ``at`` kills it, or fails with ``failure``.

        ``without`` is what each making of a symbolic link fails with, 0 if none does.
        """
        self._say([work, title, str(folder), at, failure, without, False])
        return Ended(*self._hear())

    def trace(self, work: str, title: str, folder: Path, *options: str) -> tuple[Ended, str]:
        """What becomes of ``work`` under strace with ``options``, and what that wrote down."""
        self._say([work, title, str(folder), 0, 0, 0, True])
        process = self._hear()
        with tempfile.TemporaryDirectory() as scratch:
            log = Path(scratch) / "log"
            command = ["strace", "-f", "-y", "-o", str(log), *options, "-p", str(process)]
            with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
                assert strace.stderr is not None
                first = strace.stderr.readline()
                self._say("go")
                ended = Ended(*self._hear())
                strace.stderr.read()
            assert "attached" in first, first
            return ended, log.read_text(encoding="utf-8", errors="replace")

    def system_calls(self, work: str, title: str, folder: Path) -> dict[str, int]:
        """The most calls of each kind that one thread of ``work`` makes."""
        _, log = self.trace(
            work, title, folder, "-e", f"trace={','.join(f'?{x}' for x in SYSTEM_CALLS)}"
        )
        counts = Counter(re.findall(r"^(\d+) +(\w+)\(", log, re.MULTILINE))
        names = {name for _, name in counts}
        return {name: max(n for (_, x), n in counts.items() if x == name) for name in sorted(names)}

    def _say(self, message: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


@functools.cache
def can_trace() -> bool:
    """Whether strace is there and may follow a process."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    process = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return process.returncode == 0


def main() -> None:
    """Make the maps, then run what standard input asks for until that ends."""
    with tempfile.TemporaryDirectory() as scratch:
        first = _made_apart(Path(scratch))
        # All that the runs load is loaded here, by one of each that lives.
        for work in ("build", "push", "pull", "look"):
            name = "store" if work in ("push", "look") else work
            _WORKS[work](first, Path(scratch) / "runs" / name)
    maps = {title: _retitled(first, title) for title in ("First", "Second", "Third")}
    gc.freeze()  # a fork that collects would copy every page that it looks at
    use_huge_pages()
    for line in sys.stdin:
        work, title, folder, at, failure, without, is_traced = json.loads(line)
        with tempfile.TemporaryFile("w+b") as report, _pipe() as (waiting, starting):
            process = os.fork()
            if not process:
                todo = functools.partial(_WORKS[work], maps[title], Path(folder))
                _child(todo, report.fileno(), waiting, (at, failure, without))
            if is_traced:
                print(process, flush=True)
                sys.stdin.readline()
            os.write(starting, b"x")
            _, status = os.waitpid(process, 0)
            report.seek(0)
            calls, _, words = report.read().decode().partition("\n")
            ended = [os.waitstatus_to_exitcode(status), words, int(calls or 0)]
            print(json.dumps(ended), flush=True)


def _made_apart(scratch: Path) -> _Map:
    """The map titled First, made in a fork: what only that loads is not copied for each run."""
    pickled = scratch / "pickled"
    process = os.fork()
    if not process:
        try:
            pickled.write_bytes(pickle.dumps(_made(scratch)))
        finally:
            os._exit(0)
    os.waitpid(process, 0)
    first: _Map = pickle.loads(pickled.read_bytes())
    return first


def _made(scratch: Path) -> _Map:
    # The tests themselves need none of it here.
    from counterpoint import pipeline  # noqa: PLC0415
    from counterpoint.store import StoreFolder  # noqa: PLC0415

    city = Path(__file__).parent / "data" / "city" / "city.argdown"
    text = city.read_text(encoding="utf-8")
    for path in city.parent.iterdir():
        shutil.copy(path, scratch)
    titled = re.sub("^title: .*", "title: First", text, count=1, flags=re.MULTILINE)
    (scratch / city.name).write_text(titled, encoding="utf-8")
    debate = pipeline.load([scratch / city.name])
    written = pipeline.build(debate, scratch / "built", with_sparql=False)
    store = StoreFolder(scratch / "store")
    names = pipeline.push(debate, store).graphs
    pushed = store.read([*names])
    return _Map(
        {path.name: path.read_bytes() for path in written},
        {name: pushed.write("ntriples", name) for name in names},
    )


@contextlib.contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    try:
        yield ends
    finally:
        for end in ends:
            os.close(end)


def _child(
    todo: Callable[[], str | None], report: int, waiting: int, stopping: tuple[int, int, int]
) -> None:
    from counterpoint.errors import CounterpointError  # noqa: PLC0415

    status, words = 1, ""
    try:
        os.read(waiting, 1)
        calls = _count_calls(*stopping)
        try:
            words = todo() or ""
            status = 0
        except CounterpointError as error:
            status, words = _FAILED, str(error)
        except BaseException:  # noqa: BLE001 (it is told to whoever asked)
            words = traceback.format_exc()[-_LAST_WORDS:]
        _stop_counting()
        with contextlib.suppress(OSError):  # it may be this call that strace lets fail
            os.write(report, f"{calls[0]}\n{words}".encode())
            os._exit(status)
        os.write(report, f"{calls[0]}\n{words}".encode())
    finally:
        os._exit(status)


@dataclass(frozen=True, slots=True)
class _Map:
    """What a build of a map writes and what a push of it puts into a store, both made ahead."""

    files: dict[str, bytes]
    graphs: dict[str, bytes]


def _retitled(first: _Map, title: str) -> _Map:
    """The map titled First under another title, its checksums those of what is in its files."""

    def titled(contents: dict[str, bytes]) -> dict[str, bytes]:
        return {k: x.replace(b"First", title.encode()) for k, x in contents.items()}

    files = titled(first.files)
    for name, content in first.files.items():
        before, after = (hashlib.sha256(x).hexdigest() for x in (content, files[name]))
        files["city.sha256"] = files["city.sha256"].replace(before.encode(), after.encode())
    return _Map(files, titled(first.graphs))


def _build(content: _Map, folder: Path) -> None:
    from counterpoint import pipeline  # noqa: PLC0415

    pipeline.write_files(folder, content.files)


def _push(content: _Map, folder: Path) -> None:
    """Do all of `pipeline.push` that touches the disk."""
    from counterpoint.store import StoreFolder  # noqa: PLC0415

    StoreFolder(folder).replace(content.graphs, dict.fromkeys(list(content.graphs)[:1], "a note"))


def _pull(content: _Map, folder: Path) -> None:
    """Pull what the store beside ``folder`` holds into a file there."""
    from counterpoint import pipeline  # noqa: PLC0415
    from counterpoint.store import StoreFolder  # noqa: PLC0415

    del content
    turtle = pipeline.pull(StoreFolder(folder.with_name("store"))).write("turtle")
    pipeline.write_files(folder, {"city.ttl": turtle})


def _look(content: _Map, folder: Path) -> str:
    """Whether the store in ``folder`` is whole, and the title of the map in its three graphs."""
    from counterpoint.store import StoreFolder  # noqa: PLC0415

    store = StoreFolder(folder)
    state = "whole" if store.verify().is_whole else "damaged"
    return f"{state}: {store.read([*content.graphs]).read_map().title}"


_WORKS: dict[str, Callable[[_Map, Path], str | None]] = {
    "build": _build,
    "push": _push,
    "pull": _pull,
    "look": _look,
}
_plain: list[tuple[Any, str, Any]] = []


def _count_calls(at: int, failure: int, without: int) -> list[int]:
    """Let call number ``at`` of Python's functions on files kill, or fail with ``failure``.

    A failing call is done again by whoever tries again, as a full disk may be emptied.
    """
    calls = [0]

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "open" and not _is_writing(args, kwargs):
                return function(*args, **kwargs)
            calls[0] += 1
            if calls[0] == at and not failure:
                os.kill(os.getpid(), signal.SIGKILL)
            if calls[0] == at:
                raise OSError(failure, os.strerror(failure))
            if name == "symlink" and without:
                raise OSError(without, os.strerror(without))
            return function(*args, **kwargs)

        return call

    for module, names in ((os, _WRAPPED), (io, ("open",))):
        for name in names:
            function = getattr(module, name)
            _plain.append((module, name, function))
            setattr(module, name, counted(name, function))
    return calls


def _is_writing(args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    how = args[1] if len(args) > 1 else kwargs.get("mode", "r")
    if isinstance(how, int):
        return bool(how & (os.O_CREAT | os.O_WRONLY | os.O_RDWR))
    return bool(set(str(how)) & set("wxa+"))


def _stop_counting() -> None:
    for module, name, function in _plain:
        setattr(module, name, function)
