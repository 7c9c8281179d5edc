"""Running what may hang, swell or crash in a process of its own, which is killed for real.

Neither pyoxigraph nor a regular expression can be interrupted from within, and a crash of
either takes its process along. What belongs here: the process and its limits. What does not:
what runs in it.
"""

from __future__ import annotations

import errno
import faulthandler
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, BinaryIO, ParamSpec, TypeVar

from counterpoint.errors import CounterpointError, InputError, InternalError, LimitError
from counterpoint.processes.limits import MEMORY_LIMIT, allow_time, limit_process, prepare_limits

if TYPE_CHECKING:  # Windows has no ForkContext to import
    from multiprocessing.context import ForkContext, SpawnContext

# What the system says where this process may have no more, and the work is not to blame.
_SCARCE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN}
# Set in a process that `run_apart` started, once the network is out of its reach.
_OFFLINE = threading.Event()

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


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
    prepare_limits()
    receiver, sender = context.Pipe(duplex=False)
    with tempfile.TemporaryFile() as stderr:
        # Only a fork shares our open files.
        handle = stderr.fileno() if context.get_start_method() == "fork" else None
        child = context.Process(
            target=_child, args=(sender, handle, (deadline, function), args, kwargs), daemon=True
        )
        child.start()
        sender.close()
        try:
            outcome, result = _receive(what, deadline, receiver)
        except EOFError:
            child.join()
            raise LimitError(_cause_of_death(what, child.exitcode, stderr)) from None
        finally:
            child.kill()
            child.join()
            child.close()
            receiver.close()
    _raise_again(what, outcome, result)
    answer: _Result = result
    return answer


def _receive(what: str, deadline: float, receiver: Connection) -> tuple[_Outcome, Any]:
    """What the process sends of how it went.

    Raises:
        LimitError: it sends nothing in time, or half.
        EOFError: it ended without a word.
    """
    if not receiver.poll(max(0.0, deadline)):
        raise LimitError(
            f"{what} was stopped after {round(deadline, 1):g} seconds; "
            "make it smaller or allow more"
        )
    try:
        outcome, result = receiver.recv()
    except OSError as break_off:
        # An answer that breaks off in its middle has no number of the system's.
        if break_off.errno is not None:
            raise
        cut = f"{what} broke off in the middle of its answer; try again"
        raise LimitError(cut) from break_off
    return outcome, result


def _raise_again(what: str, outcome: _Outcome, result: Any) -> None:
    """Raise here what the function raised there, unless it gave a result."""
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


def is_offline() -> bool:
    """Whether this process, which `run_apart` started, reaches no network."""
    return _OFFLINE.is_set()


def _context() -> ForkContext | SpawnContext:
    if sys.platform == "linux":
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _child(
    sender: Connection,
    stderr: int | None,
    work: tuple[float, Callable[..., object]],
    args: tuple[object, ...],
    kwargs: dict[str, object],
) -> None:
    deadline, function = work
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY) if stderr is None else stderr, 2)
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


def _cause_of_death(what: str, exit_code: int | None, stderr: BinaryIO) -> str:
    stderr.seek(0)
    last_words = stderr.read(4096).decode("utf-8", "replace")
    if "overflowed its stack" in last_words:
        return f"{what} is nested too deeply; make it simpler"
    if exit_code == -signal.SIGABRT or "memory allocation" in last_words:
        return f"{what} needed more than {MEMORY_LIMIT >> 20} MiB of memory; make it smaller"
    if exit_code == -signal.SIGKILL:
        return f"{what} was killed from outside, or the machine was short of memory; try again"
    if exit_code == -getattr(signal, "SIGXCPU", 0):
        return f"{what} took too long and was stopped; make it smaller or allow more"
    return f"{what} ended in a crash (status {exit_code}); make it smaller, or report it"
