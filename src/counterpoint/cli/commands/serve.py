"""`counterpoint serve`: the web application."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.map_choice import (
    map_files,
    maps_or_default,
    reading_choices,
    source_folders,
)
from counterpoint.cli.showing import say
from counterpoint.errors import UsageError
from counterpoint.server import ServerSettings


@click.command()
@map_files
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen; 0 takes a free port.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on. Any but this machine's own needs --token.",
)
@click.option(
    "--token",
    envvar="COUNTERPOINT_TOKEN",
    default="",
    metavar="TEXT",
    help="What clients must show (Authorization: Bearer TEXT). Better set as COUNTERPOINT_TOKEN: "
    "other users of the machine can read arguments.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further host name under which the server is reached. May be repeated.",
)
@click.option(
    "--cors-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A web origin whose pages may query, such as https://example.org. May be repeated.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="The address of another machine that passes on the requests of many, so that limits for "
    "one client do not hold for it. May be repeated.",
)
@click.option("--raw-csv", is_flag=True, help="Leave cells that a spreadsheet would calculate.")
@click.option("--log", is_flag=True, help="Print a line for each request (never the query).")
@source_folders
def serve(
    maps: Sequence[Path],
    *,
    port: int,
    host: str,
    token: str,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    proxies: tuple[str, ...],
    sources: Sequence[Path],
    raw_csv: bool,
    log: bool,
) -> None:
    """Serve the page, a SPARQL endpoint and the data until Ctrl-C; reload when the map changes.

    \b
    /          the page                 /sparql   SPARQL 1.1 Protocol, queries only
    /query     an editor for SPARQL     /graphs   Graph Store Protocol, reading only
    /ontology  the terms, documented    /download/map.ttl, .trig, .nt, .nq, .jsonld, .rdf

    \b
    counterpoint serve
    counterpoint serve debate.argdown --port 0
    """
    if not hasattr(os, "fork"):
        raise UsageError(
            "serving needs Linux or macOS; on Windows use WSL, or make the page with "
            "`counterpoint build` and open it"
        )
    settings = ServerSettings(
        host, port, token, names, origins, is_csv_raw=raw_csv, proxies=proxies
    )
    from counterpoint.server.service import serve as run  # noqa: PLC0415 (no help waits for it)

    logger = logging.getLogger("counterpoint.server")
    logger.addHandler(logging.StreamHandler())
    logger.setLevel(logging.INFO if log else logging.WARNING)
    run(
        maps_or_default(maps),
        settings,
        sources=sources,
        announce=_announce,
        choices=reading_choices(),
    )


def _announce(address: str) -> None:
    say(f"{address}  (Ctrl-C stops)")
