"""Arguebuf graphs (Protobuf's JSON): graphs as maps, and maps as graphs."""

from counterpoint.formats.arguebuf.reading import (
    count_arguebuf,
    is_arguebuf,
    read_arguebuf_files,
)
from counterpoint.formats.arguebuf.writing import render_arguebuf

__all__ = ["count_arguebuf", "is_arguebuf", "read_arguebuf_files", "render_arguebuf"]
