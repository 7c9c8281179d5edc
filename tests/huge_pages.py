"""Large pages for what a worker has loaded, so that a fork of it costs little.

Whatever reads what others wrote does so in a fork, some 1100 times in a run of all tests, and a
worker has 300 MB. The system copies its table of pages for each fork and drops it again, which
takes 20 ms of a processor; with pages of 2 MB it is 5 ms. Each of them is broken up where it is
written to while a fork lives, so that they are made anew before one of so many forks.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import os
import sys
from pathlib import Path

_SIZE = 2 << 20
_MADV_COLLAPSE = 25  # from linux/mman.h; older kernels know no such advice and change nothing


def use_huge_pages_for_forks() -> None:
    """Join pages before the first fork of this process, and before each fiftieth."""
    numbers, process = itertools.count(), os.getpid()

    def join_at_times() -> None:
        if os.getpid() == process and not next(numbers) % 50:
            with contextlib.suppress(OSError):  # a test may have left it no file to open
                use_huge_pages()

    os.register_at_fork(before=join_at_times)


def use_huge_pages() -> None:
    """Join the pages of this process's own memory where the system can (Linux since 6.1)."""
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    for line in Path("/proc/self/maps").read_text(encoding="ascii", errors="replace").splitlines():
        addresses, permissions, *_, inode = line.split()[:5]
        if permissions != "rw-p" or inode != "0":
            continue
        start, end = (int(each, 16) for each in addresses.split("-"))
        for address in range(-(-start // _SIZE) * _SIZE, end - _SIZE + 1, _SIZE):
            advise(address, _SIZE, _MADV_COLLAPSE)
