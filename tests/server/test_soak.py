"""Good and hostile clients together, and nothing that they leave behind."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from server.running_server import is_running, serving
from server.soaking import SETTINGS, settled, soak

# Enough for each kind of answer; what leaks slowly shows where COUNTERPOINT_LONG is set.
MOST = 2_500 if "COUNTERPOINT_LONG" in os.environ else 800
WARM_UP_SECONDS, SECONDS = 6.0, 18.0


@pytest.fixture(scope="module")
def hostile(shared_folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((shared_folder / "hostile").glob("sparql-*"))]


def within(seconds: float, most: int) -> Callable[[int], bool]:
    end = time.monotonic() + seconds
    return lambda asked: asked < most and time.monotonic() < end


def test_mixed_good_and_hostile_queries_leave_nothing_behind(hostile: list[bytes]) -> None:
    with serving(**SETTINGS) as server:
        soak(server, hostile, within(WARM_UP_SECONDS, 300))
        before = settled(server)

        found = soak(server, hostile, within(SECONDS, MOST), seed=2)

        after = settled(server)
        processes, log = server.processes(), server.log()

    assert set(found) == {"200", "400", "403", "413", "503", "hung up"}
    assert found["200"] > 100
    assert after.memory - before.memory < 24 * 2**20
    assert (after.processes, after.handles) == (before.processes, before.handles)
    assert "Traceback" not in log
    assert [process for process in processes if is_running(process)] == []
