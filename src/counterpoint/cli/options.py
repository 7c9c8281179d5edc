"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline

__all__ = ["as_json", "map_files", "maps_or_default", "source_folders"]

map_files: Callable[[Callable[..., Any]], Callable[..., Any]] = click.argument(
    "maps", nargs=-1, type=click.Path(path_type=Path)
)
source_folders: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--sources",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Also look for source texts in DIR, by file name. May be repeated.",
)
as_json: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)


def maps_or_default(maps: Sequence[Path]) -> tuple[Path, ...]:
    """The map files named, or the default ones."""
    return tuple(maps) or pipeline.default_maps()
