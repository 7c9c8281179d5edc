"""The workbench as an application: which path leads where, and who is let in."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from counterpoint.server.app import EXCEPTION_HANDLERS
from counterpoint.server.endpoints.pages import token_endpoint
from counterpoint.server.limits.gate import TOKEN_PATH, Gate
from counterpoint.server.limits.guesses import Guesses
from counterpoint.server.limits.keys import LaunchKeys
from counterpoint.server.settings import ServerSettings
from counterpoint.server.workbench import endpoints
from counterpoint.server.workbench.bench import Bench
from counterpoint.server.workbench.openapi import describe_work

DECISIONS, UNDO, REDO = "/api/decisions", "/api/undo", "/api/redo"


def create_work_app(settings: ServerSettings, bench: Bench, keys: LaunchKeys) -> ASGIApp:
    """The application over one bench, to be run by `run_until_stopped`."""
    guesses = Guesses()
    reading, deciding = ["GET"], ["POST"]
    routes = [
        Route("/", endpoints.page_endpoint(bench), methods=reading),
        Route("/api/text", endpoints.text_endpoint(bench), methods=reading),
        Route("/api/state", endpoints.state_endpoint(bench), methods=reading),
        Route("/api/suggestions", endpoints.suggestions_endpoint(bench), methods=reading),
        Route("/api/claims", endpoints.claims_endpoint(bench), methods=reading),
        Route("/api/compare", endpoints.compare_endpoint(bench), methods=reading),
        Route("/api/findings", endpoints.findings_endpoint(bench), methods=reading),
        Route("/api/check", endpoints.check_endpoint(bench), methods=reading),
        Route(DECISIONS, endpoints.decisions_endpoint(bench, settings), methods=deciding),
        Route(UNDO, endpoints.undo_endpoint(bench, settings), methods=deciding),
        Route(REDO, endpoints.redo_endpoint(bench, settings), methods=deciding),
        Route("/api/openapi.json", endpoints.described_endpoint(describe_work()), methods=reading),
        Route("/events", endpoints.events_endpoint(bench), methods=reading),
        Route(TOKEN_PATH, token_endpoint(settings, guesses, keys), methods=["GET", "POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers=EXCEPTION_HANDLERS)
    app.router.redirect_slashes = False
    return Gate(app, settings, guesses, postable=frozenset({DECISIONS, UNDO, REDO, TOKEN_PATH}))
