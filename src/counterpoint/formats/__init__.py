"""Readers and writers of argument maps, one format a package.

`read` is the one way from files to a map; `FORMATS` is the table of what it reads. Each name is
looked up when it is first used, so that a process that needs one format's data loads no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterpoint.late import late_face

if TYPE_CHECKING:
    from counterpoint.formats.choices import GroupsBy, ReadingChoices
    from counterpoint.formats.crowds import read_crowd
    from counterpoint.formats.losses import Conversion, Loss, Losses
    from counterpoint.formats.map_format import MapFormat
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

if not TYPE_CHECKING:  # else no name would be wrong to the type checker
    __getattr__ = late_face(
        __name__,
        {
            ".choices": "GroupsBy ReadingChoices",
            ".crowds": "read_crowd",
            ".losses": "Conversion Loss Losses",
            ".reading": "format_named formats_of read read_votes unknown_format",
            ".result": "ReadResult Reader RenderedMap Writer",
            ".map_format": "MapFormat",
            ".table": "AIF ARGDOWN FORMATS MARKDOWN POLIS TABLE WRITTEN endings_of format_of",
            ".tables": "TableSettings",
        },
    )
