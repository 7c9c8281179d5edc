"""Good and hostile clients together, and nothing that they leave behind."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from lengths import IS_LONG
from running_processes import is_running
from server.running_server import serving, wait_until
from server.soaking import SETTINGS, State, settled, soak, state_of

# Enough for each kind of answer; what leaks slowly shows where COUNTERPOINT_LONG is set.
WARM_UP, MOST = (200, 2_500) if IS_LONG else (60, 200)
# Of patience with a slow machine: it is the number that ends a soak.
SECONDS = 240.0


@pytest.fixture(scope="module")
def hostile(shared_folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((shared_folder / "hostile").glob("sparql-*"))]


def counts(state: State) -> tuple[int, int]:
    return state.processes, state.handles


def within(seconds: float, most: int) -> Callable[[int], bool]:
    end = time.monotonic() + seconds
    return lambda count: count < most and time.monotonic() < end


def test_mixed_good_and_hostile_queries_leave_nothing_behind(hostile: list[bytes]) -> None:
    # A fork would come to have of its own, page by page, what it shares at first.
    with serving(is_forked=False, **SETTINGS) as server:
        soak(server, hostile, within(SECONDS, WARM_UP))
        before = settled(server)

        statuses = soak(server, hostile, within(SECONDS, MOST), seed=2)

        assert wait_until(lambda: counts(settled(server)) == counts(before))
        after = state_of(server)
        processes, log = server.processes(), server.log()

    assert set(statuses) == {"200", "400", "403", "413", "503", "hung up"}
    assert statuses["200"] > 80
    assert after.memory - before.memory < 24 * 2**20
    assert "Traceback" not in log
    assert wait_until(lambda: not any(map(is_running, processes)))
