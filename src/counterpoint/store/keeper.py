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
import time
from collections.abc import Callable
from pathlib import Path

from counterpoint.errors import InputError, LimitError
from counterpoint.store.exchange import (
    FRAME_HEAD,
    Answer,
    Inquiry,
    pack_answer,
    pack_failure,
    unpack_inquiry,
)

__all__ = ["COMMAND", "REPLY", "keep", "receive_exactly", "work"]

# An order to the keeper: what to do (F fork with a socket attached, K kill and bury) and which
# worker. The reply: the process id, or how the worker ended as `os.waitstatus_to_exitcode` says.
COMMAND = struct.Struct(">cI")
REPLY = struct.Struct(">i")

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
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        control.close()
        with socket.socket(fileno=handle) as channel:
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
    for _ in range(_ENOUGH):
        try:
            head = receive_exactly(channel, FRAME_HEAD.size)
        except EOFError:
            return
        length, _ = FRAME_HEAD.unpack(head)
        inquiry = unpack_inquiry(receive_exactly(channel, length))
        _allow(seconds)
        try:
            reply = pack_answer(answerer(inquiry))
        except (InputError, LimitError) as error:
            reply = pack_failure(error)
        except MemoryError:
            os.abort()
        channel.sendall(reply)
        if _size() - size > _GROWN:
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


def _allow(seconds: int) -> None:
    """Let this process use so much more processor time from now on."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, hard))


def _size() -> int:
    """The bytes that this process has mapped; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    return int(pages) * resource.getpagesize()
