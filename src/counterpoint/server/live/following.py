"""Keeping what is served as the map files are: look, read again, replace or complain."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from counterpoint.errors import CounterpointError, InputError
from counterpoint.pipeline import Debate
from counterpoint.pipeline.map_files import LOOK_EVERY_SECONDS, Snapshot, carried
from counterpoint.server.live.current import Live

logger = logging.getLogger("counterpoint.server")


def _log_complaint(error: CounterpointError) -> None:
    """Tell the log the first thing that is wrong with the files."""
    told = error.problems[0] if isinstance(error, InputError) else error
    logger.warning("the map was not reloaded: %s", ascii(str(told))[1:-1])


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who wants to know of each reading of the map.

    ``when_read`` is called once it is served, in a thread of its own; ``when_wrong`` is told
    why a change could not be served, and logs it unless something else is asked for.
    """

    when_read: Callable[[Debate], None] = lambda _: None
    when_wrong: Callable[[CounterpointError], None] = _log_complaint


@dataclass(frozen=True, slots=True)
class Following:
    """How to follow a map: ``look`` at its files; ``renew`` what is served from them.

    ``look`` is called in the event loop and must be quick; ``renew`` may take its time and
    raises `CounterpointError` where the files are wrong, which ``complain`` is then told.
    """

    look: Callable[[], Snapshot]
    renew: Callable[[], Awaitable[None]]
    complain: Callable[[CounterpointError], None]


async def follow(live: Live, following: Following, *, seen: Snapshot) -> None:
    """Renew ``live`` after each change of the files since ``seen``, until cancelled.

    A change is acted on once the files have stayed the same from one look to the next, so that
    half a file is rarely read; and if it was, the next look sees the rest. Files with mistakes
    leave what was served, and the mistakes are told.
    """
    before = seen
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        now = following.look()
        if now == seen or now != before:
            before = now
            continue
        seen = now
        try:
            await following.renew()
        except CounterpointError as error:
            told = error.problems if isinstance(error, InputError) else (error,)
            live.complain(tuple(str(problem) for problem in told))
            following.complain(error)
        else:
            logger.info("the map was reloaded")
        seen = before = carried(seen, following.look())
