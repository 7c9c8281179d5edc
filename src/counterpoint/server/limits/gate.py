"""Who is let in: every request passes here before it is routed, every response after.

Against DNS rebinding the Host header must be one of ours; against foreign pages that make a
browser call us, Origin and Sec-Fetch-Site must not be foreign
(https://www.w3.org/TR/fetch-metadata/); where a token is set it must be shown. What belongs
here: what holds for every path. What does not: what a path gives.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import logging
import re
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from counterpoint.server.http.problems import HttpError, problem_response
from counterpoint.server.limits.guesses import Guesses
from counterpoint.server.limits.room import visit_of
from counterpoint.server.settings import ServerSettings, is_loopback

_COOKIE = "counterpoint"
TOKEN_PATH = "/token"  # noqa: S105 (a path)
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
# Paths that take a POST; neither changes what the server holds.
_POSTABLE = frozenset({"/sparql", TOKEN_PATH})
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::\d{1,5})?", re.ASCII)
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# For whatever does not say otherwise: data that a browser shows can do nothing at all.
_INERT = "default-src 'none'; frame-ancestors 'none'; sandbox"

logger = logging.getLogger("counterpoint.server")


def cookie_value(token: str) -> str:
    """What a browser keeps in place of the token: it opens this server and tells nothing."""
    return hmac.new(token.encode(), b"counterpoint cookie", hashlib.sha256).hexdigest()


def cookie_name(token: str) -> str:
    """The cookie's name: servers of one machine share their cookies, whatever their ports."""
    return f"{_COOKIE}-{cookie_value(token)[:8]}"


