"""Temporary files in memory: what tests write is read at once, and never needed again.

A disk that is shared with others makes those wait who write through to it, as stores and builds do.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_MEMORY = "/dev/shm"
# Ten times what all tests together leave.
_ROOM_BYTES = 3 << 30


def use_memory_folder() -> None:
    """Let this process and all that it starts write temporary files in memory.

    Not where the system has none of it, too little, or runs no program from there; and not where
    somebody has said which folder to take.
    """
    if "TMPDIR" in os.environ or not hasattr(os, "statvfs") or not Path(_MEMORY).is_dir():
        return
    disk = os.statvfs(_MEMORY)
    if disk.f_flag & os.ST_NOEXEC or disk.f_bavail * disk.f_frsize < _ROOM_BYTES:
        return
    os.environ["TMPDIR"] = tempfile.tempdir = _MEMORY
