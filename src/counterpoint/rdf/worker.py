"""Running what may hang, swell or crash in a process of its own, which is killed for real.

Neither pyoxigraph nor a regular expression can be interrupted from within, and a crash of
either takes its process along. What belongs here: the process and its limits. What does not:
what runs in it.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import faulthandler
import math
import multiprocessing
import os
import pickle
import platform
import signal
import socket
import struct
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ParamSpec, TypeVar

from counterpoint.errors import CounterpointError, InputError, InternalError, LimitError

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:  # Windows has no ForkContext to import
    from multiprocessing.context import ForkContext, SpawnContext

__all__ = [
    "MEMORY_LIMIT",
    "allow_time",
    "close_the_door",
    "die_with_parent",
    "is_offline",
    "limit_process",
    "run_apart",
]

MEMORY_LIMIT = 1 << 30
# What a process that dies says last, and no more, may go to a file that is open.
_LAST_WORDS = 64 << 10

# What the system says where this process may have no more, and the work is not to blame.
_SCARCE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
# Set in a process that `run_apart` started, once the network is out of its reach.
_OFFLINE = threading.Event()

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

# From linux/sched.h, linux/prctl.h and malloc.h
_M_ARENA_MAX = -8
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2
# From linux/audit.h and asm/unistd.h: the machine, and its numbers of socket and connect.
_MACHINES = {"x86_64": (0xC000003E, 41, 42), "aarch64": (0xC00000B7, 198, 203)}
_IO_URING_SETUP = 425
# From linux/bpf_common.h and linux/seccomp.h
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16


class _Outcome(Enum):
    """How the work ended, where it came to an end by itself."""

    RESULT = "result"
    PROBLEMS = "problems"
    RAISED = "raised"
    BUG = "bug"


def run_apart(
    what: str,
    deadline: float,
    function: Callable[_Parameters, _Result],
    *args: _Parameters.args,
    **kwargs: _Parameters.kwargs,
) -> _Result:
    """What ``function(*args, **kwargs)`` gives, run in a process of its own.

    ``what`` names the work in messages ("the query in mine.rq"); ``deadline`` is in seconds. The
    process is limited by `limit_process` and dies with this one. On Linux it is a fork, so that
    arguments cost nothing; elsewhere they are pickled.

    Raises:
        LimitError: the deadline or the memory limit was reached, or the process crashed.
        InternalError: ``function`` raised what is not ours, which is its ``__cause__``.
        CounterpointError: as ``function`` raises it.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    with tempfile.TemporaryFile() as told:
        # Only a fork shares our open files.
        handle = told.fileno() if context.get_start_method() == "fork" else None
        child = context.Process(
            target=_child, args=(sender, handle, (deadline, function), args, kwargs), daemon=True
        )
        child.start()
        sender.close()
        try:
            if not receiver.poll(max(0.0, deadline)):
                raise LimitError(
                    f"{what} was stopped after {round(deadline, 1):g} seconds; "
                    "make it smaller or allow more"
                )
            outcome, result = receiver.recv()
        except EOFError:
            child.join()
            raise LimitError(_cause_of_death(what, child.exitcode, told)) from None
        finally:
            child.kill()
            child.join()
            child.close()
            receiver.close()
    if outcome == _Outcome.PROBLEMS:
        raise InputError(result)
    if outcome == _Outcome.RAISED:
        raise result
    if outcome == _Outcome.BUG:
        error, details = result
        if isinstance(error, OSError) and error.errno in _SCARCE:
            raise LimitError(
                f"{what} needs more than it may have: {error.strerror}; allow more (ulimit)"
            ) from error
        raise InternalError(what, error, details) from error
    answer: _Result = result
    return answer


def _context() -> ForkContext | SpawnContext:
    if sys.platform == "linux":
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _child(
    sender: Connection,
    told: int | None,
    work: tuple[float, Callable[..., object]],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    deadline, function = work
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY) if told is None else told, 2)
        faulthandler.disable()  # the parent tells of a crash; a dump of our stack helps nobody
        if limit_process():
            _OFFLINE.set()
        # Should the parent be stopped itself, the system ends us.
        allow_time(deadline)
        sender.send((_Outcome.RESULT, function(*args, **kwargs)))
    except InputError as error:
        sender.send((_Outcome.PROBLEMS, error.problems))
    except CounterpointError as error:
        sender.send((_Outcome.RAISED, error))
    except MemoryError:
        os.abort()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 (the parent says whose; a panic is no Exception)
        sender.send((_Outcome.BUG, (_portable(error), traceback.format_exc())))


def _portable(error: BaseException) -> BaseException:
    """The error, or if it cannot travel to another process one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (what we have just written)
    except Exception:  # noqa: BLE001 (an error of others may do anything when it is pickled)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


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
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    allowed = pages * resource.getpagesize() + MEMORY_LIMIT
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    die_with_parent()
    # glibc reserves 64 MiB of addresses for each thread that allocates, and Oxigraph has many.
    with contextlib.suppress(AttributeError):  # another library of C has no such thing
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)
    has_left = _leave_network()
    return _refuse_sockets() or has_left


def is_offline() -> bool:
    """Whether this process, which `run_apart` started, reaches no network."""
    return _OFFLINE.is_set()


def _leave_network() -> bool:
    """Whether this process is in a network of its own now, where there is nobody."""
    return bool(ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _refuse_sockets() -> bool:
    """Whether the system lets this process make no socket that reaches another machine now.

    A filter of system calls (https://docs.kernel.org/userspace-api/seccomp_filter.html) needs
    no right that could be lacking, where a namespace does. Nothing is connected, not even to a
    socket of this machine, behind which a resolver of names may listen.
    """
    if platform.machine() not in _MACHINES:
        return False
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
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HP", len(lines), ctypes.addressof(held))
    prctl = ctypes.CDLL(None).prctl
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) == 0)


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
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def _cause_of_death(what: str, exit_code: int | None, told: BinaryIO) -> str:
    told.seek(0)
    last_words = told.read(4096).decode("utf-8", "replace")
    if "overflowed its stack" in last_words:
        return f"{what} is nested too deeply; make it simpler"
    if exit_code == -signal.SIGABRT or "memory allocation" in last_words:
        return f"{what} needed more than {MEMORY_LIMIT >> 20} MiB of memory; make it smaller"
    if exit_code == -signal.SIGKILL:
        return f"{what} was killed from outside, or the machine was short of memory; try again"
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return f"{what} took too long and was stopped; make it smaller or allow more"
    return f"{what} ended in a crash (status {exit_code}); make it smaller, or report it"
