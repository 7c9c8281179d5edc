"""In which format a map is written, and what that format cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.cli.showing import say
from counterpoint.errors import UsageError
from counterpoint.formats.argdown_map.writing import render_argdown_map
from counterpoint.store import Store

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


def as_argdown(store: Store) -> bytes:
    """The map in the store as a map file; what that cannot say is told."""
    rendered = render_argdown_map(store.read_map())
    say_losses("the map file", rendered.losses)
    return rendered.text.encode("utf-8")


def say_losses(where: str, losses: Sequence[str]) -> None:
    """Say what could not be written ``where`` (the name of a format)."""
    for loss in losses:
        say(f"not in {where}: {loss}")
