"""A process that holds the data and forks query workers, each of which answers many queries.

The keeper is single-threaded and runs no query, so that forking it is safe; a worker shares its
data, so that replacing one that was killed costs milliseconds however large the data are. Both
end when their parent's end of the socket closes. What belongs here: what runs in these
processes. What does not: deciding whom to kill (`counterpoint.store.pool`).
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
from counterpoint.rdf.worker import allow_time, close_the_door, die_with_parent
from counterpoint.store.exchange import (
    FRAME_HEAD,
    Answer,
    Inquiry,
    pack_answer,
    pack_failure,
    unpack_inquiry,
)

__all__ = ["COMMAND", "LAST", "MORE", "REPLY", "keep", "receive_exactly", "work"]

# An order to the keeper: what to do (F fork with a socket attached, K kill and bury) and which
# worker. The reply: the process id, or how the worker ended as `os.waitstatus_to_exitcode` says.
COMMAND = struct.Struct(">cI")
REPLY = struct.Struct(">i")

# What follows a worker's reply: whether the worker will take another query.
LAST, MORE = b"\1", b"\0"

# A worker that has grown by so much, or has answered so often, is replaced by a fresh one.
_GROWN = 64 * 2**20
_ENOUGH = 10_000

Answerer = Callable[[Inquiry], Answer]


def keep(control: socket.socket, answerer: Answerer, *, seconds: int) -> None:
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
                reply = _fork(control, handles[0], answerer, seconds)
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


def _fork(control: socket.socket, handle: int, answerer: Answerer, seconds: int) -> int:
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
            for left in range(3, handle):
                with contextlib.suppress(OSError):
                    os.close(left)
            close_the_door()
            work(channel, answerer, seconds=seconds)
        status = 0
    finally:
        # Nothing of the keeper's may run again in its copy: no handlers, no buffers, no cleanup.
        os._exit(status)


def _bury(process: int) -> int:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def work(channel: socket.socket, answerer: Answerer, *, seconds: int) -> None:
    """Answer what comes through ``channel``, one query after the other, until it closes."""
    size = _size()
    for left in reversed(range(_ENOUGH)):
        try:
            head = receive_exactly(channel, FRAME_HEAD.size)
        except EOFError:
            return
        length, _ = FRAME_HEAD.unpack(head)
        inquiry = unpack_inquiry(receive_exactly(channel, length))
        allow_time(seconds)
        is_sound = True
        try:
            reply = pack_answer(answerer(inquiry))
        except (InputError, LimitError) as error:
            reply = pack_failure(error)
        except MemoryError:
            os.abort()
        except BaseException as error:  # noqa: BLE001 (told to whom it serves; a panic is no Exception)
            reply = pack_failure(InternalError("the query", error, traceback.format_exc()))
            is_sound = False  # nobody knows in which state it left this process
        is_last = not left or not is_sound or _size() - size > _GROWN
        channel.sendall(reply)
        channel.sendall(LAST if is_last else MORE)
        if is_last:
            return


def receive_exactly(channel: socket.socket, size: int) -> bytes:
    """The next ``size`` bytes.

    Raises:
        EOFError: the other end closed before.
    """
    received = bytearray()
    while len(received) < size:
        piece = channel.recv(min(size - len(received), 2**20))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)


def _size() -> int:
    """The most bytes that this process has held at once; asked without opening a file."""
    unit = 1 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
