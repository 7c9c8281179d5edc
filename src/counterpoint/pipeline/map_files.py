"""Noticing that a map has changed on disk, for whoever wants to read it again.

By looking and not by the system's notices: these differ by system, miss network folders, and
would be one dependency more. Looking at a handful of files costs well under a millisecond.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from counterpoint.errors import CounterpointError, InputError, Place
from counterpoint.formats.argdown import included_names, read_text
from counterpoint.formats.argdown_map.check_record import record_of
from counterpoint.formats.votes.polis_files import find_export, is_polis
from counterpoint.formats.yaml_data import YamlMapping, YamlScalar, parse_yaml
from counterpoint.pipeline.journal import journal_of

# What each file was when last looked at: inode, time of change in ns, size; None if absent.
Snapshot = Mapping[Path, tuple[int, int, int] | None]

# Two looks go by before a change is acted on; a person does not notice a tenth of a second.
LOOK_EVERY_SECONDS = 0.05
# Maps name a handful; each file more makes every look dearer.
_MOST_FILES = 1000
_FRONTMATTER = re.compile(r"^={3,}[ \t\r]*\n(.*?)^={3,}", re.MULTILINE | re.DOTALL)


def files_of(maps: Sequence[Path], sources: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The files on which a map depends, whether they exist or not, sorted.

    They are the files named, those that they include, those in a folder that is named and of a
    Polis export of which one is, the record of checks beside each, the journal beside the first,
    and the source texts that they name, in each folder of ``sources`` too; for a map with
    mistakes, as far as it can be read.
    """
    files: set[Path] = set()
    beside = {record_of(path.absolute()) for path in maps}
    beside |= {journal_of(path.absolute()) for path in maps[:1]}
    names: set[str] = set()
    folders = {path.absolute().parent for path in maps}
    waiting = [path.absolute() for path in maps]
    while waiting and len(files) < _MOST_FILES:
        path = waiting.pop()
        if path not in files:
            files.add(path)
            waiting += _included(path, folders)
            names |= set(_source_files(path))
    for path in maps:
        files |= set(islice(_together_with(path.absolute()), _MOST_FILES))
    for name in filter(None, names):
        files |= {folder / name for folder in folders}
        files |= {each.absolute() / Path(name).name for each in sources}
    return tuple(sorted(files | beside))


def snapshot(files: Iterable[Path]) -> Snapshot:
    """What ``files`` are now; two snapshots differ if any of them was written, made or removed."""
    return {path: _state(path) for path in files}


def carry_over(last_look: Snapshot, now: Snapshot) -> Snapshot:
    """``last_look`` over the files of ``now``; a file that is new among them counts as seen."""
    return {path: last_look.get(path, state) for path, state in now.items()}


def wait_for_change(last_look: Snapshot) -> None:
    """Come back once the files of ``last_look`` are no longer as they were, and have settled.

    They have settled when they stay the same from one look to the next, so that half a file is
    rarely read; an editor that removes a file and makes it anew is waited for in the same way.
    """
    before = last_look
    while True:
        time.sleep(LOOK_EVERY_SECONDS)
        now = snapshot(last_look)
        if now != last_look and now == before:
            return
        before = now


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_ino, state.st_mtime_ns, state.st_size


def _together_with(path: Path) -> Iterator[Path]:
    """What is read with a path that is named: a folder is itself as it was when a file changes."""
    try:
        if path.is_dir():
            yield from sorted(each for each in path.iterdir() if not each.name.startswith("."))
        elif path.suffix.lower() == ".csv" and is_polis(path):
            export = find_export([path])
            parts = (export.matrix, export.log, export.comments, export.summary)
            yield from (part for part in parts if part is not None)
    except (OSError, CounterpointError):
        return  # whoever reads it says why


def _text(path: Path) -> str:
    """The text of a map file, empty where it cannot be read."""
    try:
        return read_text(path)
    except CounterpointError:
        return ""


def _included(path: Path, folders: Iterable[Path]) -> Iterator[Path]:
    """The files that a map file includes, those that lie where including is allowed."""
    for name in included_names(_text(path)):
        target = Path(os.path.normpath(path.parent / name))
        if any(target.is_relative_to(folder) for folder in folders):
            yield target


def _source_files(path: Path) -> Iterator[str]:
    """The source files that a map's frontmatter names, as far as it can be read."""
    frontmatter = _FRONTMATTER.search(_text(path))
    try:
        front = parse_yaml(frontmatter.group(1), Place("")) if frontmatter is not None else None
    except InputError:
        return
    sources = front.get("sources") if isinstance(front, YamlMapping) else None
    for _, source in sources.entries if isinstance(sources, YamlMapping) else ():
        file = source.get("file") if isinstance(source, YamlMapping) else None
        if isinstance(file, YamlScalar):
            yield file.text
