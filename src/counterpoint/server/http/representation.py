"""Bytes that are ready to be sent: their type, their ETag, and sending them bit by bit."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_CHUNK = 256 * 2**10  # what the system takes at once (`connections.process`)
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Representation:
    """A body with its type and further headers; ``etag`` follows from the first two (strong).

    Reckoned once, so that what is sent often is best made once as well: a large page takes
    milliseconds.
    """

    body: bytes
    content_type: str
    headers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    etag: str = field(init=False)

    def __post_init__(self) -> None:
        """Reckon the validator of https://www.rfc-editor.org/rfc/rfc9110#name-etag."""
        digest = hashlib.sha256(self.content_type.encode() + b"\n")
        digest.update(self.body)
        object.__setattr__(self, "etag", f'"{digest.hexdigest()[:32]}"')


def representation_response(
    request: Request, content: Representation, *, when_sent: Callable[[], None] | None = None
) -> Response:
    """``content``, or 304 if the client says that it has it.

    Clients may keep it and must ask each time whether it still holds, since the map may have
    changed. ``when_sent`` is called once the last byte is sent or the client is gone.
    """
    headers = {
        "ETag": content.etag,
        "Cache-Control": "no-cache",
        "Vary": "Accept",
        **content.headers,
        "Content-Type": content.content_type,
    }
    if _has_it(request, content.etag):
        del headers["Content-Type"]
        response: Response = _Whole(b"", 304, headers, when_sent)
    else:
        response = _Whole(content.body, 200, headers, when_sent)
    return response


def _has_it(request: Request, etag: str) -> bool:
    if request.method not in {"GET", "HEAD"}:
        return False
    header = ",".join(request.headers.getlist("if-none-match"))
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return bool(tags & {etag, "*"})


class _Whole(Response):
    """A body sent in pieces, so that a slow client holds one piece and not a second copy."""

    def __init__(
        self,
        body: bytes,
        status: int,
        headers: Mapping[str, str],
        when_sent: Callable[[], None] | None,
    ) -> None:
        super().__init__(body, status, headers)
        self._when_sent = when_sent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        try:
            await send(
                {
                    "type": "http.response.start",
                    "status": self.status_code,
                    "headers": self.raw_headers,
                }
            )
            body = memoryview(b"" if scope["method"] == "HEAD" else self.body)
            for start in range(0, len(body) or 1, _CHUNK):
                end = start + _CHUNK
                await send(
                    {
                        "type": "http.response.body",
                        "body": bytes(body[start:end]),
                        "more_body": end < len(body),
                    }
                )
        finally:
            if self._when_sent:
                self._when_sent()
