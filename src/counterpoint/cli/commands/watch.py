"""`counterpoint watch`: building again whenever the map is saved."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.map_choice import (
    map_files,
    maps_or_default,
    reading_choices,
    source_folders,
)
from counterpoint.cli.repetition import repeat_on_change
from counterpoint.cli.showing import say, show, show_error, show_problems
from counterpoint.errors import InputError
from counterpoint.formats import ReadingChoices
from counterpoint.pipeline.map_files import files_of, snapshot, wait_for_change


@click.command()
@map_files
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="output",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to write.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where the page is shown, on this machine only; 0 takes a free port.",
)
@click.option("--no-serve", is_flag=True, help="Only write the files; show no page.")
@source_folders
def watch(
    maps: Sequence[Path], output: Path, port: int, sources: Sequence[Path], *, no_serve: bool
) -> None:
    """Build again whenever the map is saved, until Ctrl-C; show the page and reload it.

    Included files and source texts are watched too. Mistakes are told here and in the page,
    which shows the last map without any.

    \b
    counterpoint watch
    counterpoint watch debate.argdown --port 0
    """
    files, choices = maps_or_default(maps), reading_choices()
    is_served = not no_serve and hasattr(os, "fork")
    if not (no_serve or is_served):
        system = "Linux or macOS (on Windows WSL)"
        say(f"no page is shown: it needs {system}; the files are written all the same")

    def write(debate: pipeline.Debate) -> None:
        pipeline.build(debate, output, sources=sources)
        show_problems(debate.warnings)
        _show_built(debate, output)

    def build_once() -> None:
        write(pipeline.load(files, sources=sources, choices=choices))

    if is_served:
        with contextlib.suppress(KeyboardInterrupt):
            _serve(files, sources, port, write, choices)
    else:
        repeat_on_change(build_once, files, sources)


def _serve(
    maps: Sequence[Path],
    sources: Sequence[Path],
    port: int,
    write: Callable[[pipeline.Debate], None],
    choices: ReadingChoices,
) -> None:
    """Serve once the map can be read; until then, tell what is wrong after each change."""
    from counterpoint.server import ServerSettings  # noqa: PLC0415 (no help waits for it)
    from counterpoint.server.live.following import Watcher  # noqa: PLC0415 (as above)
    from counterpoint.server.service import serve  # noqa: PLC0415 (as above)

    def announce(address: str) -> None:
        say(f"{address}  (Ctrl-C stops)")

    watcher = Watcher(write, show_error)
    while True:
        state = snapshot(files_of(maps, sources))
        try:
            serve(
                maps,
                ServerSettings(port=port),
                sources=sources,
                announce=announce,
                watcher=watcher,
                choices=choices,
            )
        except InputError as error:
            show_error(error)
            say("watching until the map can be read (Ctrl-C stops)")
            wait_for_change(state)
        else:
            return


def _show_built(debate: pipeline.Debate, output: Path) -> None:
    analysis = debate.analysis
    show(
        f"built {output / debate.map.id}.html: {len(debate.map.claims)} claims, "
        f"{len(analysis.agreements)} agreements, {len(analysis.tensions)} tensions"
    )
