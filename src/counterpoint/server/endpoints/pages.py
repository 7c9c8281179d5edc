"""What a person opens beside the map: the query editor, the ontology, and the way in with a token.

Every page has a content security policy of its own and asks nothing of any other machine.
"""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from counterpoint.server.endpoints.openapi import describe_api
from counterpoint.server.http.form import read_form
from counterpoint.server.http.negotiation import DOWNLOADS, PAGE_OFFERS, choose
from counterpoint.server.http.problems import HttpError
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.limits.gate import cookie_name, cookie_value
from counterpoint.server.limits.guesses import Guesses
from counterpoint.server.limits.keys import LaunchKeys
from counterpoint.server.limits.room import visit_of
from counterpoint.server.live.current import Live
from counterpoint.server.settings import ServerSettings
from counterpoint.views.page.assets import plain_style

Handler = Callable[[Request], Awaitable[Response]]

_SERVER = Path(__file__).parents[1]
_FOLDERS = (_SERVER / "assets", _SERVER / "vendor")
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}
# Scripts and styles from here only, none inline; data from here only.
_STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The ending of the ontology's address in each syntax that it is had in.
_ENDINGS = {DOWNLOADS[ending][0]: f".{ending}" for ending in ("ttl", "nt", "jsonld", "rdf")}
ONTOLOGY_ENDINGS = {
    DOWNLOADS[ending[1:]][1].partition(";")[0]: ending for ending in _ENDINGS.values()
}
_ONTOLOGY_LINKS = ", ".join(
    f'</ontology{ending}>; rel="alternate"; type="{media_type}"'
    for media_type, ending in ONTOLOGY_ENDINGS.items()
)


@dataclass(frozen=True, slots=True)
class ServerReference:
    """What does not change while the server runs.

    ``ontology(format)`` gives the ontology in a syntax of RDF or as ``html``, ``shipped(name)``
    a file beside it; ``questions`` are name, title and text of the canned queries; ``prefixes``
    are known in every query.
    """

    ontology: Callable[[str], bytes]
    shipped: Callable[[str], bytes]
    questions: tuple[tuple[str, str, str], ...]
    prefixes: tuple[tuple[str, str], ...]


def editor_endpoint() -> Handler:
    """The handler of ``/query``: a SPARQL editor."""

    async def endpoint(request: Request) -> Response:
        return representation_response(request, _asset("query.html"))

    return endpoint


def questions_endpoint(live: Live, reference: ServerReference) -> Handler:
    """The handler of ``/questions``: what the editor knows, as JSON."""

    async def endpoint(request: Request) -> Response:
        knowledge = {
            "map": live.edition.name,
            "graphs": live.edition.graphs,
            "prefixes": dict(reference.prefixes),
            "questions": [
                {"name": name, "title": title, "query": text}
                for name, title, text in reference.questions
            ],
        }
        return representation_response(
            request, Representation(json.dumps(knowledge).encode(), "application/json")
        )

    return endpoint


def api_endpoint(settings: ServerSettings) -> Handler:
    """The handler of ``/openapi.json``: what this server understands, for programs."""
    described = describe_api(settings)

    async def endpoint(request: Request) -> Response:
        return representation_response(request, Representation(described, "application/json"))

    return endpoint


def asset_endpoint() -> Handler:
    """The handler of ``/assets/NAME``: scripts and styles of ours and vendored ones."""

    async def endpoint(request: Request) -> Response:
        return representation_response(request, _asset(request.path_params["name"]))

    return endpoint


def ontology_endpoint(reference: ServerReference) -> Handler:
    """The handler of ``/ontology``: for people as HTML, for programs in a syntax of RDF."""

    async def endpoint(request: Request) -> Response:
        accept = ", ".join(request.headers.getlist("accept")) or None
        # Turtle first: a client that accepts anything is a program.
        offer = choose(accept, PAGE_OFFERS[1:] + PAGE_OFFERS[:1])
        if offer is None:
            media_types = ", ".join(dict.fromkeys(x.media_type for x in PAGE_OFFERS))
            raise HttpError(406, f"accept one of these: {media_types}")
        body = await run_in_threadpool(reference.ontology, offer.format)
        headers = {"Link": _ONTOLOGY_LINKS}
        if offer.format == "html":
            headers["Content-Security-Policy"] = _STRICT
        else:
            headers["Content-Location"] = f"/ontology{_ENDINGS[offer.format]}"
        return representation_response(request, Representation(body, offer.content_type, headers))

    return endpoint


