from __future__ import annotations

import asyncio

import pytest
from event_loops import run_apart

from counterpoint.server.http.problems import HttpError
from counterpoint.server.limits.turns import Turns
from counterpoint.server.settings import ServerSettings


async def hold(turns: Turns, client: str, entered: list[str], until: asyncio.Event) -> None:
    async with turns.turn(client):
        entered.append(client)
        await until.wait()


async def entered_of(clients: list[str], settings: ServerSettings) -> list[str]:
    """Who has a turn while none of ``clients`` has ended."""
    turns, entered, until = Turns(settings), list[str](), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for client in clients:
            group.create_task(hold(turns, client, entered, until))
        await asyncio.sleep(0)  # each has begun by then, and has its turn or waits for it
        order = sorted(entered)
        until.set()
    return order


def test_one_client_leaves_a_worker_to_the_others() -> None:
    clients = ["a", "a", "a", "b"]

    assert run_apart(entered_of(clients, ServerSettings(workers=3))) == ["a", "a", "b"]


def test_clients_that_cannot_be_told_apart_have_all_workers() -> None:
    assert run_apart(entered_of(["", "", ""], ServerSettings(workers=2))) == ["", "", ""]


def test_a_quarter_of_the_queue_is_for_one_client() -> None:
    with pytest.raises(ExceptionGroup) as refused:
        run_apart(entered_of(["a"] * 6, ServerSettings(workers=2, queue=16)))

    (problem,) = refused.value.exceptions
    assert isinstance(problem, HttpError)
    assert (problem.status, problem.headers["Retry-After"]) == (429, "10")


def test_who_waits_too_long_is_told() -> None:
    async def wait() -> None:
        turns = Turns(ServerSettings(deadline=0.01))
        async with turns.turn("a"), turns.turn("a"):
            pass

    with pytest.raises(HttpError, match="took too long"):
        run_apart(wait())
