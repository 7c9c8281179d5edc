"""Taking the network away from this process, where the system lets it (Linux).

What belongs here: a network namespace, a filter of system calls. What does not: all other limits
(`counterpoint.processes.limits`).
"""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import struct
from functools import cache

# From linux/sched.h and linux/prctl.h
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2
# From linux/audit.h and asm/unistd.h: the machine, and its numbers of socket and connect.
_MACHINES = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}
_IO_URING_SETUP = 425
# From linux/bpf_common.h and linux/seccomp.h
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16


@cache
def library_of_c() -> ctypes.CDLL:
    """The library of C of this process; its functions are looked for once, and not by each fork."""
    return ctypes.CDLL(None, use_errno=True)


def leave_network() -> bool:
    """Whether this process is in a network of its own now, where there is nobody."""
    return bool(library_of_c().unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def refuse_sockets() -> bool:
    """Whether the system lets this process make no socket that reaches another machine now.

    A filter of system calls (https://docs.kernel.org/userspace-api/seccomp_filter.html) needs
    no right that could be lacking, where a namespace does. Nothing is connected, not even to a
    socket of this machine, behind which a resolver of names may listen.
    """
    program = filter_of_sockets()
    if program is None:
        return False
    prctl = library_of_c().prctl
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program[0], 0, 0) == 0)


@cache
def filter_of_sockets() -> tuple[bytes, object] | None:
    """The program of the filter, and what it points to; ``None`` if it is of an unknown machine."""
    if platform.machine() not in _MACHINES:
        return None
    architecture, number_of_socket, number_of_connect = _MACHINES[platform.machine()]
    # Each jump says how many lines to leave out if equal, and if not.
    lines = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_IF_EQUAL, 0, 6, architecture),
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_IF_EQUAL, 4, 0, number_of_connect),
        (_JUMP_IF_EQUAL, 3, 0, _IO_URING_SETUP),
        (_JUMP_IF_EQUAL, 0, 3, number_of_socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_JUMP_IF_EQUAL, 1, 0, socket.AF_UNIX),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = b"".join(struct.pack("HBBI", *line) for line in lines)
    instructions = ctypes.create_string_buffer(code, len(code))
    return struct.pack("HP", len(lines), ctypes.addressof(instructions)), instructions
