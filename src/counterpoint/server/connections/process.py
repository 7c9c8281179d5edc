"""Running the application: the socket, signals, and the end.

What belongs here: the server as a process. What does not: any path.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

from counterpoint.errors import UsageError
from counterpoint.server.connections.connection import HEAD_SIZE, connection_type
from counterpoint.server.settings import ServerSettings

# Nobody likes to wait after Ctrl-C: what still works is ended after the first, who still reads an
# answer after the second.
_LATE_SECONDS = 1
_LEAVE_SECONDS = 3
# Few at a time, so that those let in before are heard in between, and little above the limit of
# connections is ever open; the others wait in the system's queue.
_ACCEPTED_AT_ONCE = 8
_QUEUED = 1024
# What the system takes of an answer before its reader does: else it takes megabytes for each.
_SEND_BUFFER = 256 * 2**10


def listen(settings: ServerSettings) -> socket.socket:
    """The listening socket, on a free port if ``settings.port`` is 0.

    Raises:
        UsageError: the port is taken, or the host is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # asyncio switches Nagle's delay off (40 ms an answer) only where the protocol is named.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        listener.listen(_QUEUED)
    except OSError as error:
        listener.close()
        raise UsageError(
            f"cannot listen on {settings.host} port {settings.port}: {error.strerror or error}; "
            "choose another --port (0 takes a free one) or --host"
        ) from error
    return listener


async def run_until_stopped(
    app: ASGIApp,
    settings: ServerSettings,
    listener: socket.socket,
    *,
    when_stopping: Callable[[], None],
    when_late: Callable[[], Awaitable[None]],
) -> None:
    """Serve until SIGINT or SIGTERM, then let requests under way end for a second or two.

    ``when_stopping`` is called once a signal has come, to end what would else never end, and
    ``when_late`` a second later, to end what still works. A second signal does not wait. Runs
    in the main thread.
    """
    server = _Server(_configuration(app, settings))
    loop = asyncio.get_running_loop()
    late: list[asyncio.Future[None]] = []

    def stop() -> None:
        server.force_exit = server.should_exit
        server.should_exit = True
        when_stopping()
        loop.call_later(_LATE_SECONDS, lambda: late.append(asyncio.ensure_future(when_late())))

    stopping = (signal.SIGINT, signal.SIGTERM)
    for number in stopping:
        loop.add_signal_handler(number, stop)
    try:
        await server.serve(sockets=[listener])
    finally:
        for number in stopping:
            loop.remove_signal_handler(number)
        await asyncio.gather(*late)


def _configuration(app: ASGIApp, settings: ServerSettings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=connection_type(settings),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_LEAVE_SECONDS,
        backlog=_ACCEPTED_AT_ONCE,
        h11_max_incomplete_event_size=HEAD_SIZE,
    )


class _Server(uvicorn.Server):
    """Leaves signals to `run_until_stopped`: uvicorn would raise them again at the end."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen; asyncio takes as many connections in one turn as it lets the system queue."""
        await super().startup(sockets)
        for each in sockets or ():
            each.listen(_QUEUED)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
