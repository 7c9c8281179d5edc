"""One connection: HTTP/1.1 as uvicorn speaks it, with an end to patience.

uvicorn bounds only the pause between two requests, and counts who has not asked yet as much as
who is answered. What belongs here: slow clients, those who do not speak HTTP, and what a
connection is doing. What does not: who has to go (`counterpoint.server.limits.room`), any path.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, Literal

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from counterpoint.server.limits.room import Room, Stage, Visit, client_key
from counterpoint.server.settings import MEBIBYTE, ServerSettings

# A query of the longest size allowed, which percent-encoding makes three times as long, and the
# other headers.
HEAD_SIZE = 64 * 2**10
# For who sends what is no HTTP: time to take the answer, and as much as a body may be thrown away.
_LINGER_SECONDS = 2.0
_LINGER_BYTES = 16 * MEBIBYTE
_DETAIL = f"this is no HTTP, or a head of more than {HEAD_SIZE // 2**10} KiB; shorten the address"
_REFUSAL = (
    "HTTP/1.1 400 Bad Request\r\n"
    "content-type: text/plain; charset=utf-8\r\n"
    "x-content-type-options: nosniff\r\n"
    f"content-length: {len(_DETAIL) + 1}\r\n"
    f"connection: close\r\n\r\n{_DETAIL}\n"
).encode("ascii")


class _Connection(H11Protocol):
    """Hangs up on who neither sends a whole head nor takes the answer in time."""

    body_deadline: ClassVar[float]
    send_deadline: ClassVar[float]
    proxies: ClassVar[tuple[str, ...]]
    room: ClassVar[Room]
    _head: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None
    _leaving: asyncio.TimerHandle | None = None
    _thrown_away = 0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._head = self._abort_in(self.body_deadline)
        client = client_key(self.client[0], self.proxies) if self.client else ""
        self._visit = Visit(self.room, client, self.transport.abort)
        self.app_state = {**self.app_state, "visit": self._visit}
        self.room.enter(self._visit)

    def data_received(self, data: bytes) -> None:
        if self._leaving is not None:
            self._throw_away(data)
            return
        super().data_received(data)
        self._note_stage()
        if self._leaving is not None:
            return
        if self.conn.their_state is not h11.IDLE:
            self._stop("_head")
        elif self._head is None:
            self._head = self._abort_in(self.body_deadline)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, and take what else is sent before closing.

        Closing at once would make the system take the answer back
        (https://www.rfc-editor.org/rfc/rfc9112#section-9.6).
        """
        del msg
        if self.cycle is not None and not self.cycle.response_complete:
            self.transport.abort()
            return
        self._stop("_head")
        self._leaving = self._abort_in(_LINGER_SECONDS)
        self.transport.write(_REFUSAL)
        self.transport.write_eof()

    def on_response_complete(self) -> None:
        """Note that the connection is free for the next request, if that has not come already."""
        self._visit.forget_request()
        super().on_response_complete()
        self._note_stage()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._note_stage()
        self._taking = self._abort_in(self.send_deadline)

    def resume_writing(self) -> None:
        self._stop("_taking")
        super().resume_writing()
        self._note_stage()

    def connection_lost(self, exc: Exception | None) -> None:
        self.room.leave(self._visit)
        self._stop("_head", "_taking", "_leaving")
        super().connection_lost(exc)

    def _note_stage(self) -> None:
        self._visit.turn_to(self._stage())

    def _stage(self) -> Stage:
        if self.flow.write_paused:
            return Stage.STALLED
        if self.cycle is None or self.cycle.response_complete or self._leaving is not None:
            return Stage.WAITING
        if self.conn.their_state is h11.SEND_BODY:
            return Stage.SENDING
        if not self._visit.is_admitted:
            return Stage.AT_THE_GATE
        return Stage.LISTENING if self._visit.is_listening else Stage.ANSWERED

    def _throw_away(self, data: bytes) -> None:
        self._thrown_away += len(data)
        if self._thrown_away > _LINGER_BYTES:
            self.transport.abort()

    def _stop(self, *timers: Literal["_head", "_taking", "_leaving"]) -> None:
        for name in timers:
            timer: asyncio.TimerHandle | None = getattr(self, name)
            if timer is not None:
                timer.cancel()
                setattr(self, name, None)

    def _abort_in(self, seconds: float) -> asyncio.TimerHandle:
        return self.loop.call_later(seconds, self.transport.abort)


def connection_type(settings: ServerSettings) -> type[H11Protocol]:
    """The class of connections, with the deadlines of ``settings`` and room for all of them."""
    attributes = {
        "body_deadline": settings.body_deadline,
        "send_deadline": settings.send_deadline,
        "proxies": settings.proxies,
        "room": Room(settings),
    }
    return type("Connection", (_Connection,), attributes)
