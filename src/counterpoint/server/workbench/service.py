"""One call that serves a workbench until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.pipeline.workbench import Desk
from counterpoint.server.connections.open_files import bounded_by_open_files
from counterpoint.server.connections.process import listen, run_until_stopped
from counterpoint.server.limits.gate import TOKEN_PATH
from counterpoint.server.limits.keys import LaunchKeys
from counterpoint.server.workbench.app import create_work_app
from counterpoint.server.workbench.bench import Bench

if TYPE_CHECKING:
    from counterpoint.drafting import Encodings
    from counterpoint.server.settings import ServerSettings


def work(
    maps: Sequence[Path],
    settings: ServerSettings,
    *,
    sources: Sequence[Path] = (),
    encodings: Encodings | None = None,
    announce: Callable[[str, str], None] = lambda _, __: None,
) -> int:
    """Serve the workbench of a map until SIGINT or SIGTERM. To be called in the main thread.

    Gives how many claims the map has in the end.

    ``announce`` is told, once requests are answered, the address with the token, for the person,
    and one with a key that opens once, for a browser. Without a token in ``settings`` one is made.

    Raises:
        InputError, LimitError: the map is wrong, as it stands at the start.
        UsageError: the port is taken, or another workbench has the map.
    """
    settings = bounded_by_open_files(settings)
    if not settings.token:
        settings = replace(settings, token=secrets.token_urlsafe(24))
    desk = Desk(maps, sources, encodings)
    try:
        # What is there stays, and each decision makes much that goes: looking through all of it
        # less often takes a tenth off a decision.
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        asyncio.run(_work(desk, settings, announce))
        return len(desk.reading.map_text.claims)
    finally:
        desk.close()


async def _work(desk: Desk, settings: ServerSettings, announce: Callable[[str, str], None]) -> None:
    listener = listen(settings)
    bench, keys = Bench(desk), LaunchKeys()
    app = create_work_app(settings, bench, keys)
    following = asyncio.create_task(bench.follow())
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    way_in = f"http://{host}:{listener.getsockname()[1]}{TOKEN_PATH}?key="
    try:
        announce(way_in + settings.token, way_in + keys.make())

        async def end_late() -> None:
            return

        await run_until_stopped(
            app, settings, listener, when_stopping=bench.close, when_late=end_late
        )
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        listener.close()
