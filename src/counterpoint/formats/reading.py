"""Files of any format as one map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats.result import ReadResult
from counterpoint.formats.table import BY_ENDING, format_of


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
    formats = {path: format_of(path) for path in paths}
    problems = [_unknown_format(path) for path in paths if formats[path] is None]
    if problems:
        raise InputError(problems)
    by_name = {each.name: each for each in formats.values() if each is not None}
    if len(by_name) > 1:
        place = Place(str(paths[0]))
        advice = "read them one at a time"
        raise InputError(Problem(place, "the files are of several formats", advice, "formats"))
    return next(iter(by_name.values())).read(paths, sources=sources)


def _unknown_format(path: Path) -> Problem:
    if path.is_dir():
        return Problem(Place(str(path)), "this is a folder", "name the files in it", "not-a-file")
    if not path.exists():
        message = "there is no such file"
        return Problem(Place(str(path)), message, "check the path", "missing-file")
    if path.suffix.lower() == ".graphml":
        message = "is GraphML by its name, which is not read"
        advice = "convert it to RDF, or write a map in Argdown"
        return Problem(Place(str(path)), message, advice, "unknown-format")
    return Problem(
        Place(str(path)),
        f"{path.suffix or 'a name without ending'} tells no format of maps",
        f"the endings are {', '.join(BY_ENDING)}",
        "unknown-format",
    )
