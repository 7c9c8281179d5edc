"""Pools whose keepers are lost, whose queries wait, and of which nothing is left."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import Any

import pytest
from running_processes import children, command_of, is_running
from store.workers.pools import COUNT, ENDLESS, count, in_pool, keepers, until, until_busy, workers

from counterpoint.errors import InternalError, LimitError
from counterpoint.store.workers.messages import Inquiry
from counterpoint.store.workers.pool import QueryPool


async def lose_keepers() -> set[int]:
    """Kill the keepers, see their workers go with them, and give who they were."""
    lost_keepers, orphans = keepers(), workers()
    for keeper in lost_keepers:
        os.kill(keeper, signal.SIGKILL)
    await until(lambda: not any(is_running(orphan) for orphan in orphans))
    return lost_keepers


def test_a_query_that_takes_too_long_is_killed_with_its_worker() -> None:
    async def use(pool: QueryPool) -> tuple[set[int], str]:
        before = workers()
        with pytest.raises(LimitError, match="stopped after 1 seconds"):
            await pool.answer(ENDLESS)
        answer = await count(pool)
        return before & workers(), answer

    survivors, answer = in_pool(use, deadline=1.0)

    assert survivors == set()
    assert answer == "5"


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
        await until_busy()
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
        await until_busy()
        await lose_keepers()
        await until_busy()
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


def test_the_queue_is_bounded_and_keeps_its_order() -> None:
    async def use(pool: QueryPool) -> tuple[list[str], list[str]]:
        answered = list[str]()

        async def ask(name: str) -> None:
            await pool.answer(COUNT)
            answered.append(name)

        endless = asyncio.create_task(pool.answer(ENDLESS))  # which takes the only worker
        waiting = [asyncio.create_task(ask(name)) for name in ("first", "second")]
        refused = [asyncio.create_task(pool.answer(COUNT)) for _ in range(2)]
        refusals = await asyncio.gather(*refused, return_exceptions=True)
        endless.cancel()
        await asyncio.gather(*waiting)
        return answered, [str(each)[:21] for each in refusals]

    assert in_pool(use, queue=2) == (["first", "second"], ["too many queries wait"] * 2)


def test_who_waits_too_long_for_a_worker_is_told() -> None:
    async def use(pool: QueryPool) -> None:
        with pytest.raises(LimitError, match="other queries took too long; ask again"):
            async with asyncio.timeout(60):
                await pool.answer(COUNT)

    in_pool(use, workers=0, deadline=0.01)


def test_nothing_is_left_when_a_pool_is_closed() -> None:
    async def use(pool: QueryPool) -> None:
        asyncio.create_task(pool.answer(ENDLESS)).add_done_callback(lambda task: task.exception())
        await until_busy()

    before = children(os.getpid())
    in_pool(use)

    assert children(os.getpid()) <= before


def test_a_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")

    with pytest.raises(LimitError, match="no process for queries could be started"):
        in_pool(count)


WARM = """
import sys
from counterpoint.light import lighten
lighten()
from counterpoint.store.workers import serving
from counterpoint.store.workers.messages import Inquiry
from counterpoint.processes.limits import close_the_door
answerer = serving.Answerer(serving.Store(), 100, 10**6)
serving.warm_up(answerer)
print(sorted(x for x in sys.modules if x.startswith("counterpoint.formats.tables")))

before = {*sys.modules}
close_the_door()
kinds = ["HTML", "XMLLiteral", "langString"]
values = [f'"<p>x</p>"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#{kind}>' for kind in kinds]
for kind in "date time dateTime duration gYear hexBinary decimal double anyURI".split():
    values.append(f'"2020-01-01"^^<http://www.w3.org/2001/XMLSchema#{kind}>')
values += ['"x"@en', "<urn:a>", "_:b", "1", "true", "<<( <urn:a> <urn:b> 1 )>>"]
table = f"SELECT * {{ VALUES ?x {{ {' '.join(x for x in values if x != '_:b')} }} }}"
graph = f"CONSTRUCT {{ <urn:s> <urn:p> {', '.join(values[:-1])} }} {{}}"
ontology = "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/counterpoint/ns> { ?s ?p ?o } }"
for name in ("json", "xml", "csv", "tsv"):
    for text in (table, ontology):
        assert answerer(Inquiry(text, name)).body
for name in serving.FORMATS:
    assert answerer(Inquiry(graph, graph_format=name)).body
print(sorted({*sys.modules} - before))
"""


def test_a_worker_has_loaded_what_answers_need_and_no_format_that_files_are_read_in() -> None:
    process = subprocess.run(
        [sys.executable, "-c", WARM], capture_output=True, text=True, check=True
    )

    assert process.stdout == "[]\n[]\n"
    assert "Too many open files" not in process.stderr
