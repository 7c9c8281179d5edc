"""Noticing that a map has changed on disk, for whoever wants to read it again.

By looking and not by the system's notices: these differ by system, miss network folders, and
would be one dependency more. Looking at a handful of files costs well under a millisecond.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from counterpoint.formats import READERS
from counterpoint.model import ArgumentMap

__all__ = ["Snapshot", "carried", "files_of", "snapshot"]

# What each file was when last looked at: inode, time of change in ns, size; None if absent.
Snapshot = Mapping[Path, tuple[int, int, int] | None]

_SIBLINGS_AT_MOST = 1000


def files_of(
    maps: Sequence[Path], sources: Sequence[Path] = (), debate_map: ArgumentMap | None = None
) -> tuple[Path, ...]:
    """The files on which a map depends, whether they exist or not, sorted.

    They are the files named, the other map files beside and below them (which they may
    include), and the source texts that ``debate_map`` names, in each folder of ``sources`` too.
    """
    found = {path.absolute() for path in maps}
    for folder in {path.parent.absolute() for path in maps}:
        siblings = (path for path in folder.rglob("*") if path.suffix.lower() in READERS)
        found |= set(itertools.islice(siblings, _SIBLINGS_AT_MOST))
        for source in debate_map.sources if debate_map else ():
            if source.file:
                found.add(folder / source.file)
                found |= {each.absolute() / Path(source.file).name for each in sources}
    return tuple(sorted(found))


def snapshot(files: Iterable[Path]) -> Snapshot:
    """What ``files`` are now; two snapshots differ if any of them was written, made or removed."""
    return {path: _state(path) for path in files}


def carried(seen: Snapshot, now: Snapshot) -> Snapshot:
    """``seen``, over the files of ``now``: a file that was not looked at before counts as seen."""
    return {path: seen.get(path, state) for path, state in now.items()}


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
