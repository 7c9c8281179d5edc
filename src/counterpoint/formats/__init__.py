"""Readers and writers of argument maps, one format a package.

`read` is the one way from files to a map; `FORMATS` is the table of what it reads.
"""

from counterpoint.formats.choices import ReadingChoices
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
