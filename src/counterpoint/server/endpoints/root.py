"""``/``: the map in the form that is asked for, as a page for people and as data for programs.

What belongs here: which form. What does not: the other addresses at which each form stands
always (`counterpoint.server.endpoints.graphs`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from counterpoint.server.endpoints.graphs import written
from counterpoint.server.http.negotiation import DOWNLOADS, MAP_OFFERS, OTHER_DOWNLOADS, choose
from counterpoint.server.http.problems import HttpError
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.live.current import Live

Handler = Callable[[Request], Awaitable[Response]]

# The page is one file with its own policy of hashes in a meta element; this one says the rest.
_SELF_CONTAINED = "frame-ancestors 'none'; base-uri 'none'"
_ENDINGS = {name: ending for ending, (name, _) in DOWNLOADS.items()} | {
    "html": "html",
    "markdown": "md",
}
_ALTERNATES = ", ".join(
    f'</download/map.{ending}>; rel="alternate"; type="{media_type.split(";")[0]}"'
    for ending, media_type in (
        *((ending, media_type) for ending, (_, media_type) in DOWNLOADS.items()),
        *OTHER_DOWNLOADS.items(),
    )
)
_LINKS = f'{_ALTERNATES}, </.well-known/void>; rel="describedby"; type="text/turtle"'


def map_endpoint(live: Live) -> Handler:
    """The handler of ``/``: the page, which reloads itself when the map changes, or the data.

    Turtle, N-Triples and RDF/XML have the map; TriG, N-Quads and JSON-LD also what was found in
    it and how both came to be.
    """

    @lru_cache(maxsize=1)
    def page(content: bytes) -> Representation:
        headers = _headers("html") | {"Content-Security-Policy": _SELF_CONTAINED}
        return Representation(content, OTHER_DOWNLOADS["html"], headers)

    async def endpoint(request: Request) -> Response:
        offer = choose(", ".join(request.headers.getlist("accept")) or None, MAP_OFFERS)
        if offer is None:
            media_types = ", ".join(dict.fromkeys(x.media_type for x in MAP_OFFERS))
            raise HttpError(406, f"accept one of these: {media_types}")
        edition = live.edition
        if offer.format == "html":
            return representation_response(request, page(edition.page))
        body = (
            edition.report
            if offer.format == "markdown"
            else await written(edition.write, None, offer.format)
        )
        content = Representation(body, offer.content_type, _headers(offer.format))
        return representation_response(request, content)

    return endpoint


def _headers(format_name: str) -> dict[str, str]:
    """Where this form stands always, and which others there are (RFC 8288)."""
    return {"Content-Location": f"/download/map.{_ENDINGS[format_name]}", "Link": _LINKS}
