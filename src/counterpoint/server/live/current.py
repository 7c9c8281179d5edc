"""The debate as it is served now: its page and data, and word of every change to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from counterpoint.server.bell import HEARTBEAT_SECONDS, Bell
from counterpoint.server.live.edition import Edition


class Live:
    """The current edition, and what is wrong with the files on disk now."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._problems: tuple[str, ...] = ()
        self._bell = Bell()
        self._is_closed = False

    @property
    def edition(self) -> Edition:
        """What is served now."""
        return self._edition

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the map files as they stand, where they could not be read."""
        return self._problems

    def show(self, edition: Edition) -> None:
        """Serve ``edition`` from now on."""
        self._edition, self._problems = edition, ()
        self._bell.ring()

    def complain(self, problems: tuple[str, ...]) -> None:
        """Keep serving the last edition and tell what is wrong with the files."""
        self._problems = problems
        self._bell.ring()

    def close(self) -> None:
        """End every stream of events."""
        self._is_closed = True
        self._bell.ring()

    async def events(self, last_seen: str = "") -> AsyncIterator[bytes]:
        """Server-sent events until `close`: ``reload``, and ``problem`` with what is wrong.

        Each carries the version as its id, which a browser that comes back gives as
        ``last_seen``: so it reloads even if the change, or a restart, came in between
        (https://html.spec.whatwg.org/multipage/server-sent-events.html).
        """
        last_version, last_problem = last_seen or self._edition.version, ""
        while not self._is_closed:
            version, problem = self._edition.version, "\n".join(self._problems)
            if version != last_version:
                yield _event("reload", "", version)
            elif problem != last_problem:
                yield _event("problem", problem, version)
            else:
                yield f"id: {version}\n: still here\n\n".encode()
            last_version, last_problem = version, problem
            await self._wait()

    async def _wait(self) -> None:
        event = self._bell.next
        if self._is_closed:
            return
        try:
            async with asyncio.timeout(HEARTBEAT_SECONDS):
                await event.wait()
        except TimeoutError:
            return


def _event(name: str, text: str, version: str) -> bytes:
    # splitlines knows more line ends than the format, so that no text can end the event.
    data = "".join(f"data: {line}\n" for line in text.splitlines() or [""])
    return f"id: {version}\nevent: {name}\n{data}\n".encode()
