"""The web application: which path leads where."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from counterpoint.server.endpoints.graphs import data_endpoint, download_endpoint, graphs_endpoint
from counterpoint.server.endpoints.pages import (
    ServerReference,
    api_endpoint,
    asset_endpoint,
    editor_endpoint,
    events_endpoint,
    ontology_endpoint,
    ontology_file_endpoint,
    questions_endpoint,
    shipped_endpoint,
    token_endpoint,
)
from counterpoint.server.endpoints.root import map_endpoint
from counterpoint.server.endpoints.sparql import Answering, sparql_endpoint
from counterpoint.server.endpoints.suppose import suppose_endpoint
from counterpoint.server.http.problems import HttpError, problem_response
from counterpoint.server.limits.gate import TOKEN_PATH, Gate
from counterpoint.server.limits.guesses import Guesses
from counterpoint.server.live.current import Live
from counterpoint.server.settings import ServerSettings


def create_app(
    settings: ServerSettings, live: Live, answering: Answering, reference: ServerReference
) -> ASGIApp:
    """The application over ``live``, its queries answered by ``answering``.

    To be run by `run_until_stopped`, whose connections say who asks and make room.
    """
    guesses = Guesses()
    reading, asking = ["GET"], ["GET", "POST"]
    routes = [
        Route("/", map_endpoint(live), methods=reading),
        Route("/sparql", sparql_endpoint(settings, live, answering), methods=asking),
        Route("/suppose", suppose_endpoint(settings, live), methods=reading),
        Route("/graphs", graphs_endpoint(live, reference.ontology), methods=reading),
        Route("/.well-known/void", data_endpoint(live), methods=reading),
        Route("/download/map.{ending}", download_endpoint(live), methods=reading),
        Route("/ontology", ontology_endpoint(reference), methods=reading),
        Route("/ontology.{ending}", ontology_file_endpoint(reference), methods=reading),
        Route("/shapes.ttl", shipped_endpoint(reference, "shapes.ttl"), methods=reading),
        Route("/context.jsonld", shipped_endpoint(reference, "context.jsonld"), methods=reading),
        Route("/query", editor_endpoint(), methods=reading),
        Route("/questions", questions_endpoint(live, reference), methods=reading),
        Route("/openapi.json", api_endpoint(settings), methods=reading),
        Route("/events", events_endpoint(live), methods=reading),
        Route("/assets/{name}", asset_endpoint(), methods=reading),
        Route(TOKEN_PATH, token_endpoint(settings, guesses), methods=asking),
    ]
    app = Starlette(routes=routes, exception_handlers=EXCEPTION_HANDLERS)
    app.router.redirect_slashes = False
    return Gate(app, settings, guesses)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HttpError)
    return problem_response(request, error)


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    details = {404: f"nothing stands at {request.url.path}", 405: "this path is only read"}
    problem = HttpError(
        error.status_code, details.get(error.status_code, error.detail), dict(error.headers or {})
    )
    return problem_response(request, problem)


async def _on_hang_up(request: Request, error: Exception) -> Response:
    del request, error
    return Response(status_code=499)  # nobody reads it; the log tells it from an answer


EXCEPTION_HANDLERS: dict[Any, Callable[[Request, Exception], Awaitable[Response]]] = {
    HttpError: _on_problem,
    HTTPException: _on_http_exception,
    ClientDisconnect: _on_hang_up,
}
