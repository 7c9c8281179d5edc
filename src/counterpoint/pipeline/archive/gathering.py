"""The maps of a store, or of files, as one archive.

A store on disk keeps a digest of each map; what has none (an endpoint, an earlier version's push)
is read and analysed, which takes a second or so for each. A map that cannot be read is named, and
the others are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from counterpoint.analysis.archive import Archive
from counterpoint.errors import (
    InputError,
    LimitError,
    Place,
    Problem,
    Problems,
    UsageError,
    did_you_mean,
    nearest_name,
)
from counterpoint.formats import ReadingChoices
from counterpoint.formats.pauses import CollectorPause
from counterpoint.late import LateFunction
from counterpoint.model.archive import ArchiveLink, MapDigest
from counterpoint.pipeline.archive.kept_digests import digests_in
from counterpoint.pipeline.archive.linking import links_of
from counterpoint.progress import each
from counterpoint.rdf.terms.names import MAP_GRAPH
from counterpoint.store import MapStore, StoredMap

if TYPE_CHECKING:
    from counterpoint.analysis.archive import digest_of
    from counterpoint.pipeline.debate import Debate, debate_in
    from counterpoint.pipeline.map_input import load
    from counterpoint.pipeline.map_parts import files_of_maps
    from counterpoint.pipeline.map_reading import maps_in
    from counterpoint.pipeline.opened_maps import open_stored
else:  # a store mostly keeps digests of all its maps, and then no map is read
    digest_of = LateFunction("counterpoint.analysis.archive.digest", "digest_of")
    debate_in = LateFunction("counterpoint.pipeline.debate", "debate_in")
    open_stored = LateFunction("counterpoint.pipeline.opened_maps", "open_stored")
    load = LateFunction("counterpoint.pipeline.map_input", "load")
    files_of_maps = LateFunction("counterpoint.pipeline.map_parts", "files_of_maps")
    maps_in = LateFunction("counterpoint.pipeline.map_reading", "maps_in")

_NO_CHOICES = ReadingChoices()


@dataclass(frozen=True, slots=True)
class GatheredArchive:
    """An archive, what is wrong with maps that are not in it, and what is doubtful in it.

    ``analysed`` counts the maps of a store that had to be read and analysed. Only what is of a
    store has links, which stand in it.
    """

    archive: Archive
    links: tuple[ArchiveLink, ...] = ()
    problems: tuple[Problem, ...] = ()
    analysed: int = 0
    is_of_store: bool = True


def archive_in(store: MapStore, same: Sequence[str] = ()) -> GatheredArchive:
    """The archive of all maps in a store, with the links that it holds.

    Raises:
        InputError: the store refuses or is damaged as a whole, or holds no map.
        LimitError: it took too long or too much memory.
        UsageError: nobody is called as ``same`` says.
    """
    notes = store.read_notes()
    with CollectorPause():
        digests = digests_in(notes)
        unread = len(digests) < sum(graph.endswith(MAP_GRAPH) for graph in notes.texts)
        lacking: Sequence[StoredMap] = ()
        if unread or not notes.is_whole:
            lacking = [x for x in store.list_maps() if x.graph not in digests]
        problems = Problems()
        n_kept = len(digests)
        for record in each(lacking, "Reading maps"):
            digest = _digest(partial(_load, store, record), record.id, problems)
            if digest is not None:
                digests[record.graph] = digest
        analysed = len(digests) - n_kept
        _require_maps(digests, problems, store.name)
        links = links_of(store, notes)
        archive = Archive(digests.values(), links, same)
    return GatheredArchive(archive, links, (*problems, *archive.problems), analysed)


def archive_of(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> GatheredArchive:
    """The archive of maps in files, each by itself.

    Raises:
        InputError: a file is no map, or none of the maps can be read.
        UsageError: nobody is called as ``choices.same`` says.
    """
    problems = Problems()
    digests: dict[str, MapDigest] = {}
    own = replace(choices, same=())
    for files in each(tuple(files_of_maps(paths, choices)), "Reading maps"):
        name = str(files[0])
        digest = _digest(partial(load, files, sources=sources, choices=own), name, problems)
        if digest is None:
            continue
        if digest.base in digests:
            message = f"has the base <{digest.base}>, as another one of the maps has"
            advice = "give each map a base of its own"
            problems.error(Place(name), message, advice, "one-base")
            continue
        digests[digest.base] = digest
    _require_maps(digests, problems, "the archive")
    archive = Archive(digests.values(), (), choices.same)
    return GatheredArchive(archive, (), (*problems, *archive.problems), is_of_store=False)


def maps_of_folders(paths: Sequence[Path]) -> tuple[Path, ...]:
    """``paths`` with the maps that lie in each folder among them in its place.

    Raises:
        UsageError: there is no map in a folder.
    """
    files: list[Path] = []
    for path in paths:
        own = maps_in(path) if path.is_dir() else (path,)
        if not own:
            raise UsageError(f"there is no map in {path}; name its files, of whatever format")
        files += own
    return tuple(files)


def people_called(archive: Archive, names: Sequence[str]) -> frozenset[int]:
    """The places of those people whose name, id in a map or identifier is one of ``names``.

    Raises:
        UsageError: nobody is called so.
    """
    places: dict[str, set[int]] = {}
    for index, person in enumerate(archive.people):
        ids = (record.id for record in person.records)
        called = (name.casefold() for name in person.names)
        for word in {*called, *person.identifiers, *ids}:
            places.setdefault(word, set()).add(index)
    everybody: set[int] = set()
    for name in names:
        people = places.get(name) or places.get(name.casefold())
        if not people:
            all_names = [each for person in archive.people for each in person.names]
            nearest = nearest_name(name, all_names, ignores_case=True)
            advice = did_you_mean(nearest, "see --part people")
            raise UsageError(f"nobody is called {name!r}; {advice}")
        everybody |= people
    return frozenset(everybody)


def _load(store: MapStore, record: StoredMap) -> Debate:
    return debate_in(open_stored(store, record))


def _digest(read: Callable[[], Debate], name: str, problems: Problems) -> MapDigest | None:
    """What is read of a map; ``None``, with what is wrong noted, if it cannot be."""
    try:
        debate = read()
    except InputError as error:
        problems.add(*error.problems)
    except LimitError as error:
        problems.error(Place(name), str(error), "look at it by itself", "limit")
    else:
        return digest_of(debate.network, debate.analysis)
    return None


def _require_maps(digests: object, problems: Problems, name: str) -> None:
    if digests:
        return
    if problems:
        raise InputError(problems)
    advice = "put some into it: counterpoint push MAPS --store DIR"
    raise InputError(Problem(Place(name), "holds no map", advice, code="no-map"))
