"""Where a map comes from: map files, one RDF file, a store that holds many, or the seeds.

What belongs here: telling these apart, and loading what they hold. What does not: which file is
of which format (`counterpoint.formats`), what is made of a map (`counterpoint.pipeline.debate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from counterpoint import formats
from counterpoint.drafting.draft_file import is_draft
from counterpoint.errors import InputError, Place, Problem, UsageError
from counterpoint.formats.argdown import SUFFIXES
from counterpoint.formats.ballots import VotesResult
from counterpoint.model import ArgumentMap, attributions_in
from counterpoint.pipeline.debate import Debate, debate_in
from counterpoint.pipeline.journal import journal_of, read_journal
from counterpoint.resources import seeds_folder
from counterpoint.store import RDF_SUFFIXES, MapStore, Store, choose_map


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

    ``sources`` are further folders in which source texts are looked for, by file name.

    Raises:
        InputError: what is wrong in the files, all of it at once.
        LimitError: a file is larger or deeper than the limits allow.
    """
    argument_map, _ = read_with_warnings(_as_paths(paths), _as_paths(sources))
    return argument_map


def load(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> Debate:
    """Everything about the map in ``paths``, its RDF validated and its findings stored.

    RDF keeps all that it holds beside the map, its findings and their provenance.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = rdf_file_among(paths)
    if rdf_file is None:
        result = formats.read(paths, sources=sources)
        table = result.table if isinstance(result, VotesResult) else None
        entries, doubts = read_journal(journal_of(paths[0]))
        origin = replace(result.origin, attributions=attributions_in(entries))
        store = Store.from_map(result.map, origin)
        return debate_in(store, result.map, (*result.warnings, *doubts), table)
    return _debate_in_file(Store.read_rdf(rdf_file), rdf_file)


def load_from(store: MapStore, name: str = "") -> Debate:
    """Everything about a map in ``store``, its findings found anew.

    Raises:
        InputError: the store refuses or is damaged, or the map in it is wrong.
        LimitError: it took too long or too much memory.
        UsageError: there is no such map, or it must be said which.
    """
    record = choose_map(store, name)
    copied = store.read((record.graph, record.provenance) if record.provenance else (record.graph,))
    return debate_in(copied, copied.read_map(), copied.warnings)


def open_store(paths: Sequence[Path], *, sources: Sequence[Path] = ()) -> Store:
    """What can be queried and exported: a map with its findings, or any other RDF as it is.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    rdf_file = rdf_file_among(paths)
    if rdf_file is None:
        return load(paths, sources=sources).store
    store = Store.read_rdf(rdf_file)
    if store.query_here("ASK { ?map a cp:ArgumentMap }").boolean:
        _debate_in_file(store, rdf_file)
    else:
        store.refuse_unknown_terms()
    return store


def rdf_file_among(paths: Sequence[Path]) -> Path | None:
    """The RDF file among ``paths``, which must then be the only one; ``None`` for map files."""
    if not paths:
        raise UsageError("name at least one map file")
    of_rdf = [path for path in paths if path.suffix.lower() in RDF_SUFFIXES]
    if of_rdf and len(paths) > 1:
        problem = Problem(
            Place(str(of_rdf[0])),
            "RDF is read one file at a time",
            "name this file alone, or merge the files first",
            code="several-rdf-files",
        )
        raise InputError(problem)
    return of_rdf[0] if of_rdf else None


def read_with_warnings(
    paths: Sequence[Path], sources: Sequence[Path]
) -> tuple[ArgumentMap, tuple[Problem, ...]]:
    """As `read`, with what is doubtful in the files."""
    rdf_file = rdf_file_among(paths)
    if rdf_file is None:
        result = formats.read(paths, sources=sources)
        return result.map, result.warnings
    store = Store.read_rdf(rdf_file)
    argument_map, doubts = store.read_map_and_doubts()
    return argument_map, (*store.warnings, *doubts)


def _as_paths(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    return tuple(Path(path) for path in paths)


def _debate_in_file(store: Store, rdf_file: Path) -> Debate:
    argument_map, doubts = store.read_map_and_doubts()
    store.name_map_graph(argument_map)
    return debate_in(store, argument_map, (*store.warnings, *doubts), rdf_file=rdf_file)
