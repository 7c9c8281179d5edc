"""Options that name many maps: files, each by itself, or a store with all that it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from counterpoint.cli.map_choice import map_files, named_store, reading_choices, whole_store
from counterpoint.errors import UsageError
from counterpoint.formats import ReadingChoices
from counterpoint.store import MapStore

_Command = Callable[..., Any]


def maps_or_whole_store(command: _Command) -> _Command:
    """Map files, or a store with all of its maps."""
    return map_files(whole_store(command))


def archive_store(maps: Sequence[Path], sources: Sequence[Path]) -> MapStore | None:
    """The store that the options name, if they name one; --same goes with it as with files.

    Raises:
        UsageError: map files are named too.
    """
    store = named_store()
    has_choices = replace(reading_choices(), same=()) != ReadingChoices()
    if store is not None and (maps or sources or has_choices):
        raise UsageError("name map files or a store, not both")
    return store
