"""Where a map comes from: map files, one RDF file, a store that holds many, or the seeds.

What belongs here: telling these apart, and loading what they hold. What does not: which file is
of which format (`counterpoint.formats`), what files say (`counterpoint.pipeline.map_reading`),
checking it (`counterpoint.pipeline.opened_maps`), what is made of a map
(`counterpoint.pipeline.debate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from counterpoint.formats import ReadingChoices
from counterpoint.formats.ballots import MAX_BALLOTS, check_number
from counterpoint.late import TYPE_CHECKING, LateFunction
from counterpoint.pipeline.map_reading import only_rdf_file, read_as_one
from counterpoint.pipeline.opened_maps import OpenedMap, checked, open_stored
from counterpoint.progress import step
from counterpoint.store import MapStore, Store, choose_map

if TYPE_CHECKING:
    from counterpoint.pipeline.debate import Debate, debate_in
else:  # what asks for what a map says needs no analysis
    debate_in = LateFunction("counterpoint.pipeline.debate", "debate_in")

_NO_CHOICES = ReadingChoices()


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
    return debate_in(open_map(paths, sources=sources, choices=choices))


def open_map(
    paths: Sequence[Path],
    *,
    sources: Sequence[Path] = (),
    choices: ReadingChoices = _NO_CHOICES,
) -> OpenedMap:
    """The map that files say together, in a store and checked; the files are not RDF.

    Raises:
        InputError: the files or the map that they say are wrong.
        LimitError: a limit was reached.
    """
    part = read_as_one(paths, sources, choices)
    if part.table is not None:
        check_number(len(part.map.stances), MAX_BALLOTS, str(paths[0]))
    with step("Making RDF"):
        store = Store.from_map(part.map, part.origin)
    return checked(OpenedMap(part.map, store, part.warnings, part.table, part.conversions))


def load_from(store: MapStore, name: str = "") -> Debate:
    """Everything about a map in ``store``, its findings found anew.

    Raises:
        InputError: the store refuses or is damaged, or the map in it is wrong.
        LimitError: it took too long or too much memory.
        UsageError: there is no such map, or it must be said which.
    """
    record = choose_map(store, name)
    with step(f"Reading {record.id} from the store"):
        opened = open_stored(store, record)
    return debate_in(opened)


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


def _debate_in_file(store: Store, rdf_file: Path) -> Debate:
    argument_map, doubts = store.read_map_and_doubts()
    store.name_map_graph(argument_map)
    opened = OpenedMap(argument_map, store, (*store.warnings, *doubts))
    return debate_in(checked(opened, rdf_file))
