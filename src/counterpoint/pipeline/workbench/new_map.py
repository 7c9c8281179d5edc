"""Which map is worked on: those named, or the one of the sources that are named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import UsageError
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.pipeline.drafts import draft


def map_for(paths: Sequence[Path], output: Path | None = None) -> tuple[Path, ...]:
    """The map files to work on: those named, or a new one for the sources that are named.

    The new one stands beside the first source under its name, or at ``output``, with a draft of
    proposals beside it; one that is there already is taken as it is.

    Raises:
        UsageError: maps and sources are mixed, or the new map cannot be written.
        InputError, LimitError: a source cannot be read.
    """
    are_maps = [path.suffix.lower() in SUFFIXES for path in paths]
    if all(are_maps):
        if output is not None:
            raise UsageError("-o names the map to be made of a source; a map needs none")
        return tuple(paths)
    if any(are_maps):
        other = next(path for path, is_map in zip(paths, are_maps, strict=True) if not is_map)
        message = f"{other} is no map, and maps are named beside it"
        raise UsageError(f"{message}; name maps, or sources of a new one")
    target = output or paths[0].with_suffix(".argdown")
    if target.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{target}: name it with an ending of {' or '.join(SUFFIXES)}")
    return (target if target.exists() else draft(paths, target).map_file,)
