"""What the system says of other processes, each of which may end while it is being asked."""

from __future__ import annotations

import os
from pathlib import Path


def is_running(process: int) -> bool:
    """Whether there is such a process that has not ended."""
    fields = _fields_of(process)
    return bool(fields) and fields[0] != "Z"


def seconds_spent(process: int) -> float:
    """Seconds of CPU that ``process`` has used for itself; 0 where it has ended."""
    fields = _fields_of(process)
    return int(fields[11]) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def command_of(process: int) -> bytes:
    """The command line that ``process`` was started with; none where it has ended."""
    return _text_of(process, "cmdline")


def anonymous_bytes(process: int) -> int:
    """Bytes that ``process`` wrote, those that it shares with its kin counted in part.

    Pages of files are left out: a process's share of a library grows when somebody else's ends.
    """
    for line in _text_of(process, "smaps_rollup").decode("ascii").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1]) * 2**10
    return 0


def children(process: int) -> set[int]:
    """The processes that ``process`` has started, those that ended left out."""
    children: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*"):
        children |= set(map(int, _text_of(process, f"task/{task.name}/children").split()))
    return children


def descendants(process: int) -> set[int]:
    """The children of ``process``, theirs, and so on."""
    own = children(process)
    return own.union(*map(descendants, own))


def _fields_of(process: int) -> list[str]:
    """The fields of its ``stat`` from the state on; none where it has ended."""
    return _text_of(process, "stat").decode("utf-8", "replace").rpartition(")")[2].split()


def _text_of(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""
