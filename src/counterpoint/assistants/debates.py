"""The debates that are served: each read when it is first asked for, and anew when it changed.

What belongs here: reading, waiting and time. A map may take long to read or to be analysed, and
nobody waits at a closed door: after some seconds who asks is told, and the work goes on.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TypeVar

from counterpoint.errors import InputError, LimitError
from counterpoint.late import TYPE_CHECKING, LateModule
from counterpoint.progress import told_to

if TYPE_CHECKING:
    from typing import Any

    from counterpoint import pipeline, wording
    from counterpoint.model import ArgumentMap, Citations, Stance, Standing, citations
    from counterpoint.pipeline import Debate, LiveSupposer
    from counterpoint.progress import ProgressStep
    from counterpoint.store.workers import messages, pool
    from counterpoint.store.workers.messages import RenderedAnswer
    from counterpoint.store.workers.pool import QueryPool
    from counterpoint.wording import Language, Voice
else:  # a client is greeted before there is anything to ask
    citations = LateModule("counterpoint.model.citations")
    messages = LateModule("counterpoint.store.workers.messages")
    pipeline = LateModule("counterpoint.pipeline")
    pool = LateModule("counterpoint.store.workers.pool")
    wording = LateModule("counterpoint.wording")

_Value = TypeVar("_Value")

# Clients give up on a call after a minute or so, and say nothing of why.
PATIENCE = 20.0
_MOST_MAPS = 4  # that are held at once, of a store of many
# What an assistant reads of a table at all; the deadline is that of the server.
DEADLINE, MOST_ROWS, _MOST_BYTES = 10.0, 2_000, 4 * 2**20


class UnfinishedError(LimitError):
    """Something was asked for that is still being computed from a map that is read."""


class _MapAlone:
    """What there is of a debate while its findings are still being computed."""

    def __init__(self, argument_map: ArgumentMap) -> None:
        self.map = argument_map

    def __getattr__(self, name: str) -> Any:
        raise UnfinishedError("the findings of this map are still being computed")


class _Steps:
    """What is under way, from the outermost step in; told in the thread that takes them."""

    def __init__(self) -> None:
        self._names: list[str] = []

    def begin(self, step: ProgressStep) -> None:
        """One more."""
        self._names.append(step.name)

    def end(self, step: ProgressStep) -> None:
        """As far as it was before that one."""
        del self._names[self._names.index(step.name) :]

    def __str__(self) -> str:
        name = next(iter(self._names[:1]), "")
        return f" ({name[:1].lower()}{name[1:]})" if name else ""


@dataclass
class Served:
    """One debate as it was read, with what its tools look up; ``version`` tells readings apart."""

    debate: Debate
    version: str
    language: Language = "en"
    stances_by_id: Mapping[str, Stance] = field(init=False)

    def __post_init__(self) -> None:
        self.stances_by_id = {stance.id: stance for stance in self.debate.map.stances}

    @cached_property
    def voice(self) -> Voice:
        """Who speaks of this map."""
        return wording.Voice(self.debate.map, self.language)

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """Which place everybody has in it, by id."""
        return {expert.id: expert.standing for expert in self.debate.map.experts}

    @cached_property
    def readings(self) -> frozenset[str]:
        """The relations of claims that nobody asserts, and so the mapper alone draws; by id."""
        return frozenset(x.id for x in self.debate.map.relations if x.asserted_by is None)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of its sources that are at hand, by the sources' ids."""
        return pipeline.find_source_texts(self.debate.map)

    @cached_property
    def citations(self) -> Citations:
        """Where the steps of its findings stand."""
        return citations.Citations(self.debate.map)

    @cached_property
    def supposer(self) -> LiveSupposer:
        """Who supposes on it."""
        return pipeline.LiveSupposer(self.debate)


