"""In which format a map is written, and what that format cannot say."""

from __future__ import annotations

from pathlib import Path

from counterpoint.cli.conversions import end_conversions
from counterpoint.errors import UsageError
from counterpoint.formats import FORMATS, WRITTEN
from counterpoint.store import Store

_BY_ENDING = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "ntriples",
    ".nq": "nquads",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    **{ending: each.name for each in FORMATS if each.write for ending in each.endings},
    ".json": "json",
}


def format_of(output: Path | None) -> str:
    """The format of what a file is to hold, by the ending of its name; Turtle without a file.

    Raises:
        UsageError: it tells none.
    """
    if output is None:
        return "turtle"
    format_name = _BY_ENDING.get(output.suffix.lower())
    if format_name is None:
        endings = ", ".join(_BY_ENDING)
        raise UsageError(f"{output} tells no format; end it in one of {endings}, or give --format")
    return format_name


def written_by_name(store: Store, name: str) -> bytes:
    """What the store holds in the format ``name``; what a map file cannot say is said."""
    if name not in WRITTEN:
        return store.write(name)
    rendering = WRITTEN[name](store.read_map())
    end_conversions([rendering.conversion], "the map file")
    return rendering.text.encode("utf-8")
