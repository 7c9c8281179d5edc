"""Two names that change their files at one moment, so that what stood there can be looked at.

Linux alone has a call for it (renameat2(2), ``RENAME_EXCHANGE``), and Python has no name for that.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from functools import cache
from pathlib import Path

_FROM_HERE = -100  # AT_FDCWD
_EXCHANGE = 2
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EOPNOTSUPP}


def exchange(first: Path, second: Path) -> bool:
    """Whether the two were exchanged; ``False`` where the system or the folder cannot do it.

    Raises:
        OSError: one is gone, or may not be renamed.
    """
    call = _renameat2()
    if call is None:
        return False
    if not call(_FROM_HERE, os.fsencode(first), _FROM_HERE, os.fsencode(second), _EXCHANGE):
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(second))


@cache
def _renameat2() -> ctypes._NamedFuncPointer | None:
    if not sys.platform.startswith("linux"):
        return None
    call: ctypes._NamedFuncPointer | None = getattr(
        ctypes.CDLL(None, use_errno=True), "renameat2", None
    )
    if call is not None:
        call.argtypes = [
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_char_p,
            ctypes.c_uint,
        ]
    return call
