"""Two real SPARQL stores for tests and benchmarks: Oxigraph's server, and Virtuoso.

Each runs in a folder of its own on free ports of this machine, dies with the process that
started it, and is stopped and waited for at the end.
"""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.request import urlopen

from counterpoint.processes.limits import die_with_parent

NO_VIRTUOSO = "needs Debian's virtuoso-opensource-7-bin, which is not installed"
VIRTUOSO_USER = VIRTUOSO_PASSWORD = "dba"  # of every new database; nobody else can reach it

_CONFIGURATION = Path(__file__).parent / "data" / "virtuoso" / "virtuoso.ini"
_START_SECONDS = 120


def find_virtuoso() -> str | None:
    """The program, where it is installed."""
    return shutil.which("virtuoso-t")


@contextlib.contextmanager
def running_oxigraph(folder: Path) -> Iterator[str]:
    """The address of a store in memory; ``folder`` takes its log."""
    (port,) = _free_ports(1)
    program = str(Path(sys.executable).with_name("oxigraph"))
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], folder, port):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def running_virtuoso(folder: Path, *, most_rows: int = 10_000) -> Iterator[str]:
    """The address of a new database in ``folder``, which cuts answers at ``most_rows``."""
    sql_port, http_port = _free_ports(2)
    configuration = folder / "virtuoso.ini"
    text = _CONFIGURATION.read_text(encoding="utf-8").format(
        folder=folder, sql_port=sql_port, http_port=http_port, most_rows=most_rows
    )
    configuration.write_text(text, encoding="utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(configuration)]
    with _running(command, folder, http_port):
        yield f"http://127.0.0.1:{http_port}"


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, port: int) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            preexec_fn=die_with_parent,  # noqa: PLW1509 (one call to the kernel, no lock)
        )
        try:
            _wait_for(process, port, folder)
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    ends = time.monotonic() + _START_SECONDS
    while time.monotonic() < ends and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError as error:
            if getattr(error, "code", None):  # it answers, if only that there is no such page
                error.close()  # type: ignore[attr-defined]
                return
            time.sleep(0.05)
    raise RuntimeError((folder / "server.log").read_text("utf-8", "replace"))


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as opened:
        sockets = [opened.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
