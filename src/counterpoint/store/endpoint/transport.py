"""One request to an endpoint and its whole answer, within a deadline and a size.

Redirects are not followed, no proxy is used, no cookie is kept: nothing is asked but what the
user named. What belongs here: HTTP. What does not: what the answer means
(`counterpoint.store.endpoint.refusals`).
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from counterpoint.errors import InputError, LimitError, Place, Problem
from counterpoint.store.endpoint.addresses import without_parameters

# An answer is whole in memory before it is read. So much holds for a map that is read with all its
# graphs; `query` bounds its own (docs/stores.md).
LARGEST_ANSWER = 256 << 20
_PIECE = 1 << 16  # the size is looked at after each, so that no more than that is beyond it


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent; ``headers`` hold no authorization."""

    method: str
    address: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back; names of headers in lower case, several of one name in a list."""

    status: int
    headers: Mapping[str, list[str]]
    body: bytes

    def header(self, name: str) -> str:
        """The first value of the header, empty where there is none."""
        return next(iter(self.headers.get(name, ())), "")

    @property
    def media_type(self) -> str:
        """The media type without its parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()


def exchange(
    request: Request,
    *,
    authorization: str | None,
    seconds: float,
    ends: float | None = None,
    most: int = LARGEST_ANSWER,
) -> Response:
    """The answer to ``request``, whatever its status.

    ``seconds`` bound the whole, from the first byte sent to the last one read; of several
    requests that share them, all but the first are told when they end. ``most`` is the size in
    bytes.

    Raises:
        InputError: the host is unknown or silent, does not speak HTTP, or broke off.
        LimitError: it took too long, or the answer is larger than ``most``.
    """
    place = Place(without_parameters(request.address))
    ends = time.monotonic() + seconds if ends is None else ends
    connection = _connection(request.address, max(0.01, ends - time.monotonic()))
    watchdog = _Watchdog(ends)
    try:
        with _as_ours(place, seconds, watchdog):
            connection.connect()
            with watchdog.over(connection.sock):
                _send(connection, request, authorization)
                with connection.getresponse() as response:
                    return _receive(response, place, most)
    finally:
        connection.close()


class _Watchdog:
    """Shuts a connection when its time is over: a timeout of the socket starts anew at each
    piece, so that a server which sends a byte now and then would hold us for ever.

    It is given the socket, since a connection drops its own once the server says that this
    answer is the last.
    """

    def __init__(self, ends: float) -> None:
        self._ends = ends

    @property
    def is_over(self) -> bool:
        """Whether the time is over."""
        return time.monotonic() >= self._ends

    @contextlib.contextmanager
    def over(self, connection: socket.socket) -> Iterator[None]:
        """Shut ``connection`` if its time is over before this ends."""
        timer = threading.Timer(max(0.0, self._ends - time.monotonic()), _shut, [connection])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def _shut(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _connection(address: str, seconds: float) -> http.client.HTTPConnection:
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=seconds, context=context)
    return http.client.HTTPConnection(host, parts.port, timeout=seconds)


def _send(
    connection: http.client.HTTPConnection, request: Request, authorization: str | None
) -> None:
    parts = urlsplit(request.address)
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    headers: dict[str, str | bytes] = dict(request.headers)
    headers["User-Agent"] = "counterpoint"
    headers["Connection"] = "close"
    if authorization is not None:
        headers["Authorization"] = authorization.encode("utf-8")
    body = request.body if request.method in {"POST", "PUT"} else None
    # A server that refuses may close before it has read everything; its answer says why.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        connection.request(request.method, target, body=body, headers=headers)


def _receive(response: http.client.HTTPResponse, place: Place, most: int) -> Response:
    headers: dict[str, list[str]] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    announced = response.length
    if announced is not None and announced > most:
        raise _too_large(place, most)
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(_PIECE):
        size += len(piece)
        if size > most:
            raise _too_large(place, most)
        pieces.append(piece)
    if announced is not None and size < announced:
        raise _broke_off(place, f"after {size} of {announced} bytes")
    return Response(response.status, headers, b"".join(pieces))


@contextlib.contextmanager
def _as_ours(place: Place, seconds: float, watchdog: _Watchdog) -> Iterator[None]:
    """Errors of sockets, TLS and HTTP as errors of ours."""
    late = LimitError(
        f"{place} did not answer within {round(seconds, 1):g} seconds; "
        "try again, or allow more time"
    )
    try:
        yield
        if watchdog.is_over:  # a shut connection can look like an answer that ends early
            raise late
    except TimeoutError:
        raise late from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if watchdog.is_over:
            raise late from None
        raise InputError(_problem(error, place)) from None
    except InputError:
        if watchdog.is_over:
            raise late from None
        raise


def _problem(error: Exception, place: Place) -> Problem:
    message, advice = "", "check the address, and that the store runs"
    if isinstance(error, socket.gaierror):
        message, advice = "the name of the host is not known", "check the address"
    elif isinstance(error, ConnectionRefusedError):
        message = "nothing answers there"
    elif isinstance(error, ssl.SSLCertVerificationError):
        message = f"its certificate is not trusted: {error.verify_message}"
        advice = "check the address; name a file of further authorities in SSL_CERT_FILE"
    elif isinstance(error, ssl.SSLError):
        message = f"no encrypted connection: {error.reason or 'it broke off'}"
        advice = "if the store speaks plain HTTP, write http://"
    elif isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        message, advice = "the connection broke off before the answer", "look into the store's log"
    elif isinstance(error, http.client.IncompleteRead):
        message, advice = "the answer broke off", "look into the store's log, and try again"
    elif isinstance(error, http.client.HTTPException | ValueError):
        message = "what answers there does not speak HTTP"
    elif isinstance(error, OSError):
        message = f"cannot be reached: {error.strerror or type(error).__name__}"
    return Problem(place, message, advice, code="endpoint")


def _broke_off(place: Place, when: str) -> InputError:
    advice = "look into the store's log, and try again"
    return InputError(Problem(place, f"the answer broke off {when}", advice, code="endpoint"))


def _too_large(place: Place, most: int) -> LimitError:
    return LimitError(f"{place} answers with more than {most >> 20} MiB; ask for less")
