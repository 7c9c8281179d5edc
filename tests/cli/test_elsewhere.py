"""The command line where the system lacks what Windows lacks, shown by taking it away."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

# Libraries decide when they are imported on which system they are; so they come first, and only
# our own modules meet the system that lacks all this.
LACKING = """
import asyncio, multiprocessing.connection, multiprocessing.context, os, pathlib, signal, socket
import subprocess, sys, sysconfig, tempfile
import click, pyoxigraph, rdflib
if __name__ == "__main__":  # processes that read and answer use none of these
    import jinja2, networkx, pyvis.network, rich.console, rich.table
import multiprocessing.popen_fork, multiprocessing.popen_spawn_posix
import multiprocessing.spawn, multiprocessing.util
sysconfig.get_config_vars()

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


def run(arguments, *names):
    # One command, its output and its messages into files.
    for handle, name in enumerate(names, 1):
        file = os.open(name, os.O_CREAT | os.O_WRONLY)
        os.dup2(file, handle)
        os.close(file)
    sys.argv = ["counterpoint", *arguments]
    try:
        main()
    except SystemExit as end:
        return end.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


if __name__ == "__main__":
    import json

    commands = json.loads(sys.argv[1])
    statuses = {name: run(each, f"{name}.out", f"{name}.err") for name, each in commands.items()}
    pathlib.Path("statuses.json").write_text(json.dumps(statuses), encoding="utf-8")
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


COMMANDS = {
    "build": ["build", "m.argdown", "--no-sparql"],
    "export": ["export", "m.argdown"],
    "query": ["query", "SELECT ?n { ?e a cp:Expert ; schema:name ?n }", "m.argdown"],
    "findings": ["tensions", "m.argdown"],
    "check": ["check", "m.argdown"],
    "serve": ["serve", "m.argdown"],
    "push": ["push", "m.argdown", "--store", "s"],
}


@dataclass(frozen=True)
class Outcome:
    status: int
    output: str
    messages: str


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What each command comes to, one after the other in one process."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "m.argdown").write_text(MAP, encoding="utf-8", newline="\r\n")
    (folder / "program.py").write_text(LACKING, encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "program.py", json.dumps(COMMANDS)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    statuses = json.loads((folder / "statuses.json").read_text(encoding="utf-8"))
    outputs = {name: (folder / f"{name}.out").read_text(encoding="utf-8") for name in COMMANDS}
    messages = {name: (folder / f"{name}.err").read_text(encoding="utf-8") for name in COMMANDS}
    return {name: Outcome(statuses[name], outputs[name], messages[name]) for name in COMMANDS}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("build", "t.html"),
        ("export", "cp:ArgumentMap"),
        ("query", "Ann Alder"),
        ("findings", "contradiction"),
        ("check", "0 errors"),
    ],
)
def test_maps_are_read_and_told_where_processes_cannot_fork(
    outcomes: dict[str, Outcome], name: str, text: str
) -> None:
    outcome = outcomes[name]

    assert outcome.status == 0, outcome.messages
    assert text in outcome.output


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("serve", "serving needs Linux or macOS"),
        ("push", "stores on disk need Linux or macOS"),
    ],
)
def test_what_needs_more_says_so(outcomes: dict[str, Outcome], name: str, sentence: str) -> None:
    outcome = outcomes[name]

    assert outcome.status == 2
    assert sentence in outcome.messages.splitlines()[-1]
    assert "Traceback" not in outcome.messages
