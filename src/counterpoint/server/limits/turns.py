"""Turns at the query workers: one client's queries leave a worker for the others.

What belongs here: whose query is next. What does not: answering it.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from counterpoint.server.http.problems import HttpError
from counterpoint.server.settings import ServerSettings


@dataclass(slots=True)
class _Share:
    """What one client may do at once, and how many of its queries wait or run."""

    free: asyncio.Semaphore
    queries: int = field(default=0)


class Turns:
    """Who may ask the workers now: of each client all workers but one, and a quarter may wait.

    So a query finds a worker free, or waits for one at most as long as a query may run, whatever
    one other client asks.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self._at_once = max(1, settings.workers - 1)
        self._most = self._at_once + max(1, settings.queue // 4)
        self._patience = settings.deadline
        self._shares: dict[str, _Share] = {}

    @contextlib.asynccontextmanager
    async def turn(self, client: str) -> AsyncIterator[None]:
        """Enter when ``client`` may ask; at once for ``""``, which is no one client.

        Raises:
            HttpError: 429, too many of its queries wait already, or took too long.
        """
        if not client:
            yield
            return
        share = self._shares.setdefault(client, _Share(asyncio.Semaphore(self._at_once)))
        if share.queries >= self._most:
            raise _too_many("too many queries of yours wait already; ask again in a moment")
        share.queries += 1
        try:
            await self._wait_for(share)
            try:
                yield
            finally:
                share.free.release()
        finally:
            share.queries -= 1
            if not share.queries:
                del self._shares[client]

    async def _wait_for(self, share: _Share) -> None:
        try:
            # Not `wait_for`, which before Python 3.12 may lose a cancellation.
            async with asyncio.timeout(self._patience):
                await share.free.acquire()
        except TimeoutError:
            raise _too_many("other queries of yours took too long; ask again") from None


def _too_many(detail: str) -> HttpError:
    return HttpError(429, detail, {"Retry-After": "10"})
