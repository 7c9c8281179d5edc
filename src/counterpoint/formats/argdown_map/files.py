"""Map files on disk: opened, with the texts of their sources, and read as one map."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import InputError, Problem
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.result import ReadResult
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import FileRead, Origin, Source


def read_argdown_files(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> ReadResult:
    """The map in one or more Argdown files; see `counterpoint.formats.read`."""
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


def _each_once(paths: Sequence[Path]) -> list[Path]:
    # Before Python 3.13 `Path.resolve` raises where links lead back to themselves.
    return list({os.path.realpath(path): path for path in paths}.values())
