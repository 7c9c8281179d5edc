"""A host of runs that are killed, made once for all tests of a session that ask for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from killed_runs import Host


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    started = Host()
    yield started
    started.close()
