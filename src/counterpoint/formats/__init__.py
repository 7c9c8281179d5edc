"""Readers and writers of argument maps, one format a module."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map import read_argdown_map
from counterpoint.formats.result import Reader, ReadResult
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.formats.votes import is_polis, read_votes
from counterpoint.model import FileRead, Origin, Source

__all__ = [
    "READERS",
    "ReadResult",
    "Reader",
    "read",
    "read_argdown_files",
    "read_votes",
    "reader_of",
]


def read(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map that the files at ``paths`` say together, in whatever order they are named.

    ``sources`` are further folders in which source texts are looked for, by file name.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger than the limit.
        UsageError: no file is named.
    """
    if not paths:
        raise UsageError("no map file is named")
    found = [reader_of(path) for path in paths]
    problems = [_unknown_format(path) for path, x in zip(paths, found, strict=True) if x is None]
    if problems:
        raise InputError(problems)
    readers = {id(reader): reader for reader in found if reader is not None}
    if len(readers) > 1:
        place = Place(str(paths[0]))
        advice = "read them one at a time"
        raise InputError(Problem(place, "the files are of several formats", advice, "formats"))
    return next(iter(readers.values()))(paths, sources=sources)


def read_argdown_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map in one or more Argdown files; see `read`."""
    documents: list[argdown.Document] = []
    problems: list[Problem] = []
    for path in _each_once(paths):
        try:
            documents.append(argdown.read_document(path))
        except InputError as error:
            problems.extend(error.problems)

    texts: list[FileRead] = []

    def text_of_source(source: Source) -> SourceReading:
        map_file = source.place.file if source.place is not None else str(paths[0])
        reading = read_source(source, map_file, sources)
        if reading.text is not None:
            texts.append(FileRead(source.file, reading.sha256))
        return reading

    if not problems:
        result = read_argdown_map(*documents, text_of_source=text_of_source)
        files = (FileRead(*each) for part in documents for each in part.hashes.items())
        return replace(result, origin=Origin(tuple(files), tuple(texts)))
    for document in documents:  # what the readable parts lack may stand in the others
        problems.extend(document.problems)
    raise InputError(problems)


def reader_of(path: Path) -> Reader | None:
    """What reads ``path``: by its ending, or as votes if it is the folder of a Polis export."""
    if path.suffix.lower() not in READERS and is_polis(path):
        return read_votes
    return None if path.is_dir() else READERS.get(path.suffix.lower())


def _each_once(paths: Sequence[Path]) -> list[Path]:
    # Before Python 3.13 `Path.resolve` raises where links lead back to themselves.
    return list({os.path.realpath(path): path for path in paths}.values())


def _unknown_format(path: Path) -> Problem:
    if path.is_dir():
        return Problem(Place(str(path)), "this is a folder", "name the files in it", "not-a-file")
    if not path.exists():
        told = "there is no such file"
        return Problem(Place(str(path)), told, "check the path", "missing-file")
    if path.suffix.lower() == ".graphml":
        told = "is GraphML by its name, which is not read"
        advice = "convert it to RDF, or write a map in Argdown"
        return Problem(Place(str(path)), told, advice, "unknown-format")
    return Problem(
        Place(str(path)),
        f"{path.suffix or 'a name without ending'} tells no format of maps",
        f"the endings are {', '.join(READERS)}",
        "unknown-format",
    )


READERS: dict[str, Reader] = {
    ".argdown": read_argdown_files,
    ".ad": read_argdown_files,
    ".csv": read_votes,
    ".tsv": read_votes,
}
