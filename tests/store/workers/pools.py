"""Pools of workers over the city map, and who their processes are."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from event_loops import run_apart
from running_processes import children, command_of, seconds_spent
from samples import city_map

from counterpoint.rdf import to_rdf
from counterpoint.store import Store
from counterpoint.store.workers.messages import Inquiry
from counterpoint.store.workers.pool import PoolLimits, QueryPool

COUNT = Inquiry("SELECT (COUNT(*) AS ?n) { ?e a cp:Expert }", select_format="csv")
ENDLESS = Inquiry("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
Answer = TypeVar("Answer")
Use = Callable[[QueryPool], Awaitable[Answer]]


async def used(pool: QueryPool, use: Use[Answer]) -> Answer:
    return await use(pool)


def in_pool(use: Use[Answer], **limits: float) -> Answer:
    """What ``use`` gives on a pool over the city map that is its own."""

    async def run() -> Answer:
        pool = QueryPool(PoolLimits(**{"workers": 1, "deadline": 60.0, **limits}))  # type: ignore[arg-type]
        try:
            await load_city(pool)
            return await use(pool)
        finally:
            await pool.close()

    return run_apart(run())


class SharedPool:
    """A pool over the city map for many tests, with one worker, in a loop that goes on."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.pool = QueryPool(PoolLimits(workers=1, deadline=60.0))

    def __call__(self, use: Use[Answer]) -> Answer:
        """What ``use`` gives on it."""
        return asyncio.run_coroutine_threadsafe(used(self.pool, use), self._loop).result()


@contextmanager
def shared_pool() -> Iterator[SharedPool]:
    """A pool that is closed at the end of the block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    shared = SharedPool(loop)
    try:
        shared(load_city)
        yield shared
    finally:
        shared(QueryPool.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def load_city(pool: QueryPool) -> None:
    await pool.load(Store.from_dataset(to_rdf(city_map())).to_n_quads)


def workers() -> set[int]:
    """The processes that answer: the children of the keepers, which are our children."""
    return {worker for keeper in keepers() for worker in children(keeper)}


def keepers() -> set[int]:
    return {
        child
        for child in children(os.getpid())
        if b"counterpoint.store.workers" in command_of(child)
    }


async def count(pool: QueryPool) -> str:
    return (await pool.answer(COUNT)).body.decode().split()[1]


async def until(is_true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_true():  # noqa: ASYNC110 (of other processes nothing sets an event)
            await asyncio.sleep(0.02)


async def until_busy() -> None:
    """Until a worker has spent some time on a query that has no end."""
    before = {worker: seconds_spent(worker) for worker in workers()}
    await until(lambda: any(seconds_spent(each) > before.get(each, 0) + 0.02 for each in workers()))
