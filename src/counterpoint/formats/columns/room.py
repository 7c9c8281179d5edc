"""Whether the memory that is free will do for a table, told before it is met.

What belongs here: what is free. What does not: what a reader needs, which it reckons itself.
"""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

from counterpoint.errors import LimitError

_MEMINFO = Path("/proc/meminfo")
_GROUP = Path("/sys/fs/cgroup")
_UNIT = 1024**3


def check_room(file: str, need: int, what: str) -> None:
    """Refuse what takes more memory than is free; where that cannot be told, refuse nothing.

    ``need`` is in bytes; ``what`` says what the file holds ("some 2,000,000,000 votes").

    Raises:
        LimitError: it takes more.
    """
    free = free_memory()
    if free is not None and need > free:
        raise LimitError(
            f"{file}: holds {what}, which take some {need / _UNIT:.1f} GiB of memory, and "
            f"{free / _UNIT:.1f} GiB are free; split it by claims, or read it on a larger machine"
        )


def free_memory() -> int | None:
    """How many bytes this process may still take; ``None`` where the system does not tell."""
    return min(_limits(), default=None)


def _limits() -> Iterator[int]:
    """What bounds the process: the machine, its group of processes, its own limit."""
    for line in _lines(_MEMINFO):
        if line.startswith("MemAvailable:"):
            yield int(line.split()[1]) * 1024
    most = _lines(_GROUP / "memory.max")
    own_memory = [line for line in _lines(_GROUP / "memory.stat") if line.startswith("anon ")]
    if most and own_memory and most[0].isdigit():  # what files are held of can be let go
        yield max(0, int(most[0]) - int(own_memory[0].split()[1]))
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY:
        pages = _lines(Path("/proc/self/statm"))
        pages_used = int(pages[0].split()[0]) * resource.getpagesize() if pages else 0
        yield max(0, soft - pages_used)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="ascii").splitlines()
    except OSError:
        return []
