"""Readers and writers of argument maps, one format a package.

`read` is the one way from files to a map; `FORMATS` is the table of what it reads.
"""

from counterpoint.formats.reading import read
from counterpoint.formats.result import Reader, ReadResult, RenderedMap, Writer
from counterpoint.formats.table import (
    ARGDOWN,
    BY_ENDING,
    FORMATS,
    VOTES,
    WRITTEN,
    MapFormat,
    format_of,
)
from counterpoint.formats.votes import read_votes

__all__ = [
    "ARGDOWN",
    "BY_ENDING",
    "FORMATS",
    "VOTES",
    "WRITTEN",
    "MapFormat",
    "ReadResult",
    "Reader",
    "RenderedMap",
    "Writer",
    "format_of",
    "read",
    "read_votes",
]
