"""Files as the maps that they say: those of one map together, each other one by itself.

What belongs here: which files are one map, and what was read. What does not: how several maps
become one (`counterpoint.pipeline.joining`), or which file is of which format
(`counterpoint.formats`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint import formats, store
from counterpoint.errors import InputError, Place, Problem, Problems, UsageError
from counterpoint.formats import (
    ARGDOWN,
    MARKDOWN,
    POLIS,
    TABLE,
    Conversion,
    MapFormat,
    ReadingChoices,
    aif,
)
from counterpoint.formats.ballots import VotesResult
from counterpoint.formats.losses import carried_of
from counterpoint.formats.recognition import read_head
from counterpoint.late import LateFunction
from counterpoint.model import ArgumentMap, FileRead, Origin, VoteTable, attributions_in
from counterpoint.pipeline.deceptive_names import find_deceptive
from counterpoint.pipeline.journal import journal_of, read_journal
from counterpoint.progress import each, step
from counterpoint.rdf.parsing.endings import RDF_SUFFIXES

if TYPE_CHECKING:
    from counterpoint.pipeline.crowd_parts import read_crowd_part
else:
    read_crowd_part = LateFunction("counterpoint.pipeline.crowd_parts", "read_crowd_part")

_NAME = re.compile(r"^(title|base):[ \t]*(\S.*)$", re.MULTILINE)

_UNKNOWN = Origin()


@dataclass(frozen=True, slots=True)
class MapPart:
    """A map as its files say it. ``name`` is the first file's, as messages show it.

    ``conversion`` is ``None`` where the format is one of maps; ``table`` has the votes, if the
    files are of votes; ``crowd_votes`` those of a crowd, of whom the map has only counts.
    """

    name: str
    map: ArgumentMap
    warnings: tuple[Problem, ...] = ()
    origin: Origin = _UNKNOWN
    conversion: Conversion | None = None
    table: VoteTable | None = None
    crowd_votes: VoteTable | None = None


def read_parts(
    paths: Sequence[Path], sources: Sequence[Path], choices: ReadingChoices
) -> tuple[MapPart, ...]:
    """The maps that the files at ``paths`` say, in the order in which their first files are named.

    Raises:
        InputError: with every mistake of every file.
        LimitError: a file is larger or deeper than the limits allow.
        UsageError: there is no format of the chosen name.
    """
    parts: list[MapPart] = []
    problems = Problems()
    groups = list(_groups(paths, choices))
    for files, map_format in each(groups, "Reading maps") if len(groups) > 1 else groups:
        try:
            if map_format is None:
                parts.append(_read_rdf(files[0]))
            else:
                own_choices = _meant_for(map_format, choices, [each for _, each in groups])
                parts.append(_read_files(files, map_format, sources, own_choices))
        except InputError as error:
            problems.add(*error.problems)
    if problems:
        raise InputError(problems)
    return tuple(parts)


def files_of_maps(paths: Sequence[Path], choices: ReadingChoices) -> Iterator[tuple[Path, ...]]:
    """The files of each map where each Argdown file is a map by itself, in the order of paths.

    Raises:
        InputError: a file cannot be read, or is no map.
        UsageError: there is no format of the chosen name.
    """
    for files, map_format in _groups(paths, choices):
        if map_format is ARGDOWN:
            yield from ((file,) for file in files)
        else:
            yield tuple(files)


def _meant_for(
    map_format: MapFormat, choices: ReadingChoices, formats_named: Sequence[MapFormat | None]
) -> ReadingChoices:
    """What is said of the files of one format; what fits none is said of all, and refused there."""
    if map_format is not TABLE and TABLE in formats_named:
        choices = replace(choices, table=None)
    argdown = {ARGDOWN, MARKDOWN}
    if map_format not in argdown and argdown.intersection(formats_named):
        choices = replace(choices, speakers=())
    votes = {POLIS, TABLE}
    if map_format not in votes and votes.intersection(formats_named):
        choices = replace(choices, voters="")
    return choices


def _groups(
    paths: Sequence[Path], choices: ReadingChoices
) -> Iterator[tuple[list[Path], MapFormat | None]]:
    """The files of each map, with their format; ``None`` for RDF."""
    rdf = [path for path in paths if is_rdf(path) and not choices.format_name]
    formats_by_path = formats.formats_of([path for path in paths if path not in rdf], choices)
    joint: dict[str, list[Path]] = {}
    groups: dict[Path, tuple[list[Path], MapFormat | None]] = {path: ([path], None) for path in rdf}
    for path, map_format in formats_by_path.items():
        if not map_format.is_joint:
            groups[path] = ([path], map_format)
        elif map_format.name in joint:
            joint[map_format.name].append(path)
        else:
            joint[map_format.name] = [path]
            groups[path] = (joint[map_format.name], map_format)
    for path in dict.fromkeys(paths):
        files, file_format = groups.get(path, ([], None))
        if file_format is ARGDOWN and _are_maps_of_their_own(files):
            yield from (([file], file_format) for file in files)
        elif files:
            yield files, file_format


def is_rdf(path: Path) -> bool:
    """Whether a file is RDF by its ending."""
    return path.suffix.lower() in RDF_SUFFIXES


def _are_maps_of_their_own(files: Sequence[Path]) -> bool:
    """Whether each has a title or a base in its head, and no two have one of these in common.

    Of one map's files one at most says what the map is called, or all say the same.
    """
    names = [{*_NAME.findall(_head_of(file))} for file in files]
    return len(files) > 1 and all(names) and sum(map(len, names)) == len(set().union(*names))


def _head_of(file: Path) -> str:
    text = read_head(file).text.lstrip("\ufeff \t\r\n")
    return text[3:].split("\n===", 1)[0] if text.startswith("===") else ""


def _read_files(
    files: Sequence[Path],
    map_format: MapFormat,
    sources: Sequence[Path],
    choices: ReadingChoices,
) -> MapPart:
    of_format = replace(choices, format_name=map_format.name)
    is_vote = map_format in {POLIS, TABLE}
    if choices.voters and not is_vote:
        raise UsageError(
            f"{files[0]} is read as {map_format.title}; --as is said of tables of votes alone"
        )
    with step(f"Reading {_called(files)}"):
        crowd = read_crowd_part(files, sources, of_format) if is_vote else None
        result = crowd or formats.read(files, sources=sources, choices=of_format)
    entries, doubts = read_journal(journal_of(files[0]))
    conversion = result.conversion
    is_foreign = map_format not in {ARGDOWN, MARKDOWN}
    deceptive = find_deceptive(result.map, str(files[0])) if is_foreign else ()
    return MapPart(
        str(files[0]),
        result.map,
        (*result.warnings, *doubts, *deceptive),
        replace(result.origin, attributions=attributions_in(entries)),
        None if conversion is None else replace(conversion, file=str(files[0])),
        result.table if isinstance(result, VotesResult) and crowd is None else None,
        None if crowd is None else crowd.table,
    )


def _called(files: Sequence[Path]) -> str:
    return files[0].name if len(files) == 1 else f"{len(files)} files"


def _read_rdf(path: Path) -> MapPart:
    """The map in an RDF file; what the file holds beside it is not taken over."""
    with step(f"Reading {path.name}"):
        quads = store.Store.read_rdf(path)
    origin = Origin((FileRead(path.name, sha256(path.read_bytes()).hexdigest()),))
    graph = quads.find_aif(path.stem)
    if graph is not None:
        reading = aif.reading_of(graph, path.stem, Place(str(path)))
        argument_map = reading.builder.build()
        carried, losses = carried_of(argument_map), tuple(reading.losses)
        conversion = Conversion("aif", carried, losses, file=str(path))
        return MapPart(str(path), argument_map, quads.warnings, origin, conversion)
    argument_map, doubts = quads.read_map_and_doubts()
    return MapPart(str(path), argument_map, (*quads.warnings, *doubts), origin)
