"""Where a map comes from: map files, one RDF file, a store that holds many, or the seeds.

What belongs here: telling these apart, and loading what they hold. What does not: which file is
of which format (`counterpoint.formats`), what is made of a map (`counterpoint.pipeline.debate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from warnings import warn

from counterpoint.drafting.draft_file import is_draft
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats import Conversion, ReadingChoices
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.formats.ballots import MAX_BALLOTS, check_number
from counterpoint.model import ArgumentMap, Origin, VoteTable
from counterpoint.pipeline.debate import Debate, debate_in
from counterpoint.pipeline.joining import join_maps
from counterpoint.pipeline.map_parts import MapPart, is_rdf, read_parts
from counterpoint.progress import step
from counterpoint.resources import seeds_folder
from counterpoint.store import MapStore, Store, choose_map

_NO_CHOICES = ReadingChoices()
JOINED = "joined"  # what a conversion of several maps into one is called, for want of a format


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
        UsageError: no path is given, or something that is none.
    """
    argument_map, problems = read_with_warnings(_as_paths(paths), _as_paths(sources))
    for problem in problems:
        if problem.code == "joined-questions":  # else two debates would be one without a word
            warn(str(problem), stacklevel=2)
    return argument_map


def load(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> Debate:
    """Everything about the map in ``paths``, its RDF validated and its findings stored.

    Several maps become one (`counterpoint.pipeline.joining`). One RDF file keeps all that it
    holds beside the map, its findings and their provenance.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = only_rdf_file(paths, choices)
    if rdf_file is not None:
        store = Store.read_rdf(rdf_file)
        if store.find_aif(rdf_file.stem) is None:
            return _debate_in_file(store, rdf_file)
    part = read_as_one(paths, sources, choices)
    if part.table is not None:
        check_number(len(part.map.stances), MAX_BALLOTS, str(paths[0]))
    with step("Making RDF"):
        store = Store.from_map(part.map, part.origin)
    debate = debate_in(store, part.map, part.warnings, part.table)
    return replace(debate, conversions=part.conversions)


def load_from(store: MapStore, name: str = "") -> Debate:
    """Everything about a map in ``store``, its findings found anew.

    Raises:
        InputError: the store refuses or is damaged, or the map in it is wrong.
        LimitError: it took too long or too much memory.
        UsageError: there is no such map, or it must be said which.
    """
    record = choose_map(store, name)
    graphs = (record.graph, record.provenance) if record.provenance else (record.graph,)
    with step(f"Reading {record.id} from the store"):
        copied = store.read(graphs)
    return debate_in(copied, copied.read_map(), copied.warnings)


def open_store(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> Store:
    """What can be queried and exported: a map with its findings, or any other RDF as it is.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = only_rdf_file(paths, choices)
    if rdf_file is None:
        return load(paths, sources=sources, choices=choices).store
    store = Store.read_rdf(rdf_file)
    if store.query_here("ASK { ?map a cp:ArgumentMap }").boolean:
        _debate_in_file(store, rdf_file)
    else:
        store.refuse_unknown_terms()
    return store


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
    joined = join_maps([(part.name, part.map) for part in parts], choices.same)
    warnings = (*(doubt for part in parts for doubt in part.warnings), *joined.warnings)
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
        conversions += (Conversion(JOINED, joined.joined, file=files),)
    table = parts[0].table if len(parts) == 1 and not choices.same else None
    return MapRead(joined.map, warnings, origin, conversions, table)


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
    return tuple(Path(path) for path in paths)


def _debate_in_file(store: Store, rdf_file: Path) -> Debate:
    argument_map, doubts = store.read_map_and_doubts()
    store.name_map_graph(argument_map)
    return debate_in(store, argument_map, (*store.warnings, *doubts), rdf_file=rdf_file)
