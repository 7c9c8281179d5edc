"""What every reader and every writer of maps gives, and the shape of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counterpoint.errors import Problem
from counterpoint.formats.losses import Conversion
from counterpoint.model import ArgumentMap, Origin, SourceCheck
from counterpoint.model.quick_records import quickly_made

_UNKNOWN = Origin()


@quickly_made()
@dataclass(frozen=True, slots=True)
class ReadResult:
    """A map, the warnings met while reading it, sorted by place, and what it was read from.

    ``checks`` are what was found in each source whose text was at hand. ``conversion`` says what
    of a foreign file is in the map and what is not; ``None`` where the format is one of maps.
    """

    map: ArgumentMap
    warnings: tuple[Problem, ...] = ()
    origin: Origin = _UNKNOWN
    checks: tuple[SourceCheck, ...] = ()
    conversion: Conversion | None = None


@dataclass(frozen=True, slots=True)
class RenderedMap:
    """A map as text; ``conversion`` says what of it the text holds, and what it does not."""

    text: str
    conversion: Conversion


class Reader(Protocol):
    """Reads the files of one map; ``sources`` are folders in which its source texts may lie.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
    """

    def __call__(self, paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
        """Read ``paths`` as one map, whatever their order."""
        ...


class Writer(Protocol):
    """Gives the text from which a map is read again, and what is lost on that way."""

    def __call__(self, argument_map: ArgumentMap, /) -> RenderedMap:
        """Render ``argument_map``."""
        ...
