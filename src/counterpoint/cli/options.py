"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from counterpoint import pipeline
from counterpoint.errors import UsageError

__all__ = [
    "as_json",
    "format_of",
    "map_files",
    "maps_or_default",
    "seconds_option",
    "source_folders",
]

_Command = Callable[..., Any]

_BY_ENDING = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".argdown": "argdown",
    ".ad": "argdown",
    ".json": "json",
}

map_files: Callable[[_Command], _Command] = click.argument(
    "maps", nargs=-1, type=click.Path(path_type=Path)
)
source_folders: Callable[[_Command], _Command] = click.option(
    "--sources",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Also look for source texts in DIR, by file name. May be repeated.",
)
as_json: Callable[[_Command], _Command] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)


def seconds_option(
    name: str, default: float, text: str, **how: Any
) -> Callable[[_Command], _Command]:
    """An option that says how long something may take; ``how`` goes to `click.option`."""
    return click.option(
        name,
        metavar="SECONDS",
        type=click.FloatRange(min=0.1),
        default=default,
        show_default=True,
        help=text,
        **how,
    )


def format_of(output: Path | None) -> str:
    """The format of what a file is to hold, by the ending of its name; Turtle without a file.

    Raises:
        UsageError: it tells none.
    """
    if output is None:
        return "turtle"
    found = _BY_ENDING.get(output.suffix.lower())
    if found is None:
        told = ", ".join(_BY_ENDING)
        raise UsageError(f"{output} tells no format; end it in one of {told}, or give --format")
    return found


def maps_or_default(maps: Sequence[Path]) -> tuple[Path, ...]:
    """The map files named, or the default ones."""
    return tuple(maps) or pipeline.default_maps()
