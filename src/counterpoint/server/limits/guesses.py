"""Wrong tokens: each is told late that it is wrong, and few wait for that at once.

Who shows the right one never comes here, so nobody's guesses keep out who knows it. What
belongs here: slowing. What does not: comparing.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from counterpoint.server.http.problems import HttpError
from counterpoint.server.limits.room import Visit

# Slow enough to make guessing dear, and quick enough for who mistypes; what waits takes memory.
_SECONDS = 1.0
_MOST_OF_ONE = 8
_MOST = 64


class Guesses:
    """The wrong tokens that wait for their answer now, by client."""

    def __init__(self) -> None:
        self._waiting: Counter[str] = Counter()

    async def wait(self, visit: Visit) -> None:
        """Return when it is time to tell ``visit`` that its token is wrong.

        Raises:
            HttpError: 429, too many wait already; the connection ends, so that each further
                guess needs one of its own.
        """
        is_crowded = self._waiting[visit.client] >= _MOST_OF_ONE
        if is_crowded or self._waiting.total() >= _MOST:
            raise HttpError(
                429, "too many wrong tokens at once", {"Retry-After": "5", "Connection": "close"}
            )
        visit.turn_away()
        self._waiting[visit.client] += 1
        try:
            await asyncio.sleep(_SECONDS)
        finally:
            self._waiting[visit.client] -= 1
            self._waiting += Counter()  # forgets whom it holds no guess of
