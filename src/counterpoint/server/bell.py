"""Word of a change to all who wait for one: connections for a place, listeners for news."""

from __future__ import annotations

import asyncio

# How often who listens hears that we are here: proxies commonly close what is silent for 30 or 60.
HEARTBEAT_SECONDS = 15.0


class Bell:
    """Wakes whoever waits; who comes later waits for the next time."""

    def __init__(self) -> None:
        self._next = asyncio.Event()

    @property
    def next(self) -> asyncio.Event:
        """What is set when it rings next: take it before looking whether there is need to wait."""
        return self._next

    def ring(self) -> None:
        """Wake all who wait now."""
        event, self._next = self._next, asyncio.Event()
        event.set()
