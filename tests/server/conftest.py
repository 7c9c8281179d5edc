"""Servers under test; each is started once for all tests that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from server.running_server import RunningServer, serving


@pytest.fixture(scope="session")
def server() -> Iterator[RunningServer]:
    """The city map with small limits, so that reaching them takes little time."""
    with serving(deadline=1.0, rows=500, answer_size=200_000) as running:
        yield running


@pytest.fixture(scope="session")
def guarded_server() -> Iterator[RunningServer]:
    """The same, asking for a token and admitting one foreign origin and one further name."""
    with serving(
        token="a-token-of-length", origins=["https://friend.example"], names=["map.example"]
    ) as running:
        yield running
