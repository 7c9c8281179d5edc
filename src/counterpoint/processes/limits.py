"""What a process may use: memory, processor time, files, and no network.

What belongs here: limits that a process sets itself and cannot lift. What does not: starting it
(`counterpoint.processes.apart`, `counterpoint.processes.pool`).
"""

from __future__ import annotations

import contextlib
import math
import signal
import sys
import time
from pathlib import Path

from counterpoint.processes.isolation import (
    filter_of_sockets,
    leave_network,
    library_of_c,
    refuse_sockets,
)

if sys.platform != "win32":
    import resource

# Beyond what the process has when it begins; little enough for two at once on a small machine.
MEMORY_LIMIT = 1 << 30
# What a process that dies says last, and no more, may go to a file that is open.
_LAST_WORDS = 64 << 10
# From linux/prctl.h and malloc.h
_PR_SET_PDEATHSIG, _M_ARENA_MAX = 1, -8


def prepare_limits() -> None:
    """Make beforehand what `limit_process` needs, which each fork would make for itself."""
    if sys.platform != "linux":
        return
    filter_of_sockets()
    for function in ("prctl", "unshare", "mallopt"):
        getattr(library_of_c(), function, None)


def limit_process() -> bool:
    """Cap memory, forbid core files, leave the network, die with the parent; best effort.

    Whether the network is out of reach: by a namespace of its own, by a filter of system calls,
    or both (Linux). `close_the_door` does more, for what opens nothing any more.
    """
    if sys.platform == "win32":
        return False
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return False
    pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    most = pages * resource.getpagesize() + MEMORY_LIMIT
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    die_with_parent()
    # glibc reserves 64 MiB of addresses for each thread that allocates, and Oxigraph has many.
    with contextlib.suppress(AttributeError):  # another library of C has no such thing
        library_of_c().mallopt(_M_ARENA_MAX, 2)
    has_left = leave_network()
    return refuse_sockets() or has_left


def close_the_door() -> bool:
    """Let this process open nothing any more: no file, no connection, whatever a query does.

    What is open stays so. Whether it is certain (not on Windows).
    """
    if sys.platform == "win32":
        return False
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    most = _LAST_WORDS if hard == resource.RLIM_INFINITY else min(_LAST_WORDS, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    return True


def allow_time(seconds: float) -> None:
    """Let this process use so much more processor time from now on, and a second to say so."""
    if sys.platform == "win32":
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = math.ceil(time.process_time() + max(0.0, seconds)) + 1
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def die_with_parent() -> None:
    """Be killed when the parent is gone; on Linux, and not inherited by further children."""
    if sys.platform == "linux":
        library_of_c().prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
