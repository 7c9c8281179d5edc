"""``/suppose``: what would be told otherwise if something were settled, for the page to show."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from counterpoint.errors import LimitError, UsageError
from counterpoint.server.http.problems import HttpError, http_problem
from counterpoint.server.http.representation import Representation, representation_response
from counterpoint.server.limits.room import visit_of
from counterpoint.server.limits.turns import Turns
from counterpoint.server.live.current import Live
from counterpoint.server.live.edition import Wishes
from counterpoint.server.settings import ServerSettings

# What a person supposes together; each more costs no more than a look-up, but a sentence names all.
MOST_NAMES = 12
# An id or a title: longer is neither.
MOST_LETTERS = 500


def suppose_endpoint(
    settings: ServerSettings, live: Live
) -> Callable[[Request], Awaitable[Response]]:
    """The handler of ``/suppose``: one at a time, each client in turn, within the deadline."""
    turns, one_at_a_time = Turns(settings), asyncio.Lock()
    under_way: set[asyncio.Task[bytes]] = set()

    async def compute(wishes: Wishes) -> bytes:
        async with one_at_a_time:
            return await run_in_threadpool(live.edition.suppose, wishes)

    async def answer(wishes: Wishes) -> bytes:
        # A thread cannot be stopped: who goes away must not let a second one begin beside it.
        task = asyncio.create_task(compute(wishes))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
        async with asyncio.timeout(settings.deadline):
            return await asyncio.shield(task)

    async def endpoint(request: Request) -> Response:
        wishes = _wishes_in(request)
        try:
            async with turns.turn(visit_of(request.scope).client):
                body = await answer(wishes)
        except UsageError as error:
            raise HttpError(400, str(error)) from error
        except LimitError as error:
            raise http_problem(error) from error
        except TimeoutError as error:
            detail = f"it took longer than {settings.deadline:g} seconds; suppose less"
            raise HttpError(503, detail, {"Retry-After": "10"}) from error
        return representation_response(request, Representation(body, "application/json"))

    return endpoint


def _wishes_in(request: Request) -> Wishes:
    names = {
        word: tuple(request.query_params.getlist(word)) for word in ("reject", "accept", "silence")
    }
    each = [name for names_there in names.values() for name in names_there]
    unknown = sorted(set(request.query_params) - names.keys())
    if unknown:
        raise HttpError(400, f"there is no parameter {unknown[0]!r}; give reject, accept, silence")
    if len(each) > MOST_NAMES:
        raise HttpError(400, f"more than {MOST_NAMES} names; suppose less at once")
    if any(len(name) > MOST_LETTERS for name in each):
        raise HttpError(400, f"a name of more than {MOST_LETTERS} letters is none of the map's")
    return Wishes(names["reject"], names["accept"], names["silence"])
