"""`counterpoint mcp`: a map for AI assistants, over the Model Context Protocol."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from counterpoint import pipeline
from counterpoint.cli.languages import language_option
from counterpoint.cli.map_choice import (
    map_files,
    maps_or_default,
    named_map,
    named_store,
    reading_choices,
    source_folders,
    store_options,
)
from counterpoint.cli.options import option_of
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.late import TYPE_CHECKING, LateFunctions

if TYPE_CHECKING:
    from counterpoint.pipeline import map_files as file_states
    from counterpoint.store import MapStore
    from counterpoint.wording import Language
else:  # a client is greeted before its map is read
    file_states = LateFunctions("counterpoint.pipeline.map_files")


@click.command()
@map_files
@store_options
@source_folders
@language_option
def mcp(maps: Sequence[Path], sources: Sequence[Path]) -> None:
    """Let an AI assistant ask a map: who says what, where they agree and clash, and why.

    An assistant's program starts this and talks to it over standard input and output (Model
    Context Protocol); it ends with it. Nothing can be changed. A map file that changes is read
    anew. docs/assistants.md has the configuration for common programs.

    \b
    counterpoint mcp debate.argdown
    counterpoint mcp --store debates
    """
    if find_spec("mcp") is None:
        raise UsageError("assistants need the SDK of their protocol; install counterpoint[mcp]")
    if not hasattr(os, "fork"):
        raise UsageError("assistants are served on Linux and macOS; on Windows use WSL")
    from counterpoint.assistants.debates import Shelf  # noqa: PLC0415 (no help waits for it)
    from counterpoint.assistants.service import serve_on_streams  # noqa: PLC0415 (as above)

    language: Language = option_of("language") or "en"
    store = named_store()
    if store is not None:
        if maps or sources:
            raise UsageError("name map files or a store, not both")
        name = named_map()
        shelf = Shelf(lambda wished: pipeline.load_from(store, wished or name), language=language)
        serve_on_streams(shelf, None if name else lambda: _maps_in(store))
        return
    files, choices = maps_or_default(maps), reading_choices()
    missing = [path for path in files if not path.exists()]
    if missing:
        raise InputError(Problem(Place(str(missing[0])), "there is no such file", "check the path"))
    shelf = Shelf(
        lambda _: pipeline.load(files, sources=sources, choices=choices),
        lambda: file_states.snapshot(file_states.files_of(files, sources)),
        language=language,
    )
    serve_on_streams(shelf)


def _maps_in(store: MapStore) -> tuple[tuple[str, str], ...]:
    return tuple((each.id, each.title) for each in store.list_maps())
