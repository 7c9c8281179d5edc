"""What stands at each path of the workbench."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from counterpoint.pipeline.workbench.advice import find_claims, suggest
from counterpoint.pipeline.workbench.problems import (
    DeskError,
    MalformedError,
    RefusedError,
)
from counterpoint.server.http.form import read_body
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.limits.room import visit_of
from counterpoint.server.settings import ServerSettings
from counterpoint.server.workbench.answers import json_answer, problem_answer, tagged_answer
from counterpoint.server.workbench.bench import Bench, Json
from counterpoint.views.workbench import render_workbench
from counterpoint.wording import LANGUAGES, Language

Handler = Callable[[Request], Awaitable[Response]]

_BODY_SIZE = 64 * 2**10  # a decision is a few hundred bytes
_ETAG = re.compile(r'(?:W/)?"([0-9a-f]*)"')


def page_endpoint(bench: Bench) -> Handler:
    """The handler of ``/``: the workbench itself."""

    async def endpoint(request: Request) -> Response:
        title = bench.desk.reading.map_text.map.title
        page = await run_in_threadpool(render_workbench, title, language_of(request, bench))
        headers = {"Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'"}
        content = Representation(page.encode(), "text/html; charset=utf-8", headers)
        return representation_response(request, content)

    return endpoint


def text_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/text``: the sources with blocks and sentences."""

    async def endpoint(request: Request) -> Response:
        await bench.look()
        payload = bench.desk.reading.sheets.payload
        return tagged_answer(request, payload, payload["text"])

    return endpoint


def state_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/state``: the map as records."""

    async def endpoint(request: Request) -> Response:
        await bench.look()
        issue = request.query_params.get("issue", "")
        state = await run_in_threadpool(bench.state, language_of(request, bench), issue=issue)
        return tagged_answer(request, state, state["hash"])

    return answering(bench, endpoint)


def suggestions_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/suggestions``: what a sentence may be."""

    async def endpoint(request: Request) -> Response:
        name = request.query_params.get("sentence", "")
        reading = bench.desk.reading
        suggester = await run_in_threadpool(bench.desk.suggester)
        return json_answer(await run_in_threadpool(suggest, reading, suggester, name))

    return answering(bench, endpoint)


def claims_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/claims``: claims by their words."""

    async def endpoint(request: Request) -> Response:
        query = request.query_params.get("q", "")
        return json_answer(await run_in_threadpool(find_claims, bench.desk.reading, query))

    return answering(bench, endpoint)


def compare_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/compare``: experts by topics."""

    async def endpoint(request: Request) -> Response:
        del request
        await bench.look()
        return json_answer(await run_in_threadpool(bench.comparison))

    return answering(bench, endpoint)


def findings_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/findings``: those of an issue or a claim."""

    async def endpoint(request: Request) -> Response:
        await bench.look()
        issue = request.query_params.get("issue", "")
        claim = request.query_params.get("claim", "")
        language = language_of(request, bench)

        def compute() -> Json:
            return bench.findings().of(language, issue=issue, claim=claim)

        return json_answer(await run_in_threadpool(compute))

    return answering(bench, endpoint)


def check_endpoint(bench: Bench) -> Handler:
    """The handler of ``/api/check``: what is doubtful."""

    async def endpoint(request: Request) -> Response:
        del request
        await bench.look()
        return json_answer(await run_in_threadpool(bench.checks))

    return answering(bench, endpoint)


def decisions_endpoint(bench: Bench, settings: ServerSettings) -> Handler:
    """The handler of ``/api/decisions``: one decision, on disk before it is answered."""

    async def endpoint(request: Request) -> Response:
        body = await _read_json(request, settings)
        match = _match_of(request)
        return json_answer(await bench.decide(match, body, language_of(request, bench)))

    return answering(bench, endpoint)


def undo_endpoint(bench: Bench, settings: ServerSettings) -> Handler:
    """The handler of ``/api/undo``: the last decision taken back."""

    async def endpoint(request: Request) -> Response:
        await read_body(request, settings, _BODY_SIZE)
        match = _match_of(request)
        return json_answer(await bench.undo(match, language_of(request, bench)))

    return answering(bench, endpoint)


def redo_endpoint(bench: Bench, settings: ServerSettings) -> Handler:
    """The handler of ``/api/redo``: what was taken back last decided again."""

    async def endpoint(request: Request) -> Response:
        await read_body(request, settings, _BODY_SIZE)
        match = _match_of(request)
        return json_answer(await bench.redo(match, language_of(request, bench)))

    return answering(bench, endpoint)


def events_endpoint(bench: Bench) -> Handler:
    """The handler of ``/events``: word of every change."""

    async def endpoint(request: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        if request.method == "HEAD":  # which has no end of its own to wait for
            return Response(headers=headers, media_type="text/event-stream")
        visit = visit_of(request.scope)
        visit.room.listen(visit)
        return StreamingResponse(bench.events(), media_type="text/event-stream", headers=headers)

    return endpoint


def described_endpoint(description: bytes) -> Handler:
    """The handler of ``/api/openapi.json``."""

    async def endpoint(request: Request) -> Response:
        return representation_response(request, Representation(description, "application/json"))

    return endpoint


def answering(bench: Bench, endpoint: Handler) -> Handler:
    """The endpoint, with what the desk refuses told as a problem."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except DeskError as error:
            language = language_of(request, bench)
            return await run_in_threadpool(problem_answer, bench, error, language)

    return answer


def language_of(request: Request, bench: Bench) -> Language:
    """The language that is asked for; else the map's, where it is one of ours; else English."""
    wishes = [request.query_params.get("language", "")]
    accepted = request.headers.get("accept-language", "").split(",")
    wishes += [each.split(";")[0].strip().lower().partition("-")[0] for each in accepted]
    wishes.append(bench.desk.reading.map_text.map.language.partition("-")[0])
    return next((x for wish in wishes for x in LANGUAGES if x == wish), "en")


def _match_of(request: Request) -> str:
    """The hash that a decision is made about.

    Raises:
        RefusedError: none is given.
    """
    match = _ETAG.fullmatch(request.headers.get("if-match", "").strip())
    if match is None:
        message = "it is not said about which state of the map this was decided"
        raise RefusedError("no-match", message, 'give If-Match: "HASH"')
    return match[1]


async def _read_json(request: Request, settings: ServerSettings) -> Mapping[str, Any]:
    """The object in a body.

    Raises:
        MalformedError: it is none.
    """
    content = await read_body(request, settings, _BODY_SIZE)
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise MalformedError(
            "media-type", f"{media_type or 'nothing'} is sent", "send application/json"
        )
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise MalformedError("malformed", "the body is no JSON", "send one object") from error
    if not isinstance(body, dict):
        raise MalformedError("malformed", "the body is no object", "send one decision: {...}")
    return body
