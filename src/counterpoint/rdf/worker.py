"""Running what may hang, swell or crash in a process of its own, which is killed for real.

Neither pyoxigraph nor a regular expression can be interrupted from within, and a crash of
either takes its process along. What belongs here: the process and its limits. What does not:
what runs in it.
"""

from __future__ import annotations

import contextlib
import ctypes
import faulthandler
import multiprocessing
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, ParamSpec, TypeVar

from counterpoint.errors import InputError, LimitError

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:  # Windows has no ForkContext to import
    from multiprocessing.context import ForkContext, SpawnContext

__all__ = ["MEMORY_LIMIT", "die_with_parent", "limit_process", "run_apart"]

MEMORY_LIMIT = 1 << 30

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

# From linux/sched.h, linux/prctl.h and malloc.h
_M_ARENA_MAX = -8
_CLONE_NEWUSER, _CLONE_NEWNET, _PR_SET_PDEATHSIG = 0x10000000, 0x40000000, 1


class _Outcome(Enum):
    """How the work ended, where it came to an end by itself."""

    RESULT = "result"
    PROBLEMS = "problems"
    RAISED = "raised"


def run_apart(
    what: str,
    deadline: float,
    function: Callable[_Parameters, _Result],
    *args: _Parameters.args,
    **kwargs: _Parameters.kwargs,
) -> _Result:
    """What ``function(*args, **kwargs)`` gives, run in a process of its own.

    ``what`` names the work in messages ("the query"); ``deadline`` is in seconds. The process
    may use `MEMORY_LIMIT` bytes beyond what this one uses, has no network where the system lets
    us take it away (Linux with user namespaces), and dies with this process. On Linux it is a
    fork, so that arguments cost nothing; elsewhere they are pickled.

    Raises:
        LimitError: the deadline or the memory limit was reached, or the process crashed.
        Exception: as ``function`` raises it.
    """
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    with tempfile.TemporaryFile() as told:
        # Only a fork shares our open files.
        handle = told.fileno() if context.get_start_method() == "fork" else None
        child = context.Process(
            target=_child, args=(sender, handle, function, args, kwargs), daemon=True
        )
        child.start()
        sender.close()
        try:
            if not receiver.poll(deadline):
                raise LimitError(
                    f"{what} was stopped after {deadline:g} seconds; make it smaller or allow more"
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
    answer: _Result = result
    return answer


def _context() -> ForkContext | SpawnContext:
    if sys.platform == "linux":
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _child(
    sender: Connection,
    told: int | None,
    function: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY) if told is None else told, 2)
    faulthandler.disable()  # the parent tells of a crash; a dump of our stack helps nobody
    limit_process()
    try:
        sender.send((_Outcome.RESULT, function(*args, **kwargs)))
    except InputError as error:
        sender.send((_Outcome.PROBLEMS, error.problems))
    except MemoryError:
        os.abort()
    except Exception as error:  # noqa: BLE001 (told to the parent, where it is raised as it is)
        sender.send((_Outcome.RAISED, error))


def limit_process() -> None:
    """Cap memory, forbid core files, leave the network, die with the parent; best effort."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    allowed = pages * resource.getpagesize() + MEMORY_LIMIT
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
    die_with_parent()
    # glibc reserves 64 MiB of addresses for each thread that allocates, and Oxigraph has many.
    with contextlib.suppress(AttributeError):  # another library of C has no such thing
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)
    ctypes.CDLL(None, use_errno=True).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


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
    return f"{what} ended without an answer (status {exit_code}); make it simpler"
