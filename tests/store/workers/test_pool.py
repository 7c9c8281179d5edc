from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from event_loops import run_apart
from running_processes import children, command_of, is_running, seconds_spent
from samples import city_map

from counterpoint.errors import InputError, InternalError, LimitError
from counterpoint.rdf import to_rdf
from counterpoint.store import Store
from counterpoint.store.workers.messages import Answer, Inquiry
from counterpoint.store.workers.pool import PoolLimits, QueryPool

COUNT = Inquiry("SELECT (COUNT(*) AS ?n) { ?e a cp:Expert }", select_format="csv")
ENDLESS = Inquiry("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
Given = TypeVar("Given")


def in_pool(use: Callable[[QueryPool], Awaitable[Given]], **limits: float) -> Given:
    """What ``use`` gives on a pool over the city map."""

    async def run() -> Given:
        pool = QueryPool(PoolLimits(**{"workers": 1, "deadline": 60.0, **limits}))  # type: ignore[arg-type]
        try:
            await pool.load(Store.from_dataset(to_rdf(city_map())).to_n_quads)
            return await use(pool)
        finally:
            await pool.close()

    return run_apart(run())


def workers() -> set[int]:
    """The processes that answer: the children of the keepers, which are our children."""
    return {worker for keeper in keepers() for worker in children(keeper)}


def keepers() -> set[int]:
    return {child for child in children(os.getpid()) if b"workers.serving" in command_of(child)}


def handles(process: int) -> tuple[int, set[int]]:
    """How many files a process may have open, and which it has."""
    limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
    limit = next(line.split()[3] for line in limits.splitlines() if "open files" in line)
    return int(limit), {int(path.name) for path in Path(f"/proc/{process}/fd").iterdir()}


async def count(pool: QueryPool) -> str:
    return (await pool.answer(COUNT)).body.decode().split()[1]


async def lose_keepers() -> set[int]:
    """Kill the keepers, see their workers go with them, and give who they were."""
    lost_keepers, orphans = keepers(), workers()
    for keeper in lost_keepers:
        os.kill(keeper, signal.SIGKILL)
    await until(lambda: not any(is_running(orphan) for orphan in orphans))
    return lost_keepers


def is_busy() -> bool:
    """Whether a worker has spent some time on a query."""
    return any(seconds_spent(worker) > 0.02 for worker in workers())


async def until(is_true: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not is_true():  # noqa: ASYNC110 (of other processes nothing sets an event)
            await asyncio.sleep(0.02)


def test_a_worker_answers_more_than_once() -> None:
    async def use(pool: QueryPool) -> tuple[set[str], set[int], set[int]]:
        before = workers()
        answers = {await count(pool) for _ in range(20)}
        return answers, before, workers()

    answers, before, after = in_pool(use)

    assert answers == {"5"}
    assert before == after


def test_a_query_that_takes_too_long_is_killed_with_its_worker() -> None:
    async def use(pool: QueryPool) -> tuple[set[int], str]:
        before = workers()
        with pytest.raises(LimitError, match="stopped after 2 seconds"):
            await pool.answer(ENDLESS)
        answer = await count(pool)
        return before & workers(), answer

    survivors, answer = in_pool(use, deadline=2.0)

    assert survivors == set()
    assert answer == "5"


def test_a_cancelled_query_is_killed_with_its_worker() -> None:
    async def use(pool: QueryPool) -> tuple[set[int], str]:
        before = workers()
        asking = asyncio.create_task(pool.answer(ENDLESS))
        await until(is_busy)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        answer = await count(pool)
        return before & workers(), answer

    survivors, answer = in_pool(use)

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
def test_a_worker_that_crashes_is_replaced(number: signal.Signals, sentence: str) -> None:
    async def use(pool: QueryPool) -> str:
        asking = asyncio.create_task(pool.answer(ENDLESS))
        await until(is_busy)
        for worker in workers():
            os.kill(worker, number)
        with pytest.raises(LimitError, match=sentence):
            await asking
        return await count(pool)

    assert in_pool(use) == "5"


FAILING = """
from counterpoint.store.workers import serving

answered = serving.Answerer.__call__

def fail(self, inquiry):
    if inquiry.text == "fail":
        raise {error}
    return answered(self, inquiry)

serving.Answerer.__call__ = fail
serving.main()
"""


@pytest.mark.parametrize("error", ["KeyError('of ours')", "BaseException('a panic')"])
def test_what_a_worker_raises_is_named_and_the_worker_replaced(
    error: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    popen = subprocess.Popen

    def start(command: Sequence[str], **kwargs: Any) -> subprocess.Popen[bytes]:
        python, _, _, *limits = command
        return popen([python, "-c", FAILING.format(error=error), *limits], **kwargs)

    async def use(pool: QueryPool) -> tuple[str, set[int], str]:
        (keeper,) = (x for x in children(os.getpid()) if b"serving.main()" in command_of(x))
        before = children(keeper)
        with pytest.raises(InternalError) as failure:
            await pool.answer(Inquiry("fail"))
        answer = await count(pool)
        return answer, before & children(keeper), str(failure.value)

    monkeypatch.setattr(subprocess, "Popen", start)

    answer, survivors, sentence = in_pool(use)

    assert sentence.startswith(f"internal error in the query: {error.partition('(')[0]}: ")
    assert survivors == set()
    assert answer == "5"


def test_a_worker_that_crashes_while_idle_costs_one_answer_at_most() -> None:
    async def use(pool: QueryPool) -> str:
        killed = workers()
        for worker in killed:
            os.kill(worker, signal.SIGKILL)
        await until(lambda: not any(is_running(worker) for worker in killed))
        with contextlib.suppress(LimitError):
            await count(pool)
        return await count(pool)

    assert in_pool(use) == "5"


def test_a_lost_keeper_is_replaced_and_nobody_notices() -> None:
    async def use(pool: QueryPool) -> tuple[str, set[int]]:
        lost_keepers = await lose_keepers()
        return await count(pool), {x for x in lost_keepers & keepers() if command_of(x)}

    answer, survivors = in_pool(use)

    assert answer == "5"
    assert survivors == set()


def test_who_waits_while_the_keeper_is_lost_is_answered_too() -> None:
    async def use(pool: QueryPool) -> list[str]:
        endless = asyncio.create_task(pool.answer(ENDLESS))
        waiting = [asyncio.create_task(count(pool)) for _ in range(3)]
        await until(is_busy)
        await lose_keepers()
        answers = [await each for each in waiting]
        endless.cancel()
        return answers

    assert in_pool(use, workers=2) == ["5"] * 3


def test_a_client_that_hangs_up_does_not_undo_the_recovery() -> None:
    async def use(pool: QueryPool) -> tuple[str, int]:
        await lose_keepers()
        hasty = asyncio.create_task(pool.answer(COUNT))
        await until(lambda: bool(keepers()))  # the recovery has begun
        hasty.cancel()
        with contextlib.suppress(asyncio.CancelledError):  # or its answer came first
            await hasty
        return await count(pool), len(keepers())

    assert in_pool(use) == ("5", 1)


def test_a_query_whose_keeper_is_lost_twice_is_told() -> None:
    async def use(pool: QueryPool) -> str:
        asking = asyncio.create_task(pool.answer(ENDLESS))
        await until(is_busy)
        await lose_keepers()
        await until(is_busy)
        await lose_keepers()
        with pytest.raises(LimitError, match="lost"):
            await asking
        return await count(pool)

    assert in_pool(use) == "5"


def test_closing_ends_a_recovery_and_tells_who_waits_for_it() -> None:
    is_going_on, calls = threading.Event(), []

    def dump() -> bytes:
        calls.append("dump")
        assert len(calls) == 1 or is_going_on.wait(20)
        return b""

    async def use(pool: QueryPool) -> None:
        await pool.load(dump)
        await lose_keepers()
        asking = asyncio.create_task(pool.answer(COUNT))
        await until(lambda: len(calls) == 2)
        await pool.close()
        is_going_on.set()
        with pytest.raises(LimitError, match="not loaded"):
            await asking

    in_pool(use)

    assert keepers() == set()


def test_closing_waits_for_those_who_were_just_replaced() -> None:
    async def use(pool: QueryPool) -> set[int]:
        await pool.load(lambda: b"")
        await pool.close()
        return keepers()

    assert in_pool(use) == set()


def test_memory_is_limited() -> None:
    doubled = "".join(f" BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    hungry = Inquiry(f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('0123456789' AS ?x0){doubled} }}")

    async def use(pool: QueryPool) -> str:
        with pytest.raises(LimitError, match="too much memory"):
            await pool.answer(hungry)
        return await count(pool)

    assert in_pool(use) == "5"


def test_the_queue_is_bounded_and_keeps_its_order() -> None:
    async def use(pool: QueryPool) -> list[str]:
        tasks = [asyncio.create_task(pool.answer(ENDLESS))]
        await asyncio.sleep(0.1)
        tasks += [asyncio.create_task(pool.answer(COUNT)) for _ in range(4)]
        results = await asyncio.gather(*tasks, return_exceptions=True)
        return ["answer" if isinstance(each, Answer) else str(each) for each in results]

    fates = in_pool(use, deadline=1.0, queue=2)

    assert fates[0].startswith("the query was stopped")
    waited = ["late" if "other queries" in text else text for text in fates[1:3]]
    assert waited in (["answer", "answer"], ["answer", "late"], ["late", "late"])
    assert [text[:21] for text in fates[3:]] == ["too many queries wait"] * 2


def test_new_data_are_answered_over_at_once_and_the_old_workers_end() -> None:
    async def use(pool: QueryPool) -> str:
        before = workers()
        await pool.load(lambda: b"<urn:a> <urn:b> <urn:c> <urn:g> .\n")
        answer = await count(pool)
        await until(lambda: not before & workers())
        return answer

    assert in_pool(use) == "0"


def test_mistakes_come_back_whole() -> None:
    async def use(pool: QueryPool) -> InputError:
        with pytest.raises(InputError) as failure:
            await pool.answer(Inquiry("ASK { ?s ?p }"))
        return failure.value

    error = in_pool(use)

    assert error.problems[0].line_text == "ASK { ?s ?p }"
    assert error.problems[0].place.line == 1


def test_a_worker_can_open_neither_file_nor_connection() -> None:
    async def use(pool: QueryPool) -> list[tuple[int, set[int]]]:
        await count(pool)
        return [handles(worker) for worker in workers()]

    ((limit, open_files),) = in_pool(use)

    assert limit == 0
    assert open_files == {0, 1, 2, max(open_files)}  # and the socket that it answers through


def test_an_answer_that_nobody_can_take_is_empty() -> None:
    async def use(pool: QueryPool) -> Answer:
        return await pool.answer(Inquiry("ASK {}", ask_format=""))

    answer = in_pool(use)

    assert (answer.kind, answer.format, answer.body) == ("ask", "", b"")


def test_nothing_is_left_when_a_pool_is_closed() -> None:
    async def use(pool: QueryPool) -> None:
        asyncio.create_task(pool.answer(ENDLESS)).add_done_callback(lambda task: task.exception())
        await until(is_busy)

    before = children(os.getpid())
    in_pool(use)

    assert children(os.getpid()) <= before


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")

    with pytest.raises(LimitError, match="no process for queries could be started"):
        in_pool(count)


def test_a_worker_loads_no_format_that_files_are_read_in() -> None:
    listing = "sorted(x for x in sys.modules if x.startswith('counterpoint.formats.tables'))"
    program = f"import sys, counterpoint.store.workers.serving; print({listing})"

    process = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert process.stdout == "[]\n"
