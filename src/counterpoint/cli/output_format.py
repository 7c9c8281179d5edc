"""In which format a map is written, and what that format cannot say."""

from __future__ import annotations

from pathlib import Path

from counterpoint.cli.conversions import end_conversions
from counterpoint.errors import UsageError
from counterpoint.pipeline.exports import BY_ENDING, BY_NAME
from counterpoint.store import Store


def format_of(output: Path | None) -> str:
    """The format of what a file is to hold, by the ending of its name; Turtle without a file.

    Raises:
        UsageError: it tells none.
    """
    if output is None:
        return "turtle"
    format_name = BY_ENDING.get(output.suffix.lower())
    if format_name is None:
        endings = ", ".join(BY_ENDING)
        raise UsageError(f"{output} tells no format; end it in one of {endings}, or give --format")
    return format_name


def written_by_name(store: Store, name: str) -> bytes:
    """What the store holds in the format ``name``; what that format cannot say is said."""
    export = BY_NAME[name]
    exported = export.write(store)
    if exported.conversion is not None:
        end_conversions([exported.conversion], export.name)
    return exported.content
