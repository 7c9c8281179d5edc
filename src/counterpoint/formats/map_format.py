"""What a line of the table of formats says (`counterpoint.formats.table`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from counterpoint.formats.recognition import FileHead
from counterpoint.formats.result import Reader, ReadResult, Writer

Counts: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MapFormat:
    """A format of maps. ``name`` is what ``inspect``, ``--format`` and ``--from`` call it.

    ``title`` is what people call it. ``write`` is ``None`` where it is only read. Where several
    formats share an ending, or a folder is read, ``recognise`` says whether what is there is of
    this one; who has none takes all files of its endings that nobody recognises. ``tools`` are
    programs that open it. ``count`` gives the counts of a file in the format's own terms. Where
    ``is_joint``, several files are parts of one map, read together; else each is one of its own.
    ``loses`` names the parts of a map (`parts`) that are not in what is written. ``read_heads``
    reads by their heads files that come by the thousand, without opening small ones again.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    read: Reader
    write: Writer | None = None
    recognise: Callable[[FileHead], bool] | None = None
    tools: tuple[str, ...] = ()
    count: Callable[[Sequence[Path]], Counts] | None = None
    is_joint: bool = False
    loses: str = ""
    read_heads: Callable[[Sequence[FileHead]], ReadResult] | None = None