class Gate:
    """ASGI middleware: refuses who may not enter, marks what goes out, logs both.

    The log names method, path, status and time; never a query, a header or an address.
    """

    def __init__(
        self,
        app: ASGIApp,
        settings: ServerSettings,
        guesses: Guesses,
        *,
        postable: frozenset[str] = _POSTABLE,
    ) -> None:
        self._app = app
        self._guesses = guesses
        self._settings = settings
        self._names = _names(settings)
        self._cookie = cookie_value(settings.token)
        self._postable = postable

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        started = time.perf_counter()
        status = 0

        async def send_marked(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._mark(connection, message)
            await send(message)

        try:
            await self._admit(connection)
        except HttpError as problem:
            refused = _to_enter_token(connection, problem) or problem_response(connection, problem)
            await refused(scope, receive, send_marked)
        else:
            if connection.scope["method"] == "OPTIONS":
                await self._options(connection)(scope, receive, send_marked)
            else:
                await self._app(scope, receive, send_marked)
        spent = (time.perf_counter() - started) * 1000
        path = ascii(scope["path"])[1:-1]
        logger.info("%s %s %d %.0f ms", ascii(scope["method"])[1:-1], path, status, spent)

    async def _admit(self, connection: HTTPConnection) -> None:
        """Raises: HttpError: the request may not enter."""
        _check_framing(connection)
        self._check_host(connection)
        self._check_origin(connection)
        if self._settings.token and connection.scope["method"] != "OPTIONS":
            await self._check_token(connection)
        await _take_place(connection)

    def _check_host(self, connection: HTTPConnection) -> None:
        host = connection.headers.getlist("host")
        match = _HOST.fullmatch(host[0]) if len(host) == 1 else None
        if match is None:
            raise HttpError(400, "one Host header with a plain host name is needed")
        name = match[1].strip("[]").rstrip(".").lower()
        if name not in self._names and not (self._is_open and _is_address(name)):
            raise HttpError(
                403,
                "this server does not answer under that host name; if it should, "
                "start it with --name",
            )

    @property
    def _is_open(self) -> bool:
        return not is_loopback(self._settings.host)

    def _check_origin(self, connection: HTTPConnection) -> None:
        """Foreign pages may neither post nor embed; a link from anywhere may be followed."""
        headers = connection.headers
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin in self._settings.origins:
            return
        is_reading = connection.scope["method"] in _READING
        is_followed_link = is_reading and headers.get("sec-fetch-mode") == "navigate"
        is_foreign = site in {"cross-site", "same-site"} and not is_followed_link
        if origin is not None and not is_reading:
            own = {f"{scheme}://{headers['host']}" for scheme in ("http", "https")}
            is_foreign = is_foreign or origin.lower() not in {x.lower() for x in own}
        if is_foreign:
            raise HttpError(
                403,
                "a page of another origin may not do this; to allow it, start the server "
                "with --cors-origin",
            )

    async def _check_token(self, connection: HTTPConnection) -> None:
        if connection.scope["path"] == TOKEN_PATH:
            return
        scheme, _, credentials = connection.headers.get("authorization", "").partition(" ")
        is_bearer = scheme.lower() == "bearer" and _equal(credentials.strip(), self._settings.token)
        cookie = _cookie(connection, cookie_name(self._settings.token))
        if is_bearer or _equal(cookie, self._cookie):
            visit_of(connection.scope).is_known = True
            return
        if credentials or cookie:
            await self._guesses.wait(visit_of(connection.scope))
        raise HttpError(
            401,
            f"show the token: 'Authorization: Bearer ...', or enter it at {TOKEN_PATH}",
            {"WWW-Authenticate": 'Bearer realm="counterpoint"'},
        )

    def _options(self, connection: HTTPConnection) -> Response:
        methods = "GET, HEAD, OPTIONS"
        if connection.scope["path"] in self._postable:
            methods += ", POST"
        headers = {"Allow": methods}
        if "access-control-request-method" in connection.headers and self._is_named(connection):
            headers |= {
                "Access-Control-Allow-Methods": methods,
                "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
                "Access-Control-Max-Age": "600",
            }
        return Response(status_code=204, headers=headers)

    def _is_named(self, connection: HTTPConnection) -> bool:
        return connection.headers.get("origin") in self._settings.origins

    def _mark(self, connection: HTTPConnection, message: MutableMapping[str, Any]) -> None:
        headers = MutableHeaders(scope=message)
        for name, value in _ALWAYS.items():
            headers[name] = value
        headers.setdefault("Content-Security-Policy", _INERT)
        if not self._settings.origins:
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            return
        headers.add_vary_header("Origin")
        if self._is_named(connection):
            headers["Access-Control-Allow-Origin"] = connection.headers["origin"]
            headers["Access-Control-Expose-Headers"] = "Counterpoint-Notice, ETag, Retry-After"


def _check_framing(connection: HTTPConnection) -> None:
    """Refuse a body of two lengths: a proxy before us may see another request behind it.

    https://www.rfc-editor.org/rfc/rfc9112#section-6.1.

    Raises:
        HttpError: 400.
    """
    headers = connection.headers
    is_old = connection.scope["http_version"] == "1.0"
    if "transfer-encoding" in headers and (is_old or "content-length" in headers):
        raise HttpError(
            400,
            "give the body one length: Content-Length, or Transfer-Encoding in HTTP/1.1",
            {"Connection": "close"},
        )


async def _take_place(connection: HTTPConnection) -> None:
    """Last, since who may not enter takes no place.

    Raises:
        HttpError: 503 or 429, too many requests are being answered, in all or of this client.
    """
    visit = visit_of(connection.scope)
    crowd = await visit.room.wait_for_place(visit)
    headers = {"Retry-After": "5", "Connection": "close"}
    if crowd == "all":
        raise HttpError(503, "too many requests are being answered; ask again", headers)
    if crowd == "one":
        raise HttpError(429, "too many requests of yours are being answered; ask again", headers)
    visit.admit()


def _to_enter_token(connection: HTTPConnection, problem: HttpError) -> Response | None:
    """For a browser that shows no token: the page that asks for it."""
    wants_page = "text/html" in connection.headers.get("accept", "")
    if problem.status != HTTPStatus.UNAUTHORIZED or connection.scope["method"] != "GET":
        return None
    headers = {"Vary": "Accept", "Cache-Control": "no-store"}
    return RedirectResponse(TOKEN_PATH, 303, headers) if wants_page else None


def _names(settings: ServerSettings) -> frozenset[str]:
    own = ("localhost", "127.0.0.1", "::1", settings.host)
    return frozenset(name.lower() for name in (*own, *settings.names))


def _is_address(name: str) -> bool:
    # Rebinding needs a name; an address is what the client has really called.
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _cookie(connection: HTTPConnection, name: str) -> str:
    try:
        cookies = SimpleCookie(connection.headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""


def _equal(text: str, secret: str) -> bool:
    return hmac.compare_digest(text.encode(), secret.encode())
