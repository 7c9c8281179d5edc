"""A pool of workers that answer SPARQL queries over one store."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from counterpoint.processes.pool import Crewing, WorkerPool
from counterpoint.store.workers.messages import Inquiry, RenderedAnswer, pack_inquiry, unpack_answer

_PROGRAM = "counterpoint.store.workers"


@dataclass(frozen=True, slots=True)
class PoolLimits:
    """How much a pool does at once, and for one query: seconds, rows, bytes."""

    workers: int = 2
    queue: int = 64
    deadline: float = 10.0
    rows: int = 100_000
    answer_size: int = 50 * 2**20


class QueryPool:
    """Answers queries over one store, in processes: `counterpoint.processes.pool.WorkerPool`."""

    def __init__(self, limits: PoolLimits | None = None) -> None:
        limits = limits or PoolLimits()
        sizes = (limits.rows, limits.answer_size, math.ceil(limits.deadline))
        program = (_PROGRAM, *map(str, sizes))
        self._workers = WorkerPool(Crewing(program, limits.workers, limits.queue, limits.deadline))

    async def load(self, dump: Callable[[], bytes]) -> None:
        """Answer over the N-Quads that ``dump`` gives from now on; as `WorkerPool.load`."""
        await self._workers.load(dump)

    async def answer(self, inquiry: Inquiry) -> RenderedAnswer:
        """The answer to ``inquiry``; to cancel this is to kill the query.

        Raises:
            InputError: the query is wrong or asks for what is refused.
            LimitError: the deadline, the memory limit or the length of the queue was reached.
            InternalError: our own code or the engine failed over it.
        """
        return unpack_answer(*await self._workers.answer(pack_inquiry(inquiry)))

    async def close(self) -> None:
        """End all processes and wait until they are gone; queries under way get an error."""
        await self._workers.close()
