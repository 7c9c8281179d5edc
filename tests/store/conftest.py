"""Fixtures of the store: a listener that must stay silent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from forbidden_port import listening


@pytest.fixture
def nobody_calls() -> Iterator[None]:
    """A listener where the hostile files point; the test fails if it gets a connection."""
    with listening() as calls:
        yield
    assert calls == []
