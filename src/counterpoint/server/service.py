"""One call that serves a map until it is told to stop, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpoint import pipeline
from counterpoint.formats import ReadingChoices
from counterpoint.pipeline.map_files import Snapshot, carry_over, files_of, snapshot
from counterpoint.rdf.ontology import read_ontology, write_ontology
from counterpoint.resources import ontology_folder
from counterpoint.server.app import create_app
from counterpoint.server.connections.open_files import bounded_by_open_files
from counterpoint.server.connections.process import listen, run_until_stopped
from counterpoint.server.endpoints.pages import ONTOLOGY_ENDINGS, ServerReference
from counterpoint.server.live.current import Live
from counterpoint.server.live.edition import edition_of
from counterpoint.server.live.following import Following, Watcher, follow
from counterpoint.server.settings import ServerSettings
from counterpoint.store import list_questions
from counterpoint.store.workers.pool import PoolLimits, QueryPool
from counterpoint.views.page.ontology_page import render_ontology
from counterpoint.vocab import PREFIXES


def serve(  # noqa: PLR0913 (what is served, how it is read, and who is told)
    maps: Sequence[Path],
    settings: ServerSettings,
    *,
    sources: Sequence[Path] = (),
    announce: Callable[[str], None] = lambda _: None,
    watcher: Watcher | None = None,
    choices: ReadingChoices | None = None,
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
    served = _Served(tuple(maps), tuple(sources), choices or ReadingChoices())
    asyncio.run(_serve(served, settings, announce, watcher or Watcher()))


@dataclass(frozen=True, slots=True)
class _Served:
    """The files that are served, and how they are read."""

    maps: tuple[Path, ...]
    sources: tuple[Path, ...]
    choices: ReadingChoices

    def load(self) -> pipeline.Debate:
        """The debate as it stands in the files now."""
        return pipeline.load(self.maps, sources=self.sources, choices=self.choices)

    def files(self) -> tuple[Path, ...]:
        """What is to be watched."""
        return files_of(self.maps, self.sources)


async def _serve(
    served: _Served,
    settings: ServerSettings,
    announce: Callable[[str], None],
    watcher: Watcher,
) -> None:
    listener = listen(settings)
    pool = QueryPool(limits_of(settings))
    last_look = snapshot(served.files())
    try:
        debate = served.load()
        live = Live(edition_of(debate))
        await pool.load(debate.store.to_n_quads)
        announce(_address(settings, listener.getsockname()[1]))
        await asyncio.to_thread(watcher.when_read, debate)
        following = _following(live, pool, served, watcher)
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
    served: _Served,
    watcher: Watcher,
) -> Following:
    watched = [served.files()]

    def look() -> Snapshot:
        return snapshot(watched[0])

    async def renew() -> None:
        watched[0] = served.files()  # a map with mistakes names some too
        debate = await asyncio.to_thread(served.load)
        edition, _ = await asyncio.gather(
            asyncio.to_thread(edition_of, debate), pool.load(debate.store.to_n_quads)
        )
        live.show(edition)
        await asyncio.to_thread(watcher.when_read, debate)

    return Following(look, renew, watcher.when_wrong)


def _ontology_page() -> bytes:
    """The terms, whose head leads to what is served here, since the names may lead nowhere."""
    ontology = read_ontology()
    home = ontology.iri.removesuffix("ns")
    places = {
        f"ns/{ontology.version}": "/ontology.ttl",
        "developers": "/ontology.ttl",
        "shapes": "/shapes.ttl",
        "context.jsonld": "/context.jsonld",
    }
    beside = {media_type: f"/ontology{ending}" for media_type, ending in ONTOLOGY_ENDINGS.items()}
    links = {f"{home}{name}": path for name, path in places.items()}
    return render_ontology(ontology, beside, links, is_served=True).encode("utf-8")


def reference() -> ServerReference:
    """The ontology, the named questions and the prefixes that are shipped."""

    @cache
    def ontology(format_name: str) -> bytes:
        if format_name == "html":
            return _ontology_page()
        return write_ontology(format_name)

    @cache
    def shipped(name: str) -> bytes:
        return (ontology_folder() / name).read_bytes()

    questions = tuple((each.name, each.title, each.text) for each in list_questions())
    return ServerReference(ontology, shipped, questions, tuple(PREFIXES.items()))


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
