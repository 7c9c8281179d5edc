"""Readers and writers of argument maps, one format a package.

`read` is the one way from files to a map; `FORMATS` is the table of what it reads. Each name is
looked up when it is first used, so that a process that needs one format's data loads no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterpoint.formats.choices import GroupsBy, ReadingChoices
    from counterpoint.formats.crowds import read_crowd
    from counterpoint.formats.losses import Conversion, Loss, Losses
    from counterpoint.formats.reading import (
        format_named,
        formats_of,
        read,
        read_votes,
        unknown_format,
    )
    from counterpoint.formats.result import Reader, ReadResult, RenderedMap, Writer
    from counterpoint.formats.table import (
        AIF,
        ARGDOWN,
        FORMATS,
        MARKDOWN,
        POLIS,
        TABLE,
        WRITTEN,
        MapFormat,
        endings_of,
        format_of,
    )
    from counterpoint.formats.tables import TableSettings

__all__ = [
    "AIF",
    "ARGDOWN",
    "FORMATS",
    "MARKDOWN",
    "POLIS",
    "TABLE",
    "WRITTEN",
    "Conversion",
    "GroupsBy",
    "Loss",
    "Losses",
    "MapFormat",
    "ReadResult",
    "Reader",
    "ReadingChoices",
    "RenderedMap",
    "TableSettings",
    "Writer",
    "endings_of",
    "format_named",
    "format_of",
    "formats_of",
    "read",
    "read_crowd",
    "read_votes",
    "unknown_format",
]

# Resolved on first use (PEP 562): a server's worker answers queries and reads no files, and all
# formats together are two thirds of what it would load.
_HOMES = {
    "AIF": "table",
    "ARGDOWN": "table",
    "Conversion": "losses",
    "FORMATS": "table",
    "GroupsBy": "choices",
    "Loss": "losses",
    "Losses": "losses",
    "MARKDOWN": "table",
    "MapFormat": "table",
    "POLIS": "table",
    "ReadResult": "result",
    "Reader": "result",
    "ReadingChoices": "choices",
    "RenderedMap": "result",
    "TABLE": "table",
    "TableSettings": "tables",
    "WRITTEN": "table",
    "Writer": "result",
    "endings_of": "table",
    "format_named": "reading",
    "format_of": "table",
    "formats_of": "reading",
    "read": "reading",
    "read_crowd": "crowds",
    "read_votes": "reading",
    "unknown_format": "reading",
}

if not TYPE_CHECKING:  # else no name would be wrong to the type checker

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value = getattr(import_module(f"{__name__}.{home}"), name)
        return value
