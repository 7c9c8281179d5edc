"""The command line where the system lacks what Windows lacks, shown by taking it away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent

# Libraries decide when they are imported on which system they are; so they come first, and only
# our own modules meet the system that lacks all this.
LACKING = """
import asyncio, multiprocessing.connection, multiprocessing.context, os, pathlib, signal, socket
import subprocess, sys, tempfile
import click, jinja2, networkx, pyoxigraph, pyvis.network, rdflib, rich.console, rich.table
import multiprocessing.popen_fork, multiprocessing.popen_spawn_posix
import multiprocessing.spawn, multiprocessing.util

# How multiprocessing itself ends a process here; on Windows it has another way.
killing = signal.SIGKILL
multiprocessing.popen_fork.Popen.kill = lambda self: self._send_signal(killing)
for name in ("fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog"):
    sys.modules[name] = None
for name in (
    "fork", "forkpty", "geteuid", "getuid", "getegid", "getgid", "getpgid", "killpg", "setsid",
    "mkfifo", "chown", "fchown", "fchmod", "lchown", "uname", "pread", "pwrite", "sysconf", "nice",
    "wait4", "WNOHANG", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "statvfs",
):
    if hasattr(os, name):
        delattr(os, name)
for name in (
    "SIGKILL", "SIGALRM", "SIGHUP", "SIGUSR1", "SIGXCPU", "SIGPIPE", "SIGCHLD", "alarm",
    "setitimer", "pthread_sigmask", "sigwait",
):
    if hasattr(signal, name):
        delattr(signal, name)
for name in ("ForkContext", "ForkProcess", "ForkServerContext", "ForkServerProcess"):
    delattr(multiprocessing.context, name)
for name in ("fork", "forkserver"):
    del multiprocessing.context._concrete_contexts[name]
for name in ("AF_UNIX", "send_fds", "recv_fds"):
    delattr(socket, name)
sys.platform = "win32"
from counterpoint.__main__ import main

if __name__ == "__main__":
    main()
"""
MAP = """===
title: Traffic
question: What first?
base: https://example.org/t/
experts: {ann: {name: Ann Alder}, ben: {name: Ben Birch}}
===

# Ann {expert: ann}

[Charge]: Cars should be charged. {kind: recommendation}

# Ben {expert: ben}

[Charge] {stance: deny}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.argdown").write_text(MAP, encoding="utf-8", newline="\r\n")
    (tmp_path / "program.py").write_text(LACKING, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "program.py", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["build", "m.argdown", "--no-sparql"], "t.html"),
        (["export", "m.argdown"], "cp:ArgumentMap"),
        (["query", "SELECT ?n { ?e a cp:Expert ; schema:name ?n }", "m.argdown"], "Ann Alder"),
        (["tensions", "m.argdown"], "contradiction"),
        (["check", "m.argdown"], "0 errors"),
    ],
    ids=["build", "export", "query", "findings", "check"],
)
def test_maps_are_read_and_told_where_processes_cannot_fork(
    folder: Path, arguments: list[str], text: str
) -> None:
    result = run(folder, *arguments)

    assert result.returncode == 0, result.stderr
    assert text in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["serve", "m.argdown"], "serving needs Linux or macOS"),
        (["push", "m.argdown", "--store", "s"], "stores on disk need Linux or macOS"),
    ],
    ids=["serve", "push"],
)
def test_what_needs_more_says_so(folder: Path, arguments: list[str], sentence: str) -> None:
    result = run(folder, *arguments)

    assert result.returncode == 2
    assert sentence in result.stderr.splitlines()[-1]
    assert "Traceback" not in result.stderr
