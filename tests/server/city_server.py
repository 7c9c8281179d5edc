"""Serves the city map with what was found in it; a program that the tests start.

Settings come as JSON in the first argument; the address goes to standard output.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import logging
import resource
import sys

from samples import city_map

from counterpoint.analysis import analyse
from counterpoint.model import FileRead, Origin
from counterpoint.network import build_network
from counterpoint.pipeline import Debate
from counterpoint.server.app import create_app
from counterpoint.server.connections.open_files import bounded_by_open_files
from counterpoint.server.connections.process import listen, run_until_stopped
from counterpoint.server.live.current import Live
from counterpoint.server.live.edition import Edition, edition_of
from counterpoint.server.service import limits_of, reference
from counterpoint.server.settings import ServerSettings
from counterpoint.store import Store
from counterpoint.store.workers.pool import QueryPool


def city_debate() -> Debate:
    city = city_map()
    network = build_network(city)
    analysis = analyse(network)
    store = Store.from_map(city, Origin((FileRead("city.argdown", "1" * 64),)))
    store.add_findings(analysis, city)
    return Debate(city, store, network, analysis, ())


@functools.cache
def city_edition() -> tuple[bytes, Edition]:
    """The quads of the debate, and what there is to serve of it."""
    debate = city_debate()
    return debate.store.to_n_quads(), edition_of(debate)


async def serve(settings: ServerSettings) -> None:
    settings = bounded_by_open_files(settings)
    quads, edition = city_edition()
    listener = listen(settings)
    pool = QueryPool(limits_of(settings))
    await pool.load(lambda: quads)
    live = Live(edition)
    print(listener.getsockname()[1], flush=True)
    try:
        app = create_app(settings, live, pool, reference())
        await run_until_stopped(
            app, settings, listener, when_stopping=live.close, when_late=pool.close
        )
    finally:
        with contextlib.closing(listener):
            await pool.close()


def main() -> None:
    options = json.loads(sys.argv[1])
    if "open_files" in options:
        most = options.pop("open_files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    for name in ("names", "origins", "proxies"):
        options[name] = tuple(options.get(name, ()))
    log = logging.getLogger("counterpoint.server")
    log.addHandler(logging.StreamHandler())
    log.setLevel(logging.INFO)
    asyncio.run(serve(ServerSettings(port=0, **options)))


if __name__ == "__main__":
    main()
