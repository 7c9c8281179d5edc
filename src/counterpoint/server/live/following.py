"""Keeping what is served as the map files are: look, read again, replace or complain."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from counterpoint.errors import CounterpointError, InputError
from counterpoint.pipeline import Debate
from counterpoint.pipeline.map_files import LOOK_EVERY_SECONDS, Snapshot, carry_over
from counterpoint.server.live.current import Live

logger = logging.getLogger("counterpoint.server")


def _log_complaint(error: CounterpointError) -> None:
    """Tell the log the first thing that is wrong with the files."""
    problem = error.problems[0] if isinstance(error, InputError) else error
    logger.warning("the map was not reloaded: %s", ascii(str(problem))[1:-1])


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


async def follow(live: Live, following: Following, *, last_look: Snapshot) -> None:
    """Renew ``live`` after each change of the files since ``last_look``, until cancelled.

    A change is acted on once the files have stayed the same from one look to the next, so that
    half a file is rarely read; and if it was, the next look sees the rest. Files with mistakes
    leave what was served, and the mistakes are said.
    """
    before = last_look
    while True:
        await asyncio.sleep(LOOK_EVERY_SECONDS)
        now = following.look()
        if now == last_look or now != before:
            before = now
            continue
        last_look = now
        try:
            await following.renew()
        except CounterpointError as error:
            problems = error.problems if isinstance(error, InputError) else (error,)
            live.complain(tuple(str(problem) for problem in problems))
            following.complain(error)
        else:
            logger.info("the map was reloaded")
        last_look = before = carry_over(last_look, following.look())
