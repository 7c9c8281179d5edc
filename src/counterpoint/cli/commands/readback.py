"""`counterpoint readback`: what the arrows of a map say, as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from counterpoint.analysis import ReadBack, read_back
from counterpoint.cli.crowds import refuse_crowd
from counterpoint.cli.languages import language_option, voice_of
from counterpoint.cli.map_choice import load, maps_or_store, source_folders
from counterpoint.cli.options import as_json
from counterpoint.cli.showing import show, show_json


@click.command()
@maps_or_store
@source_folders
@language_option
@as_json
def readback(maps: Sequence[Path], sources: Sequence[Path], *, as_json: bool) -> None:
    """Read each relation, reason and objection back as a sentence, in the order of the file.

    An arrow that points the wrong way passes `check`; read as a sentence it sounds wrong.
    """
    argument_map = load(maps, sources).map
    refuse_crowd(argument_map, "what is read back")
    lines = voice_of(argument_map).again(read_back(argument_map))
    if as_json:
        show_json([_as_json(line) for line in lines])
        return
    for line in lines:
        where = line.id if line.place is None else f"{line.place.file}:{line.place.line}"
        show(f"{where}: {line.sentence}")


def _as_json(line: ReadBack) -> dict[str, str | int | None]:
    return {
        "kind": line.kind.value,
        "id": line.id,
        "file": None if line.place is None else line.place.file,
        "line": None if line.place is None else line.place.line,
        "sentence": line.sentence,
    }
