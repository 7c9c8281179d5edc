from __future__ import annotations

import asyncio

import pytest
from event_loops import run_apart

from counterpoint.server.http.problems import HttpError
from counterpoint.server.limits import guesses
from counterpoint.server.limits.guesses import Guesses
from counterpoint.server.limits.room import Room, Visit
from counterpoint.server.settings import ServerSettings


def nothing() -> None:
    """What ends a connection that is none."""


async def fates_of(clients: list[str]) -> list[str]:
    """How each guess stands while none has been answered: told already, or waiting."""
    waiting, room = Guesses(), Room(ServerSettings())
    visits = [Visit(room, client, nothing) for client in clients]
    tasks = [asyncio.create_task(waiting.wait(visit)) for visit in visits]
    await asyncio.sleep(0)
    fates = ["told" if task.done() else "waiting" for task in tasks]
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert {x.status for x in results if isinstance(x, HttpError)} <= {429}
    assert not waiting._waiting
    return fates


def test_eight_guesses_of_a_client_wait_and_more_are_told_at_once() -> None:
    fates = run_apart(fates_of(["a"] * 20 + ["b"]))

    assert fates == ["waiting"] * 8 + ["told"] * 12 + ["waiting"]


def test_sixty_four_guesses_of_all_wait_and_more_are_told_at_once() -> None:
    fates = run_apart(fates_of([f"client {number}" for number in range(66)]))

    assert fates == ["waiting"] * 64 + ["told"] * 2


def test_a_guess_that_was_answered_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guesses, "_SECONDS", 0)

    async def guess() -> None:
        waiting, room = Guesses(), Room(ServerSettings())
        for _ in range(100):
            await waiting.wait(Visit(room, "a", nothing))

    run_apart(guess())
