"""Map files, or one of RDF, as one map: all that is read of it, before any of it is RDF.

What belongs here: which files those are, and the map that they say together. What does not: a
store and what is found (`counterpoint.pipeline.map_input`), so that reading a map loads neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from warnings import warn

from counterpoint.drafting.draft_names import is_draft
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats import Conversion, ReadingChoices
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.model import ArgumentMap, Origin, VoteTable
from counterpoint.pipeline.joining import JOINING, join_maps
from counterpoint.pipeline.map_parts import MapPart, is_rdf, read_parts
from counterpoint.resources import seeds_folder

_NO_CHOICES = ReadingChoices()


def default_maps() -> tuple[Path, ...]:
    """The maps of the current folder, or those in its ``seeds/``, or else those shipped.

    Sorted by name; drafts are none.

    Raises:
        UsageError: there are none.
    """
    for folder in (Path(), Path("seeds"), seeds_folder()):
        maps = maps_in(folder)
        if maps:
            return maps
    raise UsageError("there is no map here; name one: counterpoint build MAP.argdown")


def maps_in(folder: Path) -> tuple[Path, ...]:
    """The Argdown maps that lie in a folder itself, sorted by name; drafts are none."""
    files = [path for suffix in SUFFIXES for path in folder.glob(f"*{suffix}")]
    return tuple(path for path in sorted(files) if path.is_file() and not is_draft(path))


def read(*paths: str | Path, sources: Sequence[str | Path] = ()) -> ArgumentMap:
    """The map that the files at ``paths`` say together; map files and RDF are both read.

    ``sources`` are further folders in which source texts are looked for, by file name. That files
    ask different questions is a Python warning.

    Raises:
        InputError: what is wrong in the files, all of it at once.
        LimitError: a file is larger or deeper than the limits allow.
        UsageError: no path is given, or something that is none, as the text of a map.
    """
    argument_map, problems = read_with_warnings(_as_paths(paths), _as_paths(sources))
    for problem in problems:
        if problem.code == "joined-questions":  # else two debates would be one without a word
            warn(str(problem), stacklevel=2)
    return argument_map


def only_rdf_file(paths: Sequence[Path], choices: ReadingChoices = _NO_CHOICES) -> Path | None:
    """The one file that is named, if it is RDF: all that it holds is taken as it is.

    Raises:
        UsageError: no file is named.
    """
    if not paths:
        raise UsageError("name at least one map file")
    is_read_as_it_is = len(paths) == 1 and not (choices.format_name or choices.same)
    if is_read_as_it_is and choices.voters and is_rdf(paths[0]):
        raise UsageError(f"{paths[0]} is RDF; --as is said of tables of votes alone")
    return paths[0] if is_read_as_it_is and is_rdf(paths[0]) else None


def read_with_warnings(
    paths: Sequence[Path],
    sources: Sequence[Path],
    choices: ReadingChoices = _NO_CHOICES,
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    """As `read`, with what is doubtful in the files."""
    if not paths:
        raise UsageError("name at least one map file")
    part = read_as_one(paths, sources, choices)
    return part.map, part.warnings


@dataclass(frozen=True, slots=True)
class MapRead:
    """A map as all the files that were named say it together, and what was not read of them."""

    map: ArgumentMap
    warnings: tuple[Problem, ...]
    origin: Origin
    conversions: tuple[Conversion, ...]
    table: VoteTable | None


def read_as_one(paths: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices) -> MapRead:
    """The one map that files say, whatever their formats.

    Raises:
        InputError: with every mistake of every file, or what cannot be joined.
        LimitError: a file is larger or deeper than the limits allow.
        UsageError: there is no format of the chosen name, or nobody is called as is said.
    """
    parts = read_parts(paths, sources, choices)
    if len(parts) > 1 or choices.same:
        _refuse_crowds(parts)
    outcome = join_maps([(part.name, part.map) for part in parts], choices.same)
    warnings = (*(doubt for part in parts for doubt in part.warnings), *outcome.warnings)
    origins = [part.origin for part in parts]
    attributions = tuple(x for origin in origins for x in origin.attributions)
    origin = Origin(
        tuple(file for each in origins for file in each.files),
        tuple(text for each in origins for text in each.texts),
        attributions=attributions,
    )
    conversions = tuple(part.conversion for part in parts if part.conversion is not None)
    if len(parts) > 1:
        files = " + ".join(part.name for part in parts)
        conversions += (Conversion(JOINING, outcome.counts, file=files),)
    table = parts[0].table if len(parts) == 1 and not choices.same else None
    return MapRead(outcome.map, warnings, origin, conversions, table)


def _refuse_crowds(parts: Iterable[MapPart]) -> None:
    """Nothing, unless a map of counts is among those that are to become one."""
    crowds = [part for part in parts if part.map.crowd is not None]
    if crowds:
        message = "the voters are a crowd, whose counts cannot be joined with another map"
        advice = "build it alone, or say --as panel"
        raise InputError([Problem(Place(x.name), message, advice, "crowd") for x in crowds])


def _as_paths(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    paths = tuple(paths)
    for path in paths:
        if not isinstance(path, str | PathLike):
            advice = "name files by their paths, several one by one: read(*paths)"
            raise UsageError(f"{path!r:.60} is no path; {advice}")
        if "\n" in str(path):
            advice = "write it into a file whose name ends in .argdown, and read that"
            raise UsageError(f"{' '.join(str(path).split()):.40}… is a text and no path; {advice}")
    return tuple(Path(path) for path in paths)
