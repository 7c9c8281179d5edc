"""What workers answer, and how one that was killed is replaced; over one pool."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from running_processes import is_running
from store.workers.pools import (
    ENDLESS,
    SharedPool,
    count,
    load_city,
    shared_pool,
    until,
    until_busy,
    workers,
)

from counterpoint.errors import InputError, LimitError
from counterpoint.store.workers.messages import Inquiry, RenderedAnswer
from counterpoint.store.workers.pool import QueryPool


@pytest.fixture(scope="module")
def on_pool() -> Iterator[SharedPool]:
    with shared_pool() as pool:
        yield pool


def handles(process: int) -> tuple[int, set[int]]:
    """How many files a process may have open, and which it has."""
    limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
    limit = next(line.split()[3] for line in limits.splitlines() if "open files" in line)
    return int(limit), {int(path.name) for path in Path(f"/proc/{process}/fd").iterdir()}


def test_a_worker_answers_more_than_once(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> tuple[set[str], set[int], set[int]]:
        before = workers()
        answers = {await count(pool) for _ in range(20)}
        return answers, before, workers()

    answers, before, after = on_pool(use)

    assert answers == {"5"}
    assert before == after


def test_a_cancelled_query_is_killed_with_its_worker(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> tuple[set[int], str]:
        before = workers()
        asking = asyncio.create_task(pool.answer(ENDLESS))
        await until_busy()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        answer = await count(pool)
        return before & workers(), answer

    survivors, answer = on_pool(use)

    assert survivors == set()
    assert answer == "5"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (signal.SIGSEGV, "ended in a crash"),
        (signal.SIGABRT, "too much memory"),
        (signal.SIGXCPU, "too long"),
    ],
)
def test_a_worker_that_crashes_is_replaced(
    on_pool: SharedPool, number: signal.Signals, sentence: str
) -> None:
    async def use(pool: QueryPool) -> str:
        asking = asyncio.create_task(pool.answer(ENDLESS))
        await until_busy()
        for worker in workers():
            os.kill(worker, number)
        with pytest.raises(LimitError, match=sentence):
            await asking
        return await count(pool)

    assert on_pool(use) == "5"


def test_a_worker_that_crashes_while_idle_costs_one_answer_at_most(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> str:
        killed = workers()
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        await until(lambda: not any(is_running(worker) for worker in killed))
        with contextlib.suppress(LimitError):
            await count(pool)
        return await count(pool)

    assert on_pool(use) == "5"


def test_memory_is_limited(on_pool: SharedPool) -> None:
    doubled = "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    hungry = Inquiry(f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0){doubled} }}")

    async def use(pool: QueryPool) -> str:
        with pytest.raises(LimitError, match="too much memory"):
            await pool.answer(hungry)
        return await count(pool)

    assert on_pool(use) == "5"


def test_new_data_are_answered_over_at_once_and_the_old_workers_end(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> list[str]:
        answers = []
        for load in (load_other, load_city):
            await load(pool)
            answers.append(await count(pool))
            await until(lambda: len(workers()) == 1)
        return answers

    assert on_pool(use) == ["0", "5"]


async def load_other(pool: QueryPool) -> None:
    await pool.load(lambda: b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")


def test_mistakes_come_back_whole(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> InputError:
        with pytest.raises(InputError) as failure:
            await pool.answer(Inquiry("ASK { ?s ?p }"))
        return failure.value

    error = on_pool(use)

    assert error.problems[0].line_text == "ASK { ?s ?p }"
    assert error.problems[0].place.line == 1


def test_a_worker_can_open_neither_file_nor_connection(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> list[tuple[int, set[int]]]:
        await count(pool)
        return [handles(worker) for worker in workers()]

    ((limit, open_files),) = on_pool(use)

    assert limit == 0
    assert open_files == {0, 1, 2, max(open_files)}  # and the socket that it answers through


def test_an_answer_that_nobody_can_take_is_empty(on_pool: SharedPool) -> None:
    async def use(pool: QueryPool) -> RenderedAnswer:
        return await pool.answer(Inquiry("ASK {}", ask_format=""))

    answer = on_pool(use)

    assert (answer.kind, answer.format, answer.body) == ("ask", "", b"")