def ontology_file_endpoint(reference: ServerReference) -> Handler:
    """The handler of ``/ontology.ttl`` and its like: the terms in one syntax of RDF."""

    async def endpoint(request: Request) -> Response:
        ending = request.path_params["ending"]
        if f".{ending}" not in _ENDINGS.values():
            endings = ", ".join(_ENDINGS.values())
            raise HttpError(404, f"there is no ontology.{ending}; there is one of {endings}")
        format_name, content_type = DOWNLOADS[ending]
        body = await run_in_threadpool(reference.ontology, format_name)
        return representation_response(request, Representation(body, content_type))

    return endpoint


def shipped_endpoint(reference: ServerReference, name: str) -> Handler:
    """The handler of ``/shapes.ttl`` or ``/context.jsonld``, which stand beside the ontology."""
    _, content_type = DOWNLOADS[name.rpartition(".")[2]]

    async def endpoint(request: Request) -> Response:
        body = await run_in_threadpool(reference.shipped, name)
        return representation_response(request, Representation(body, content_type))

    return endpoint


def events_endpoint(live: Live) -> Handler:
    """The handler of ``/events``: server-sent events, one for each change of the map."""

    async def endpoint(request: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        if request.method == "HEAD":  # which has no end of its own to wait for
            return Response(headers=headers, media_type="text/event-stream")
        visit = visit_of(request.scope)
        visit.room.listen(visit)
        events = live.events(request.headers.get("last-event-id", ""))
        return StreamingResponse(events, media_type="text/event-stream", headers=headers)

    return endpoint


def token_endpoint(
    settings: ServerSettings, guesses: Guesses, keys: LaunchKeys | None = None
) -> Handler:
    """The handler of ``/token``: a form, and a cookie for who knows the token.

    With ``keys``, for who opens it as an address with one of these, or with the token itself.
    """

    async def endpoint(request: Request) -> Response:
        key = request.query_params.get("key")
        if request.method != "POST" and keys is not None and key is not None:
            if not keys.take(key) and not _is_token(key, settings):
                await guesses.wait(visit_of(request.scope))
                raise HttpError(401, "that key was used already, or is none; take the address anew")
            return _let_in(settings)
        if request.method != "POST":
            return representation_response(request, _asset("token.html"))
        token = dict(await read_form(request, settings)).get("token", "")
        if not _is_token(token, settings):
            await guesses.wait(visit_of(request.scope))
            raise HttpError(401, "that is not the token")
        return _let_in(settings)

    return endpoint


def _is_token(text: str, settings: ServerSettings) -> bool:
    return hmac.compare_digest(text.encode("utf-8", "replace"), settings.token.encode())


def _let_in(settings: ServerSettings) -> Response:
    """To the first page, with the cookie that opens it."""
    name, value = cookie_name(settings.token), cookie_value(settings.token)
    response = RedirectResponse("/", status_code=303, headers={"Cache-Control": "no-store"})
    response.set_cookie(name, value, httponly=True, samesite="strict")
    return response


@lru_cache(maxsize=64)
def _asset(name: str) -> Representation:
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name) or Path(name).suffix not in _TYPES:
        raise HttpError(404, "there is no such file")
    if name == "pages.css":
        return Representation(plain_style().encode(), _TYPES[".css"])
    paths = [folder / name for folder in _FOLDERS if (folder / name).is_file()]
    if not paths:
        raise HttpError(404, "there is no such file")
    path = paths[0]
    headers = {"Content-Security-Policy": _STRICT} if path.suffix == ".html" else {}
    return Representation(path.read_bytes(), _TYPES[path.suffix], headers)