class Shelf:
    """Debates by name, ``""`` the only one; all methods run in one event loop.

    ``load`` reads one, and ``look`` says what its files are now: two values that differ say that
    it is to be read anew, ``None`` that nobody knows. Both are called in threads.
    """

    def __init__(
        self,
        load: Callable[[str], Debate],
        look: Callable[[], object] = lambda: None,
        *,
        language: Language = "en",
        patience: float = PATIENCE,
    ) -> None:
        self._load, self._look = load, look
        self._language: Language = language
        self._patience = patience
        self._held_debates: dict[str, Served] = {}
        self._mistakes: dict[str, tuple[object, InputError]] = {}
        self._tasks: dict[str, asyncio.Task[Served]] = {}
        self._maps: dict[str, asyncio.Future[Served]] = {}
        self._versions: dict[str, str] = {}
        self._steps = _Steps()
        self._turn = asyncio.Lock()
        self._readings = 0
        self._pool: QueryPool | None = None
        self._pooled = ""

    def begin(self) -> None:
        """Begin to read the only debate, so that the first question need not wait for all of it."""
        self._reading("")

    async def debate(self, name: str = "") -> Served:
        """A debate as its files stand now.

        Raises:
            InputError: the map is wrong.
            LimitError: it is still being read, or a limit was reached.
            UsageError: there is no such map, or it must be said which.
        """
        return await self._in_time(self._reading(name), "the map is still being read", self._steps)

    async def map_of(self, name: str = "") -> Served:
        """As `debate`, but as soon as the map itself is read, which is all that some tools need.

        What else is asked of it is told to be unfinished.

        Raises:
            UnfinishedError: from the answer, where it asks for more than the map.
        """
        task = self._reading(name)
        argument_map = self._maps[name]
        either = {task, argument_map}
        await asyncio.wait(either, timeout=self._patience, return_when=asyncio.FIRST_COMPLETED)
        if argument_map.done() and not task.done():
            return argument_map.result()
        return await self.debate(name)

    def _hold_map(self, name: str, argument_map: ArgumentMap) -> None:
        """Serve a map of which the findings are still to be found; in the thread that reads it."""
        future = self._maps[name]
        version = self._versions[name]
        alone = Served(_MapAlone(argument_map), version, language=self._language)  # type: ignore[arg-type]

        def deliver() -> None:
            if not future.done():
                future.set_result(alone)

        future.get_loop().call_soon_threadsafe(deliver)

    async def work(self, function: Callable[[], _Value]) -> _Value:
        """What a function gives, called in a thread while no other is.

        Raises:
            LimitError: it takes too long; it is not stopped, and the next one waits for it.
        """
        task = asyncio.create_task(self._in_turn(function))
        return await self._in_time(task, "this takes longer than a call may")

    async def work_beside(self, function: Callable[[], _Value]) -> _Value:
        """As `work`, for what only looks something up, and waits for nothing that is under way."""
        task = asyncio.create_task(in_thread(function))
        return await self._in_time(task, "this takes longer than a call may")

    async def query(self, served: Served, text: str) -> RenderedAnswer:
        """The answer to a SPARQL query over a debate, in a process of its own.

        Raises:
            InputError: the query is wrong or asks for what is refused.
            LimitError: the deadline, the memory limit or the length of the queue was reached.
        """
        workers = await self._in_time(
            asyncio.create_task(self._pool_over(served)), "the data is still being loaded"
        )
        return await workers.answer(messages.Inquiry(text))

    async def close(self) -> None:
        """End the processes of queries; what is read in threads is left behind."""
        if self._pool is not None:
            await self._pool.close()

    def _reading(self, name: str) -> asyncio.Task[Served]:
        task = self._tasks.get(name)
        if task is None or task.done():
            self._maps[name] = asyncio.get_running_loop().create_future()
            task = self._tasks[name] = asyncio.create_task(self._current(name))
            task.add_done_callback(_forget_error)
        return task

    async def _current(self, name: str) -> Served:
        now = await in_thread(self._look)
        debate = self._held_debates.get(name)
        if debate is not None and debate.version.endswith(f" {now!r}"):
            return debate
        mistake = self._mistakes.get(name)
        if mistake is not None and now is not None and mistake[0] == now:
            raise mistake[1]
        self._readings += 1
        version = self._versions[name] = f"{name} {self._readings} {now!r}"

        def load() -> Served:
            with told_to(self._steps), pipeline.told_of_maps(partial(self._hold_map, name)):
                return Served(self._load(name), version, language=self._language)

        try:
            served = await self._in_turn(load)
        except InputError as error:
            self._mistakes[name] = (now, error)  # as long as the files are the same
            raise
        self._held_debates[name] = served
        while len(self._held_debates) > _MOST_MAPS:
            del self._held_debates[next(iter(self._held_debates))]
        return served

    async def _in_turn(self, function: Callable[[], _Value]) -> _Value:
        async with self._turn:
            return await in_thread(function)

    async def _in_time(self, task: asyncio.Task[_Value], what: str, now: object = "") -> _Value:
        task.add_done_callback(_forget_error)
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.shield(task)
        except TimeoutError:
            raise LimitError(f"{what}{now}; ask again in a moment, or ask for less") from None

    async def _pool_over(self, served: Served) -> QueryPool:
        if self._pool is None:
            limits = pool.PoolLimits(
                workers=1, queue=8, deadline=DEADLINE, rows=MOST_ROWS, answer_size=_MOST_BYTES
            )
            self._pool = pool.QueryPool(limits)
        if self._pooled != served.version:
            await self._pool.load(served.debate.store.to_n_quads)
            self._pooled = served.version
        return self._pool


async def in_thread(function: Callable[[], _Value]) -> _Value:
    """What a function gives, called in a thread that keeps no process alive."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_Value] = loop.create_future()

    def deliver(value: _Value | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(value)  # type: ignore[arg-type]
        else:
            future.set_exception(error)

    def run() -> None:
        value, error = None, None
        try:
            value = function()
        except BaseException as caught_error:  # noqa: BLE001 (whoever waits gets it)
            error = caught_error
        if not loop.is_closed():
            loop.call_soon_threadsafe(deliver, value, error)

    threading.Thread(target=run, daemon=True, name="counterpoint-work").start()
    return await future


def _forget_error(task: asyncio.Task[_Value]) -> None:
    """Who stopped waiting is not told; the next who asks gets the error anew."""
    if not task.cancelled():
        task.exception()
