"""Streams of events on which nothing happens, heard without waiting for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace

import pytest


async def heard_in_silence(
    events: AsyncIterator[bytes], monkeypatch: pytest.MonkeyPatch, module: str
) -> tuple[bytes, list[float]]:
    """The second event of a stream that ``module`` makes, and for how long it would have waited."""
    patience = list[float]()

    def hurry(seconds: float) -> asyncio.Timeout:
        patience.append(seconds)
        return asyncio.timeout(0)

    monkeypatch.setattr(f"{module}.asyncio", SimpleNamespace(timeout=hurry))
    await anext(events)
    return await anext(events), patience
