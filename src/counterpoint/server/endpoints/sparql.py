"""``/sparql``: the SPARQL 1.1 Protocol endpoint, for queries only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from counterpoint.errors import InputError, InternalError, LimitError
from counterpoint.server.endpoints.sparql_request import not_acceptable, read_inquiry
from counterpoint.server.http.negotiation import (
    ASK_OFFERS,
    GRAPH_OFFERS,
    PAGE_OFFERS,
    SELECT_OFFERS,
    Offer,
    choose,
)
from counterpoint.server.http.problems import HttpError, http_problem
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.limits.room import visit_of
from counterpoint.server.limits.turns import Turns
from counterpoint.server.live.current import Live
from counterpoint.server.settings import ServerSettings
from counterpoint.store.queries.ontology_graph import ONTOLOGY_GRAPH
from counterpoint.store.workers.messages import Inquiry, RenderedAnswer

_OFFERS: dict[str, tuple[Offer, ...]] = {
    "select": SELECT_OFFERS,
    "ask": ASK_OFFERS,
    "graph": GRAPH_OFFERS,
}


class Answering(Protocol):
    """Whatever answers a query within the deadline: a pool of workers, or a test's stand-in."""

    async def answer(self, inquiry: Inquiry) -> RenderedAnswer:
        """The answer to ``inquiry``, rendered.

        Cancelling it stops the query itself.

        Raises:
            InputError: the query is wrong or asks for what is refused.
            LimitError: it took too long, too much memory, or too many wait already.
        """


def sparql_endpoint(
    settings: ServerSettings, live: Live, answering: Answering
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of ``/sparql`` over the data that ``answering`` holds."""
    answers, turns = _UnderWay(settings.answers_size), Turns(settings)

    async def in_turn(request: Request, inquiry: Inquiry) -> RenderedAnswer:
        async with turns.turn(visit_of(request.scope).client):
            return await answering.answer(inquiry)

    async def endpoint(request: Request) -> Response:
        graphs = (*live.edition.graphs, ONTOLOGY_GRAPH)
        sparql_request = await read_inquiry(request, settings, graphs)
        if sparql_request is None:
            return await _description(request, live)
        try:
            answer = await _unless_gone(request, in_turn(request, sparql_request.inquiry))
        except (InputError, LimitError, InternalError) as error:
            raise http_problem(error) from error
        if not answer.format:
            raise not_acceptable()
        return answers.response(
            request, answer, _content_type(request, answer), sparql_request.notice
        )

    return endpoint


async def _description(request: Request, live: Live) -> Response:
    """What stands here, for a client that asks nothing; a person is sent to the editor."""
    offer = choose(request.headers.get("accept"), PAGE_OFFERS[1:] + PAGE_OFFERS[:1])
    if offer is None:
        raise not_acceptable()
    if offer.format == "html":
        return RedirectResponse("/query", status_code=303, headers={"Vary": "Accept"})
    address = str(request.url.replace(query=""))
    body = await run_in_threadpool(live.edition.describe, address, offer.format)
    return representation_response(request, Representation(body, offer.content_type))


def _content_type(request: Request, answer: RenderedAnswer) -> str:
    accept = ", ".join(request.headers.getlist("accept")) or None
    offer = choose(accept, _OFFERS[answer.kind])
    if offer is None:
        raise not_acceptable()
    return offer.content_type


async def _unless_gone(request: Request, answering: Awaitable[RenderedAnswer]) -> RenderedAnswer:
    """The answer, unless the client hangs up first: then the query is stopped.

    Raises:
        ClientDisconnect: nobody waits for the answer any more.
    """
    answer = asyncio.ensure_future(answering)
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise ClientDisconnect
        return answer.result()
    finally:
        answer.cancel()
        gone.cancel()
        await asyncio.gather(answer, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


class _UnderWay:
    """Answers on their way to clients: slow ones must not fill the memory with large ones."""

    def __init__(self, size: int) -> None:
        self._free = size

    def response(
        self, request: Request, answer: RenderedAnswer, content_type: str, notice: str
    ) -> Response:
        """``answer`` with its headers; ``notice`` is told beside the answer's own.

        Raises:
            HttpError: 503, other clients are still taking theirs.
        """
        size = len(answer.body)
        if size > self._free:
            raise HttpError(503, "too many large answers at once", {"Retry-After": "5"})
        headers = {"Server-Timing": f"engine;dur={answer.seconds * 1000:.3f}"}
        notices = [text for text in (answer.notice, notice) if text]
        if notices:
            # A header is ASCII, and an IRI need not be.
            headers["Counterpoint-Notice"] = ascii("; ".join(notices))[1:-1]
        self._free -= size

        def release() -> None:
            self._free += size

        content = Representation(answer.body, content_type, headers)
        return representation_response(request, content, when_sent=release)
