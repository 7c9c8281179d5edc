"""Map files on disk: opened, with the texts of their sources, and read as one map."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint.errors import InputError, Problems
from counterpoint.formats import argdown
from counterpoint.formats.argdown_map.check_record import read_check_record
from counterpoint.formats.argdown_map.reader import read_argdown_map
from counterpoint.formats.result import ReadResult
from counterpoint.formats.source_texts import SourceReading, read_source
from counterpoint.model import FileRead, Origin, Source, SourceCheck


def read_argdown_files(
    paths: Sequence[Path], *, sources: Sequence[Path] = (), speakers: Sequence[str] = ()
) -> ReadResult:
    """The map in one or more Argdown files; see `counterpoint.formats.read`."""
    documents = argdown.read_documents(_each_once(paths))
    texts: list[FileRead] = []
    records = _Records()

    def text_of_source(source: Source) -> SourceReading:
        map_file = source.place.file if source.place is not None else str(paths[0])
        reading = read_source(source, map_file, sources)
        if reading.text is not None:
            texts.append(FileRead(source.file, reading.sha256))
        elif reading.trouble is not None and reading.trouble.code == "source-absent":
            return replace(reading, check=records.of_source(source.id, Path(map_file)))
        return reading

    try:
        result = read_argdown_map(*documents, text_of_source=text_of_source, speakers=speakers)
    except InputError as error:
        raise InputError((*error.problems, *records.problems)) from error
    files = (FileRead(*each) for part in documents for each in part.hashes.items())
    warnings = tuple(sorted((*result.warnings, *records.problems), key=lambda x: x.place))
    return replace(result, warnings=warnings, origin=Origin(tuple(files), tuple(texts)))


class _Records:
    """The records of checks beside map files, each read once and only where one is needed."""

    def __init__(self) -> None:
        self.problems = Problems()
        self._checks: dict[Path, dict[str, SourceCheck]] = {}

    def of_source(self, source: str, map_file: Path) -> SourceCheck | None:
        """What is on record of a source; a record that cannot be used is noted once."""
        if map_file not in self._checks:
            self._checks[map_file], problem = read_check_record(map_file)
            if problem is not None:
                self.problems.add(problem)
        return self._checks[map_file].get(source)


def _each_once(paths: Sequence[Path]) -> list[Path]:
    # Before Python 3.13 `Path.resolve` raises where links lead back to themselves.
    return list({os.path.realpath(path): path for path in paths}.values())
