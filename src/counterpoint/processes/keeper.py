"""A process that holds data and forks workers, each of which answers many inquiries about them.

The keeper is single-threaded and answers nothing, so that forking it is safe; a worker shares its
data, so that replacing one that was killed costs milliseconds however large the data are. Both
end when their parent's end of the socket closes. What belongs here: how these processes live and
end. What does not: deciding whom to kill (`counterpoint.processes.pool`), and what is answered.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import struct
import sys
import traceback
from collections.abc import Callable

from counterpoint.errors import InputError, InternalError, LimitError
from counterpoint.processes.frames import FRAME_HEAD, pack_failure, receive_exactly
from counterpoint.processes.limits import allow_time, close_the_door, die_with_parent

# An order to the keeper: what to do (F fork with a socket attached, K kill and bury) and which
# worker. The reply: the process id, or how the worker ended as `os.waitstatus_to_exitcode` says.
COMMAND = struct.Struct(">cI")
REPLY = struct.Struct(">i")

# What follows a worker's reply: whether the worker will take another query.
LAST, MORE = b"\1", b"\0"

# A worker that has grown by so much, or has answered so often, is replaced by a fresh one: a new
# one costs milliseconds, and what an engine never gives back would add up.
_MOST_GROWTH = 64 * 2**20
_MOST_ANSWERS = 10_000

# From the header of an inquiry to the whole message that answers it.
Responder = Callable[[bytes], bytes]


def keep(control: socket.socket, respond: Responder, *, seconds: int) -> None:
    """Fork and bury workers as ``control`` says, until it closes. Never raises.

    ``seconds`` of processor time is what a worker may use for one query before the system
    itself kills it, should nobody else.
    """
    workers: dict[int, int] = {}
    try:
        while True:
            order, handles, _, _ = socket.recv_fds(control, COMMAND.size, 1)
            if not order:
                return
            action, number = COMMAND.unpack(order)
            if action == b"F":
                reply = _fork(control, handles[0], respond, seconds)
                workers[number] = reply
                os.close(handles[0])
            else:
                reply = _bury(workers.pop(number))
            control.sendall(REPLY.pack(reply))
    except OSError:
        return
    finally:
        for process in workers.values():
            _bury(process)


def _fork(control: socket.socket, handle: int, respond: Responder, seconds: int) -> int:
    keeper = os.getpid()
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        control.close()
        die_with_parent()
        if os.getppid() != keeper:  # it was gone before it could take us along
            os._exit(status)
        with socket.socket(fileno=handle) as channel:
            for inherited in range(3, handle):
                with contextlib.suppress(OSError):
                    os.close(inherited)
            close_the_door()
            work(channel, respond, seconds=seconds)
        status = 0
    finally:
        # Nothing of the keeper's may run again in its copy: no handlers, no buffers, no cleanup.
        os._exit(status)


def _bury(process: int) -> int:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def work(channel: socket.socket, respond: Responder, *, seconds: int) -> None:
    """Answer what comes through ``channel``, one query after the other, until it closes."""
    size = _size()
    for remaining in reversed(range(_MOST_ANSWERS)):
        try:
            head = receive_exactly(channel, FRAME_HEAD.size)
        except EOFError:
            return
        length, _ = FRAME_HEAD.unpack(head)
        header = receive_exactly(channel, length)
        allow_time(seconds)
        is_sound = True
        try:
            reply = respond(header)
        except (InputError, LimitError) as error:
            reply = pack_failure(error)
        except MemoryError:
            os.abort()
        except BaseException as error:  # noqa: BLE001 (told to whom it serves; a panic is no Exception)
            reply = pack_failure(InternalError("the query", error, traceback.format_exc()))
            is_sound = False  # nobody knows in which state it left this process
        is_last = not remaining or not is_sound or _size() - size > _MOST_GROWTH
        channel.sendall(reply)
        channel.sendall(LAST if is_last else MORE)
        if is_last:
            return


def _size() -> int:
    """The most bytes that this process has held at once; asked without opening a file."""
    unit = 1 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
