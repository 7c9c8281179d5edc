"""The table of formats: by which endings each is known, what reads it and what writes it.

Whoever adds a format adds a line here; the command line and the messages take names and endings
from it, and a test holds the README to it. RDF is no line of it: it holds more than a map, and is
read and written in `counterpoint.rdf`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_files, render_argdown_map
from counterpoint.formats.result import Reader, Writer
from counterpoint.formats.votes import is_polis, read_votes


@dataclass(frozen=True, slots=True)
class MapFormat:
    """A format of maps. ``name`` is what `inspect` and ``--format`` call it.

    ``write`` is ``None`` where it is only read.
    """

    name: str
    endings: tuple[str, ...]
    read: Reader
    write: Writer | None = None


ARGDOWN = MapFormat("argdown", argdown.SUFFIXES, read_argdown_files, render_argdown_map)
VOTES = MapFormat("votes", (".csv", ".tsv"), read_votes)

FORMATS = (ARGDOWN, VOTES)
BY_ENDING = {ending: each for each in FORMATS for ending in each.endings}
WRITTEN = {each.name: each.write for each in FORMATS if each.write is not None}


def format_of(path: Path) -> MapFormat | None:
    """The format of ``path``: by its ending, or votes if it is the folder of a Polis export."""
    ending = path.suffix.lower()
    if ending not in BY_ENDING and is_polis(path):
        return VOTES
    return None if path.is_dir() else BY_ENDING.get(ending)
