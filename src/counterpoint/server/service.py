"""One call that serves a map until it is told to stop, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from counterpoint import pipeline
from counterpoint.pipeline.map_files import Snapshot, carry_over, files_of, snapshot
from counterpoint.rdf.ontology import read_ontology, write_ontology
from counterpoint.server.app import create_app
from counterpoint.server.connections.open_files import bounded_by_open_files
from counterpoint.server.connections.process import listen, run_until_stopped
from counterpoint.server.endpoints.pages import Reference
from counterpoint.server.live.current import Live
from counterpoint.server.live.edition import edition_of
from counterpoint.server.live.following import Following, Watcher, follow
from counterpoint.server.settings import ServerSettings
from counterpoint.store import list_questions
from counterpoint.store.workers.pool import PoolLimits, QueryPool
from counterpoint.views.page.ontology_page import render_ontology
from counterpoint.vocab import PREFIXES


def serve(
    maps: Sequence[Path],
    settings: ServerSettings,
    *,
    sources: Sequence[Path] = (),
    announce: Callable[[str], None] = lambda _: None,
    watcher: Watcher | None = None,
) -> None:
    """Serve the map in ``maps`` until SIGINT or SIGTERM, reading it again when it changes.

    ``announce`` is told the address once requests are answered, and ``watcher`` each reading of
    the map. To be called in the main thread.

    Raises:
        InputError: the map is wrong, as it stands at the start.
        LimitError: a limit was reached while reading it.
        UsageError: the port is taken, the process may open too few files, or the system
            cannot fork.
    """
    settings = bounded_by_open_files(settings)  # before asyncio opens some itself
    asyncio.run(_serve(tuple(maps), settings, tuple(sources), announce, watcher or Watcher()))


async def _serve(
    maps: tuple[Path, ...],
    settings: ServerSettings,
    sources: tuple[Path, ...],
    announce: Callable[[str], None],
    watcher: Watcher,
) -> None:
    listener = listen(settings)
    pool = QueryPool(limits_of(settings))
    last_look = snapshot(files_of(maps, sources))
    try:
        debate = pipeline.load(maps, sources=sources)
        live = Live(edition_of(debate))
        await pool.load(debate.store.to_n_quads)
        announce(_address(settings, listener.getsockname()[1]))
        await asyncio.to_thread(watcher.when_read, debate)
        following = _following(live, pool, maps, sources, watcher)
        task = asyncio.create_task(
            follow(live, following, last_look=carry_over(last_look, following.look()))
        )
        app = create_app(settings, live, pool, reference())
        try:
            await run_until_stopped(
                app, settings, listener, when_stopping=live.close, when_late=pool.close
            )
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
    finally:
        listener.close()
        await pool.close()


def _following(
    live: Live,
    pool: QueryPool,
    maps: tuple[Path, ...],
    sources: tuple[Path, ...],
    watcher: Watcher,
) -> Following:
    watched = [files_of(maps, sources)]

    def look() -> Snapshot:
        return snapshot(watched[0])

    async def renew() -> None:
        watched[0] = files_of(maps, sources)  # a map with mistakes names some too
        debate = await asyncio.to_thread(pipeline.load, maps, sources=sources)
        edition, _ = await asyncio.gather(
            asyncio.to_thread(edition_of, debate), pool.load(debate.store.to_n_quads)
        )
        live.show(edition)
        await asyncio.to_thread(watcher.when_read, debate)

    return Following(look, renew, watcher.when_wrong)


def reference() -> Reference:
    """The ontology, the named questions and the prefixes that are shipped."""

    @cache
    def ontology(format_name: str) -> bytes:
        if format_name == "html":
            return render_ontology(read_ontology()).encode("utf-8")
        return write_ontology(format_name)

    questions = tuple((each.name, each.title, each.text) for each in list_questions())
    return Reference(ontology, questions, tuple(PREFIXES.items()))


def limits_of(settings: ServerSettings) -> PoolLimits:
    """What ``settings`` say of queries."""
    return PoolLimits(
        settings.workers,
        settings.queue,
        settings.deadline,
        settings.rows,
        settings.answer_size,
    )


def _address(settings: ServerSettings, port: int) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/"
