"""What every reader of maps gives back, and the shape of a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counterpoint.errors import Problem
from counterpoint.model import ArgumentMap, Origin

_UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A map, the warnings met while reading it, sorted by place, and what it was read from."""

    map: ArgumentMap
    warnings: tuple[Problem, ...] = ()
    origin: Origin = _UNKNOWN


class Reader(Protocol):
    """Reads the files of one map; ``sources`` are folders in which its source texts may lie.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
    """

    def __call__(self, paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
        """Read ``paths`` as one map, whatever their order."""
        ...
