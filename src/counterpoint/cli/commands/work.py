"""`counterpoint work`: the workbench in the browser."""

from __future__ import annotations

import os
import shlex
import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.cli.map_choice import source_folders
from counterpoint.cli.showing import say
from counterpoint.errors import UsageError
from counterpoint.pipeline.map_reading import maps_in
from counterpoint.server import ServerSettings


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    metavar="MAP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the map of a source is made; beside the source by default.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    help="Where to listen; 0 takes a free port.",
)
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@click.option(
    "--embeddings",
    "address",
    metavar="URL",
    help="An OpenAI-compatible address of your own encoder, for better suggestions.",
)
@click.option("--embeddings-model", metavar="NAME", default="", help="Which encoder to ask for.")
@source_folders
def work(
    files: Sequence[Path],
    *,
    output: Path | None,
    port: int,
    no_browser: bool,
    address: str | None,
    embeddings_model: str,
    sources: Sequence[Path],
) -> None:
    """Open the workbench in the browser: read a source, decide, and have it in the map file.

    FILES are a map, or the sources of a new one: articles and transcripts. Each decision is on
    disk before it is shown as done. Ctrl-C ends it.

    \b
    counterpoint work debate.argdown
    counterpoint work article.txt
    """
    if not files:
        here = [path.name for path in (*maps_in(Path()), *sorted(Path().glob("*.txt")))]
        example = shlex.quote(here[0]) if here else "article.txt"
        raise UsageError(
            f"name the map to work on, or the source of a new one: counterpoint work {example}"
        )
    if not hasattr(os, "fork"):
        raise UsageError(
            "the workbench needs Linux or macOS; on Windows use WSL, or write the map by hand"
        )
    from counterpoint.drafting import Encodings  # noqa: PLC0415 (help is quick)
    from counterpoint.pipeline.embedding_server import EmbeddingServer  # noqa: PLC0415 (as above)
    from counterpoint.pipeline.workbench.new_map import map_for  # noqa: PLC0415 (as above)
    from counterpoint.server.workbench.service import work as run  # noqa: PLC0415 (as above)

    def announce(address: str, way_in: str) -> None:
        say(f"{address}  (Ctrl-C stops)")
        if not no_browser and not webbrowser.open(way_in):
            say("no browser could be opened; open the address above in one")

    key = os.environ.get("COUNTERPOINT_MODEL_KEY", "")
    encodings = Encodings(EmbeddingServer(address, embeddings_model, key)) if address else None
    maps = map_for(files, output)
    claims = run(
        maps, ServerSettings(port=port), sources=sources, encodings=encodings, announce=announce
    )
    say(f"stopped; all is written, claims in {maps[0]}: {claims}")
